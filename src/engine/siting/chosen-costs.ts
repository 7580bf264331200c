import type { SitingProblem } from './contract';

/** A set of sites as one flag per site. */
export function flagsOf(sites: Iterable<number>, siteCount: number): Uint8Array {
  const flags = new Uint8Array(siteCount);
  for (const site of sites) flags[site] = 1;
  return flags;
}

/**
 * Least cost of each row to a chosen site within the cutoff, Infinity where there is none; and the number of chosen sites within it.
 * Read from the raw pairs, so that it owes nothing to what a search made of them.
 */
export function chosenCosts(
  { pairs, people }: SitingProblem,
  chosen: Uint8Array,
  cutoff: number,
): { readonly cost: Float64Array; readonly site: Int32Array; readonly sites: Int32Array } {
  const cost = new Float64Array(people.length).fill(Infinity);
  const site = new Int32Array(people.length).fill(-1);
  const sites = new Int32Array(people.length);
  for (let pair = 0; pair < pairs.cost.length; pair++) {
    const from = pairs.facility[pair]!;
    const paid = pairs.cost[pair]!;
    if (chosen[from] !== 1 || !(paid <= cutoff) || paid === Infinity) continue;
    const row = pairs.demand[pair]!;
    sites[row]!++;
    if (paid < cost[row]! || (paid === cost[row] && from < site[row]!)) {
      cost[row] = paid;
      site[row] = from;
    }
  }
  return { cost, site, sites };
}
