import { describe, expect, it } from 'vitest';
import { planned } from '../../../src/engine/siting/plans/pulse';
import type { Loss } from '../../../src/engine/siting/plans/sites';
import type { Scenario } from '../../../src/engine/siting/robust';
import { robust } from '../../../src/engine/siting/robust';
import { costTable, siteSets } from './brute-force';
import { planProblem } from './plan-problem';

const losses: readonly Loss[] = [
  { kind: 'outside', cutoff: 25 },
  { kind: 'cost', unserved: 120 },
];

/** The same country with some roads closed and some people not in need. */
function scenarios(problem: ReturnType<typeof planProblem>['problem'], random: () => number, probability: readonly number[]): Scenario[] {
  return probability.map((own) => ({
    probability: own,
    pairs: { ...problem.pairs, cost: problem.pairs.cost.map((cost) => (random() < 0.2 ? Infinity : random() < 0.2 ? cost * 2 : cost)) },
    people: problem.people.map((count) => (random() < 0.2 ? 0 : count)),
  }));
}

describe('a layout under scenarios', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1).flatMap((seed) => losses.map((loss) => [seed, loss] as const)))(
    'is the best of all sets in the mean and at worst, seed %i %o',
    (seed, loss) => {
      const { problem, random } = planProblem(seed, 10, 25, seed % 3, seed % 2);
      const cases = scenarios(problem, random, [0.5, 0.3, 0.2]);
      const tables = cases.map(({ pairs }) => costTable({ ...problem, pairs }));
      const lost = (set: readonly number[]): number[] =>
        cases.map(({ people }, at) =>
          tables[at]!.reduce((sum, row, demand) => {
            const least = Math.min(...set.map((site) => row[site]!), Infinity);
            return sum + people[demand]! * (loss.kind === 'outside' ? (least <= loss.cutoff ? 0 : 1) : Math.min(least, loss.unserved));
          }, 0),
        );
      const mean = (own: readonly number[]): number => own.reduce((sum, value, at) => sum + value * cases[at]!.probability, 0);
      const sets = [...siteSets(problem, 4)].map((set) => lost(set));
      const least = (value: (own: readonly number[]) => number): number => Math.min(...sets.map(value));
      const answer = planned(robust(problem, cases, { sites: 4, loss }));
      expect(answer.expected.expected.proven).toBe(true);
      expect(answer.worstCase.worst.proven).toBe(true);
      // sums of floats in another order
      expect(answer.expected.expected.objective).toBeCloseTo(least(mean), 6);
      const worst = least((own) => Math.max(...own));
      expect(answer.worstCase.worst.objective).toBeCloseTo(worst, 6);
      const tied = sets.filter((own) => Math.max(...own) <= worst + 1e-7).map(mean);
      expect(answer.worstCase.expected.objective).toBeCloseTo(Math.min(...tied), 6);
      for (const plan of [answer.expected, answer.worstCase]) {
        expect(plan.chosen.length).toBeLessThanOrEqual(4);
        const own = lost(plan.chosen);
        plan.scenarios.forEach((scenario, at) => {
          expect(scenario.loss).toBeCloseTo(own[at]!, 6);
          expect(scenario.best).toBeCloseTo(
            least((values) => values[at]!),
            6,
          );
          expect(scenario.regret).toBeGreaterThanOrEqual(0);
        });
        expect(plan.worst.objective).toBeCloseTo(Math.max(...own), 6);
        expect(plan.worst.bound).toBeLessThanOrEqual(plan.worst.objective);
      }
    },
  );
});
