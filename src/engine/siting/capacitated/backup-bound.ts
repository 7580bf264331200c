import type { ProblemPlaces } from '../flow/places';
import { transport } from '../flow/transport';
import { decided } from './relaxation';

/** What is known of a node. */
export interface BackupNode {
  readonly bound: number;
  readonly price: Float64Array;
  /** free site to branch on; -1: every site is decided */
  readonly branch: number;
}

const steps = 40;

/**
 * No choice of sites backs up more people: the Lagrangean relaxation of 'a person is counted as often as open sites are near'. At given prices of rows each site is
 * worth what its rows pay, the most worthy open, and each row is near none, one or two sites, whatever suits it.
 */
export class BackupBound {
  readonly #places: ProblemPlaces;
  readonly #sites: number;
  /** everyone must be near one site */
  readonly #all: boolean;

  constructor(places: ProblemPlaces, sites: number, all: boolean) {
    this.#places = places;
    this.#sites = sites;
    this.#all = all;
  }

  /** Prices to begin with, per person. */
  firstPrice(): Float64Array {
    return new Float64Array(this.#places.people.length).fill(0.5);
  }

  /** People whom sites that are not closed can serve, rows split. */
  servedAtMost(state: Uint8Array): number {
    const open = Uint8Array.from(state, (kind) => Number(kind !== decided.closed));
    const { unservedPeople } = transport({ ...this.#places, unservedCost: Infinity }, { open, prices: null, whole: false });
    return this.#places.people.reduce((sum, one) => sum + one, 0) - unservedPeople;
  }

  /**
   * Steps down on the bound; sites that no answer above `objective` leaves free are decided in `state`.
   * @param known a bound that holds already
   */
  ascend(state: Uint8Array, from: Float64Array, known: number, objective: number): BackupNode {
    const { people, siteStart, siteDemand, room } = this.#places;
    const price = from.slice();
    let best = { bound: known, price: from };
    let stride = 1;
    const times = new Float64Array(room.length);
    const beaten = (value: number): boolean => value <= objective * (1 + 1e-10);
    // a row that may be left out pays no more than a person is worth
    const dearest = this.#all ? Infinity : 1;
    for (let count = 0; count < steps; count++) {
      const worth = new Float64Array(room.length);
      const open: number[] = [];
      const free: number[] = [];
      for (let site = 0; site < room.length; site++) {
        if (state[site] === decided.closed) continue;
        for (let pair = siteStart[site]!; pair < siteStart[site + 1]!; pair++) {
          const row = siteDemand[pair]!;
          worth[site]! += people[row]! * price[row]!;
        }
        (state[site] === decided.open ? open : free).push(site);
      }
      const wanted = this.#sites - open.length;
      if (wanted < 0 || free.length < wanted) return { ...best, bound: -Infinity, branch: -1 };
      if (wanted === 0 || free.length === wanted) {
        for (const site of free) state[site] = wanted === 0 ? decided.closed : decided.open;
        if (count > 0 || free.length === 0) return { ...best, branch: -1 };
      }
      free.sort((a, b) => worth[b]! - worth[a]! || a - b);
      const chosen = [...open, ...free.slice(0, wanted)];
      let bound = chosen.reduce((sum, site) => sum + worth[site]!, 0);
      // times near by the sites less times near that the row wants
      const excess = new Float64Array(people.length);
      for (let row = 0; row < people.length; row++) {
        const [one, two] = [-price[row]!, 1 - 2 * price[row]!];
        const none = this.#all ? -Infinity : 0;
        const value = Math.max(none, one, two);
        bound += people[row]! * value;
        excess[row] = value === two ? -2 : value === one ? -1 : 0;
      }
      for (const site of chosen) {
        times[site]! += 1;
        for (let pair = siteStart[site]!; pair < siteStart[site + 1]!; pair++) excess[siteDemand[pair]!]! += 1;
      }
      if (bound < best.bound) best = { bound, price: price.slice() };
      else stride *= 0.9;
      if (beaten(bound)) return { ...best, branch: -1 };
      const [lastIn, firstOut] = [free[wanted - 1], free[wanted]];
      free.forEach((site, at) => {
        if (at < wanted && firstOut !== undefined && beaten(bound - worth[site]! + worth[firstOut]!)) state[site] = decided.open;
        else if (at >= wanted && lastIn !== undefined && beaten(bound - worth[lastIn]! + worth[site]!)) state[site] = decided.closed;
      });
      let length = 0;
      for (let row = 0; row < people.length; row++) length += people[row]! * excess[row]! ** 2;
      if (length === 0) break;
      const by = (stride * Math.max(bound - (Number.isNaN(objective) ? 0.9 * bound : objective), 1e-6 * bound)) / length;
      for (let row = 0; row < people.length; row++) price[row] = Math.min(dearest, Math.max(0, price[row]! - by * excess[row]!));
    }
    let branch = -1;
    const doubt = (site: number): number => Math.abs(times[site]! / steps - 0.5);
    for (let site = 0; site < room.length; site++) {
      if (state[site] === decided.free && (branch < 0 || doubt(site) < doubt(branch))) branch = site;
    }
    return { ...best, branch };
  }
}
