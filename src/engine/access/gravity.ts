import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';
import { weightedSums } from './sums';

/**
 * Opportunities weighted by their cost: A_i = sum_j S_j f(c_ij) (Hansen 1959; `gravity` of R `accessibility`). Competition for them does
 * not count; with it the same weights make 2SFCA (Joseph & Bantock 1982).
 * @returns weighted opportunities per demand row; 0 where nothing is in reach
 */
export function gravity({ pairs, supply, people }: AccessInput, options: AccessOptions): Float64Array {
  const { facility, demand, weight } = reachOf(pairs, options);
  return weightedSums(demand, facility, weight, supply, people.length);
}
