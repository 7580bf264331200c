import { describe, expect, it } from 'vitest';
import { shapleyParts } from '../../../src/engine/change';

/** The figure of a mix from a list of 2^n values, by the bits of the factors that have changed. */
const listed =
  (...values: readonly number[]) =>
  (changed: number): number =>
    values[changed] ?? NaN;

describe('parts of a change', () => {
  it('of one factor are the whole change', () => {
    expect(shapleyParts(1, listed(0.5, 0.75))).toEqual([0.25]);
    expect(shapleyParts(0, listed(1))).toEqual([]);
  });

  it('of two factors share what only both together make', () => {
    // alone 1 and 2, together 7: of the 4 beyond 3 each has half
    expect(shapleyParts(2, listed(0, 1, 2, 7))).toEqual([3, 4]);
    // a product: 2 x 3 -> 4 x 5, by hand 0.5 (6 + 10) and 0.5 (4 + 8)
    expect(shapleyParts(2, (changed) => (changed & 1 ? 4 : 2) * (changed & 2 ? 5 : 3))).toEqual([8, 6]);
  });

  it('of three factors are means over the six orders', () => {
    // the glove game: a left glove and two right ones; a pair is worth 6 (Shapley 4, 1, 1)
    const pair = (changed: number): number => (changed & 1 && changed & 6 ? 6 : 0);
    const [left = NaN, right = NaN, other = NaN] = shapleyParts(3, pair);
    expect(left).toBeCloseTo(4, 12);
    expect(right).toBeCloseTo(1, 12);
    expect(other).toBeCloseTo(1, 12);
  });

  it('are unknown where one mix is', () => {
    expect(shapleyParts(2, listed(0, NaN, 2, 7))).toEqual([NaN, NaN]);
  });
});
