import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';
import { weightedSums } from './sums';

/** Which facilities anybody reaches: the ground truth of conservation, apart from the methods. */
export interface ReachedSupply {
  /** supply of the facilities in whose reach somebody lives */
  readonly supply: number;
  /** rows of the facilities with supply in whose reach nobody lives */
  readonly alone: readonly number[];
}

/** Supply of the facilities that somebody reaches with a weight above 0; NaN where one of it is unknown. */
export function reachedSupply({ pairs, supply, people }: AccessInput, options: AccessOptions): ReachedSupply {
  const { facility, demand, weight } = reachOf(pairs, options);
  const near = weightedSums(facility, demand, weight, people, supply.length);
  const reached = (row: number): boolean => near[row] !== 0;
  return {
    supply: supply.reduce((sum, amount, row) => (reached(row) ? sum + amount : sum), 0),
    alone: [...supply.keys()].filter((row) => !reached(row) && supply[row]! > 0),
  };
}
