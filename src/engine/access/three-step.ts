import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';
import { perDemand, totals, weightedSums } from './sums';

/**
 * Three-step floating catchment area (Wan, Zou & Sternberg 2012; PySAL `access` `three_stage_fca`): people first choose,
 * G_ij = f(c_ij) / sum_j f(c_ij), then R_j = S_j / sum_k P_k G_kj f(c_kj), A_i = sum_j R_j G_ij f(c_ij).
 * As in PySAL the shares of choice are of all listed pairs, also beyond the cutoff and of facilities without supply;
 * `choiceAmong` 'cutoff' takes those within it alone. `choice` 'huff' weighs them by capacity too (Luo 2014).
 * @returns supply per person; 0 where nothing is in reach
 */
export function threeStep({ pairs, supply, people }: AccessInput, options: AccessOptions): Float64Array {
  const { choice = 'weight', choiceAmong = 'listed' } = options;
  const reach = reachOf(pairs, options);
  const listed = choiceAmong === 'cutoff' ? reach : reachOf(pairs, { ...options, cutoff: Infinity });
  const pull = (facility: number, weight: number): number => (choice === 'huff' ? weight * supply[facility]! : weight);
  const among = totals(
    listed.demand,
    listed.weight.map((weight, pair) => pull(listed.facility[pair]!, weight)),
    people.length,
  );
  const { facility, demand } = reach;
  const weight = reach.weight.map((w, pair) => {
    const all = among[demand[pair]!]!;
    return all === 0 ? 0 : (w * pull(facility[pair]!, w)) / all;
  });
  const ratio = perDemand(supply, weightedSums(facility, demand, weight, people, supply.length));
  return weightedSums(demand, facility, weight, ratio, people.length);
}
