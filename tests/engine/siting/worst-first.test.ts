import { describe, expect, it } from 'vitest';
import { planned } from '../../../src/engine/siting/plans/pulse';
import { worstFirst } from '../../../src/engine/siting/worst-first';
import { costTable, siteSets } from './brute-force';
import { planProblem } from './plan-problem';

const seeds = Array.from({ length: 24 }, (_, seed) => seed + 1);

/** People outside in each group, from the plain table. */
function outside(
  table: readonly (readonly number[])[],
  people: Float64Array,
  group: Int32Array,
  groups: number,
  cutoff: number,
  set: readonly number[],
): number[] {
  const sum = Array.from({ length: groups }, () => 0);
  table.forEach((row, at) => {
    if (!set.some((site) => row[site]! <= cutoff)) sum[group[at]!]! += people[at]!;
  });
  return sum;
}

describe('worst group first', () => {
  it.each(seeds.flatMap((seed) => (['people', 'share'] as const).map((measure) => [seed, measure] as const)))(
    'is the best of all sets, seed %i by %s',
    (seed, measure) => {
      const { problem, pick } = planProblem(seed, 12, 40, seed % 3, seed % 2);
      const groupCount = 4;
      const group = Int32Array.from(problem.people, () => pick(groupCount));
      const [sites, cutoff] = [4 + (seed % 2), 15 + (seed % 4) * 5];
      const table = costTable(problem);
      const all = outside(table, problem.people, group, groupCount, -1, []);
      let [most, sum, mclp] = [Infinity, Infinity, Infinity];
      for (const set of siteSets(problem, sites)) {
        const own = outside(table, problem.people, group, groupCount, cutoff, set);
        const worst = Math.max(...own.map((count, at) => (measure === 'people' ? count : all[at] ? count / all[at] : 0)));
        const total = own.reduce((a, b) => a + b, 0);
        mclp = Math.min(mclp, total);
        if (worst < most - 1e-9) [most, sum] = [worst, total];
        else if (worst < most + 1e-9 && total < sum) sum = total;
      }
      const plan = planned(worstFirst(problem, { sites, cutoff, group, groupCount, measure }));
      expect(plan.worst.proven).toBe(true);
      expect(plan.outside.proven).toBe(true);
      // sums of floats in another order
      expect(plan.worst.objective).toBeCloseTo(most, 8);
      expect(plan.outside.objective).toBeCloseTo(sum, 8);
      expect(plan.outside.objective).toBeGreaterThan(mclp - 1e-8);
    },
  );
});
