import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';
import { perDemand, weightedSums } from './sums';

/**
 * Spatial availability (Soukhov, Paez, Higgins & Mohamed 2023; `spatial_availability` of R `accessibility`): each facility is shared out
 * among the rows by people^alpha x weight, V_i = sum_j S_j P_i^a f_ij / sum_k P_k^a f_kj. The balancing factors of the paper multiply to this.
 * With alpha 1 it is people x 2SFCA.
 * @returns supply of the whole demand row (not per person); they add up to the supply that reaches anyone; 0 where nothing is in reach
 */
export function spatialAvailability({ pairs, supply, people }: AccessInput, options: AccessOptions): Float64Array {
  const { alpha = 1 } = options;
  // an empty row takes no part, whatever the exponent
  const mass = alpha === 1 ? people : people.map((count) => (count === 0 ? 0 : count ** alpha));
  const { facility, demand, weight } = reachOf(pairs, options);
  const ratio = perDemand(supply, weightedSums(facility, demand, weight, mass, supply.length));
  return weightedSums(demand, facility, weight, ratio, people.length).map((value, row) => (mass[row] === 0 ? 0 : value * mass[row]!));
}
