import type { SitingModelId, SitingReceipt } from '../../model/siting';
import { chosenCosts, flagsOf } from './chosen-costs';
import { gapOf, siteState, type SitingModel, type SitingOptions, type SitingProblem, type SitingSolution } from './contract';
import { gainsOf } from './gains';
import type { NextBest } from './next-best';
import { recount } from './recount';

/** People within the cutoff of a chosen site, or served where flows say who goes where. */
export function coveredPeople(problem: SitingProblem, { chosen, flows }: Pick<SitingSolution, 'chosen' | 'flows'>, cutoff: number): number {
  if (flows) return flows.reduce((sum, { people }) => sum + people, 0);
  const { sites } = chosenCosts(problem, flagsOf(chosen, problem.siteCount), cutoff);
  return problem.people.reduce((sum, people, row) => sum + (sites[row]! > 0 ? people : 0), 0);
}

/**
 * An answer with what proves it.
 * @param reach cutoff within which people are counted: the model's own, or one that it does not look at
 * @param next other optima and the runner-up; null where they were not looked for
 * @throws Failure siting.recount where the objective, counted once more from the raw pairs, is another
 */
export function receiptOf(
  id: SitingModelId,
  { sense, unit }: Pick<SitingModel, 'sense' | 'unit'>,
  problem: SitingProblem,
  options: SitingOptions,
  solution: SitingSolution,
  reach: number,
  next: NextBest | null,
): SitingReceipt {
  const { chosen, objective, bound, proven, flows } = solution;
  return {
    model: id,
    sense,
    unit,
    chosen: [...chosen],
    objective,
    bound,
    gap: gapOf(solution),
    proven,
    recount: recount(id, problem, options, solution),
    coveredPeople: coveredPeople(problem, solution, reach),
    totalPeople: problem.people.reduce((sum, people) => sum + people, 0),
    gains: gainsOf(problem, chosen, reach, flows),
    flows,
    ties: next?.ties.map((set) => [...set]) ?? [],
    tiesComplete: next?.complete ?? false,
    runnerUp: next?.runnerUp ? { chosen: [...next.runnerUp.chosen], objective: next.runnerUp.objective } : null,
    examined: problem.state.reduce((count, state) => count + (state === siteState.free ? 1 : 0), 0),
  };
}
