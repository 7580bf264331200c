import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';
import { totals, weightedSums } from './sums';

/** What became of the people of each demand row: people = served + full + outOfReach, NaN where unknown. */
export interface ServedPeople {
  readonly served: Float64Array;
  /** something is in reach, and all of it is full */
  readonly full: Float64Array;
  readonly outOfReach: Float64Array;
}

/**
 * Served, within reach but full, or out of reach. One unit of capacity serves one person. People spread over the facilities in reach that
 * have room, in shares of the weights (step 1 of the balanced FCA, Paez et al. 2019, so nobody is counted twice); a facility with more people than room
 * serves the same share of each row's; who is left spreads again over what has room, until all are served or all in reach is full.
 * No order of rows, and no facility serves more than its capacity. It is a rule of sharing, not the most that could be served.
 */
export function servedPeople({ pairs, supply, people }: AccessInput, options: AccessOptions): ServedPeople {
  const { facility, demand, weight } = reachOf(pairs, options);
  const rows = people.length;
  const reached = totals(demand, weight, rows);
  const room = supply.slice();
  const waiting = people.map((count, row) => (reached[row]! > 0 ? count : 0));
  const open = weight.slice();
  let filled = true;
  while (filled) {
    filled = false;
    for (let pair = 0; pair < open.length; pair++) if (room[facility[pair]!] === 0) open[pair] = 0;
    const among = totals(demand, open, rows);
    const perWeight = waiting.map((count, row) => (among[row] === 0 ? 0 : count / among[row]!));
    const wanted = weightedSums(facility, demand, open, perWeight, supply.length);
    const share = wanted.map((count, at) => (count === 0 ? 0 : Math.min(1, room[at]! / count)));
    for (let at = 0; at < room.length; at++) {
      if (share[at]! < 1 && wanted[at]! > 0) filled = true;
      room[at] = share[at]! < 1 && wanted[at]! > 0 ? 0 : room[at]! - wanted[at]! * share[at]!;
    }
    const taken = weightedSums(demand, facility, open, share, rows);
    for (let row = 0; row < rows; row++) {
      // at least: the shares of a row can add up to a hair more than it
      waiting[row] = Math.max(0, waiting[row]! - perWeight[row]! * taken[row]!);
    }
  }
  return {
    served: waiting.map((left, row) => (reached[row]! > 0 ? people[row]! - left : people[row]! * 0)),
    full: waiting.map((left, row) => (Number.isNaN(people[row]!) ? NaN : left)),
    outOfReach: people.map((count, row) => (reached[row]! > 0 ? count * 0 : count)),
  };
}
