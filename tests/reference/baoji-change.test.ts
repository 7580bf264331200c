import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import type { ChangeResult, StudyView } from '../../src/jobs/task-types';
import { changeFactors, type UnitChange } from '../../src/model/change';
import type { StandardResult } from '../../src/model/result';

const folder = 'data/baoji';
const client = inlineClient();
let view: StudyView;
let result: ChangeResult;
let judged: readonly StandardResult[];
let standards: readonly string[];

beforeAll(async () => {
  const files = readdirSync(folder).map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(folder, path))) }));
  view = await client.run('openStudy', { files, columns: {} });
  // one by car, one on foot, one that counts facilities
  const first = (test: (standard: (typeof view.catalogue.standards)[number]) => boolean): string =>
    view.catalogue.standards.find(test)?.id ?? '';
  standards = [
    first((one) => one.kind === 'reach' && one.trip === 'drive' && one.group === 'people' && one.minutes === 30 && one.project === 16),
    first((one) => one.kind === 'reach' && one.trip === 'walk'),
    first((one) => one.kind === 'quality'),
  ];
  result = await client.run('change', { edits: [], from: 2018, to: 2020, standards });
  judged = await client.run('judge', { edits: [], years: [2018, 2020], standards });
});

const sum = ({ parts }: UnitChange): number => changeFactors.reduce((total, factor) => total + parts[factor], 0);

describe('the change of the bundled study from 2018 to 2020', () => {
  it('is that between the years as they are judged, in every unit', () => {
    expect(result.changes.map(({ standard }) => standard).toSorted()).toEqual(standards.toSorted());
    for (const { standard, split, units } of result.changes) {
      expect(split).toBe(true);
      for (const { unit, from, to } of units) {
        const valueIn = (year: number) =>
          judged.find((one) => one.standard === standard && one.year === year)?.units.find((one) => one.unit === unit)?.value;
        expect([from?.value, to?.value]).toEqual([valueIn(2018), valueIn(2020)]);
      }
    }
  });

  it('is the sum of its parts in the city, every county and every town', () => {
    let counties = 0;
    for (const { units } of result.changes) {
      for (const unit of units) {
        if (Number.isNaN(unit.total)) continue;
        // values are shares: 1e-12 is far beyond rounding of sixteen terms
        expect(Math.abs(sum(unit) - unit.total)).toBeLessThan(1e-12);
        if (unit.level === 'county') counties++;
      }
    }
    expect(counties).toBeGreaterThan(30);
  });

  it('has something of facilities, people and roads by car, and nothing of rules', () => {
    const drive = result.changes.find(({ standard }) => standard === standards[0]);
    const city = drive?.units.find(({ level }) => level === 'city');
    expect(drive?.differing).toEqual(['facilities', 'people', 'roads']);
    for (const factor of drive?.differing ?? []) expect(city?.parts[factor]).not.toBe(0);
    expect(city?.parts.rules).toBe(0);
    expect(drive?.populations.from).toMatchObject({ year: 2018, source: 'demand.csv' });
  });
});
