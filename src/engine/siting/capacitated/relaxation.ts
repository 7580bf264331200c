import type { Assign } from '../../../model/siting';
import type { Places } from '../flow/places';
import { fillRoom, fillRoomWhole } from './knapsack';

/** What is decided of a site. */
export const decided = { free: 0, open: 1, closed: 2 } as const;

/** The relaxed problem at some prices of rows. */
export interface Relaxed {
  /** no assignment costs less */
  readonly bound: number;
  /** sites that are open in the relaxed problem: those decided and the most worthy */
  readonly chosen: readonly number[];
  /** worth of each site, 0 where it is closed */
  readonly worth: Float64Array;
  /** worth of the least worthy free site that is chosen, and of the most worthy that is not; -1 where there is none */
  readonly lastIn: number;
  readonly firstOut: number;
}

/**
 * The Lagrangean relaxation of 'everyone is served once' (Geoffrion & McBride 1978; Pirkul 1987): at given prices of rows each site is a knapsack, and the
 * sites that are worth most open. Rows may be served more than once or not at all; `served` says by how many sites each is.
 */
export class Relaxation {
  readonly places: Places;
  readonly #assign: Assign;
  readonly #bucket: Int32Array;
  readonly #row: Int32Array;
  readonly #worth: Float64Array;
  readonly #fill: Int32Array;
  readonly #load: Float64Array;
  readonly #taken: Uint8Array;
  /** of each row in the last relaxed problem: at how many chosen sites it is served */
  readonly served: Float64Array;
  /** pairs looked at so far: a measure of work */
  work = 0;

  constructor(places: Places, assign: Assign) {
    const { people, room, pairSite } = places;
    this.places = places;
    this.#assign = assign;
    this.#bucket = new Int32Array(room.length + 1);
    for (const site of pairSite) this.#bucket[site + 1]!++;
    for (let site = 0; site < room.length; site++) this.#bucket[site + 1]! += this.#bucket[site]!;
    this.#row = new Int32Array(pairSite.length);
    this.#worth = new Float64Array(pairSite.length);
    this.#taken = new Uint8Array(assign === 'single' ? pairSite.length : 0);
    this.#fill = new Int32Array(room.length);
    this.#load = new Float64Array(room.length);
    this.served = new Float64Array(people.length);
  }

  /** Rows that a site is worth going to at these prices, by site. */
  #gather(price: Float64Array, state: Uint8Array): void {
    const { people, room, rowStart, pairSite, pairCost } = this.places;
    for (let site = 0; site < room.length; site++) this.#fill[site] = this.#bucket[site]!;
    this.#load.fill(0);
    for (let row = 0; row < people.length; row++) {
      const worth = price[row]!;
      let pair = rowStart[row]!;
      for (; pair < rowStart[row + 1]!; pair++) {
        const gain = worth - pairCost[pair]!;
        if (gain <= 0) break;
        const site = pairSite[pair]!;
        if (state[site] === decided.closed || (this.#assign === 'single' && people[row]! > room[site]! * (1 + 1e-12))) continue;
        const at = this.#fill[site]!++;
        this.#row[at] = row;
        this.#worth[at] = gain;
        this.#load[site]! += people[row]!;
      }
      this.work += pair - rowStart[row]! + 1;
    }
  }

  /** Worth of each site at these prices where rows may be split. */
  worths(price: Float64Array, state: Uint8Array): Float64Array {
    this.#gather(price, state);
    return Float64Array.from(this.places.room, (_, site) => (state[site] === decided.closed ? 0 : this.#splitWorth(site)));
  }

  #splitWorth(site: number): number {
    const { people, room } = this.places;
    const [from, to] = [this.#bucket[site]!, this.#fill[site]!];
    if (this.#load[site]! > room[site]!) {
      return fillRoom({ row: this.#row, worth: this.#worth }, from, to, people, room[site]!).value;
    }
    let value = 0;
    for (let at = from; at < to; at++) value += people[this.#row[at]!]! * this.#worth[at]!;
    return value;
  }

  #serve(site: number): void {
    const { people, room } = this.places;
    const [from, to] = [this.#bucket[site]!, this.#fill[site]!];
    const full = this.#load[site]! > room[site]!;
    if (full && this.#assign === 'single') {
      for (let at = from; at < to; at++) this.served[this.#row[at]!]! += this.#taken[at]!;
      return;
    }
    const { whole, part } = full ? fillRoom({ row: this.#row, worth: this.#worth }, from, to, people, room[site]!) : { whole: to, part: 0 };
    for (let at = from; at < whole; at++) this.served[this.#row[at]!]! += 1;
    if (part > 0) this.served[this.#row[whole]!]! += part;
  }

  /**
   * @param price of each row, per person; not above the cost of people who are not served, where that has one
   * @param state `decided` of each site
   * @param sites open ones in all
   */
  at(price: Float64Array, state: Uint8Array, sites: number): Relaxed {
    const { people, room } = this.places;
    const worth = this.worths(price, state);
    const chosen: number[] = [];
    const free: number[] = [];
    state.forEach((kind, site) => {
      if (kind === decided.open) chosen.push(site);
      else if (kind === decided.free) free.push(site);
    });
    const wanted = sites - chosen.length;
    free.sort((a, b) => worth[b]! - worth[a]! || a - b);
    if (this.#assign === 'single') {
      // whole rows are worth no more than split ones: look again only where it may matter
      const again = (site: number): void => {
        if (this.#load[site]! <= room[site]!) return;
        const items = { row: this.#row, worth: this.#worth };
        worth[site] = fillRoomWhole(items, this.#bucket[site]!, this.#fill[site]!, people, room[site]!, this.#taken);
      };
      for (const site of chosen) again(site);
      const best: number[] = [];
      for (const site of free) {
        if (best.length > wanted && worth[site]! <= best[wanted]!) break;
        again(site);
        best.push(worth[site]!);
        best.sort((a, b) => b - a);
      }
      free.sort((a, b) => worth[b]! - worth[a]! || a - b);
    }
    chosen.push(...free.slice(0, wanted));
    this.served.fill(0);
    let bound = 0;
    for (let row = 0; row < people.length; row++) bound += people[row]! * price[row]!;
    for (const site of chosen) {
      bound -= worth[site]!;
      this.#serve(site);
    }
    const [last, first] = [free[wanted - 1], free[wanted]];
    return {
      bound,
      chosen,
      worth,
      lastIn: last === undefined ? -1 : worth[last]!,
      firstOut: first === undefined ? -1 : worth[first]!,
    };
  }
}
