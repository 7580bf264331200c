import type { Proof, RobustPlan, ScenarioOutcome } from '../../model/siting-plans';
import type { CostMatrix } from '../access';
import type { SitingProblem } from './contract';
import type { Aim } from './plans/aim';
import { all } from './plans/aim';
import { anyOf } from './plans/choice';
import { proofOf } from './plans/proof';
import type { PlanSearch } from './plans/pulse';
import { newPulse, showLoss, showStill } from './plans/pulse';
import type { Effort, Found } from './plans/search';
import { carryOn, firstLook, searchPlan, untilProven } from './plans/search';
import type { Layer, Loss } from './plans/sites';
import { countByGroup, freeSites, near, newSites, openSites, reach, siteRows } from './plans/sites';
import { worstThenAll } from './worst-first';

/** One way things may go: which ways are passable, and who has to be helped. */
export interface Scenario {
  readonly pairs: CostMatrix;
  readonly people: Float64Array;
  /** at least 0; the probabilities of all scenarios add up to 1 */
  readonly probability: number;
}

/** What is asked of a layout. */
export interface RobustOptions {
  /** open sites in all, those that are open already counted */
  readonly sites: number;
  /** people outside a cutoff, or people x cost with the cost of a person whom no site reaches */
  readonly loss: Loss;
  /** also the best layout of each scenario, for the regret */
  readonly effort?: Effort;
}

/** The answers for a layout that must hold in every scenario. */
export interface RobustAnswer {
  /** least expected loss */
  readonly expected: RobustPlan;
  /** least loss in the worst scenario, then least expected loss */
  readonly worstCase: RobustPlan;
  /** the best layout of each scenario, were it known */
  readonly best: readonly { readonly chosen: readonly number[]; readonly loss: Proof }[];
}

/**
 * A layout that stays good under a set of scenarios. Expected: one problem with the rows of all scenarios, people times probability. Worst case:
 * scenarios as groups of `worstFirst`. Both with the loss of each layout in each scenario and its regret: how much more it loses than the best layout
 * of that scenario. The least regret is counted from the best layout found, so it is never negative.
 *
 * min sum_s q_s L_s(x) and min max_s L_s(x), L_s(x) = sum_i P_is min(base, min_{j in x} c_ijs), sum x <= p (Snyder 2006, facility location under
 * uncertainty).
 * @throws Failure siting.no-solution
 */
export function* robust(
  { siteCount, state }: Pick<SitingProblem, 'siteCount' | 'state'>,
  scenarios: readonly Scenario[],
  { sites, loss, effort = untilProven }: RobustOptions,
): PlanSearch<RobustAnswer> {
  const count = newSites({ state }, sites);
  const free = freeSites(state);
  const open = openSites(state);
  const choice = anyOf(free.length, count);
  const layers = scenarios.map(({ pairs, people }, at): Layer => ({
    pairs: near(pairs, reach(loss)),
    people,
    group: new Int32Array(people.length).fill(at),
  }));
  const probability = Float64Array.from(scenarios, (one) => one.probability);
  const groups = scenarios.length;
  const pulse = newPulse();
  const rows = siteRows(layers, loss, { siteCount, state }, groups);
  const opened = (actions: readonly number[]): number[] => [...open, ...actions.map((action) => free[action]!)].sort((a, b) => a - b);
  const counted = (chosen: readonly number[]): Float64Array => countByGroup(layers, loss, chosen, siteCount, groups);
  const mean = (byScenario: Float64Array): number => byScenario.reduce((sum, value, at) => sum + value * probability[at]!, 0);

  // a first look at everything, then the proofs
  const inMean: Aim = { worst: false, scale: probability, cap: null };
  const first = firstLook(effort);
  const look = yield* searchPlan(rows, choice, inMean, [], pulse, first);
  showStill(pulse, look);
  const alone = layers.map((layer) => ({ ...layer, group: new Int32Array(layer.people.length) }));
  const aloneRows = alone.map((layer) => siteRows([layer], loss, { siteCount, state }, 1));
  const looks: Found[] = [];
  for (const own of aloneRows) looks.push(yield* searchPlan(own, choice, all(1), [], pulse, first));
  showLoss(pulse);
  const expected = yield* carryOn(look, rows, choice, inMean, pulse, effort);
  showStill(pulse, expected);
  const { worst, total } = yield* worstThenAll(
    { rows, choice, scale: new Float64Array(groups).fill(1), totalScale: probability },
    pulse,
    effort,
  );
  showStill(pulse, expected);
  const layouts = [opened(expected.actions), opened(total.actions)];
  const losses = layouts.map(counted);
  const best: { chosen: number[]; loss: Proof }[] = [];
  for (const [at, own] of aloneRows.entries()) {
    const found = yield* carryOn(looks[at]!, own, choice, all(1), pulse, effort);
    let chosen = opened(found.actions);
    let objective = countByGroup([alone[at]!], loss, chosen, siteCount, 1)[0]!;
    losses.forEach((values, layout) => {
      if (values[at]! < objective) [chosen, objective] = [layouts[layout]!, values[at]!];
    });
    best.push({ chosen, loss: proofOf({ ...found, objective }) });
  }
  const outcome = (layout: number): ScenarioOutcome[] =>
    scenarios.map(({ people }, at) => ({
      people: people.reduce((sum, one) => sum + one, 0),
      probability: probability[at]!,
      loss: losses[layout]![at]!,
      best: best[at]!.loss.objective,
      regret: losses[layout]![at]! - best[at]!.loss.objective,
    }));
  const plan = (layout: number, proof: (expectedLoss: number, worstLoss: number) => Pick<RobustPlan, 'expected' | 'worst'>): RobustPlan => {
    const own = losses[layout]!;
    const worstLoss = own.reduce((most, value) => Math.max(most, value), 0);
    const scenario = outcome(layout);
    return {
      chosen: layouts[layout]!,
      unit: loss.kind === 'outside' ? 'people' : 'people-cost',
      ...proof(mean(own), worstLoss),
      worstScenario: own.indexOf(worstLoss),
      worstRegret: scenario.reduce((most, { regret }) => Math.max(most, regret), 0),
      scenarios: scenario,
      examined: free.length,
    };
  };
  const loosely = (objective: number, bound: number): Proof => proofOf({ objective, bound, proven: objective <= bound });
  return {
    // each layout is best in one of the two; the other number is held against the other search's bound
    expected: plan(0, (mid, most) => ({ expected: proofOf({ ...expected, objective: mid }), worst: loosely(most, worst.bound) })),
    worstCase: plan(1, (mid, most) => ({ expected: proofOf({ ...total, objective: mid }), worst: proofOf({ ...worst, objective: most }) })),
    best,
  };
}
