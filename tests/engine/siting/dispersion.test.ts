import { describe, expect, it } from 'vitest';
import { siteState, solved, type SitingOptions, type SitingProblem } from '../../../src/engine/siting/contract';
import { dispersion } from '../../../src/engine/siting/dispersion';
import { seeded } from '../../../bench/seeded';
import { bruteForce } from './brute-force';

const options = (sites: number): SitingOptions => ({ sites, cutoff: Infinity, share: 1, assign: 'single' });

/** Sites at random costs from each other, not the same both ways, some pairs not listed. */
function randomSites(seed: number, count: number, density: number, whole: boolean, open = 0, forbidden = 0): SitingProblem {
  const random = seeded(seed);
  const [facility, demand, cost]: [number[], number[], number[]] = [[], [], []];
  for (let from = 0; from < count; from++) {
    for (let to = 0; to < count; to++) {
      if (random() > density) continue;
      facility.push(from);
      demand.push(to);
      cost.push(from === to ? 0 : whole ? 1 + Math.floor(random() * 12) : random());
    }
  }
  const state = new Uint8Array(count);
  state.fill(siteState.open, 0, open);
  state.fill(siteState.forbidden, count - forbidden);
  return {
    pairs: { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) },
    siteCount: count,
    people: new Float64Array(count).fill(1),
    state,
    capacity: null,
  };
}

/** Least cost between two sites of a set, either way. */
const apart = ({ pairs }: SitingProblem, set: readonly number[]): number =>
  pairs.cost.reduce((least, cost, pair) => {
    const [one, other] = [pairs.facility[pair]!, pairs.demand[pair]!];
    return one !== other && set.includes(one) && set.includes(other) ? Math.min(least, cost) : least;
  }, Infinity);

describe('dispersion', () => {
  it('finds what brute force finds', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const problem = randomSites(seed, 10, 0.5 + 0.1 * (seed % 6), seed % 2 === 0, seed % 3, seed % 2);
      const sites = 2 + (seed % 5);
      const answer = solved(dispersion(problem, options(sites)));
      const truth = bruteForce(problem, sites, 'most', (set) => apart(problem, set));
      expect(answer.objective).toBe(truth.objective);
      expect(answer.proven).toBe(true);
      expect(answer.bound).toBe(truth.objective);
      expect(truth.sets).toContainEqual([...answer.chosen]);
    }
  });

  it('puts sites on a line at its ends and in even steps', () => {
    const [facility, demand, cost]: [number[], number[], number[]] = [[], [], []];
    for (let one = 0; one < 101; one++) {
      for (let other = 0; other < 101; other++) {
        facility.push(one);
        demand.push(other);
        cost.push(Math.abs(one - other));
      }
    }
    const problem: SitingProblem = {
      pairs: { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) },
      siteCount: 101,
      people: new Float64Array(101).fill(1),
      state: new Uint8Array(101),
      capacity: null,
    };
    for (const [sites, steps] of [
      [2, 100],
      [3, 50],
      [5, 25],
      [7, 16],
      [11, 10],
    ] as const) {
      expect(solved(dispersion(problem, options(sites)))).toMatchObject({ objective: steps, bound: steps, proven: true });
    }
  });

  it('is endless for one site and where no pair is listed', () => {
    const problem = randomSites(1, 6, 0, true);
    expect(solved(dispersion(problem, options(4))).objective).toBe(Infinity);
    expect(solved(dispersion(randomSites(1, 6, 1, true), options(1))).objective).toBe(Infinity);
  });

  it('answers at once when it is stopped, with a bound that holds', () => {
    const problem = randomSites(9, 150, 1, false);
    const truth = (sites: number, stop: boolean) => {
      const run = dispersion(problem, options(sites));
      for (let steps = 0; ; steps++) {
        const step = run.next(stop || steps > 3);
        if (step.done) return step.value;
      }
    };
    const { objective, bound, chosen } = truth(20, true);
    expect(chosen).toHaveLength(20);
    expect(objective).toBe(apart(problem, [...chosen]));
    expect(bound).toBeGreaterThanOrEqual(truth(20, false).objective);
  });

  it('refuses numbers that cannot be', () => {
    const problem = randomSites(1, 6, 1, true, 3, 1);
    expect(() => solved(dispersion(problem, options(2)))).toThrow('too-many-open');
    expect(() => solved(dispersion(problem, options(6)))).toThrow('too-few-candidates');
  });
});
