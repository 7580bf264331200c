import { Failure } from '../../model/finding';
import type { HierarchicalPlan, TierOutcome } from '../../model/siting-plans';
import type { CostMatrix } from '../access';
import type { ActionRows } from './plans/actions';
import { all } from './plans/aim';
import type { Choice } from './plans/choice';
import { listing } from './plans/listing';
import { mostOf } from './plans/proof';
import type { PlanSearch } from './plans/pulse';
import { newPulse, showMost, showStill } from './plans/pulse';
import type { Effort } from './plans/search';
import { searchPlan, untilProven } from './plans/search';
import { near } from './plans/sites';

/** One tier of service, the lowest first. */
export interface Tier {
  /** largest cost to a site of this tier, inclusive, in the unit of the pairs */
  readonly cutoff: number;
  /** sites of this tier to build (an upgrade of a standing site counts), at most */
  readonly newSites: number;
  /** what a person who has this tier counts; aim 'weighted' */
  readonly weight: number;
}

/** Sites that may stand at a tier, and places that need every tier. */
export interface HierarchicalProblem {
  readonly pairs: CostMatrix;
  readonly siteCount: number;
  readonly people: Float64Array;
  /** tier that stands at each site already: 0 none, 1 the lowest */
  readonly standing: Uint8Array;
  /** highest tier that may be built at each site, 0 none; lower ones may be built too */
  readonly allowed: Uint8Array;
  readonly tiers: readonly Tier[];
  /** does a site of a higher tier give the lower services too? */
  readonly nested: boolean;
  /** costs from each higher site (facility) to each lower site (demand), both rows of sites, and the largest that allows to refer; null: none is needed */
  readonly referral: { readonly pairs: CostMatrix; readonly cutoff: number } | null;
}

export interface HierarchicalOptions {
  /** 'all': people who have every tier; 'weighted': people of each tier times its weight */
  readonly aim: 'all' | 'weighted';
  readonly effort?: Effort;
}

const serves = (nested: boolean, own: number, tier: number): boolean => (nested ? own >= tier : own === tier);

/** An action builds a tier at a site. */
interface Build {
  readonly site: number;
  readonly tier: number;
}

/** Everything that may be built. Where tiers are not nested a standing site keeps its tier: an upgrade would take the lower service away. */
function builds({ siteCount, standing, allowed, tiers, nested }: HierarchicalProblem): Build[] {
  const list: Build[] = [];
  for (let site = 0; site < siteCount; site++) {
    if (!nested && standing[site]! > 0) continue;
    for (let tier = standing[site]! + 1; tier <= Math.min(allowed[site]!, tiers.length); tier++) list.push({ site, tier });
  }
  return list;
}

/** Sites that may refer to each site. */
function referrers({ siteCount, referral }: HierarchicalProblem): number[][] {
  const from = Array.from({ length: siteCount }, (): number[] => []);
  if (!referral) return from;
  const { pairs, cutoff } = referral;
  for (let pair = 0; pair < pairs.cost.length; pair++) {
    if (pairs.cost[pair]! <= cutoff && pairs.cost[pair] !== Infinity) from[pairs.demand[pair]!]!.push(pairs.facility[pair]!);
  }
  return from;
}

/** For each build the builds of a higher tier of which one must be there; null where none is needed or a standing site is enough. */
function needsOf(problem: HierarchicalProblem, list: readonly Build[], upper: readonly (readonly number[])[]): (number[] | null)[] | null {
  if (!problem.referral) return null;
  const at = new Map(list.map(({ site, tier }, index) => [site * 256 + tier, index]));
  const top = problem.tiers.length;
  return list.map(({ site, tier }) => {
    const others = upper[site]!.filter((one) => one !== site);
    if (tier === top || others.some((one) => problem.standing[one]! > tier)) return null;
    return others.flatMap((one) => {
      const higher: number[] = [];
      for (let own = tier + 1; own <= top; own++) if (at.has(one * 256 + own)) higher.push(at.get(one * 256 + own)!);
      return higher;
    });
  });
}

/** Which tiers each place has while sites stand at `level`, one row of flags per tier. */
function reached({ pairs, people, tiers, nested }: HierarchicalProblem, level: Uint8Array): Uint8Array[] {
  const has = tiers.map(() => new Uint8Array(people.length));
  for (let pair = 0; pair < pairs.cost.length; pair++) {
    const own = level[pairs.facility[pair]!]!;
    if (own === 0 || pairs.cost[pair] === Infinity) continue;
    tiers.forEach(({ cutoff }, at) => {
      if (serves(nested, own, at + 1) && pairs.cost[pair]! <= cutoff) has[at]![pairs.demand[pair]!] = 1;
    });
  }
  return has;
}

/** A row per place and tier that it lacks; under 'all' the rows of a place have one owner. */
function lacking(problem: HierarchicalProblem, list: readonly Build[], aim: 'all' | 'weighted'): ActionRows {
  const { pairs, people, tiers, nested, siteCount, standing } = problem;
  const before = reached(problem, standing);
  const out = listing();
  const rowOf = tiers.map(() => new Int32Array(people.length).fill(-1));
  for (let place = 0; place < people.length; place++) {
    tiers.forEach(({ weight }, at) => {
      const counted = aim === 'all' ? people[place]! : people[place]! * weight;
      if (before[at]![place] || !(counted > 0)) return;
      rowOf[at]![place] = aim === 'all' ? out.row(1, counted, 0, { owner: place }) : out.row(1, counted, 0);
    });
  }
  const bySite = Array.from({ length: siteCount }, (): number[] => []);
  list.forEach(({ site }, action) => bySite[site]!.push(action));
  for (let pair = 0; pair < pairs.cost.length; pair++) {
    const cost = pairs.cost[pair]!;
    if (cost === Infinity) continue;
    for (const action of bySite[pairs.facility[pair]!]!) {
      tiers.forEach(({ cutoff }, at) => {
        const row = rowOf[at]![pairs.demand[pair]!]!;
        if (row >= 0 && cost <= cutoff && serves(nested, list[action]!.tier, at + 1)) out.serve(row, action, 0);
      });
    }
  }
  return out.rows(list.length, 1);
}

/**
 * Two or more tiers sited together: each place needs a service of every tier within that tier's cutoff; a site of a higher tier gives the lower ones
 * too where they are nested; a lower site that is built must have a higher one within the referral cutoff. At most `newSites` of each tier, one tier a
 * site. Most people who have every tier, or most people weighted by tier.
 *
 * max sum_i P_i z_i (or sum_ik w_k P_i y_ik), z_i <= y_ik, y_ik <= sum_{j reaches i within C_k, m serves k} x_jm, sum_j x_jk <= p_k, sum_k x_jk <= 1,
 * x_jk <= sum_{l refers to j, m > k} x_lm (Moore & ReVelle 1982, the hierarchical service location problem). Bound: Lagrangean relaxation, then branch and bound.
 * @throws Failure siting.no-solution: 'too-few-candidates'
 */
export function* hierarchical(
  asked: HierarchicalProblem,
  { aim, effort = untilProven }: HierarchicalOptions,
): PlanSearch<HierarchicalPlan> {
  const problem = { ...asked, pairs: near(asked.pairs, Math.max(...asked.tiers.map(({ cutoff }) => cutoff))) };
  const { tiers, people, standing, siteCount } = problem;
  const list = builds(problem);
  tiers.forEach(({ newSites }, at) => {
    const candidates = list.filter(({ tier }) => tier === at + 1).length;
    if (newSites > candidates) throw new Failure('siting.no-solution', {}, { reason: 'too-few-candidates', sites: newSites, candidates });
  });
  const upper = referrers(problem);
  const choice: Choice = {
    purse: Int32Array.from(list, ({ tier }) => tier - 1),
    cost: new Float64Array(list.length).fill(1),
    budget: Float64Array.from(tiers, ({ newSites }) => newSites),
    place: Int32Array.from(list, ({ site }) => site),
    otherPlace: new Int32Array(list.length).fill(-1),
    placeCount: siteCount,
    needs: needsOf(problem, list, upper),
    given: [],
  };
  const pulse = newPulse();
  let start: readonly number[] = [];
  if (aim === 'all') {
    // one tier alone gains nobody: the first choice is made as if every tier counted
    showStill(pulse, { objective: NaN, bound: NaN });
    const even = { ...problem, tiers: tiers.map((tier) => ({ ...tier, weight: 1 })) };
    start = (yield* searchPlan(lacking(even, list, 'weighted'), choice, all(1), [], pulse, { rounds: 60, branches: 0 })).actions;
  }
  const totalPeople = people.reduce((sum, count) => sum + count, 0);
  const whole = aim === 'all' ? totalPeople : totalPeople * tiers.reduce((sum, { weight }) => sum + weight, 0);
  showMost(pulse, whole);
  const found = yield* searchPlan(lacking(problem, list, aim), choice, all(1), start, pulse, effort);

  const level = standing.slice();
  for (const action of found.actions) level[list[action]!.site] = list[action]!.tier;
  const [before, after] = [reached(problem, standing), reached(problem, level)];
  const counted = (flag: (place: number) => unknown): number => people.reduce((sum, count, place) => sum + (flag(place) ? count : 0), 0);
  const outcomes = tiers.map((_, at): TierOutcome => {
    const sites = Array.from(level.keys()).filter((site) => level[site] === at + 1);
    return {
      sites,
      built: sites.filter((site) => standing[site] !== at + 1),
      coveredBefore: counted((place) => before[at]![place]),
      covered: counted((place) => after[at]![place]),
    };
  });
  const everyTier = counted((place) => after.every((has) => has[place]));
  const weighted = outcomes.reduce((sum, { covered }, at) => sum + tiers[at]!.weight * covered, 0);
  const referred = (site: number): boolean => upper[site]!.some((one) => one !== site && level[one]! > level[site]!);
  return {
    aim,
    level: Array.from(level),
    value: mostOf(whole, aim === 'all' ? everyTier : weighted, found),
    tiers: outcomes,
    everyTierBefore: counted((place) => before.every((has) => has[place])),
    everyTier,
    totalPeople,
    unreferred: problem.referral
      ? Array.from(level.keys()).filter((site) => level[site]! > 0 && level[site]! < tiers.length && !referred(site))
      : [],
    examined: list.length,
  };
}
