import type { Places } from './places';
import { TransportTree } from './transport-tree';

/** Who goes where at the least total cost, with the prices that prove it. */
export interface Transport {
  /** one entry per row and site with people between them, rows ascending */
  readonly flowRow: Int32Array;
  readonly flowSite: Int32Array;
  readonly flowPeople: Float64Array;
  /** people of each row who are not served */
  readonly unserved: Float64Array;
  readonly unservedPeople: number;
  /** people x cost of those served, and of those unserved where that has a finite cost */
  readonly cost: number;
  /** what one more person of the row costs; where `rowShort` is 1 it would go unserved, or push somebody out, and cost this on top */
  readonly rowPrice: Float64Array;
  readonly rowShort: Uint8Array;
  /** what room for one more person at the site saves, at least 0; where `siteShort` is 1 it would serve one person more, and cost -this */
  readonly sitePrice: Float64Array;
  readonly siteShort: Uint8Array;
  /** exchanges made: a measure of work */
  readonly pivots: number;
}

export interface TransportOptions {
  /** sites that are in use; null: all */
  readonly open: Uint8Array | null;
  /** prices of the sites in a similar problem, to begin near its answer; null: none known */
  readonly prices: Float64Array | null;
  /** leave out pairs whose row is larger than the whole site */
  readonly whole: boolean;
}

export const plainTransport: TransportOptions = { open: null, prices: null, whole: false };

/**
 * Least total cost of serving the people at sites with limited room, whatever the order in which they come: the transportation problem (Hitchcock 1941)
 * by the network simplex method with strongly feasible trees (Cunningham 1976). Where there is not room for all, as many as possible are served, and
 * those at the least cost. Optimal by its prices: a pair that is used costs what the prices say, no other costs less, room with a price is full.
 */
export function transport(places: Places, options: TransportOptions = plainTransport): Transport {
  const tree = new TransportTree(places, options);
  tree.begin(options.prices);
  tree.improve();
  return tree.answer();
}
