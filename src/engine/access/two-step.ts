import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';
import { perDemand, weightedSums } from './sums';

/**
 * Two-step floating catchment area, plain (Luo & Wang 2003, weight 1 within the cutoff) and enhanced (Luo & Qi 2009, weights by cost):
 * R_j = S_j / sum_k P_k f(c_kj), A_i = sum_j R_j f(c_ij). The same in R `accessibility` (`floating_catchment_area`, method 2sfca) and PySAL
 * `access` (`two_stage_fca`, `enhanced_two_stage_fca`). sum_i P_i A_i is the supply of the facilities that reach anyone.
 * @returns supply per person; 0 where nothing is in reach. A facility in whose reach nobody lives gives nothing to anyone
 */
export function twoStep({ pairs, supply, people }: AccessInput, options: AccessOptions): Float64Array {
  const { facility, demand, weight } = reachOf(pairs, options);
  const ratio = perDemand(supply, weightedSums(facility, demand, weight, people, supply.length));
  return weightedSums(demand, facility, weight, ratio, people.length);
}

/**
 * Modified two-step floating catchment area (Delamater 2013): R_j as in 2SFCA, A_i = sum_j R_j f(c_ij)^2. What is far is not only shared
 * with others but used less, so part of the supply reaches nobody: sum_i P_i A_i stays below the supply.
 * @returns supply per person; 0 where nothing is in reach
 */
export function modifiedTwoStep({ pairs, supply, people }: AccessInput, options: AccessOptions): Float64Array {
  const { facility, demand, weight } = reachOf(pairs, options);
  const ratio = perDemand(supply, weightedSums(facility, demand, weight, people, supply.length));
  return weightedSums(
    demand,
    facility,
    weight.map((w) => w * w),
    ratio,
    people.length,
  );
}
