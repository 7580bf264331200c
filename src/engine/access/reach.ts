import { within } from '../../model/within';
import type { AccessOptions, CostMatrix } from './contract';

/** The pairs that count, with their weights above 0. */
export interface Reach {
  readonly facility: Int32Array;
  readonly demand: Int32Array;
  readonly cost: Float64Array;
  readonly weight: Float64Array;
}

/** Pairs within the cutoff whose weight is above 0, in the order of the matrix. */
export function reachOf({ facility, demand, cost }: CostMatrix, { decay, cutoff, openCutoff = false }: AccessOptions): Reach {
  // counted first: memory that is never filled is never touched
  let count = 0;
  for (let pair = 0; pair < cost.length; pair++) count += within(cost[pair]!, cutoff) ? 1 : 0;
  const reach = {
    facility: new Int32Array(count),
    demand: new Int32Array(count),
    cost: new Float64Array(count),
    weight: new Float64Array(count),
  };
  let last = 0;
  for (let pair = 0; pair < cost.length; pair++) {
    const by = cost[pair]!;
    if (!within(by, cutoff)) continue;
    const weight = decay ? decay.weight(by) : 1;
    if (!(weight > 0) || (openCutoff && by === cutoff)) continue;
    reach.facility[last] = facility[pair]!;
    reach.demand[last] = demand[pair]!;
    reach.cost[last] = by;
    reach.weight[last++] = weight;
  }
  if (last === count) return reach;
  return {
    facility: reach.facility.subarray(0, last),
    demand: reach.demand.subarray(0, last),
    cost: reach.cost.subarray(0, last),
    weight: reach.weight.subarray(0, last),
  };
}
