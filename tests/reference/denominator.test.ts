import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mixOf, mixedStudy, shapleyParts } from '../../src/engine/change';
import type { ChangeFactor } from '../../src/model/change';
import { peopleOf } from '../../src/model/study';
import { demandOf, facilityOf, syntheticStudy } from '../support/synthetic-study';

/**
 * The city had 3,716,737 people in the census of 2010 and 3,321,853 in that of 2020: whoever divides the same staff by the later census has 11.9 %
 * more for each head, and nobody is better served.
 */
const path = '../shared/facts/baoji-counties.csv';
const here = existsSync(path);
if (!here) console.warn(`skipped: ${path} is not here`);

const [head = '', ...lines] = here ? readFileSync(path, 'utf8').trim().split('\n') : [];
const column = (name: string): readonly number[] => lines.map((line) => Number(line.split(',')[head.split(',').indexOf(name)]));
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe.skipIf(!here)('a figure for each head between two censuses', () => {
  const before = column('people_2010');
  const then = column('people_2020');
  const places = before.map((_, row) => [100 + row / 100, 30] as const);
  const study = (staffThen: number) =>
    syntheticStudy({ ...demandOf(places, before), years: [2010, 2020], values: [[Float64Array.from(before)], [Float64Array.from(then)]] }, [
      facilityOf('old', 'hospital', 100, 30, { attributes: { staff: 1000 } }),
      facilityOf('new', 'hospital', 100, 30, { opened: 2015, attributes: { staff: staffThen } }),
    ]);
  const perTenThousand = (staffThen: number, differing: readonly ChangeFactor[]) => {
    const made = study(staffThen);
    return (changed: number): number => {
      const { facilities, demand } = mixedStudy(made, mixOf(differing, changed, 2010, 2020));
      const staff = sum(facilities.map(({ closed, attributes }) => (closed === null ? Number(attributes['staff']) : 0)));
      return (staff / sum(peopleOf(demand, 2020, 'people') ?? [NaN])) * 10_000;
    };
  };

  it("'improves' by 11.9 % from the denominator alone", () => {
    expect([sum(before), sum(then)]).toEqual([3_716_737, 3_321_853]);
    const value = perTenThousand(0, ['facilities', 'people']);
    // published to one decimal
    expect((value(3) / value(0) - 1) * 100).toBeCloseTo(11.9, 1);
    const [facilities, people] = shapleyParts(2, value);
    expect(facilities).toBe(0);
    expect(people).toBe(value(3) - value(0));
  });

  it('and what the people made of it is told apart from new staff', () => {
    const value = perTenThousand(200, ['facilities', 'people']);
    const [facilities = NaN, people = NaN] = shapleyParts(2, value);
    // 200 more on the mean of the two censuses' tenths of thousands, by hand
    const mean = (1e4 / sum(before) + 1e4 / sum(then)) / 2;
    expect(facilities).toBeCloseTo(200 * mean, 12);
    expect(people).toBeCloseTo(1100 * (1e4 / sum(then) - 1e4 / sum(before)), 12);
    expect(facilities + people).toBeCloseTo(value(3) - value(0), 12);
  });
});
