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

/** Starts of `count` groups from the group of each item. */
function starts(groups: Int32Array, count: number): Int32Array {
  const start = new Int32Array(count + 1);
  for (const group of groups) start[group + 1]!++;
  for (let group = 0; group < count; group++) start[group + 1]! += start[group]!;
  return start;
}

const taken = (from: Int32Array, values: Float64Array): Float64Array => {
  const into = new Float64Array(from.length);
  for (let at = 0; at < from.length; at++) into[at] = values[from[at]!]!;
  return into;
};

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
  const bySite = starts(site.subarray(0, count), sites.rows.length);
  const byDemand = starts(demand.subarray(0, count), demands.rows.length);
  // by demand with sites ascending, then by site with rows ascending: two stable passes
  const fill = (start: Int32Array, groups: Int32Array, order: Int32Array): Int32Array => {
    const next = start.slice();
    const sorted = new Int32Array(count);
    for (const pair of order) sorted[next[groups[pair]!]!++] = pair;
    return sorted;
  };
  const listed = new Int32Array(count);
  for (let pair = 0; pair < count; pair++) listed[pair] = pair;
  const rowsAscending = fill(bySite, site, fill(byDemand, demand, listed));
  const sitesAscending = fill(byDemand, demand, rowsAscending);
  sortSegments(byDemand, sitesAscending, cost);
  return {
    siteRow: sites.rows,
    demandRow: demands.rows,
    people: Float64Array.from(demands.rows, (row) => people[row]!),
    base,
    open: indexed(siteCount, (row) => state[row] === siteState.open).rows,
    siteStart: bySite,
    siteDemand: rowsAscending.map((pair) => demand[pair]!),
    siteCost: taken(rowsAscending, cost),
    demandStart: byDemand,
    demandSite: sitesAscending.map((pair) => site[pair]!),
    demandCost: taken(sitesAscending, cost),
  };
}
