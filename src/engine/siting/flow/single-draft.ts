import type { Places } from './places';
import type { Toll } from './single';
import type { Transport } from './transport';

/** A row may be this much larger than the room for it: sums in another order. */
const looseness = 1e-12;

/** An assignment of whole rows in the making: site of each row, room left. */
export class SingleDraft {
  /** -1: not served */
  readonly siteOf: Int32Array;
  readonly #places: Places;
  readonly #left: Float64Array;
  /** sites in use, and each one's place among them */
  readonly #sites: Int32Array;
  readonly #fixed: Int32Array;
  /** of a person of each row where the row is now */
  readonly #costNow: Float64Array;
  readonly #placeOf: Int32Array;
  readonly #members: number[][];
  /** pairs with sites in use of row i: near[i] up to near[i + 1], costs ascending */
  readonly #near: Int32Array;
  readonly #nearPlace: Int32Array;
  readonly #nearCost: Float64Array;
  readonly #unservedCost: number;
  readonly #slack: number;

  /** @param fixed site of rows that stay where they are, -1 those that stay unserved, -2 the others */
  constructor(places: Places, open: Uint8Array | null, fixed: Int32Array) {
    const { people, room, rowStart, pairSite, pairCost, unservedCost } = places;
    this.#places = places;
    this.#fixed = fixed;
    this.siteOf = new Int32Array(people.length).fill(-1);
    this.#left = room.slice();
    const sites: number[] = [];
    this.#placeOf = new Int32Array(room.length).fill(-1);
    let largest = 0;
    room.forEach((most, site) => {
      if ((open === null || open[site] === 1) && most > 0) {
        this.#placeOf[site] = sites.push(site) - 1;
        if (most < Infinity) largest = Math.max(largest, most);
      }
    });
    this.#slack = looseness * largest;
    this.#sites = Int32Array.from(sites);
    this.#members = sites.map(() => []);
    this.#costNow = new Float64Array(people.length);
    // people who are not served weigh more than any cost
    let dearest = 1;
    this.#near = new Int32Array(people.length + 1);
    this.#nearPlace = new Int32Array(pairSite.length);
    this.#nearCost = new Float64Array(pairSite.length);
    let kept = 0;
    for (let row = 0; row < people.length; row++) {
      for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
        const place = this.#placeOf[pairSite[pair]!]!;
        if (place < 0) continue;
        this.#nearCost[kept] = pairCost[pair]!;
        this.#nearPlace[kept++] = place;
        if (pairCost[pair]! > dearest) dearest = pairCost[pair]!;
      }
      this.#near[row + 1] = kept;
    }
    fixed.forEach((site, row) => {
      if (site >= 0) this.#put(row, this.#placeOf[site]!);
    });
    this.#unservedCost = unservedCost < Infinity ? unservedCost : dearest * 1e3;
  }

  #put(row: number, place: number): void {
    let at = this.#near[row]!;
    while (this.#nearPlace[at] !== place) at++;
    this.#costNow[row] = this.#nearCost[at]!;
    this.siteOf[row] = this.#sites[place]!;
    this.#left[this.#sites[place]!]! -= this.#places.people[row]!;
    this.#members[place]!.push(row);
  }

  #take(row: number): void {
    const site = this.siteOf[row]!;
    if (site < 0) return;
    const members = this.#members[this.#placeOf[site]!]!;
    members[members.indexOf(row)] = members.at(-1)!;
    members.pop();
    this.#left[site]! += this.#places.people[row]!;
    this.siteOf[row] = -1;
  }

  /** Rows that the split answer sends to one site go there, the others where room is, largest first. */
  place(split: Transport, free: readonly number[]): void {
    const { people } = this.#places;
    const waiting: number[] = [];
    const whole = new Int32Array(free.length).fill(-1);
    split.flowRow.forEach((at, flow) => {
      if (split.flowPeople[flow]! >= people[free[at]!]! * (1 - looseness)) whole[at] = split.flowSite[flow]!;
    });
    free.forEach((row, at) => {
      if (whole[at]! >= 0) this.#put(row, this.#placeOf[whole[at]!]!);
      else waiting.push(row);
    });
    waiting.sort((a, b) => people[b]! - people[a]! || a - b);
    for (const row of waiting) this.#better(row);
  }

  /** Moves of rows that lower the cost, until there are none or `rounds` have passed. */
  improve(rounds = 20): void {
    for (let round = 0; round < rounds; round++) {
      let changed = false;
      for (let row = 0; row < this.siteOf.length; row++) if (this.#fixed[row] === -2 && this.#better(row)) changed = true;
      if (!changed) return;
    }
  }

  /**
   * The best move of a row to a cheaper site: where room is, in exchange for a row there, or pushing a row there on to a third site. A row may also go to a
   * dearer site if who it makes way for gains more; that is found from the other row.
   */
  #better(row: number): boolean {
    const { people } = this.#places;
    const size = people[row]!;
    const from = this.siteOf[row]!;
    const fromPlace = from < 0 ? -1 : this.#placeOf[from]!;
    const now = fromPlace < 0 ? this.#unservedCost : this.#costNow[row]!;
    const slack = this.#slack;
    let best = -1e-11 * Math.max(1, size * now);
    let to = -1;
    let pushed = -1;
    let pushedTo = -1;
    for (let at = this.#near[row]!; at < this.#near[row + 1]!; at++) {
      const place = this.#nearPlace[at]!;
      const cost = this.#nearCost[at]!;
      const gain = size * (cost - now);
      if (gain >= best) break;
      const site = this.#sites[place]!;
      const missing = size - this.#left[site]!;
      if (missing <= slack) {
        best = gain;
        to = place;
        pushed = -1;
        break;
      }
      for (const other of this.#members[place]!) {
        const leaving = people[other]!;
        if (leaving < missing - slack || this.#fixed[other] !== -2) continue;
        const otherCost = this.#costNow[other]!;
        for (let next = this.#near[other]!; next < this.#near[other + 1]!; next++) {
          const target = this.#nearPlace[next]!;
          const change = gain + leaving * (this.#nearCost[next]! - otherCost);
          if (change >= best) break;
          if (target === place) continue;
          const space = this.#left[this.#sites[target]!]! + (target === fromPlace ? size : 0);
          if (leaving > space + slack) continue;
          best = change;
          to = place;
          pushed = other;
          pushedTo = target;
          break;
        }
        // out altogether, where that is cheaper than this row's staying out
        const out = gain + leaving * (this.#unservedCost - otherCost);
        if (out < best) {
          best = out;
          to = place;
          pushed = other;
          pushedTo = -1;
        }
      }
    }
    if (to < 0) return false;
    this.#take(row);
    if (pushed >= 0) {
      this.#take(pushed);
      if (pushedTo >= 0) this.#put(pushed, pushedTo);
    }
    this.#put(row, to);
    return true;
  }

  toll(): Toll {
    const { people, unservedCost } = this.#places;
    let short = 0;
    let cost = 0;
    this.siteOf.forEach((site, row) => {
      if (site >= 0) cost += people[row]! * this.#costNow[row]!;
      else if (unservedCost < Infinity) cost += people[row]! * unservedCost;
      else short += people[row]!;
    });
    return { short, cost };
  }
}
