import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import baoji from '../../../data/catalogue/baoji-2018-2020.json';
import { catalogueJsonSchema, checkTrips, parseCatalogue, parseTrips } from '../../../src/formats';
import { resources } from '../../../src/jobs/resources';
import { askOf } from '../../../src/model/ask';
import { activeStandards, isListed, needsOf } from '../../../src/model/catalogue';

const catalogue = parseCatalogue(baoji, 'baoji-2018-2020.json');
const isText = (text: { zh: string; en: string }): boolean => text.zh.length > 0 && text.en.length > 0;
const idsOf = (project: number): readonly string[] =>
  catalogue.standards.filter((standard) => standard.project === project).map((standard) => standard.id);

/** Rows of the plan that have no place-bound rule and no figure. */
const listedProjects = [5, 6, 9, 10, 11, 12, 21, 22, 28, 29, 30, 31, 38, 40, 41, 42];

/** What each row of the plan asks to be measured, by kind: `SERVICES.md` restated. */
const kindsByProject: readonly (readonly [project: number, kinds: readonly string[]])[] = [
  [1, ['quality', 'reach']],
  [2, ['provision', 'reach', 'ratio']],
  [3, ['quality', 'quality']],
  [4, ['total', 'total', 'total', 'total', 'total', 'total']],
  [7, ['provision', 'provision', 'reach']],
  [8, ['provision', 'provision']],
  [13, ['indicator', 'provision']],
  [14, ['indicator', 'indicator', 'indicator', 'indicator', 'indicator', 'indicator', 'indicator']],
  [15, ['indicator']],
  [16, ['provision', 'provision', 'provision', 'provision', 'reach', 'quality']],
  [17, ['provision', 'provision', 'quality', 'quality']],
  [18, ['quality', 'ratio']],
  [19, ['quality']],
  [20, ['ratio', 'ratio']],
  [23, ['provision']],
  [24, ['provision', 'provision', 'provision']],
  [25, ['provision', 'ratio', 'reach']],
  [26, ['provision', 'provision', 'provision']],
  [27, ['provision', 'provision', 'provision', 'provision', 'reach', 'capacity', 'ratio']],
  [32, ['indicator', 'indicator', 'reach', 'reach', 'reach', 'reach', 'quality', 'quality', 'quality']],
  [33, ['provision', 'provision', 'quality', 'reach']],
  [34, ['indicator', 'indicator']],
  [35, ['provision', 'provision', 'provision']],
  [36, ['provision', 'provision', 'provision', 'quality']],
  [37, ['provision', 'provision', 'provision', 'reach']],
  [39, ['provision', 'provision', 'provision']],
];

describe('the catalogue of the plan', () => {
  it('is the whole plan: 42 projects with a name, each with a row of its own', () => {
    expect(catalogue.projects.map(({ number }) => number)).toEqual(Array.from({ length: 42 }, (_, at) => at + 1));
    expect(catalogue.projects.every(({ name }) => isText(name))).toBe(true);
    expect(catalogue.domains).toHaveLength(8);
    expect(catalogue.projects.filter(({ number }) => idsOf(number).length === 0)).toEqual([]);
    expect([...kindsByProject.map(([project]) => project), ...listedProjects].toSorted((a, b) => a - b)).toEqual(
      catalogue.projects.map(({ number }) => number),
    );
  });

  it.each(kindsByProject)('project %i has the rules that the plan asks for', (project, kinds) => {
    const own = catalogue.standards.filter((standard) => standard.project === project).map((standard) => standard.kind);
    for (const kind of kinds) {
      expect(own).toContain(kind);
      own.splice(own.indexOf(kind as (typeof own)[number]), 1);
    }
  });

  it.each(listedProjects)('project %i is listed, with no figure', (project) => {
    const own = catalogue.standards.filter((standard) => standard.project === project);
    expect(own.map(isListed)).toEqual(own.map(() => true));
    expect(own.map(({ source }) => source.check)).toEqual(own.map(() => false));
  });

  it('weighs the goal of balance over every reach, ratio and capacity row that is not of a site or the city alone', () => {
    const balanced = new Set(catalogue.standards.flatMap((standard) => (standard.kind === 'balance' ? [standard.of] : [])));
    // the statistics stand in for the count of general practitioners, some of which is blank on purpose
    expect(balanced).toContain('20-gps-statistics');
    const wanted = catalogue.standards.filter(
      (one) => one.kind === 'ratio' || one.kind === 'capacity' || (one.kind === 'reach' && !one.from && !one.off),
    );
    expect(wanted.filter(({ id, level }) => !balanced.has(id) && level !== 'city').map(({ id }) => id)).toEqual(['20-gps-county']);
  });

  it('names only facility types that it lists, and uses each of them', () => {
    const { services, standards } = catalogue;
    const used = new Set([...services, ...standards].flatMap((entry) => entry.types));
    expect(catalogue.facilityTypes.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  it.each(catalogue.standards.map((standard) => [standard.id, standard] as const))('%s is whole', (id, standard) => {
    expect(id.startsWith(`${standard.project}-`)).toBe(true);
    expect([standard.name, standard.clause, standard.source.text].every(isText)).toBe(true);
    const { figure } = askOf(standard, 2020);
    if (isListed(standard) || (standard.kind === 'balance' && standard.shrinking)) expect(figure).toBeNull();
    else expect(figure).toBeGreaterThan(0);
  });

  it('names the national standard behind a preset and asks to check it', () => {
    const presets = catalogue.standards.filter(({ source }) => source.check && source.text.zh.includes('预设'));
    expect(presets.length).toBeGreaterThan(30);
    for (const { source } of presets) {
      expect(source.text.zh).toContain('请核对');
      expect(source.text.en).toContain('please check');
    }
  });

  it('says the mode and the minutes in the title of every figure of reach, and asks to check them', () => {
    const modes = { walk: ['步行', 'on foot'], drive: ['驾车', 'by car'] } as const;
    const reach = catalogue.standards.filter((standard) => standard.kind === 'reach' || standard.kind === 'capacity');
    expect(reach.length).toBeGreaterThan(0);
    for (const { name, trip, minutes, direction, group, source } of reach) {
      const [zh, en] = modes[trip as keyof typeof modes];
      expect(name.zh).toContain(zh);
      expect(name.en).toContain(en);
      expect(name.zh).toContain(`${minutes} 分钟`);
      expect(name.en).toMatch(new RegExp(`${minutes}[- ]minute`));
      expect(['to', 'from']).toContain(direction);
      expect(group).toMatch(/^people(_|$)/);
      expect(source.check).toBe(true);
    }
  });

  it('offers primary care first, and asks only for trips that come with the product', () => {
    expect(catalogue.services[0]?.id).toBe('primary-care');
    expect(() => checkTrips(catalogue, parseTrips(resources.trips, 'trips.json'), 'baoji')).not.toThrow();
    expect(activeStandards(catalogue).flatMap(needsOf).length).toBeGreaterThan(20);
  });

  it('raises a target by year where the plan says that a share is to rise', () => {
    const zone = catalogue.standards.find(({ id }) => id === '19-tcm-zone');
    expect([2017, 2018, 2019, 2020, 2025].map((year) => zone && askOf(zone, year).figure)).toEqual([0.9, 0.7, 0.8, 0.9, 0.9]);
  });

  it('has a JSON Schema beside it that is the one the program checks by (`npm run data` writes it)', () => {
    const published: unknown = JSON.parse(readFileSync(join('data', 'catalogue', 'schema.json'), 'utf8'));
    expect(published).toEqual(catalogueJsonSchema());
  });
});
