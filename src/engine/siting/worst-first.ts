import type { GroupOutcome, WorstFirstPlan } from '../../model/siting-plans';
import type { SitingProblem } from './contract';
import type { ActionRows } from './plans/actions';
import type { Aim } from './plans/aim';
import type { Choice } from './plans/choice';
import { anyOf } from './plans/choice';
import { proofOf } from './plans/proof';
import type { Pulse, PlanSearch } from './plans/pulse';
import { newPulse, showLoss, showStill } from './plans/pulse';
import type { Effort, Found } from './plans/search';
import { carryOn, firstLook, searchPlan, untilProven } from './plans/search';
import { countByGroup, freeSites, near, newSites, openSites, siteRows } from './plans/sites';

/** People in groups, and what is asked for them. */
export interface WorstFirstOptions {
  /** open sites in all, those that are open already counted */
  readonly sites: number;
  /** inclusive, in the unit of the pairs */
  readonly cutoff: number;
  /** group of each demand row, 0 to groupCount - 1 */
  readonly group: Int32Array;
  readonly groupCount: number;
  /** what is made least in the worst group: people outside, or their share of the group's people */
  readonly measure: 'people' | 'share';
  readonly effort?: Effort;
}

/** Factor of each group's people outside: 1, or 1 by its people (0 for an empty group). */
export function groupScale(measure: 'people' | 'share', people: Float64Array): Float64Array {
  return people.map((count) => (measure === 'people' ? 1 : count > 0 ? 1 / count : 0));
}

/** People of each group. */
export function peopleByGroup(people: Float64Array, group: Int32Array, groupCount: number): Float64Array {
  const sum = new Float64Array(groupCount);
  for (let row = 0; row < people.length; row++) if (group[row]! >= 0) sum[group[row]!]! += people[row]!;
  return sum;
}

/** Loss by group that is judged twice: by its worst scaled by `scale`, and by its sum scaled by `totalScale`. */
export interface WorstThenAll {
  readonly rows: ActionRows;
  readonly choice: Choice;
  readonly scale: Float64Array;
  readonly totalScale: Float64Array;
}

/**
 * The worst group first, then all among the choices that are as good for the worst group as the best found (up to 1e-12 of it, so that this one is
 * among them). Both are looked at quickly before either is proven, so that a search that is stopped has bounds of both.
 */
export function* worstThenAll(
  { rows, choice, scale, totalScale }: WorstThenAll,
  pulse: Pulse,
  effort: Effort,
): PlanSearch<{ readonly worst: Found; readonly total: Found }> {
  const aim: Aim = { worst: true, scale, cap: null };
  const within = ({ objective }: Found): Aim => ({
    worst: false,
    scale: totalScale,
    cap: scale.map((factor) => (factor > 0 ? (objective * (1 + 1e-12)) / factor : Infinity)),
  });
  const first = firstLook(effort);
  let worst = yield* searchPlan(rows, choice, aim, [], pulse, first);
  showStill(pulse, worst);
  let total = yield* searchPlan(rows, choice, within(worst), worst.actions, pulse, first);
  showLoss(pulse);
  // what the second look chose is as good for the worst group
  const before = total.actions.join(' ');
  worst = yield* carryOn({ ...worst, actions: total.actions }, rows, choice, aim, pulse, effort);
  showStill(pulse, worst);
  if (worst.actions.join(' ') !== before) total = yield* searchPlan(rows, choice, within(worst), worst.actions, pulse, first);
  total = yield* carryOn(total, rows, choice, within(worst), pulse, effort);
  showLoss(pulse);
  return { worst, total };
}

/**
 * Lift the worst-off first: among the ways to open at most `sites` sites, the one whose worst group has the fewest people (or the least share of
 * people) outside the cutoff; between equals the one with the fewest people outside.
 *
 * min max_g s_g sum_{i in g} P_i (1 - y_i), y_i <= sum_{j reaches i} x_j, sum x <= p; s_g = 1 or 1 / P_g. Bound: Lagrangean relaxation over convex
 * weights of the groups (a maximal covering location problem with weighted people), then branch and bound.
 * @throws Failure siting.no-solution
 */
export function* worstFirst(problem: SitingProblem, options: WorstFirstOptions): PlanSearch<WorstFirstPlan> {
  const { group, groupCount, measure, cutoff, effort = untilProven } = options;
  const count = newSites(problem, options.sites);
  const loss = { kind: 'outside', cutoff } as const;
  const layers = [{ pairs: near(problem.pairs, cutoff), people: problem.people, group }];
  const free = freeSites(problem.state);
  const open = openSites(problem.state);
  const people = peopleByGroup(problem.people, group, groupCount);
  const scale = groupScale(measure, people);
  const pulse = newPulse();
  const rows = siteRows(layers, loss, problem, groupCount);
  const asked = { rows, choice: anyOf(free.length, count), scale, totalScale: new Float64Array(groupCount).fill(1) };
  const { worst, total } = yield* worstThenAll(asked, pulse, effort);
  const chosen = [...open, ...total.actions.map((action) => free[action]!)].sort((a, b) => a - b);
  const before = countByGroup(layers, loss, open, problem.siteCount, groupCount);
  const after = countByGroup(layers, loss, chosen, problem.siteCount, groupCount);
  const scaled = after.map((outside, at) => outside * scale[at]!);
  const top = scaled.reduce((most, value) => Math.max(most, value), 0);
  return {
    chosen,
    measure,
    worst: proofOf({ ...worst, objective: top }),
    outside: proofOf({ ...total, objective: after.reduce((sum, one) => sum + one, 0) }),
    worstGroup: scaled.indexOf(top),
    groups: Array.from(people, (count, at): GroupOutcome => ({ people: count, outsideBefore: before[at]!, outside: after[at]! })),
    examined: free.length,
  };
}
