import type { FrontEquity, FrontPlan, FrontPoint } from '../../model/siting-plans';
import { gini } from '../equity/gini';
import type { SitingProblem } from './contract';
import type { ActionRows } from './plans/actions';
import type { Aim, Worth } from './plans/aim';
import { all } from './plans/aim';
import type { Choice } from './plans/choice';
import { anyOf } from './plans/choice';
import { drafted, improve } from './plans/improve';
import { mostOf } from './plans/proof';
import type { Pulse, PlanSearch } from './plans/pulse';
import { newPulse, showMost, showStill } from './plans/pulse';
import type { Effort, Found } from './plans/search';
import { searchPlan, untilProven } from './plans/search';
import { countByGroup, freeSites, near, openSites, siteRows } from './plans/sites';
import { groupScale, peopleByGroup, worstThenAll } from './worst-first';

export interface FrontOptions {
  /** inclusive, in the unit of the pairs */
  readonly cutoff: number;
  /** group of each demand row, 0 to groupCount - 1 */
  readonly group: Int32Array;
  readonly groupCount: number;
  readonly equity: FrontEquity;
  /** cost of each site; null: 1 each, and a budget is a number of new sites */
  readonly cost: Float64Array | null;
  /** budgets for new sites that are looked at */
  readonly budgets: readonly number[];
  /** steps of evenness between the two ends at each budget, about; Infinity: every plan of the front is found */
  readonly steps: number;
  readonly effort?: Effort;
}

/** How much evenness counts against people, in the sweep by weights (welfare = people x (1 - weight x Gini), Sen 1976 at weight 1). */
const giniWeights = [0.25, 0.5, 1, 2, 4, 8];

/** A choice that was found, and what is known about it. */
interface Mark {
  readonly actions: readonly number[];
  readonly budget: number;
  readonly cap: number;
  readonly bound: number;
  readonly proven: boolean;
}

/** Shares within reach as levels of the people of each group. */
function giniOf(people: Float64Array, outside: ArrayLike<number>): number {
  return gini(
    people.map((count, group) => (count > 0 ? Math.min(1, Math.max(0, (count - outside[group]!) / count)) : NaN)),
    people,
  );
}

/** From the plan with the most people step by step to the one with the best worst group, one budget. */
function* sweep(
  rows: ActionRows,
  choice: Choice,
  scale: Float64Array,
  steps: number,
  pulse: Pulse,
  effort: Effort,
): PlanSearch<{ readonly marks: Mark[]; readonly complete: boolean }> {
  const budget = choice.budget[0]!;
  const marks: Mark[] = [];
  const worstOf = ({ byGroup }: Found): number => byGroup.reduce((most, loss, group) => Math.max(most, loss * scale[group]!), 0);
  const mark = (found: Found, cap: number): void => {
    marks.push({ actions: found.actions, budget, cap, bound: found.bound, proven: found.proven });
  };
  const most = yield* searchPlan(rows, choice, all(rows.groupCount), [], pulse, effort);
  mark(most, Infinity);
  const shown = pulse.show(most);
  showStill(pulse, shown);
  const { worst, total } = yield* worstThenAll({ rows, choice, scale, totalScale: all(rows.groupCount).scale }, pulse, effort);
  showStill(pulse, shown);
  const end = worst.objective;
  let at = worstOf(most);
  let complete = most.proven && worst.proven && total.proven;
  const gap = (at - end) / steps;
  while (at > end * (1 + 1e-9) && !pulse.stopped) {
    const cap = Math.max(end, Math.min(at * (1 - 1e-9), at - gap));
    const within: Aim = { ...all(rows.groupCount), cap: scale.map((factor) => (factor > 0 ? (cap * (1 + 1e-12)) / factor : Infinity)) };
    if (cap === end) break;
    const found = yield* searchPlan(rows, choice, within, total.actions, pulse, effort);
    complete &&= found.proven;
    mark(found, cap);
    at = Math.min(cap, worstOf(found));
  }
  mark(total, end);
  return { marks, complete: complete && !pulse.stopped && steps === Infinity };
}

/** Choices that trade people against the Gini index, improved from those found; nothing is proven about them. */
function* evened(
  rows: ActionRows,
  choice: Choice,
  people: Float64Array,
  from: readonly Mark[],
  bound: number,
  pulse: Pulse,
): PlanSearch<Mark[]> {
  const whole = people.reduce((sum, count) => sum + count, 0);
  const marks: Mark[] = [];
  for (const weight of giniWeights) {
    const judge = (byGroup: Float64Array): Worth => {
      const loss = byGroup.reduce((sum, one) => sum + one, 0);
      const index = giniOf(people, byGroup);
      return { first: -(whole - loss) * (1 - weight * (Number.isNaN(index) ? 0 : index)), second: loss };
    };
    const aim: Aim = { ...all(rows.groupCount), judge };
    for (const { actions } of from) {
      if (pulse.stopped) return marks;
      const made = drafted(rows, choice, aim, actions);
      yield* improve(rows, choice, aim, made, pulse);
      marks.push({ actions: made.chosen.list(), budget: choice.budget[0]!, cap: Infinity, bound, proven: false });
    }
  }
  return marks;
}

/** Is `a` at least as good in everything, and better in something or found earlier? */
function dominates(a: FrontPoint, b: FrontPoint, earlier: boolean): boolean {
  const near = 1e-9;
  const notWorse = a.covered.objective >= b.covered.objective - near && a.equity <= b.equity + near * 1e-3 && a.cost <= b.cost + near;
  if (!notWorse) return false;
  const better = a.covered.objective > b.covered.objective + near || a.equity < b.equity - near * 1e-3 || a.cost < b.cost - near;
  return better || earlier;
}

/**
 * The front between people within the cutoff, evenness between groups, and cost: at every budget the plan that covers most (maximal covering), the plan
 * that is best for the worst group (`worstFirst`), and between them the plan that covers most while no group is worse than a cap that is lowered step by
 * step (epsilon constraints, Haimes, Lasdon & Wismer 1971), each with its bound. By 'gini' the same plans, improved for people x (1 - weight x Gini) at
 * several weights; of these only the plan that covers most is proven. A plan that another is better than is left out.
 */
export function* front(problem: SitingProblem, options: FrontOptions): PlanSearch<FrontPlan> {
  const { cutoff, group, groupCount, equity, cost, budgets, steps, effort = untilProven } = options;
  const loss = { kind: 'outside', cutoff } as const;
  const layers = [{ pairs: near(problem.pairs, cutoff), people: problem.people, group }];
  const free = freeSites(problem.state);
  const open = openSites(problem.state);
  const people = peopleByGroup(problem.people, group, groupCount);
  const totalPeople = people.reduce((sum, count) => sum + count, 0);
  const scale = groupScale(equity === 'worst-people' ? 'people' : 'share', people);
  const rows = siteRows(layers, loss, problem, groupCount);
  const pulse = newPulse();
  const marks: Mark[] = [];
  let complete = equity !== 'gini';
  for (const budget of budgets) {
    const choice: Choice = {
      ...anyOf(free.length, budget),
      cost: Float64Array.from(free, (site) => (cost ? cost[site]! : 1)),
    };
    showMost(pulse, totalPeople);
    const swept = yield* sweep(rows, choice, scale, steps, pulse, effort);
    complete &&= swept.complete;
    const [most] = swept.marks;
    marks.push(
      ...swept.marks.map((one, at) => (equity === 'gini' && at > 0 ? { ...one, cap: Infinity, bound: most!.bound, proven: false } : one)),
    );
    if (equity === 'gini') marks.push(...(yield* evened(rows, choice, people, swept.marks, most!.bound, pulse)));
  }
  const shares = groupScale('share', people);
  const points = marks.map(({ actions, budget, cap, bound, proven }): FrontPoint => {
    const chosen = [...open, ...actions.map((action) => free[action]!)].sort((a, b) => a - b);
    const outside = countByGroup(layers, loss, chosen, problem.siteCount, groupCount);
    const share = outside.map((count, at) => count * shares[at]!);
    const worstShare = share.reduce((a, b) => Math.max(a, b), 0);
    const index = giniOf(people, outside);
    const worst = outside.reduce((most, count, at) => Math.max(most, count * scale[at]!), 0);
    return {
      chosen,
      cost: actions.reduce((sum, action) => sum + (cost ? cost[free[action]!]! : 1), 0),
      covered: mostOf(totalPeople, totalPeople - outside.reduce((a, b) => a + b, 0), { bound, proven }),
      // where nobody is within reach, none is more even than another
      equity: equity === 'gini' ? (Number.isNaN(index) ? 0 : index) : worst,
      worstShare,
      worstGroup: share.indexOf(worstShare),
      gini: index,
      proven,
      budget,
      cap,
      outside: Array.from(outside),
    };
  });
  const kept = points.filter((point, at) => !points.some((other, from) => from !== at && dominates(other, point, from < at)));
  return {
    equity,
    points: kept.sort((a, b) => a.cost - b.cost || b.covered.objective - a.covered.objective),
    complete,
    totalPeople,
    examined: free.length,
  };
}
