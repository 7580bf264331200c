import type { SitingProblem } from './contract';
import { siteState } from './contract';
import { sortSegments } from './sort-segments';

/**
 * A problem without what is settled: forbidden sites, pairs that reach nobody, rows without people; open sites are a cost that each row has
 * already. Pairs stand twice: by site with rows ascending, and by row with costs ascending (equal costs by site).
 */
export interface ReducedProblem {
  /** row in the problem of each free site, ascending */
  readonly siteRow: Int32Array;
  /** row in the problem of each row with people, ascending */
  readonly demandRow: Int32Array;
  readonly people: Float64Array;
  /** least cost to a site that is open already, Infinity where none */
  readonly base: Float64Array;
  /** open sites, rows in the problem, ascending */
  readonly open: Int32Array;
  readonly siteStart: Int32Array;
  readonly siteDemand: Int32Array;
  readonly siteCost: Float64Array;
  readonly demandStart: Int32Array;
  readonly demandSite: Int32Array;
  readonly demandCost: Float64Array;
}

const indexed = (count: number, keep: (row: number) => boolean): { readonly rows: Int32Array; readonly at: Int32Array } => {
  const rows: number[] = [];
  const at = new Int32Array(count).fill(-1);
  for (let row = 0; row < count; row++) if (keep(row)) at[row] = rows.push(row) - 1;
  return { rows: Int32Array.from(rows), at };
};

/** Pairs in groups: of each pair who it is with, and the cost. */
interface Grouped {
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly cost: Float64Array;
}

/** Starts of `count` groups from the group of each item. */
function starts(groups: Int32Array, count: number): Int32Array {
  const start = new Int32Array(count + 1);
  for (let at = 0; at < groups.length; at++) start[groups[at]! + 1]!++;
  for (let group = 0; group < count; group++) start[group + 1]! += start[group]!;
  return start;
}

const isAscending = (values: Int32Array, from: number, to: number): boolean => {
  for (let at = from + 1; at < to; at++) if (values[at]! < values[at - 1]!) return false;
  return true;
};

/** Pairs put into groups, in the order in which they come; where that is the order of groups they stay where they are. */
function grouped(group: Int32Array, other: Int32Array, cost: Float64Array, count: number): Grouped {
  const start = starts(group, count);
  if (isAscending(group, 0, group.length)) return { start, other, cost };
  const next = start.slice();
  const [others, costs] = [new Int32Array(other.length), new Float64Array(cost.length)];
  for (let pair = 0; pair < group.length; pair++) {
    const to = next[group[pair]!]!++;
    others[to] = other[pair]!;
    costs[to] = cost[pair]!;
  }
  return { start, other: others, cost: costs };
}

/** The same pairs grouped by who they are with, ascending in each group by the group that they were in. */
function turned({ start, other, cost }: Grouped, count: number): Grouped {
  const to = starts(other, count);
  const next = to.slice();
  const [others, costs] = [new Int32Array(other.length), new Float64Array(cost.length)];
  for (let group = 0; group + 1 < start.length; group++) {
    for (let pair = start[group]!; pair < start[group + 1]!; pair++) {
      const at = next[other[pair]!]!++;
      others[at] = group;
      costs[at] = cost[pair]!;
    }
  }
  return { start: to, other: others, cost: costs };
}

/**
 * The problem without what is settled. Pairs dearer than the cutoff, unknown or endless are left out.
 * @param cutoff inclusive; Infinity keeps every reachable pair
 */
export function reduced({ pairs, siteCount, people, state }: SitingProblem, cutoff: number): ReducedProblem {
  const sites = indexed(siteCount, (site) => state[site] === siteState.free);
  const demands = indexed(people.length, (row) => people[row]! > 0);
  const base = new Float64Array(demands.rows.length).fill(Infinity);
  const size = pairs.cost.length;
  const [site, demand, cost] = [new Int32Array(size), new Int32Array(size), new Float64Array(size)];
  let count = 0;
  for (let pair = 0; pair < size; pair++) {
    const to = demands.at[pairs.demand[pair]!]!;
    const paid = pairs.cost[pair]!;
    if (to < 0 || !(paid <= cutoff) || paid === Infinity) continue;
    const from = pairs.facility[pair]!;
    if (state[from] === siteState.open) {
      if (paid < base[to]!) base[to] = paid;
      continue;
    }
    if (sites.at[from]! < 0) continue;
    site[count] = sites.at[from]!;
    demand[count] = to;
    cost[count++] = paid;
  }
  const met = grouped(demand.subarray(0, count), site.subarray(0, count), cost.subarray(0, count), demands.rows.length);
  const bySite = turned(met, sites.rows.length);
  const inOrder = demands.rows.every((_, row) => isAscending(met.other, met.start[row]!, met.start[row + 1]!));
  const byDemand = inOrder ? met : turned(bySite, demands.rows.length);
  sortSegments(byDemand.start, byDemand.other, byDemand.cost);
  return {
    siteRow: sites.rows,
    demandRow: demands.rows,
    people: Float64Array.from(demands.rows, (row) => people[row]!),
    base,
    open: indexed(siteCount, (row) => state[row] === siteState.open).rows,
    siteStart: bySite.start,
    siteDemand: bySite.other,
    siteCost: bySite.cost,
    demandStart: byDemand.start,
    demandSite: byDemand.other,
    demandCost: byDemand.cost,
  };
}
