import { describe, expect, it } from 'vitest';
import {
  agglomeration,
  concentration,
  equityIndices,
  gini,
  groupMeans,
  groupRatio,
  lorenz,
  maxMinGap,
  measureEquity,
  palma,
  poverty,
  theil,
} from '../../../src/engine/equity';
import { equityIndexIds } from '../../../src/model/measures';

const f = (...values: number[]): Float64Array => Float64Array.from(values);
const tens = f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
const ones = new Float64Array(10).fill(1);

describe('indices of equity, by hand', () => {
  it('gini: one and three are a quarter apart from even', () => {
    expect(gini(f(1, 3), f(1, 1))).toBeCloseTo(0.25, 14);
    // three people of 1 and one of 5: mean 2; 0.75 x 3/8 + 0.25 x (3/8 + 1) = 5/8
    expect(gini(f(5, 1), f(1, 3))).toBeCloseTo(3 / 8, 14);
  });

  it('lorenz: the worst served half has a quarter', () => {
    const curve = lorenz(f(3, 1), f(1, 1));
    expect([...curve!.weightShare]).toEqual([0, 0.5, 1]);
    expect([...curve!.valueShare]).toEqual([0, 0.25, 1]);
  });

  it('theil: between and within', () => {
    const all = 0.5 * 0.5 * Math.log(0.5) + 0.5 * 1.5 * Math.log(1.5);
    expect(theil(f(1, 3), f(1, 1), null)).toMatchObject({ between: 0 });
    expect(theil(f(1, 3), f(1, 1), null).total).toBeCloseTo(all, 14);
    const apart = theil(f(1, 3), f(1, 1), Int32Array.of(0, 1));
    expect(apart.between).toBeCloseTo(all, 14);
    expect(apart.within).toBe(0);
    // two groups with the same mean 2: all within
    const alike = theil(f(1, 3, 2), f(1, 1, 2), Int32Array.of(0, 0, 1));
    expect(alike.between).toBeCloseTo(0, 14);
    expect(alike.within).toBeCloseTo(all / 2, 14);
  });

  it('palma: the tenth has 10, the first four have 2.5 on average', () => {
    expect(palma(tens, ones, tens)).toBe(4);
    expect(palma(tens, ones, null)).toBe(4);
    expect(palma(tens, ones, tens.toReversed())).toBeCloseTo(1 / 8.5, 14);
  });

  it('concentration: a level that follows the rank', () => {
    expect(concentration(f(1, 3), f(1, 1), f(1, 2))).toEqual({ standard: 0.25, corrected: 1 });
    expect(concentration(f(3, 1), f(1, 1), f(1, 2))).toEqual({ standard: -0.25, corrected: -1 });
    // equal ranks: nothing follows anything, whatever the order
    expect(concentration(f(3, 1), f(1, 1), f(7, 7)).standard).toBe(0);
  });

  it('gap and ratio of group means', () => {
    const means = groupMeans(f(2, 4, 1, 9), f(1, 1, 2, 0), Int32Array.of(0, 0, 1, 1), 3);
    expect(means.map(({ mean }) => mean)).toEqual([3, 1, NaN]);
    expect(maxMinGap(means)).toEqual({ gap: 2, ratio: 3, highest: 0, lowest: 1 });
    expect(groupRatio(means, 1, 0)).toBeCloseTo(1 / 3, 14);
    expect(groupRatio(means, 1, 2)).toBeNaN();
  });

  it('hrad: three quarters of the beds on a quarter of the land', () => {
    const { hrad, pad, ratio } = agglomeration(f(30, 10), f(100, 100), f(1, 3));
    expect(hrad[0]).toBeCloseTo(3, 14);
    expect(hrad[1]).toBeCloseTo(1 / 3, 14);
    expect(pad[0]).toBeCloseTo(2, 14);
    expect(ratio[0]).toBeCloseTo(1.5, 14);
    expect(ratio[1]).toBeCloseTo(0.5, 14);
  });

  it('poverty: below the line, not at it', () => {
    expect(poverty(f(0, 5, 10), f(1, 1, 2), 10)).toEqual({ fgt0: 0.5, fgt1: 0.375, fgt2: 0.3125 });
  });
});

describe('no data is not 0', () => {
  const input = (value: Float64Array, weight: Float64Array) => ({
    value,
    weight,
    group: new Int32Array(value.length),
    groupNames: ['all'],
    rank: Float64Array.from(value, (_, row) => row),
    area: new Float64Array(value.length).fill(1),
    povertyLine: 1,
  });

  it.each(equityIndexIds)('%s of nothing, of unknown values, of no people and of a negative value is no data', (id) => {
    for (const rows of [input(f(), f()), input(f(NaN, Infinity), f(1, 1)), input(f(1, 2), f(0, 0)), input(f(-1, 2), f(1, 1))]) {
      expect(measureEquity(id, rows).value).toBeNaN();
    }
  });

  it('levels of 0 alone: shares of nothing are no data, but all are poor', () => {
    for (const id of ['gini', 'theil', 'palma', 'concentration'] as const)
      expect(measureEquity(id, input(f(0, 0), f(1, 1))).value).toBeNaN();
    expect(measureEquity('poverty', input(f(0, 0), f(1, 1))).value).toBe(1);
  });

  it('an unknown row has no part', () => {
    expect(gini(f(1, NaN, 3), f(1, 5, 1))).toBe(gini(f(1, 3), f(1, 1)));
    expect(theil(f(1, NaN, 3), f(1, 5, 1), null)).toEqual(theil(f(1, 3), f(1, 1), null));
    expect(agglomeration(f(30, 10, NaN), f(1, 1, 1), f(1, 1, 1)).hrad[0]).toBe(1.5);
    expect(agglomeration(f(30, 10, NaN), f(1, 1, 1), f(1, 1, 1)).hrad[2]).toBeNaN();
  });

  it('one row of 0 among others counts with the limit in Theil', () => {
    expect(theil(f(0, 2), f(1, 1), null).total).toBeCloseTo(Math.log(2), 14);
  });

  it('what an index cannot do without is asked for', () => {
    const bare = { ...input(f(1), f(1)), group: null, rank: null, area: null, povertyLine: NaN };
    for (const id of equityIndexIds) {
      if (equityIndices[id].needs.length > 0) expect(() => measureEquity(id, bare)).toThrow(/equity\.lacking/);
      else expect(() => measureEquity(id, bare)).not.toThrow();
    }
  });
});
