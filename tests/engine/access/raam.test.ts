import { describe, expect, it } from 'vitest';
import { assignRational, raam } from '../../../src/engine/access';
import { within } from './small-city';

/** One row, two facilities alike, one at 0 and one at half a tau. */
const fork = (people: number) => ({
  pairs: { facility: Int32Array.of(0, 1), demand: Int32Array.of(0, 0), cost: Float64Array.of(0, 30) },
  supply: Float64Array.of(1, 1),
  people: Float64Array.of(people),
});

describe('raam', () => {
  it('moves whole people where all are whole, as PySAL does', () => {
    // rho 50: even at 62.5 and 37.5. Round 1 moves the fifth allowed, 20; round 2 17 of the 17.5 left: 63 at 1.26, 37 at 0.5 + 0.74
    const { cost, load } = assignRational(fork(100), within(Infinity));
    expect([...load]).toEqual([63, 37]);
    expect(cost[0]).toBeCloseTo((63 * 1.26 + 37 * 1.24) / 100, 12);
  });

  it('moves fractions else, until both places cost the same', () => {
    const { cost, load, excess } = assignRational(fork(100.5), within(Infinity));
    expect(load[0]! - load[1]!).toBeCloseTo(100.5 / 4, 9);
    expect(cost[0]).toBeCloseTo(1.25, 9);
    expect(excess).toBeLessThan(1e-9);
  });

  it('counts all supply where it costs nothing to get there: cost 1 for everyone', () => {
    const input = {
      pairs: { facility: Int32Array.of(0, 1, 0, 1), demand: Int32Array.of(0, 0, 1, 1), cost: new Float64Array(4) },
      supply: Float64Array.of(3, 1),
      people: Float64Array.of(300, 100),
    };
    for (const cost of raam(input, within(Infinity))) expect(cost).toBeCloseTo(1, 2);
  });

  it('tau weighs travel against congestion', () => {
    const eager = assignRational(fork(100), { ...within(Infinity), tau: 1e9 });
    // a whole person below the even half: what is wanted falls a hair short of 50
    expect(Math.abs(eager.load[0]! - 50)).toBeLessThanOrEqual(1);
    const lazy = assignRational(fork(100), { ...within(Infinity), tau: 1 });
    expect([...lazy.load]).toEqual([100, 0]);
    expect(lazy.cost[0]).toBe(2);
  });

  it('leaves out rows without people and facilities without supply', () => {
    const input = {
      pairs: { facility: Int32Array.of(0, 1, 1), demand: Int32Array.of(0, 0, 1), cost: Float64Array.of(1, 60, 0) },
      supply: Float64Array.of(0, 5),
      people: Float64Array.of(10, 0),
    };
    expect([...raam(input, within(Infinity))]).toEqual([2, NaN]);
  });
});
