import { Failure } from '../../model/finding';
import { pairsByRow } from './pairs-by-row';
import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';

/**
 * Cost of the n-th nearest facility that has anything to offer; with `rankOf` 'capacity' the least cost within which n units of capacity
 * stand together (`cost_to_closest(n)` of R `accessibility`). Equal costs count as so many facilities.
 * @returns cost per demand row; Infinity where fewer are in reach, NaN where an unknown capacity would decide
 * @throws Failure travel.bad-rank where n is below 1, or no whole number of facilities
 */
export function nthNearestCost({ pairs, supply, people }: AccessInput, options: AccessOptions): Float64Array {
  const { rank = 1, rankOf = 'facilities' } = options;
  const bad = rankOf === 'facilities' ? !Number.isInteger(rank) : !Number.isFinite(rank);
  if (bad || rank < 1) throw new Failure('travel.bad-rank', {}, { rank: String(rank) });
  const { facility, demand, cost } = reachOf(pairs, { ...options, decay: null });
  const { start, pair } = pairsByRow(demand, people.length);
  return Float64Array.from({ length: people.length }, (_, row) => {
    const near = pair
      .subarray(start[row], start[row + 1])
      .filter((at) => supply[facility[at]!] !== 0)
      .sort((a, b) => cost[a]! - cost[b]!);
    let met = 0;
    for (const at of near) {
      met += rankOf === 'facilities' ? 1 : supply[facility[at]!]!;
      if (Number.isNaN(met)) return NaN;
      if (met >= rank) return cost[at]!;
    }
    return Infinity;
  });
}
