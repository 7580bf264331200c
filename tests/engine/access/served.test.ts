import { describe, expect, it } from 'vitest';
import { servedPeople } from '../../../src/engine/access';
import { within } from './small-city';

describe('served, full, out of reach', () => {
  it('a full facility serves the same share of each row', () => {
    const input = {
      pairs: { facility: Int32Array.of(0, 0), demand: Int32Array.of(0, 1), cost: Float64Array.of(1, 9) },
      supply: Float64Array.of(10),
      people: Float64Array.of(6, 14, 7),
    };
    const { served, full, outOfReach } = servedPeople(input, within(10));
    expect([...served]).toEqual([3, 7, 0]);
    expect([...full]).toEqual([3, 7, 0]);
    expect([...outOfReach]).toEqual([0, 0, 7]);
  });

  it('who is left spreads again over what has room', () => {
    const input = {
      pairs: { facility: Int32Array.of(0, 0, 1), demand: Int32Array.of(0, 1, 1), cost: Float64Array.of(1, 1, 1) },
      supply: Float64Array.of(10, 4),
      people: Float64Array.of(10, 6),
    };
    // 13 ask for the 10: 10/13 of each; of the second row 3 find room in the other, and 9/13 more in round 2
    const { served, full } = servedPeople(input, within(10));
    expect(served[0]).toBeCloseTo(100 / 13, 12);
    expect(served[1]).toBeCloseTo(6, 12);
    expect(full[0]).toBeCloseTo(30 / 13, 12);
  });

  it('unknown people are unknown', () => {
    const input = {
      pairs: { facility: Int32Array.of(0), demand: Int32Array.of(0), cost: Float64Array.of(1) },
      supply: Float64Array.of(10),
      people: Float64Array.of(NaN, NaN),
    };
    const { served, full, outOfReach } = servedPeople(input, within(10));
    for (const values of [served, full, outOfReach]) expect([...values]).toEqual([NaN, NaN]);
  });
});
