import type { PhasedPlan, PhasedYear, YearlyAnswer } from '../../model/siting-plans';
import type { CostMatrix } from '../access';
import { siteState } from './contract';
import { mclp } from './mclp';
import type { ActionRows } from './plans/actions';
import { grouped } from './plans/actions';
import { all } from './plans/aim';
import type { Choice } from './plans/choice';
import { listing } from './plans/listing';
import { mostOf } from './plans/proof';
import type { Pulse, PlanSearch } from './plans/pulse';
import { newPulse, showMost } from './plans/pulse';
import type { Effort, Found } from './plans/search';
import { searchPlan, untilProven } from './plans/search';
import { enoughCandidates, freeSites, near, openSites, rowLosses } from './plans/sites';

/** Sites, and the years in which they may be built. */
export interface PhasedProblem {
  readonly pairs: CostMatrix;
  readonly siteCount: number;
  /** `siteState` of each site before the first year */
  readonly state: Uint8Array;
  /** cost of building each site; null: 1 each, and a year's budget is a number of sites */
  readonly cost: Float64Array | null;
  readonly years: readonly PlanYear[];
}

/** One year of a plan. */
export interface PlanYear {
  /** people of each demand row in this year */
  readonly people: Float64Array;
  /** new sites of this year, or money; what a year leaves is not carried over */
  readonly budget: number;
  /** what a person within reach in this year counts in the sum over all years; 1 where left out */
  readonly weight?: number;
}

/** What is asked of a plan by years. */
export interface PhasedOptions {
  /** inclusive, in the unit of the pairs */
  readonly cutoff: number;
  readonly effort?: Effort;
}

const outside = (cutoff: number) => ({ kind: 'outside', cutoff }) as const;

/** Years `from`..`to` as rows, sites x years as actions: a site of year t serves the people of year t and of all later years. */
function yearRows({ pairs, siteCount, state, years }: PhasedProblem, cutoff: number, sites: readonly number[]): ActionRows {
  const list = listing();
  const at = new Int32Array(siteCount).fill(-1);
  sites.forEach((site, index) => (at[site] = index));
  const before = rowLosses({ pairs, people: years[0]!.people }, outside(cutoff), openSites(state), siteCount);
  const rowOf = years.map(({ people, weight = 1 }) =>
    people.map((count, row) => (before[row]! > 0 && count * weight > 0 ? list.row(1, count * weight, 0) : -1)),
  );
  for (let pair = 0; pair < pairs.cost.length; pair++) {
    const site = at[pairs.facility[pair]!]!;
    if (site < 0 || !(pairs.cost[pair]! <= cutoff) || pairs.cost[pair] === Infinity) continue;
    rowOf.forEach((rows, year) => {
      const row = rows[pairs.demand[pair]!]!;
      if (row < 0) return;
      for (let built = 0; built <= year; built++) list.serve(row, site * years.length + built, 0);
    });
  }
  return list.rows(sites.length * years.length, 1);
}

/** Each year pays for its own; a site is built once. */
function yearChoice({ cost, years }: PhasedProblem, sites: readonly number[]): Choice {
  const count = sites.length * years.length;
  const each = (value: (index: number) => number): Int32Array => Int32Array.from({ length: count }, (_, action) => value(action));
  return {
    purse: each((action) => action % years.length),
    cost: Float64Array.from({ length: count }, (_, action) => (cost ? cost[sites[Math.floor(action / years.length)]!]! : 1)),
    budget: Float64Array.from(years, ({ budget }) => budget),
    place: each((action) => Math.floor(action / years.length)),
    otherPlace: new Int32Array(count).fill(-1),
    placeCount: sites.length,
    needs: null,
    given: [],
  };
}

/** Branches looked into for each year alone; the proof of all years together may take as many as asked for. */
const briefBranches = 500;

/** Which sites of `sites` are built in which year. */
const byYear = (actions: readonly number[], sites: readonly number[], years: number): number[][] =>
  Array.from({ length: years }, (_, year) =>
    actions.filter((action) => action % years === year).map((action) => sites[Math.floor(action / years)]!),
  );

/** Rows within reach of each site. */
function rowsOf({ pairs, siteCount }: PhasedProblem): Int32Array[] {
  const { start, items } = grouped(pairs.facility, siteCount);
  const rows = items.map((pair) => pairs.demand[pair]!);
  return Array.from({ length: siteCount }, (_, site) => rows.subarray(start[site], start[site + 1]));
}

/** People within reach in each year, counted from the raw pairs, and what each site gains in the year in which it is built. */
function told({ state, years }: PhasedProblem, within: readonly Int32Array[], built: readonly (readonly number[])[]): PhasedYear[] {
  const has = new Uint8Array(years[0]!.people.length);
  for (const site of openSites(state)) for (const row of within[site]!) has[row] = 1;
  return years.map(({ people }, year) => {
    const covered = (): number => people.reduce((sum, count, row) => sum + (has[row] ? count : 0), 0);
    const before = covered();
    const order: number[] = [];
    const gains: number[] = [];
    // the one that gains most first
    for (let left = [...built[year]!]; left.length > 0;) {
      const more = left.map((site) => within[site]!.reduce((sum, row) => sum + (has[row] ? 0 : people[row]!), 0));
      const top = more.indexOf(Math.max(...more));
      order.push(left[top]!);
      gains.push(more[top]!);
      for (const row of within[left[top]!]!) has[row] = 1;
      left = left.filter((_, at) => at !== top);
    }
    return { built: order, gains, people: people.reduce((sum, count) => sum + count, 0), coveredBefore: before, covered: covered() };
  });
}

/** What is known of a choice of sites, as people whom it does not reach. */
interface Best extends Pick<Found, 'objective' | 'bound' | 'proven'> {
  readonly sites: readonly number[];
}

/** The best choice of sites for the people of one year, some already open. */
function* bestOf(
  { pairs, siteCount, cost }: PhasedProblem,
  people: Float64Array,
  state: Uint8Array,
  budget: number,
  cutoff: number,
  pulse: Pulse,
  effort: Effort,
): PlanSearch<Best> {
  const sites = Array.from(freeSites(state));
  const total = people.reduce((sum, count) => sum + count, 0);
  if (cost === null) {
    // maximal covering has a search of its own
    const open = openSites(state).length;
    const problem = { pairs, siteCount, people, state, capacity: null };
    const { chosen, objective, bound, proven } = yield* mclp.search(problem, {
      sites: open + Math.floor(budget),
      cutoff,
      share: 1,
      assign: 'single',
    });
    return {
      objective: total - objective,
      bound: total - bound,
      proven,
      sites: Array.from(chosen).filter((site) => state[site] !== siteState.open),
    };
  }
  showMost(pulse, total);
  const single: PhasedProblem = { pairs, siteCount, state, cost, years: [{ people, budget }] };
  const found = yield* searchPlan(yearRows(single, cutoff, sites), yearChoice(single, sites), all(1), [], pulse, effort);
  return { ...found, sites: found.actions.map((action) => sites[action]!) };
}

/**
 * Building year by year. Four answers: each year the best for that year given the years before (`yearly`); the best for the last year with the money of
 * all years at once (`atOnce`), built in the order that serves most over the years; and the best over all years together (`overall`).
 * Regret of building year by year: people of the last year whom all at once would reach and it does not; people-years that the best over all years
 * would reach and it does not. Both are counted from the best found, so they are never negative.
 *
 * overall: max sum_t w_t sum_i P_it y_it, y_it <= sum_{s <= t} sum_{j reaches i} x_js, sum_t x_jt <= 1, sum_j c_j x_jt <= b_t. Bound: Lagrangean
 * relaxation, a price for each year's money.
 * @throws Failure siting.no-solution: 'too-few-candidates'
 */
export function* phased(asked: PhasedProblem, { cutoff, effort = untilProven }: PhasedOptions): PlanSearch<PhasedPlan> {
  const problem = { ...asked, pairs: near(asked.pairs, cutoff) };
  const within = rowsOf(problem);
  const { state, years, cost } = problem;
  const money = years.reduce((sum, { budget }) => sum + budget, 0);
  if (!cost) enoughCandidates(problem, openSites(state).length + money);
  const pulse = newPulse();
  const last = years.at(-1)!;

  const steps: number[][] = [];
  const now = state.slice();
  const yearlyProofs: Best[] = [];
  const brief: Effort = { ...effort, branches: Math.min(effort.branches, briefBranches) };
  for (const { people, budget } of years) {
    const found = yield* bestOf(problem, people, now, budget, cutoff, pulse, brief);
    for (const site of found.sites) now[site] = 1;
    steps.push([...found.sites]);
    yearlyProofs.push(found);
  }
  const once = yield* bestOf(problem, last.people, state, money, cutoff, pulse, brief);
  const onceSites = [...once.sites];
  const whole = years.reduce((sum, { people, weight = 1 }) => sum + weight * people.reduce((a, b) => a + b, 0), 0);
  showMost(pulse, whole);
  // all money at once may buy what no year can pay: then not all of it can be built in these years
  const ordered = yield* searchPlan(yearRows(problem, cutoff, onceSites), yearChoice(problem, onceSites), all(1), [], pulse, brief);
  const onceSteps = byYear(ordered.actions, onceSites, years.length);
  const unbuilt = onceSites.filter((site) => !onceSteps.flat().includes(site));

  const sites = Array.from(freeSites(state));
  const rows = yearRows(problem, cutoff, sites);
  const choice = yearChoice(problem, sites);
  const asActions = (built: readonly (readonly number[])[]): number[] =>
    built.flatMap((own, year) => own.map((site) => sites.indexOf(site) * years.length + year));
  const score = (own: readonly PhasedYear[]): number =>
    own.reduce((sum, { covered }, year) => sum + covered * (years[year]!.weight ?? 1), 0);
  const yearly = told(problem, within, steps);
  const onceYears = told(problem, within, onceSteps);
  const start = score(yearly) >= score(onceYears) ? steps : onceSteps;
  const over = yield* searchPlan(rows, choice, all(1), asActions(start), pulse, effort);
  const overall = told(problem, within, byYear(over.actions, sites, years.length));

  const totalLast = last.people.reduce((a, b) => a + b, 0);
  const onceHas = new Uint8Array(last.people.length);
  for (const site of [...openSites(state), ...onceSites]) for (const row of within[site]!) onceHas[row] = 1;
  const onceCovered = last.people.reduce((sum, count, row) => sum + (onceHas[row] ? count : 0), 0);
  const lastBest = Math.max(onceCovered, yearly.at(-1)!.covered, overall.at(-1)!.covered);
  const overBest = Math.max(score(overall), score(yearly), score(onceYears));
  const answer = (own: readonly PhasedYear[]): YearlyAnswer => ({
    years: own,
    peopleYears: score(own),
    lastYearRegret: lastBest - own.at(-1)!.covered,
    overallRegret: overBest - score(own),
  });
  return {
    yearly: answer(yearly),
    yearlyProofs: yearlyProofs.map((found, year) => mostOf(yearly[year]!.people, yearly[year]!.covered, found)),
    atOnce: { ...answer(onceYears), chosen: onceSites, unbuilt, covered: mostOf(totalLast, onceCovered, once) },
    overall: answer(overall),
    overallProof: mostOf(whole, score(overall), over),
    examined: sites.length,
  };
}
