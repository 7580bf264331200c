import type { Transport } from '../flow/transport';
import type { Tried } from './located';
import { decided, type Relaxation } from './relaxation';

/** Prices of rows if one site were closed, the prices of the others as they are. */
function pricesWithout(split: Transport, open: Uint8Array, gone: number, { places }: Relaxation): Float64Array {
  const { rowStart, pairSite, pairCost, unservedCost } = places;
  const price = split.rowPrice.slice();
  const { sitePrice } = split;
  for (let row = 0; row < price.length; row++) {
    let least = unservedCost;
    let mine = Infinity;
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
      if (pairCost[pair]! >= least) break;
      const site = pairSite[pair]!;
      if (open[site] !== 1) continue;
      const cost = pairCost[pair]! + sitePrice[site]!;
      if (site === gone) mine = cost;
      else if (cost < least) least = cost;
    }
    // nobody else is in reach: as dear as the dearest pair twice over
    if (mine <= least) price[row] = least < Infinity ? least : mine * 2 + 1;
  }
  return price;
}

/**
 * One site in exchange for another, as long as it gains: at the prices of the present answer a lower bound of the cost after every exchange is one knapsack
 * of each other site, and the most promising few are counted in full. Yields after each site; true stops.
 * @param from the set to begin with
 * @param may which free sites may be opened
 */
export function* exchange(
  tried: Tried,
  relaxation: Relaxation,
  from: Uint8Array,
  mustOpen: Uint8Array,
  closer = 3,
): Generator<undefined, void, boolean | undefined> {
  const { room } = tried.places;
  const open = from.slice();
  let split = tried.try(open, null);
  if (split === null) return;
  const state = new Uint8Array(room.length);
  const leaving = Array.from(open.keys()).filter((site) => open[site] === 1 && mustOpen[site] !== 1);
  for (let since = 0, at = 0; since < leaving.length; at++, since++) {
    const gone = leaving[at % leaving.length]!;
    if (yield) return;
    const price = pricesWithout(split, open, gone, relaxation);
    let base = 0;
    for (let row = 0; row < price.length; row++) base += tried.places.people[row]! * price[row]!;
    for (let site = 0; site < room.length; site++) {
      state[site] = open[site] === 1 ? decided.closed : decided.free;
      if (open[site] === 1 && site !== gone && split.sitePrice[site]! > 0) base -= room[site]! * split.sitePrice[site]!;
    }
    const worth = relaxation.worths(price, state);
    const promising = Array.from(worth.keys())
      .filter((site) => state[site] === decided.free && base - worth[site]! < split!.cost * (1 - 1e-9))
      .toSorted((a, b) => worth[b]! - worth[a]! || a - b)
      .slice(0, closer);
    for (const site of promising) {
      const next = open.slice();
      next[gone] = 0;
      next[site] = 1;
      const after = tried.split(next, split.sitePrice);
      if (after === null || after.cost >= split.cost * (1 - 1e-9)) continue;
      tried.try(next, null);
      split = after;
      open.set(next);
      leaving[at % leaving.length] = site;
      since = -1;
      break;
    }
  }
}

/** Each site moves to where the people whom it serves would like it best, as long as that helps (Cooper 1964). Yields after each round; true stops. */
export function* relocated(
  tried: Tried,
  from: Uint8Array,
  mustOpen: Uint8Array,
  first: Transport,
): Generator<undefined, void, boolean | undefined> {
  const { room, rowStart, pairSite, pairCost } = tried.places;
  let open = from;
  let split = first;
  for (let round = 0; round < 10; round++) {
    if (yield) return;
    const places = Array.from(open.keys()).filter((site) => open[site] === 1);
    const placeOf = new Int32Array(room.length).fill(-1);
    places.forEach((site, place) => (placeOf[site] = place));
    const [cost, load] = [new Float64Array(places.length * room.length), new Float64Array(places.length * room.length)];
    const own = new Float64Array(places.length);
    split.flowPeople.forEach((people, flow) => {
      const row = split.flowRow[flow]!;
      const place = placeOf[split.flowSite[flow]!]!;
      own[place]! += people;
      for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
        cost[place * room.length + pairSite[pair]!]! += people * pairCost[pair]!;
        load[place * room.length + pairSite[pair]!]! += people;
      }
    });
    const next = open.slice();
    let changed = false;
    places.forEach((site, place) => {
      if (mustOpen[site] === 1) return;
      let best = site;
      for (let other = 0; other < room.length; other++) {
        const at = place * room.length + other;
        if (next[other] === 1 || room[other]! < own[place]! || load[at]! < own[place]! * (1 - 1e-12)) continue;
        if (cost[at]! < cost[place * room.length + best]!) best = other;
      }
      if (best === site) return;
      next[site] = 0;
      next[best] = 1;
      changed = true;
    });
    if (!changed) return;
    const after = tried.try(next, split.sitePrice);
    if (after === null || after.cost >= split.cost) return;
    [open, split] = [next, after];
  }
}

/** A stream of whole numbers below 2^32 (xorshift32; Marsaglia 2003), the same in every search. */
export function lots(): () => number {
  let state = 2_463_534_242;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}

/** A set with some of its sites exchanged by lot for sites that the relaxation finds worthy. */
export function shaken(open: Uint8Array, mustOpen: Uint8Array, worth: Float64Array, lot: () => number): Uint8Array {
  const next = open.slice();
  const inside = Array.from(open.keys()).filter((site) => open[site] === 1 && mustOpen[site] !== 1);
  const outside = Array.from(open.keys())
    .filter((site) => open[site] !== 1)
    .toSorted((a, b) => worth[b]! - worth[a]! || a - b)
    .slice(0, Math.max(10, inside.length));
  const count = Math.min(inside.length, outside.length, 2 + Math.floor(inside.length / 12));
  for (let exchanged = 0; exchanged < count; exchanged++) {
    const gone = inside.splice(lot() % inside.length, 1)[0]!;
    const come = outside.splice(lot() % outside.length, 1)[0]!;
    [next[gone], next[come]] = [0, 1];
  }
  return next;
}
