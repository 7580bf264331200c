import { Best } from './best';
import { branchAndBound, type BoundSearch } from './branch';
import type { CoverCore } from './core';
import { backupCore, backupShareCore } from './cores';
import type { CoverRows } from './cover-rows';
import { decided, type PricedCore } from './decided';
import { Dual } from './dual';
import { SwapRounds, swapsNear } from './swap-rounds';

/** A set that also counts the people it covers once, for a share; worths of the search count them at a price, those of the answer do not. */
class BestBackup extends Best {
  readonly #inner: Best;
  readonly #rows: CoverRows;
  readonly #need: number;
  /** price of a person covered, and what it makes in all at the need */
  readonly #extra: number;
  readonly #full: CoverCore;

  constructor(rows: CoverRows, need: number, price: number, inner: Best) {
    super(rows.whole);
    this.#inner = inner;
    this.#rows = rows;
    this.#need = need;
    this.#extra = price * need;
    this.#full = backupShareCore(rows, 0, 0);
  }

  override floor(scale: number): number {
    return this.#inner.floor(scale) + this.#extra - 1e-11 * Math.abs(scale);
  }

  override target(): number {
    return this.#inner.target() + this.#extra;
  }

  override offer(core: CoverCore, sites: ArrayLike<number>, worth: number): void {
    if (!(worth >= this.floor(worth))) return;
    const all = Int32Array.from([...core.taken, ...Array.from(sites, (site) => core.site[site]!)]);
    const { once, twice } = coveredBy(this.#rows, this.#full, all);
    if (once >= this.#need) this.#inner.offer(this.#full, all, twice);
  }
}

/** People whom the open sites and some new ones cover once and twice. */
function coveredBy(
  rows: CoverRows,
  { siteStart, siteRow }: CoverCore,
  sites: Int32Array,
): { readonly once: number; readonly twice: number } {
  const times = new Uint8Array(rows.people.length);
  let [once, twice] = [rows.openOnce, rows.openTwice];
  for (const site of sites) {
    for (let k = siteStart[site]!; k < siteStart[site + 1]!; k++) {
      const row = siteRow[k]!;
      const now = ++times[row]! + rows.once[row]!;
      if (now === 1) once += rows.people[row]!;
      if (now === 2) twice += rows.people[row]!;
    }
  }
  return { once, twice };
}

const none = (core: CoverCore): Uint8Array => new Uint8Array(core.site.length);
const rootOf = (core: CoverCore): PricedCore | null =>
  decided(
    core,
    none(core),
    core.first.map((worth, row) => (worth === Infinity ? core.second[row]! : worth)),
  );

/** Places in a core of sites of the rows. */
function placesIn(core: CoverCore, sites: Int32Array): number[] {
  const wanted = new Set(sites);
  const places: number[] = [];
  core.site.forEach((id, site) => wanted.has(id) && places.push(site));
  return places;
}

/**
 * Searches, among the sets of `most` new sites that cover everyone, one that covers most people twice.
 * @param need people to be covered once, null: everyone
 * @param cover a set of at most `most` new sites that covers them @param best to be filled; after the first step it holds a set
 */
export function* backupCover(rows: CoverRows, most: number, need: number | null, cover: Int32Array, best: Best): BoundSearch {
  const whole = backupShareCore(rows, most, 0);
  best.offer(whole, cover, coveredBy(rows, whole, cover).twice);
  if (yield rows.totalPeople) return { done: false, bound: rows.totalPeople };
  if (need === null) {
    const root = rootOf(backupCore(rows, most));
    if (root === null) return { done: true, bound: best.worth };
    new SwapRounds(root.core, best, placesIn(root.core, cover)).run(4e6);
    return yield* branchAndBound(root, best, { rootSteps: 800, nodeSteps: 60, improve: swapsNear(best), enough: () => false });
  }
  // the price of a person covered once that makes the bound least
  let [low, high, price, least] = [0, Infinity, 1, { price: 1, bound: Infinity }];
  for (let round = 0; round < 12; round++) {
    const root = rootOf(backupShareCore(rows, most, price))!;
    const dual = new Dual(root.core, root.price);
    for (let step = 0; step < 150; step++) dual.step(best.worth + price * need);
    const bound = dual.bound - price * need;
    if (bound < least.bound) least = { price, bound };
    if (coveredBy(rows, whole, dual.likely(most)).once < need) low = price;
    else high = price;
    price = high === Infinity ? price * 2 : (low + high) / 2;
    if (yield Math.min(rows.totalPeople, least.bound)) return { done: false, bound: Math.min(rows.totalPeople, least.bound) };
  }
  const root = rootOf(backupShareCore(rows, most, least.price))!;
  const judged = new BestBackup(rows, need, least.price, best);
  new SwapRounds(root.core, judged, placesIn(root.core, cover).slice(0, Math.min(root.core.most, root.core.site.length))).run(2e6);
  const branches = branchAndBound(root, judged, { rootSteps: 400, nodeSteps: 60, improve: swapsNear(judged), enough: () => false });
  for (let stopped = false; ;) {
    const next = branches.next(stopped);
    if (next.done) return { done: next.value.done, bound: next.value.bound - least.price * need };
    stopped = (yield Math.min(rows.totalPeople, next.value - least.price * need)) === true;
  }
}
