import { describe, expect, it } from 'vitest';
import { capacitatedBackup } from '../../../src/engine/siting/capacitated-backup';
import { solved, type SitingOptions, type SitingProblem, type SitingSolution } from '../../../src/engine/siting/contract';
import { assignPeople } from '../../../src/engine/siting/flow/assign-people';
import { Failure } from '../../../src/model/finding';
import { bruteForce, costTable } from './brute-force';
import { recount } from '../../../src/engine/siting/recount';
import { randomProblem } from './random-problem';

const search = capacitatedBackup(() => {
  throw new Error('the search without capacities was asked');
});
const total = ({ people }: SitingProblem): number => people.reduce((sum, one) => sum + one, 0);

/** People with two sites of the set within the cutoff; NaN where it does not serve the share. */
const backedUp = (problem: SitingProblem, { cutoff, share, assign }: SitingOptions, set: readonly number[]): number => {
  if (assignPeople(problem, set, cutoff, assign).servedPeople < share * total(problem) - 1e-9) return NaN;
  const table = costTable(problem);
  return problem.people.reduce((sum, one, row) => sum + (set.filter((site) => table[row]![site]! <= cutoff).length >= 2 ? one : 0), 0);
};

describe.each(['single', 'split'] as const)('backup coverage with capacities, %s', (assign) => {
  it('is the best of all sets of sites that serve enough', () => {
    let [solvable, not] = [0, 0];
    for (let seed = 1; seed <= 12; seed++) {
      const shape = { rows: 11, sites: 7, density: 0.9, slack: 1.45 + 0.25 * (seed % 3), open: seed % 2, forbidden: seed % 2 };
      const problem = randomProblem(seed * 17, shape);
      const options: SitingOptions = { sites: 4, cutoff: 9 + (seed % 4), share: seed % 3 === 0 ? 1 : 0.85, assign };
      const truth = bruteForce(problem, 4, 'most', (set) => backedUp(problem, options, set));
      let answer: SitingSolution;
      try {
        answer = solved(search(problem, options));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        expect(truth.objective).toBeNaN();
        not++;
        continue;
      }
      solvable++;
      expect(answer.objective).toBe(truth.objective);
      expect([answer.proven, answer.bound]).toEqual([true, truth.objective]);
      expect(truth.sets).toContainEqual([...answer.chosen]);
      expect(recount('backup', problem, options, answer)).toBe(truth.objective);
      const served = answer.flows!.reduce((sum, { people }) => sum + people, 0);
      expect(served).toBeGreaterThanOrEqual(options.share * total(problem) - 1e-9);
    }
    expect(solvable).toBeGreaterThan(3);
    expect(not).toBeGreaterThan(0);
  });

  it('takes the fewest sites that serve enough where no number is given', () => {
    const problem = randomProblem(34, { rows: 11, sites: 7, density: 0.9, slack: 2 });
    const options: SitingOptions = { sites: null, cutoff: 12, share: 0.9, assign };
    const { chosen, objective, proven } = solved(search(problem, options));
    const fewer = bruteForce(problem, chosen.length - 1, 'most', (set) => backedUp(problem, options, set));
    expect(fewer.objective).toBeNaN();
    expect(objective).toBe(bruteForce(problem, chosen.length, 'most', (set) => backedUp(problem, options, set)).objective);
    expect(proven).toBe(true);
  });
});
