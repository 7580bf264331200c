import { Failure } from '../../model/finding';
import type { BudgetPlan, DoneAction } from '../../model/siting-plans';
import type { BudgetProblem, Outlet } from './budget/outlets';
import { outlets } from './budget/outlets';
import type { Serving } from './budget/served';
import { bySite, counted, tierLoss } from './budget/served';
import type { ActionRows } from './plans/actions';
import { all } from './plans/aim';
import { slack } from './plans/choice';
import { listing } from './plans/listing';
import { lossesOf } from './plans/losses';
import { mostOf, proofOf } from './plans/proof';
import type { PlanSearch } from './plans/pulse';
import { newPulse, showMost } from './plans/pulse';
import type { Effort } from './plans/search';
import { searchPlan, untilProven } from './plans/search';
import type { Loss } from './plans/sites';
import { baseLoss, near } from './plans/sites';

export type { BudgetProblem } from './budget/outlets';

export interface BudgetOptions {
  /** 'people': most people served; else least people x cost, where a person who is not served costs `unserved` */
  readonly objective: 'people' | { readonly unserved: number };
  readonly effort?: Effort;
}

/** A row per place and tier; open sites that nothing changes and that have room for all are what it has already. */
function budgetRows(problem: BudgetProblem, loss: Loss, list: readonly Outlet[], settled: readonly Serving[]): ActionRows {
  const { pairs, siteCount, people, tiers } = problem;
  const has = bySite(siteCount, settled);
  const before = tiers.map(() => new Float64Array(people.length).fill(baseLoss(loss)));
  const of = (at: number[][], each: (outlet: number, tier: number, pair: number) => void): void => {
    for (let pair = 0; pair < pairs.cost.length; pair++) {
      for (const outlet of at[pairs.facility[pair]!]!) for (let tier = 0; tier < tiers.length; tier++) each(outlet, tier, pair);
    }
  };
  of(has, (outlet, tier, pair) => {
    const own = tierLoss(loss, tiers[tier]!.cutoff, settled[outlet]!.tier, tier + 1, pairs.cost[pair]!);
    if (own < before[tier]![pairs.demand[pair]!]!) before[tier]![pairs.demand[pair]!] = own;
  });
  const out = listing();
  const rowOf = tiers.map(({ weight }, tier) =>
    Int32Array.from(people, (count, place) => {
      const base = before[tier]![place]!;
      return base > 0 && count * weight > 0 ? out.row(base, count * weight, 0, { size: count }) : -1;
    }),
  );
  of(bySite(siteCount, list), (outlet, tier, pair) => {
    const row = rowOf[tier]![pairs.demand[pair]!]!;
    const own = tierLoss(loss, tiers[tier]!.cutoff, list[outlet]!.tier, tier + 1, pairs.cost[pair]!);
    if (row >= 0 && own < before[tier]![pairs.demand[pair]!]!) out.serve(row, outlet, own);
  });
  return out.rows(
    list.length,
    1,
    Float64Array.from(list, ({ room }) => room),
  );
}

/** What each action saves when they are done one after another, the one that saves most by itself first. */
function savedBy(
  rows: ActionRows,
  list: readonly Outlet[],
  keeps: readonly number[],
  done: readonly number[],
): (readonly [number, number])[] {
  const losses = lossesOf(rows);
  keeps.forEach(losses.add);
  const change = (outlet: number, back: boolean): void => {
    const kept = keeps.filter((one) => list[one]!.place === list[outlet]!.place);
    kept.forEach(back ? losses.add : losses.remove);
    (back ? losses.remove : losses.add)(outlet);
  };
  const start = losses.byGroup[0]!;
  const alone = new Map(
    done.map((outlet) => {
      change(outlet, false);
      const saved = start - losses.byGroup[0]!;
      change(outlet, true);
      return [outlet, saved];
    }),
  );
  let last = start;
  return done
    .toSorted((a, b) => alone.get(b)! - alone.get(a)! || a - b)
    .map((outlet) => {
      change(outlet, false);
      const saved = last - losses.byGroup[0]!;
      last = losses.byGroup[0]!;
      return [outlet, saved] as const;
    });
}

/**
 * What to do with a budget: which sites to build, upgrade, enlarge, move or close and how many days of a mobile service to buy, so that most people are
 * served, or people x cost is least. A site is what stands there or what one action makes of it; money that closing saves may be spent. With limited
 * room people are sent to where least is lost, whoever comes first.
 *
 * max sum_k w_k sum_ij f_ijk, sum_j f_ijk <= P_i, f_ijk <= P_i x_j within C_k where the tier of j is at least k, sum_ik f_ijk <= S_j x_j, one x per place,
 * sum_j c_j x_j <= B (budgeted maximum coverage, Khuller, Moss & Naor 1999, with capacities). Bound: Lagrangean relaxation of the second rule, a
 * price of money, then branch and bound.
 * @throws Failure siting.no-solution 'budget' where what must be done costs more; siting.bad-action
 */
export function* spend(asked: BudgetProblem, { objective, effort = untilProven }: BudgetOptions): PlanSearch<BudgetPlan> {
  const problem = { ...asked, pairs: near(asked.pairs, Math.max(...asked.tiers.map(({ cutoff }) => cutoff))) };
  const { people, tiers, actions, budget, standing } = problem;
  const loss: Loss = objective === 'people' ? { kind: 'outside', cutoff: Infinity } : { kind: 'cost', unserved: objective.unserved };
  const { list, choice, settled } = outlets(problem);
  const needed = choice.given.reduce((sum, at) => sum + choice.cost[at]!, 0);
  if (needed > budget + slack(budget)) throw new Failure('siting.no-solution', {}, { reason: 'budget', budget, needed });
  const stands = settled.map((site): Serving => ({ site, tier: standing[site]!, room: Infinity, action: -1 }));
  const rows = budgetRows(problem, loss, list, stands);
  const keeps = Array.from(list.keys()).filter((at) => list[at]!.action < 0);
  const pulse = newPulse();
  const totalPeople = people.reduce((sum, count) => sum + count, 0);
  const whole = totalPeople * tiers.reduce((sum, { weight }) => sum + weight, 0);
  const served = objective === 'people';
  if (served) showMost(pulse, whole);
  const found = yield* searchPlan(rows, choice, all(1), [], pulse, effort);

  const done = found.actions.filter((at) => list[at]!.action >= 0);
  const taken = new Set(done.map((at) => list[at]!.place));
  const kept = keeps.filter((at) => !taken.has(list[at]!.place));
  const before = counted(problem, loss, [...stands, ...keeps.map((at) => list[at]!)]);
  const after = counted(problem, loss, [...stands, ...[...kept, ...done].map((at) => list[at]!)]);
  return {
    unit: served ? 'people' : 'people-cost',
    actions: savedBy(rows, list, keeps, done).map(([at, gained]): DoneAction => {
      const { action, days, cost } = list[at]!;
      return { id: actions[action]!.id, kind: actions[action]!.kind, days, cost, gained };
    }),
    spent: done.reduce((sum, at) => sum + list[at]!.cost, 0),
    budget,
    value: served ? mostOf(whole, whole - after.loss, found) : proofOf({ ...found, objective: after.loss }),
    before: served ? whole - before.loss : before.loss,
    totalPeople,
    flows: after.flows,
    examined: actions.length,
  };
}
