import { describe, expect, it } from 'vitest';
import type { Aim } from '../../../src/engine/siting/plans/aim';
import { all } from '../../../src/engine/siting/plans/aim';
import type { Choice } from '../../../src/engine/siting/plans/choice';
import { anyOf } from '../../../src/engine/siting/plans/choice';
import { newPulse, planned } from '../../../src/engine/siting/plans/pulse';
import { searchPlan } from '../../../src/engine/siting/plans/search';
import type { Loss } from '../../../src/engine/siting/plans/sites';
import { siteRows } from '../../../src/engine/siting/plans/sites';
import { worstFirst } from '../../../src/engine/siting/worst-first';
import { loadMipSolver } from '../../support/mip/highs';
import { planProblem } from './plan-problem';
import { programOf } from './plan-program';

describe('the search for a plan', async () => {
  const solve = await loadMipSolver();
  const groups = 4;
  const even = (worst: boolean): Aim => ({ ...all(groups), worst });
  const rowsOf = (seed: number, loss: Loss) => {
    const { problem, strips, random } = planProblem(seed, 18, 110);
    const rows = siteRows([{ ...problem, group: strips(groups) }], loss, problem, groups);
    const priced: Choice = { ...anyOf(18, 6), cost: Float64Array.from({ length: 18 }, () => 0.5 + random()) };
    return { rows, choices: [anyOf(18, 4), priced] };
  };

  it.each([1, 2].flatMap((seed) => [true, false].map((worst) => [seed, worst] as const)))(
    'finds what HiGHS finds on a problem too large to try every set, seed %i worst %s',
    (seed, worst) => {
      for (const loss of [
        { kind: 'outside', cutoff: 18 },
        { kind: 'cost', unserved: 60 },
      ] as const) {
        if (worst && loss.kind === 'cost') continue;
        const { rows, choices } = rowsOf(seed, loss);
        for (const choice of choices) {
          const found = planned(searchPlan(rows, choice, even(worst), [], newPulse()));
          expect(found.proven).toBe(true);
          const { objective, status } = solve(programOf(rows, choice, even(worst)));
          expect(status).toBe('optimal');
          // tolerances of HiGHS: 1e-6 on each row
          expect(Math.abs(found.objective - objective)).toBeLessThan(1e-5 * objective);
        }
      }
    },
  );

  it('tells bounds that the answer keeps, at every step', () => {
    const { problem, strips } = planProblem(5, 30, 2500);
    const search = worstFirst(problem, { sites: 5, cutoff: 15, group: strips(groups), groupCount: groups, measure: 'share' });
    const steps: { objective: number; bound: number }[] = [];
    let step = search.next(false);
    for (; !step.done; step = search.next(false)) steps.push(step.value);
    expect(steps.length).toBeGreaterThan(3);
    const { worst } = step.value;
    expect(worst.proven).toBe(true);
    for (const { objective, bound } of steps) {
      if (!Number.isNaN(objective)) expect(objective).toBeGreaterThanOrEqual(worst.objective * (1 - 1e-9));
      if (!Number.isNaN(bound)) expect(bound).toBeLessThanOrEqual(worst.objective * (1 + 1e-9));
    }
  });

  it('answers soon when it is stopped, with a plan and a bound', () => {
    const { problem, strips } = planProblem(6, 60, 4000);
    const asked = { sites: 8, cutoff: 12, group: strips(12), groupCount: 12, measure: 'share' } as const;
    const search = worstFirst(problem, asked);
    let step = search.next(false);
    let after = 0;
    for (; !step.done; step = search.next(true)) after++;
    expect(after).toBeLessThan(60);
    const { chosen, worst } = step.value;
    expect(chosen).toHaveLength(8);
    expect(worst.proven).toBe(false);
    expect(worst.bound).toBeGreaterThan(0);
    expect(worst.gap).toBeGreaterThan(0);
    expect(worst.gap).toBeLessThan(1);
  });
});
