import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';

/**
 * Cost of the nearest facility that has anything to offer: A_i = min_j { c_ij : S_j > 0 } (`cost_to_closest(n = 1)` of R
 * `accessibility`). A facility of unknown capacity counts: it is there.
 * @returns cost per demand row; Infinity where none is in reach
 */
export function nearestCost({ pairs, supply, people }: AccessInput, options: AccessOptions): Float64Array {
  const { facility, demand, cost } = reachOf(pairs, { ...options, decay: null });
  const nearest = new Float64Array(people.length).fill(Infinity);
  for (let pair = 0; pair < cost.length; pair++) {
    if (supply[facility[pair]!] === 0) continue;
    const row = demand[pair]!;
    if (cost[pair]! < nearest[row]!) nearest[row] = cost[pair]!;
  }
  return nearest;
}
