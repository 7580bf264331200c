import { describe, expect, it } from 'vitest';
import { sitingModels, solved } from '../../../src/engine/siting';
import type { SitingOptions, SitingProblem } from '../../../src/engine/siting';
import { Failure } from '../../../src/model/finding';
import { bruteForce, costTable } from './brute-force';
import { kinds, madeProblem } from './made-problem';

const { search } = sitingModels['p-center'];
const asked = (sites: number, cutoff = Infinity): SitingOptions => ({ sites, cutoff, share: 1, assign: 'single' });

/** The largest cost to the nearest site of a set; NaN where someone is not reached. */
const valueOf = (problem: SitingProblem, cutoff = Infinity) => {
  const table = costTable(problem);
  return (set: readonly number[]): number => {
    let most = 0;
    table.forEach((costs, row) => {
      const near = Math.min(...set.map((site) => costs[site]!), Infinity);
      if (problem.people[row]! > 0) most = Math.max(most, near <= cutoff ? near : Infinity);
    });
    return most < Infinity ? most : NaN;
  };
};

describe('p-centre', () => {
  it.each(kinds)('is the best of all sets, to the bit: %s', (_, made) => {
    let solvable = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const problem = madeProblem(made, seed);
      const count = seed % (made.sites + 1);
      const cutoff = seed % 3 === 0 ? 45 : Infinity;
      const value = valueOf(problem, cutoff);
      const truth = bruteForce(problem, count, 'least', value);
      if (Number.isNaN(truth.objective)) {
        expect(() => solved(search(problem, asked(count, cutoff)))).toThrow(Failure);
        continue;
      }
      solvable++;
      const found = solved(search(problem, asked(count, cutoff)));
      expect(found).toMatchObject({ proven: true, objective: truth.objective, bound: truth.objective, flows: null });
      expect(truth.sets).toContainEqual([...found.chosen]);
    }
    expect(solvable).toBeGreaterThan(5);
  });

  it('is never worse with one site more', () => {
    const problem = madeProblem({ rows: 200, sites: 60, density: 0.7, whole: false, open: 0.1, forbidden: 0.1, empty: 0.1 }, 5);
    let before = Infinity;
    for (let count = 10; count <= 40; count++) {
      const { objective, proven } = solved(search(problem, asked(count)));
      expect(proven).toBe(true);
      expect(objective).toBeLessThanOrEqual(before);
      before = objective;
    }
  });

  it('answers with a set and a true bound wherever it is stopped', () => {
    const problem = madeProblem({ rows: 250, sites: 90, density: 1, whole: false, open: 0, forbidden: 0, empty: 0 }, 3);
    const value = valueOf(problem);
    const best = solved(search(problem, asked(7)));
    let [steps, unproven] = [0, 0];
    for (let stop = 1; ; stop = Math.ceil(stop * 1.3)) {
      const run = search(problem, asked(7));
      let step = run.next(false);
      for (let count = 1; (count < stop || Number.isNaN((step.value as { objective: number }).objective)) && !step.done; count++) {
        expect(step.value.bound).toBeLessThanOrEqual(best.objective);
        step = run.next(false);
      }
      if (step.done) break;
      steps++;
      step = run.next(true);
      if (!step.done) throw new Error('went on after it was told to stop');
      expect(value([...step.value.chosen])).toBe(step.value.objective);
      expect(step.value.objective).toBeGreaterThanOrEqual(best.objective);
      expect(step.value.bound).toBeLessThanOrEqual(best.objective);
      expect(step.value.chosen).toHaveLength(7);
      if (!step.value.proven) unproven++;
    }
    expect(steps).toBeGreaterThan(2);
    expect(unproven).toBeGreaterThan(0);
  });

  it('takes of sets with the same radius one that no exchange brings nearer', () => {
    // rows at 0, 1 and 10 of a line; the site at 4 gives the radius 6 too, the one at 5 the radius 5
    const at = [0, 1, 10];
    const sites = [5, 4.9, 20];
    const pairs = sites.flatMap((site, facility) =>
      at.map((row, demand) => ({ facility, demand, cost: Math.round(Math.abs(site - row)) })),
    );
    const problem: SitingProblem = {
      pairs: {
        facility: Int32Array.from(pairs, ({ facility }) => facility),
        demand: Int32Array.from(pairs, ({ demand }) => demand),
        cost: Float64Array.from(pairs, ({ cost, facility, demand }) => (facility === 1 && demand === 1 ? cost - 0.5 : cost)),
      },
      siteCount: 3,
      people: Float64Array.of(1, 1, 1),
      state: new Uint8Array(3),
      capacity: null,
    };
    expect(solved(search(problem, asked(1)))).toMatchObject({ objective: 5, chosen: Int32Array.of(1) });
  });
});
