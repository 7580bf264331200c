import { describe, expect, it } from 'vitest';
import { mclp } from '../../../src/engine/siting/mclp';
import { solved } from '../../../src/engine/siting/contract';
import { Failure } from '../../../src/model/finding';
import { bruteForce } from './brute-force';
import { coveredIn, randomCover, splitRows, stoppedAfter } from './random-cover';

const asked = (sites: number, cutoff: number) => ({ sites, cutoff, share: 1, assign: 'single' as const });

describe('most people covered', () => {
  it('is what brute force finds, with open and forbidden sites, rows of nobody and whole people', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const problem = randomCover({ seed, sites: 9, rows: 25, states: true });
      const open = problem.state.filter((kind) => kind === 1).length;
      const usable = problem.state.filter((kind) => kind !== 2).length;
      const sites = Math.min(usable, Math.max(open, 1 + (seed % 5)));
      const cutoff = 0.1 + (seed % 7) * 0.05;
      const covered = coveredIn(problem, cutoff);
      const { objective, sets } = bruteForce(problem, sites, 'most', (set) => covered(set, 1));
      const answer = solved(mclp.search(problem, asked(sites, cutoff)));
      expect({ seed, ...answer }).toMatchObject({ seed, objective, bound: objective, proven: true });
      expect(sets.map(String)).toContain(String([...answer.chosen]));
    }
  });

  it('is what brute force finds where people are not whole', () => {
    for (let seed = 101; seed <= 130; seed++) {
      const problem = randomCover({ seed, sites: 9, rows: 40, states: seed % 2 === 0, fractions: true });
      const open = problem.state.filter((kind) => kind === 1).length;
      const sites = Math.max(open, 3);
      const covered = coveredIn(problem, 0.25);
      const { objective } = bruteForce(problem, sites, 'most', (set) => covered(set, 1));
      const answer = solved(mclp.search(problem, asked(sites, 0.25)));
      expect(answer.proven).toBe(true);
      // the promise for people that are not whole numbers
      expect(Math.abs(answer.objective - objective)).toBeLessThanOrEqual(1e-9 * objective);
      expect(covered([...answer.chosen], 1)).toBeCloseTo(answer.objective, 9);
    }
  });

  it('is what HiGHS proves on middling problems', () => {
    // scipy.optimize.milp 1.17.1 on max sum w y, y <= sum x, sum x = p, with mip_rel_gap 0, status 0 (optimal)
    const proven = [
      { seed: 31, sites: 80, rows: 800, cutoff: 0.15, most: { 5: 1333, 10: 2305 } },
      { seed: 32, sites: 120, rows: 2000, cutoff: 0.12, most: { 5: 2269, 10: 4094 } },
      { seed: 33, sites: 200, rows: 3000, cutoff: 0.1, most: { 5: 2439, 10: 4564 } },
    ];
    for (const { cutoff, most, ...of } of proven) {
      for (const [sites, objective] of Object.entries(most)) {
        const answer = solved(mclp.search(randomCover(of), asked(Number(sites), cutoff)));
        expect({ ...of, sites, ...answer }).toMatchObject({ ...of, sites, objective, bound: objective, proven: true });
      }
    }
  });

  it('does not fall with more sites, nor with a larger cutoff', () => {
    const problem = randomCover({ seed: 7, sites: 40, rows: 300 });
    let before = 0;
    for (let sites = 0; sites <= 12; sites++) {
      const { objective, proven, chosen } = solved(mclp.search(problem, asked(sites, 0.12)));
      expect(proven).toBe(true);
      expect(chosen).toHaveLength(sites);
      expect(objective).toBeGreaterThanOrEqual(before);
      before = objective;
    }
    before = 0;
    for (const cutoff of [0.05, 0.08, 0.1, 0.15, 0.2, 0.3]) {
      const { objective } = solved(mclp.search(problem, asked(5, cutoff)));
      expect(objective).toBeGreaterThanOrEqual(before);
      before = objective;
    }
  });

  it('is the same whether a row is one or many rows that see the same sites', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const problem = randomCover({ seed, sites: 15, rows: 60, states: true });
      const whole = solved(mclp.search(problem, asked(6, 0.15)));
      const split = solved(mclp.search(splitRows(problem), asked(6, 0.15)));
      expect(split.objective).toBe(whole.objective);
      expect(split.proven && whole.proven).toBe(true);
    }
  });

  it('answers with a set that counts right and a bound that holds, wherever it is stopped', () => {
    const problem = randomCover({ seed: 5, sites: 120, rows: 1500 });
    const covered = coveredIn(problem, 0.09);
    const best = solved(mclp.search(problem, asked(15, 0.09)));
    expect(best.proven).toBe(true);
    for (let steps = 0; steps < 12; steps++) {
      const answer = stoppedAfter(mclp.search(problem, asked(15, 0.09)), steps);
      expect(answer.chosen).toHaveLength(15);
      expect(covered([...answer.chosen], 1)).toBe(answer.objective);
      expect(answer.objective).toBeLessThanOrEqual(best.objective);
      expect(answer.bound).toBeGreaterThanOrEqual(best.objective);
    }
  });

  it('fills up with the lowest rows where sites are of no use', () => {
    const problem = randomCover({ seed: 3, sites: 6, rows: 4 });
    const { chosen, objective } = solved(mclp.search({ ...problem, people: new Float64Array(4) }, asked(3, 0.5)));
    expect([...chosen]).toEqual([0, 1, 2]);
    expect(objective).toBe(0);
  });

  it('is refused where the number of sites cannot be', () => {
    const problem = randomCover({ seed: 3, sites: 4, rows: 4 });
    const reasonOf = (state: number[], sites: number): unknown => {
      try {
        solved(mclp.search({ ...problem, state: Uint8Array.from(state) }, asked(sites, 0.5)));
      } catch (error) {
        return error instanceof Failure ? error.finding.details : error;
      }
      return null;
    };
    expect(reasonOf([1, 1, 0, 0], 1)).toEqual({ reason: 'too-many-open', open: 2, sites: 1 });
    expect(reasonOf([2, 1, 0, 0], 4)).toEqual({ reason: 'too-few-candidates', sites: 4, candidates: 3 });
    expect(reasonOf([2, 1, 0, 0], 3)).toBeNull();
  });
});
