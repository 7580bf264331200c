import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';
import { weightedSums } from './sums';

/**
 * Opportunities within the cutoff: A_i = sum_j S_j [c_ij <= C] (Wachs & Kumagai 1973; `cumulative_cutoff` of R `accessibility`).
 * @returns opportunities per demand row; 0 where nothing is in reach
 */
export function cumulative({ pairs, supply, people }: AccessInput, options: AccessOptions): Float64Array {
  const { facility, demand, weight } = reachOf(pairs, { ...options, decay: null });
  return weightedSums(demand, facility, weight, supply, people.length);
}
