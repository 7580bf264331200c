import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';
import { perDemand, totals, weightedSums } from './sums';

/**
 * Balanced floating catchment area (Paez, Higgins & Vivona 2019; R `accessibility`, method bfca): nobody is counted twice. With
 * u_ij = f_ij / sum_j f_ij and v_ij = f_ij / sum_i f_ij: R_j = S_j / sum_k P_k u_kj, A_i = sum_j R_j v_ij.
 * It conserves the demand (sum_j sum_k P_k u_kj = the people in reach of anything) and the level of service (sum_i A_i = sum_j R_j), not
 * people x access. As in R, facilities without supply draw people too.
 * @returns level of service per demand row; 0 where nothing is in reach
 */
export function balanced({ pairs, supply, people }: AccessInput, options: AccessOptions): Float64Array {
  const { facility, demand, weight } = reachOf(pairs, options);
  const ofRow = totals(demand, weight, people.length);
  const ofFacility = totals(facility, weight, supply.length);
  const bySide = weight.map((w, pair) => w / ofRow[demand[pair]!]!);
  const ratio = perDemand(supply, weightedSums(facility, demand, bySide, people, supply.length));
  for (let pair = 0; pair < weight.length; pair++) bySide[pair] = weight[pair]! / ofFacility[facility[pair]!]!;
  return weightedSums(demand, facility, bySide, ratio, people.length);
}
