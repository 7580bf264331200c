import { describe, expect, it } from 'vitest';
import { whoIsServed } from '../../../src/engine/access';
import { within } from './small-city';

describe('who is served where the room of a facility is not known', () => {
  // row 0 reaches a full facility alone, row 1 that and one without data, row 2 that one alone, row 3 nothing
  const input = {
    pairs: { facility: Int32Array.of(0, 0, 1, 1), demand: Int32Array.of(0, 1, 1, 2), cost: Float64Array.of(1, 1, 1, 20) },
    supply: Float64Array.of(10, NaN),
    people: Float64Array.of(10, 10, 5, 7),
  };

  it('those whom nothing else serves and it reaches are unknown, others full; all add up', () => {
    const { served, full, outOfReach, unknown } = whoIsServed(input, within(30));
    expect([...served]).toEqual([5, 5, 0, 0]);
    expect([...full]).toEqual([5, 0, 0, 0]);
    expect([...unknown]).toEqual([0, 5, 5, 0]);
    expect([...outOfReach]).toEqual([0, 0, 0, 7]);
  });

  it('a facility beyond the limit makes nobody unknown', () => {
    const { unknown, outOfReach } = whoIsServed(input, within(10));
    expect([...unknown]).toEqual([0, 5, 0, 0]);
    expect(outOfReach[2]).toBe(5);
  });

  it('is who is served where every room is known', () => {
    const { served, full, unknown } = whoIsServed({ ...input, supply: Float64Array.of(10, 0) }, within(30));
    expect([...unknown]).toEqual([0, 0, 0, 0]);
    expect([...served]).toEqual([5, 5, 0, 0]);
    expect([...full]).toEqual([5, 5, 5, 0]);
  });
});
