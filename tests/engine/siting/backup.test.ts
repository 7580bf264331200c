import { describe, expect, it } from 'vitest';
import { backup } from '../../../src/engine/siting/backup';
import { solved } from '../../../src/engine/siting/contract';
import { Failure } from '../../../src/model/finding';
import { bruteForce } from './brute-force';
import { coveredIn, randomCover, splitRows, stoppedAfter } from './random-cover';

const asked = (sites: number | null, cutoff: number, share = 1) => ({ sites, cutoff, share, assign: 'single' as const });
const total = (people: Float64Array): number => people.reduce((sum, some) => sum + some, 0);

describe('backup coverage', () => {
  it('is what brute force finds for everyone and for a share, with the fewest sites and with more', () => {
    let solutions = 0;
    for (let seed = 1; seed <= 90; seed++) {
      const problem = randomCover({ seed, sites: 9, rows: 20, states: true, fractions: seed % 3 === 0 });
      const share = seed % 2 === 0 ? 1 : 0.6 + (seed % 8) * 0.05;
      const cutoff = 0.35 + (seed % 4) * 0.1;
      const covered = coveredIn(problem, cutoff);
      const need = share * total(problem.people) * (1 - 1e-12);
      const least = bruteForce(problem, null, 'least', (set) => (covered(set, 1) >= need ? set.length : NaN)).objective;
      if (Number.isNaN(least)) {
        expect(() => solved(backup.search(problem, asked(null, cutoff, share)))).toThrow('siting.no-solution');
        continue;
      }
      const usable = problem.state.filter((kind) => kind !== 2).length;
      for (const sites of [null, Math.min(usable, least + 2)]) {
        const size = sites ?? least;
        const { objective, sets } = bruteForce(problem, size, 'most', (set) => (covered(set, 1) >= need ? covered(set, 2) : NaN));
        const answer = solved(backup.search(problem, asked(sites, cutoff, share)));
        expect({ seed, sites, ...answer }).toMatchObject({ seed, sites, proven: true, bound: answer.objective });
        // whole people exactly; else the promise of 1e-9
        expect(Math.abs(answer.objective - objective)).toBeLessThanOrEqual(seed % 3 === 0 ? 1e-9 * objective : 0);
        if (seed % 3 !== 0) expect(sets.map(String)).toContain(String([...answer.chosen]));
        solutions++;
      }
    }
    expect(solutions).toBeGreaterThan(80);
  });

  it('is what HiGHS proves on middling problems', () => {
    // scipy.optimize.milp 1.17.1: fewest sites first, then max sum w z, 1 + z <= sum x, sum x = fewest, mip_rel_gap 0, status 0 (optimal)
    const proven = [
      { seed: 41, sites: 40, rows: 150, fewest: 6, objective: 335 },
      { seed: 42, sites: 60, rows: 300, fewest: 7, objective: 1013 },
    ];
    for (const { fewest, objective, ...of } of proven) {
      const answer = solved(backup.search(randomCover(of), asked(null, 0.35)));
      expect({ ...of, ...answer }).toMatchObject({ ...of, objective, bound: objective, proven: true });
      expect(answer.chosen).toHaveLength(fewest);
    }
  });

  it('does not fall with more sites, and is no worse for a smaller share', () => {
    const problem = randomCover({ seed: 11, sites: 30, rows: 120 });
    const first = solved(backup.search(problem, asked(null, 0.35)));
    expect(first.proven).toBe(true);
    let before = first.objective;
    for (let sites = first.chosen.length + 1; sites <= first.chosen.length + 4; sites++) {
      const { objective, proven, chosen } = solved(backup.search(problem, asked(sites, 0.35)));
      expect(proven).toBe(true);
      expect(chosen).toHaveLength(sites);
      expect(objective).toBeGreaterThanOrEqual(before);
      before = objective;
    }
  });

  it('is the same whether a row is one or many rows that see the same sites', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const problem = randomCover({ seed, sites: 15, rows: 40 });
      const whole = solved(backup.search(problem, asked(null, 0.45)));
      const split = solved(backup.search(splitRows(problem), asked(null, 0.45)));
      expect(split.objective).toBe(whole.objective);
    }
  });

  it('answers with a cover and a bound that holds, wherever it is stopped', () => {
    const problem = randomCover({ seed: 4, sites: 40, rows: 200 });
    const covered = coveredIn(problem, 0.3);
    for (const share of [1, 0.9]) {
      const sites = solved(backup.search(problem, asked(null, 0.3, share))).chosen.length;
      const best = solved(backup.search(problem, asked(sites, 0.3, share)));
      expect(best.proven).toBe(true);
      for (let steps = 0; steps < 8; steps++) {
        const answer = stoppedAfter(backup.search(problem, asked(sites, 0.3, share)), steps);
        expect(covered([...answer.chosen], 1)).toBeGreaterThanOrEqual(share * total(problem.people) * (1 - 1e-12));
        expect(covered([...answer.chosen], 2)).toBe(answer.objective);
        expect(answer.bound).toBeGreaterThanOrEqual(best.objective);
      }
    }
  });

  it('is refused where the sites are too few to cover everyone once, and says how many are needed', () => {
    const problem = randomCover({ seed: 6, sites: 12, rows: 40 });
    const needed = solved(backup.search(problem, asked(null, 0.45))).chosen.length;
    try {
      solved(backup.search(problem, asked(needed - 1, 0.45)));
      expect.unreachable();
    } catch (error) {
      expect((error as Failure).finding?.details).toEqual({ reason: 'too-few-sites', sites: needed - 1, needed });
    }
  });
});
