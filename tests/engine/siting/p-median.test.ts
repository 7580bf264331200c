import { describe, expect, it } from 'vitest';
import { sitingModels, solved } from '../../../src/engine/siting';
import type { SitingOptions, SitingProblem } from '../../../src/engine/siting';
import { Failure } from '../../../src/model/finding';
import { bruteForce, costTable } from './brute-force';
import { kinds, madeProblem } from './made-problem';

const { search } = sitingModels['p-median'];
const asked = (sites: number, cutoff = Infinity): SitingOptions => ({ sites, cutoff, share: 1, assign: 'single' });

/** People x cost to the nearest site of a set, in the order of rows; NaN where someone is not reached. */
const valueOf = (problem: SitingProblem, cutoff = Infinity) => {
  const table = costTable(problem);
  return (set: readonly number[]): number => {
    let sum = 0;
    table.forEach((costs, row) => {
      const near = Math.min(...set.map((site) => costs[site]!), Infinity);
      if (problem.people[row]! > 0) sum += near <= cutoff ? problem.people[row]! * near : Infinity;
    });
    return sum < Infinity ? sum : NaN;
  };
};
const refusal = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.finding;
  }
  return null;
};
/** Dice of a problem: sites asked for and cutoff. */
const question = (seed: number, sites: number): { readonly count: number; readonly cutoff: number } => ({
  count: seed % (sites + 1),
  cutoff: seed % 3 === 0 ? 45 : Infinity,
});

describe('p-median', () => {
  it.each(kinds)('is the best of all sets: %s', (_, made) => {
    let solvable = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const problem = madeProblem(made, seed);
      const { count, cutoff } = question(seed, made.sites);
      const value = valueOf(problem, cutoff);
      const truth = bruteForce(problem, count, 'least', value);
      if (Number.isNaN(truth.objective)) {
        expect(refusal(() => solved(search(problem, asked(count, cutoff))))).toMatchObject({ code: 'siting.no-solution' });
        continue;
      }
      solvable++;
      const found = solved(search(problem, asked(count, cutoff)));
      expect(found).toMatchObject({ proven: true, flows: null });
      expect(found.bound).toBe(found.objective);
      // the sets may differ where two are equal but for rounding
      expect(Math.abs(found.objective - truth.objective)).toBeLessThanOrEqual(1e-9 * truth.objective);
      expect(value([...found.chosen])).toBe(found.objective);
      expect(found.chosen).toHaveLength(count);
      expect(found.chosen).toEqual(found.chosen.toSorted());
    }
    expect(solvable).toBeGreaterThan(5);
  });

  it('is the best of all sets where the tree has to grow', () => {
    const made = { rows: 60, sites: 16, density: 1, whole: false, open: 0, forbidden: 0, empty: 0 };
    for (let seed = 1; seed <= 4; seed++) {
      const problem = madeProblem(made, seed);
      // costs without any geometry leave a gap to the bound of the root
      const cost = problem.pairs.cost.map((distance) => (Number.isNaN(distance) ? 50 : (distance * 7919) % 100));
      const wild = { ...problem, pairs: { ...problem.pairs, cost } };
      const truth = bruteForce(wild, 4, 'least', valueOf(wild));
      const found = solved(search(wild, asked(4)));
      expect(found.proven).toBe(true);
      expect(truth.sets).toContainEqual([...found.chosen]);
    }
  });

  it('is never worse with one site more', () => {
    const problem = madeProblem({ rows: 150, sites: 40, density: 0.6, whole: false, open: 0.1, forbidden: 0.1, empty: 0.1 }, 5);
    let before = Infinity;
    for (let count = 8; count <= 30; count++) {
      const { objective, proven } = solved(search(problem, asked(count)));
      expect(proven).toBe(true);
      expect(objective).toBeLessThanOrEqual(before);
      before = objective;
    }
  });

  it('answers with a set and a true bound wherever it is stopped', () => {
    const problem = madeProblem({ rows: 200, sites: 75, density: 1, whole: true, open: 0, forbidden: 0, empty: 0 }, 3);
    const cost = problem.pairs.cost.map((distance) => (Number.isNaN(distance) ? 50 : (distance * 7919) % 100));
    const wild = { ...problem, pairs: { ...problem.pairs, cost } };
    const value = valueOf(wild);
    const best = solved(search(wild, asked(3)));
    expect(best.proven).toBe(true);
    let [steps, unproven] = [0, 0];
    for (let stop = 1; ; stop = Math.ceil(stop * 1.3)) {
      const run = search(wild, asked(3));
      let step = run.next(false);
      for (let count = 1; count < stop && !step.done; count++) {
        expect(step.value.bound).toBeLessThanOrEqual(best.objective);
        expect(step.value.objective).toBeGreaterThanOrEqual(best.objective);
        step = run.next(false);
      }
      if (step.done) break;
      steps++;
      step = run.next(true);
      if (!step.done) throw new Error('went on after it was told to stop');
      expect(value([...step.value.chosen])).toBe(step.value.objective);
      expect(step.value.objective).toBeGreaterThanOrEqual(best.objective);
      expect(step.value.bound).toBeLessThanOrEqual(best.objective);
      if (!step.value.proven) unproven++;
    }
    expect(steps).toBeGreaterThan(2);
    expect(unproven).toBeGreaterThan(0);
  });

  it('makes up the number with the lowest rows where fewer sites do as well', () => {
    const problem: SitingProblem = {
      pairs: { facility: Int32Array.of(0, 3, 3, 4), demand: Int32Array.of(0, 0, 1, 1), cost: Float64Array.of(5, 0, 0, 0) },
      siteCount: 6,
      people: Float64Array.of(2, 3),
      state: Uint8Array.of(0, 2, 0, 0, 0, 0),
      capacity: null,
    };
    expect([...solved(search(problem, asked(3))).chosen]).toEqual([0, 2, 3]);
  });

  it('says why there is no solution', () => {
    const problem: SitingProblem = {
      pairs: { facility: Int32Array.of(0, 1, 1), demand: Int32Array.of(0, 1, 2), cost: Float64Array.of(1, 9, 1) },
      siteCount: 4,
      people: Float64Array.of(1, 2, 4),
      state: Uint8Array.of(0, 0, 2, 1),
      capacity: null,
    };
    const of = (sites: number, cutoff?: number) => refusal(() => solved(search(problem, asked(sites, cutoff))));
    expect(of(3, 5)).toMatchObject({ details: { reason: 'unreached', rows: [1], count: 1, people: 2 } });
    expect(of(2)).toMatchObject({ details: { reason: 'too-few-sites', sites: 2, needed: 3 } });
    expect(of(1)).toMatchObject({ details: { reason: 'too-few-sites', sites: 1, needed: 3 } });
    expect(of(4)).toMatchObject({ details: { reason: 'too-few-candidates', sites: 4, candidates: 3 } });
    expect(of(0)).toMatchObject({ details: { reason: 'too-many-open', sites: 0, open: 1 } });
    expect(solved(search(problem, asked(3))).objective).toBe(1 + 18 + 4);
  });
});
