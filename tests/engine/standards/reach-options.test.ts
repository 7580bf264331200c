import { describe, expect, it } from 'vitest';
import { judgeStandard } from '../../../src/engine/standards';
import type { Standard } from '../../../src/model/catalogue';
import type { UnitResult } from '../../../src/model/result';
import type { Study } from '../../../src/model/study';
import { demandOf, facilityOf, reachOf, straightContext, syntheticStudy } from '../../support/synthetic-study';

const rowsOf = (study: Study, standard: Standard, year = 2020): ReadonlyMap<string, UnitResult> =>
  new Map(judgeStandard(study, standard, year, straightContext(study)).units.map((unit) => [unit.unit, unit]));

const clinic = (id: string, lon: number, lat: number, rest = {}) => facilityOf(id, 'clinic', lon, lat, rest);

describe('serving', () => {
  // 100 people in t0 at 1000 m from a clinic over the border in t1, 20 people in t1 at 2000 m from it
  const demand = demandOf(
    [
      [100.095, 30.05],
      [100.125, 30.05],
    ],
    [100, 20],
  );
  const study = syntheticStudy(demand, [clinic('f', 100.105, 30.05), clinic('g', 100.01, 30.05)]);

  it('nearest counts over the border, own-unit only inside the unit of the level', () => {
    const asked = { minutes: 40, target: 1 } as const;
    expect(rowsOf(study, reachOf(asked)).get('t0')).toMatchObject({ answer: 'met', numerator: 100 });
    // the clinic of t0 itself is 8500 m away
    expect(rowsOf(study, reachOf({ ...asked, serving: 'own-unit' })).get('t0')).toMatchObject({ answer: 'not-met', numerator: 0 });
    expect(rowsOf(study, reachOf({ ...asked, serving: 'own-unit' })).get('t1')).toMatchObject({ answer: 'met', numerator: 20 });
    expect(rowsOf(study, reachOf({ ...asked, minutes: 150, serving: 'own-unit' })).get('t0')).toMatchObject({
      answer: 'met',
      numerator: 100,
    });
    // in the same county both are its own
    expect(rowsOf(study, reachOf({ ...asked, serving: 'own-unit', level: 'county' })).get('k0')).toMatchObject({ numerator: 120 });
  });
});

describe('sites', () => {
  const demand = demandOf([[100.05, 30.05]], [1000]);
  const site = (id: string, lat: number, people: number | null) => facilityOf(id, 'site', 100.05, lat, { attributes: { people } });
  const study = syntheticStudy(demand, [
    site('near', 30.05, 40),
    site('far', 30.09, 160),
    site('other', 30.15, null),
    clinic('f', 100.05, 30.06),
    facilityOf('school', 'school', 100.05, 30.05, { delaySeconds: 0 }),
  ]);
  const asked = reachOf({ minutes: 20, target: 1, level: 'county', from: { type: 'site' } });

  it('are the places, each counting once; the unit names those out of reach', () => {
    const rows = rowsOf(study, asked);
    // 1000 m, 3000 m and 9000 m at 1 m/s against 1200 s
    expect(rows.get('k0')).toMatchObject({ answer: 'not-met', numerator: 1, denominator: 2, peopleOutside: 1, missing: ['far'] });
    expect(rows.get('k1')).toMatchObject({ numerator: 0, denominator: 1, missing: ['other'] });
    expect(rows.get('c')).toMatchObject({ numerator: 1, denominator: 3, missing: ['k0', 'k1'] });
    expect(rows.get('k2')).toBeUndefined();
  });

  it('count by an attribute where one is named; a site without it is left out, not counted as nobody', () => {
    const rows = rowsOf(study, { ...asked, from: { type: 'site', weight: 'people' } });
    expect(rows.get('k0')).toMatchObject({ numerator: 40, denominator: 200 });
    expect(rows.get('k1')).toBeUndefined();
  });

  it('need every one of several services, each by its own minutes', () => {
    const also = (minutes: number) => [{ types: ['school'], where: [], trip: 'walk', minutes, direction: 'to' }] as const;
    // the school is 0 m, 4000 m, 10000 m away; the clinic 1000 m, 3000 m, 9000 m
    const both = (own: number, school: number) => rowsOf(study, { ...asked, minutes: own, also: also(school) }).get('c')?.numerator;
    expect([both(51, 70), both(51, 60), both(10, 70), both(150, 170), both(150, 166)]).toEqual([2, 1, 0, 3, 2]);
    const band = rowsOf(study, { ...asked, minutes: 51, also: also(60) }).get('c');
    // at +20 % the school counts within 72 minutes, so 4000 m are inside; at -20 % the clinic counts within 40.8, which keeps 1000 m
    expect([band?.slow, band?.fast]).toEqual([1 / 3, 2 / 3]);
    expect(rowsOf(study, { ...asked, also: [{ ...also(70)[0], types: ['library'] }] }).get('k0')?.answer).toBe('no-data');
  });
});
