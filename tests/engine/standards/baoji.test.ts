import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { coverageByUnit, unitMembership, villageMembership } from '../../../src/engine/coverage';
import { judgeCatalogue } from '../../../src/engine/standards';
import { openStudyFiles } from '../../../src/formats';
import { resources } from '../../../src/jobs/resources';
import { activeStandards, isListed } from '../../../src/model/catalogue';
import type { UnitLedger } from '../../../src/model/result';
import { isOpen, peopleOf } from '../../../src/model/study';
import type { Study, UnitLevel } from '../../../src/model/study';
import { silentWatch } from '../../../src/model/watch';
import { straightMatrix, straightTimes } from '../../support/synthetic-study';

const folder = 'data/baoji';
const isThere = existsSync(`${folder}/study.json`);
if (!isThere) console.log(`skipped: ${folder} is not generated`);

const figures = ['people', 'covered', 'uncovered', 'onBarrier', 'offGrid', 'noDataRows'] as const;
const sums = (ledgers: readonly UnitLedger[], level: UnitLevel): readonly number[] =>
  figures.map((figure) => ledgers.filter((ledger) => ledger.level === level).reduce((sum, ledger) => sum + ledger[figure], 0));

// straight lines at 1 m/s instead of travel: these laws hold for any times, and travel is tested elsewhere
describe.skipIf(!isThere)('the bundled study', () => {
  let study: Study;
  let membership: Int32Array;

  beforeAll(async () => {
    const files = readdirSync(folder).map((path) => ({ path, bytes: new Uint8Array(readFileSync(`${folder}/${path}`)) }));
    study = await openStudyFiles(files, { columns: {}, resources }, silentWatch);
    membership = unitMembership(study.units, study.demand.lon, study.demand.lat);
  });

  it('has the 2020 census in its ledgers, on every level, for people and for each group', () => {
    const { units, demand, facilities } = study;
    const villages = villageMembership(units, membership, demand.lon, demand.lat);
    const libraries = facilities.filter((facility) => facility.type === 'library' && isOpen(facility, 2020));
    const nearest = straightTimes(demand, libraries);
    for (const group of demand.groups) {
      const people = peopleOf(demand, 2020, group) as Float64Array;
      const ledgers = coverageByUnit({ units, membership, villages, people, nearest, cutoffSeconds: 10_000, band: 0.2 });
      const city = sums(ledgers, 'city');
      for (const level of ['county', 'town', 'village'] as const) expect(sums(ledgers, level)).toEqual(city);
      expect(ledgers.at(-1)).toMatchObject({ code: '', people: 0 });
      if (group !== 'people') continue;
      // seventh census, 1 November 2020
      expect(city[0]).toBe(3_321_853);
      for (const ledger of ledgers.filter((one) => one.level === 'county')) {
        expect(ledger.people).toBe(units.find((unit) => unit.code === ledger.code)?.attributes['people_2020']);
      }
    }
  });

  it('answers every standard for every year, counts provision as the file does, and knows all groups and attributes it asks for', () => {
    const results = judgeCatalogue(study, study.years, {
      membership,
      band: 0.2,
      times: ({ facilities, places }) => straightTimes(places ?? study.demand, facilities.slice(0, 10)),
      matrix: ({ facilities, cutoffSeconds }) => straightMatrix(study.demand, facilities.slice(0, 10), cutoffSeconds),
    });
    const active = activeStandards(study.catalogue);
    expect(results).toHaveLength(study.years.length * active.length);
    expect(new Set(active.map(({ project }) => project))).toEqual(new Set(Array.from({ length: 43 }, (_, at) => at)));
    // a blank on purpose may decide a year, but no standard asks for something that the study never says
    const told = new Set(results.filter((result) => result.unitsMet + result.unitsNotMet > 0).map((result) => result.standard));
    expect(active.filter((standard) => !told.has(standard.id) && !isListed(standard)).map(({ id }) => id)).toEqual([]);
    // what is only listed asks for a table of the user's own: the bundled study has none for it
    expect(active.filter(isListed).every(({ id }) => !told.has(id))).toBe(true);
    const clinics = results.find((result) => result.standard === '16-village-clinic' && result.year === 2020);
    const withClinic = new Set(
      study.facilities.filter((facility) => facility.type === 'village_clinic' && isOpen(facility, 2020)).map((facility) => facility.unit),
    );
    const villages = study.units.filter((unit) => unit.level === 'village' && unit.attributes['kind'] === 'village');
    expect(clinics?.unitsMet).toBe(villages.filter((village) => withClinic.has(village.code)).length);
    expect(clinics?.unitsNotMet).toBe(villages.filter((village) => !withClinic.has(village.code)).length);
  });
});
