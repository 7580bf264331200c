import { describe, expect, it } from 'vitest';
import { lscp } from '../../../src/engine/siting/lscp';
import { solved } from '../../../src/engine/siting/contract';
import { Failure } from '../../../src/model/finding';
import { bruteForce } from './brute-force';
import { coveredIn, randomCover, splitRows, stoppedAfter } from './random-cover';

const asked = (cutoff: number, share = 1) => ({ sites: null, cutoff, share, assign: 'single' as const });
const total = (people: Float64Array): number => people.reduce((sum, some) => sum + some, 0);

describe('fewest sites', () => {
  it('is what brute force finds for everyone and for a share, with open and forbidden sites and rows of nobody', () => {
    let solutions = 0;
    for (let seed = 1; seed <= 90; seed++) {
      const problem = randomCover({ seed, sites: 9, rows: 20, states: true, fractions: seed % 3 === 0 });
      const share = seed % 2 === 0 ? 1 : 0.5 + (seed % 10) * 0.05;
      const cutoff = 0.3 + (seed % 4) * 0.1;
      const covered = coveredIn(problem, cutoff);
      const need = share * total(problem.people) * (1 - 1e-12);
      const { objective, sets } = bruteForce(problem, null, 'least', (set) => (covered(set, 1) >= need ? set.length : NaN));
      if (Number.isNaN(objective)) {
        expect(() => solved(lscp.search(problem, asked(cutoff, share)))).toThrow('siting.no-solution');
        continue;
      }
      solutions++;
      const answer = solved(lscp.search(problem, asked(cutoff, share)));
      expect({ seed, ...answer }).toMatchObject({ seed, objective, bound: objective, proven: true });
      expect(sets.map(String)).toContain(String([...answer.chosen]));
    }
    expect(solutions).toBeGreaterThan(40);
  });

  it('is what HiGHS proves on middling problems', () => {
    // scipy.optimize.milp 1.17.1 with mip_rel_gap 0, status 0 (optimal); for a share: y <= sum x, sum w y >= share of all people
    const proven = [
      { seed: 31, sites: 80, rows: 800, cutoff: 0.15, share: 0.9, objective: 21 },
      { seed: 41, sites: 40, rows: 150, cutoff: 0.35, share: 1, objective: 6 },
      { seed: 42, sites: 60, rows: 300, cutoff: 0.35, share: 1, objective: 7 },
    ];
    for (const { cutoff, share, objective, ...of } of proven) {
      const answer = solved(lscp.search(randomCover(of), asked(cutoff, share)));
      expect({ ...of, share, ...answer }).toMatchObject({ ...of, share, objective, bound: objective, proven: true });
    }
  });

  it('does not rise with a larger cutoff or a smaller share', () => {
    const problem = randomCover({ seed: 11, sites: 60, rows: 200 });
    let before = Infinity;
    for (const cutoff of [0.25, 0.3, 0.35, 0.4]) {
      const { objective, proven } = solved(lscp.search(problem, asked(cutoff)));
      expect(proven).toBe(true);
      expect(objective).toBeLessThanOrEqual(before);
      before = objective;
    }
    before = Infinity;
    for (const share of [1, 0.99, 0.95, 0.9, 0.8, 0.5, 0]) {
      const { objective, proven } = solved(lscp.search(problem, asked(0.25, share)));
      expect(proven).toBe(true);
      expect(objective).toBeLessThanOrEqual(before);
      before = objective;
    }
    expect(before).toBe(0);
  });

  it('is the same whether a row is one or many rows that see the same sites', () => {
    for (let seed = 1; seed <= 4; seed++) {
      const problem = randomCover({ seed, sites: 20, rows: 40 });
      for (const share of [1, 0.9]) {
        const whole = solved(lscp.search(problem, asked(0.5, share)));
        const split = solved(lscp.search(splitRows(problem), asked(0.5, share)));
        expect(split.objective).toBe(whole.objective);
      }
    }
  });

  it('answers with a cover and a bound that holds, wherever it is stopped', () => {
    const problem = randomCover({ seed: 21, sites: 50, rows: 250 });
    const covered = coveredIn(problem, 0.3);
    for (const share of [1, 0.95]) {
      const best = solved(lscp.search(problem, asked(0.3, share)));
      expect(best.proven).toBe(true);
      for (let steps = 0; steps < 10; steps++) {
        const answer = stoppedAfter(lscp.search(problem, asked(0.3, share)), steps);
        expect(answer.chosen).toHaveLength(answer.objective);
        expect(covered([...answer.chosen], 1)).toBeGreaterThanOrEqual(share * total(problem.people) * (1 - 1e-12));
        expect(answer.objective).toBeGreaterThanOrEqual(best.objective);
        expect(answer.bound).toBeLessThanOrEqual(best.objective);
      }
    }
  });

  it('asks for nothing where there is nobody, and counts the open sites', () => {
    const problem = randomCover({ seed: 2, sites: 5, rows: 6 });
    const answer = solved(lscp.search({ ...problem, people: new Float64Array(6), state: Uint8Array.from([0, 1, 0, 0, 2]) }, asked(0.2)));
    expect(answer).toMatchObject({ objective: 1, bound: 1, proven: true });
    expect([...answer.chosen]).toEqual([1]);
  });

  it('says who cannot be reached, or how many can', () => {
    const pairs = { facility: Int32Array.of(0, 1, 1), demand: Int32Array.of(0, 1, 2), cost: Float64Array.of(1, 5, Infinity) };
    const problem = { pairs, siteCount: 2, people: Float64Array.of(5, 3, 2, 0), state: new Uint8Array(2), capacity: null };
    const detailsOf = (cutoff: number, share: number): unknown => {
      try {
        solved(lscp.search(problem, asked(cutoff, share)));
      } catch (error) {
        return error instanceof Failure ? error.finding.details : error;
      }
      return null;
    };
    expect(detailsOf(4, 1)).toEqual({ reason: 'unreached', rows: [1, 2], count: 2, people: 5 });
    expect(detailsOf(4, 0.75)).toEqual({ reason: 'share', reachable: '50 %', share: '75 %' });
    expect(detailsOf(4, 0.5)).toBeNull();
    expect(detailsOf(Infinity, 0.8)).toBeNull();
  });
});
