import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';
import { servedPeople, type ServedPeople } from './served';

/** What became of the people of each demand row: people = served + full + outOfReach + unknown. */
export interface WhoIsServed extends ServedPeople {
  /** not served by what is known, with a facility in reach whose room is not known */
  readonly unknown: Float64Array;
}

/**
 * `servedPeople` where the room of some facilities is not known (NaN): these count as having none, and whoever they reach and nothing else
 * serves is 'unknown' and not 'full'. More room anywhere can only serve more, so `served` is the least that is certain.
 */
export function whoIsServed({ pairs, supply, people }: AccessInput, options: AccessOptions): WhoIsServed {
  const known = supply.map((room) => (Number.isNaN(room) ? 0 : room));
  const { served, full, outOfReach } = servedPeople({ pairs, supply: known, people }, options);
  const unknown = new Float64Array(people.length);
  if (supply.some(Number.isNaN)) {
    const { facility, demand, weight } = reachOf(pairs, options);
    for (let pair = 0; pair < weight.length; pair++) {
      if (!Number.isNaN(supply[facility[pair]!]!) || weight[pair] === 0) continue;
      const row = demand[pair]!;
      unknown[row] = unknown[row]! + full[row]!;
      full[row] = full[row]! * 0;
    }
  }
  return { served, full, outOfReach, unknown };
}
