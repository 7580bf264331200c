import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration, gini, lorenz, palma, poverty, theil } from '../../src/engine/equity';

/** Levels from 0 up with their people, some rows in each of three groups. */
const places = fc
  .array(fc.record({ value: fc.integer({ min: 0, max: 1000 }), people: fc.integer({ min: 1, max: 500 }), group: fc.nat(2) }), {
    minLength: 2,
    maxLength: 30,
  })
  .filter((rows) => rows.some(({ value }) => value > 0))
  .map((rows) => ({
    value: Float64Array.from(rows, (row) => row.value),
    people: Float64Array.from(rows, (row) => row.people),
    group: Int32Array.from(rows, (row) => row.group),
  }));

/** The definition: half the mean difference of all pairs of people, by the mean. */
function pairwiseGini(value: Float64Array, people: Float64Array): number {
  let difference = 0;
  let total = 0;
  let all = 0;
  value.forEach((a, i) => {
    all += people[i]!;
    total += people[i]! * a;
    value.forEach((b, j) => {
      difference += people[i]! * people[j]! * Math.abs(a - b);
    });
  });
  return difference / (2 * all * total);
}

describe('laws of equity', () => {
  it('gini by the curve is gini by pairs of people', () => {
    fc.assert(
      fc.property(places, ({ value, people }) => {
        expect(gini(value, people)).toBeCloseTo(pairwiseGini(value, people), 10);
      }),
    );
  });

  it('theil: between + within is the whole, whatever the groups', () => {
    fc.assert(
      fc.property(places, ({ value, people, group }) => {
        const whole = theil(value, people, null).total;
        const { total, between, within, groups } = theil(value, people, group);
        expect(total).toBe(between + within);
        expect(total).toBeCloseTo(whole, 10);
        expect(between).toBeGreaterThanOrEqual(-1e-12);
        expect(groups.reduce((sum, part) => sum + part.between, 0)).toBe(between);
      }),
    );
  });

  it('a row split in two, another unit and another order change nothing', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 2, max: 9 }), ({ value, people }, times) => {
        const rank = value.map((_, row) => (row * 7) % 5);
        const figures = (v: Float64Array, w: Float64Array, r: Float64Array): readonly number[] => [
          gini(v, w),
          theil(v, w, null).total,
          concentration(v, w, r).standard,
          concentration(v, w, r).corrected,
          poverty(v, w, 100).fgt2,
        ];
        const here = figures(value, people, rank);
        const halves = figures(
          Float64Array.from([...value, ...value]),
          Float64Array.from([...people, ...people].map((count) => count / 2)),
          Float64Array.from([...rank, ...rank]),
        );
        const turned = figures(value.toReversed(), people.toReversed(), rank.toReversed());
        const scaled = figures(
          value.map((level) => level * times),
          people,
          rank,
        ).slice(0, 4);
        for (const other of [halves, turned, scaled]) {
          other.forEach((figure, at) => expect(apart(figure, here[at]!)).toBeLessThan(1e-9));
        }
      }),
    );
  });

  it('all alike: no inequality', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 99 }), ({ people, group }, level) => {
        const value = new Float64Array(people.length).fill(level);
        expect(gini(value, people)).toBeCloseTo(0, 12);
        expect(theil(value, people, group).total).toBeCloseTo(0, 12);
        expect(
          concentration(
            value,
            people,
            value.map((_, row) => row),
          ).standard,
        ).toBeCloseTo(0, 12);
        expect(
          palma(
            value,
            people,
            Float64Array.from(value, (_, row) => row),
          ) || 1,
        ).toBeCloseTo(1, 12);
      }),
    );
  });

  it('the concentration index is the gini where the rank is the level itself', () => {
    fc.assert(
      fc.property(places, ({ value, people }) => {
        expect(concentration(value, people, value).standard).toBeCloseTo(gini(value, people), 10);
      }),
    );
  });

  it('the curve lies under the diagonal and bends upwards', () => {
    fc.assert(
      fc.property(places, ({ value, people }) => {
        const { weightShare, valueShare } = lorenz(value, people)!;
        weightShare.forEach((share, at) => expect(valueShare[at]).toBeLessThanOrEqual(share + 1e-12));
        expect(valueShare.at(-1)).toBe(1);
      }),
    );
  });
});

/** How far apart, 0 where both are unknown. */
function apart(figure: number, other: number): number {
  return Number.isNaN(figure) && Number.isNaN(other) ? 0 : Math.abs(figure - other);
}
