import type { Columns } from './columns';
import type { MedianCore } from './core';

/** Most entries of the table of what an inserted and a removed site have to do with each other (64 MB). */
const tableLimit = 1 << 23;

/**
 * A set of open sites that is bettered by exchanging one site for another. What an exchange is worth is kept up to date: gain of the new
 * site, loss of the old one, and for pairs of neighbours what of the loss the new one makes up for (Resende & Werneck 2007).
 */
export interface Swaps {
  /** sites that are open now */
  readonly open: Int32Array;
  readonly total: () => number;
  /** starts from other sites, as many as before */
  readonly restart: (sites: ArrayLike<number>) => void;
  /** makes the best exchange; false where none betters the total */
  readonly improve: () => boolean;
  /** closes a site (its place in `open`) and opens another, for better or worse */
  readonly exchange: (slot: number, site: number) => void;
  /** pairs and entries looked at so far */
  readonly work: { pairs: number };
}

/** @param sites open at first, at least one */
export function swaps(core: MedianCore, columns: Columns, sites: ArrayLike<number>): Swaps {
  const { base, constant, rowStart, rowSite, rowCost } = core;
  const size = core.site.length;
  const count = sites.length;
  const rows = base.length;
  const open = new Int32Array(count);
  const slotOf = new Int32Array(size).fill(-1);
  // slots of the closest and second closest open site, -1: the base
  const first = new Int32Array(rows);
  const second = new Int32Array(rows);
  const near = new Float64Array(rows);
  const next = new Float64Array(rows);
  const gain = new Float64Array(size);
  const loss = new Float64Array(count);
  const hasTable = size * count <= tableLimit;
  const table = new Float64Array(hasTable ? size * count : 0);
  const made = new Float64Array(hasTable ? 0 : count);
  const work = { pairs: 0 };
  let last = 0;

  const assign = (row: number): void => {
    let [one, two] = [-1, -1];
    let [cost, other] = [base[row]!, base[row]!];
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
      const slot = slotOf[rowSite[pair]!]!;
      if (slot < 0) continue;
      if (one < 0) {
        one = slot;
        cost = rowCost[pair]!;
      } else {
        two = slot;
        other = rowCost[pair]!;
        break;
      }
    }
    first[row] = one;
    second[row] = two;
    near[row] = cost;
    next[row] = other;
  };
  /** Adds (1) or takes away (-1) what a row has to say. */
  const count1 = (row: number, sign: number): void => {
    const slot = first[row]!;
    const [cost, other] = [near[row]!, next[row]!];
    if (slot >= 0) loss[slot]! += sign * (other - cost);
    if (!hasTable) return;
    const until = slot < 0 ? cost : other;
    let pair = rowStart[row]!;
    const stop = rowStart[row + 1]!;
    for (; pair < stop; pair++) {
      const paid = rowCost[pair]!;
      if (paid >= until) break;
      const site = rowSite[pair]!;
      if (slotOf[site]! >= 0) continue;
      if (paid < cost) gain[site]! += sign * (cost - paid);
      if (slot >= 0) table[site * count + slot]! += sign * (other - Math.max(paid, cost));
    }
    work.pairs += pair - rowStart[row]!;
  };
  const restart = (chosen: ArrayLike<number>): void => {
    slotOf.fill(-1);
    for (let slot = 0; slot < count; slot++) {
      open[slot] = chosen[slot]!;
      slotOf[chosen[slot]!] = slot;
    }
    gain.fill(0);
    loss.fill(0);
    table.fill(0);
    work.pairs += table.length;
    for (let row = 0; row < rows; row++) {
      assign(row);
      count1(row, 1);
    }
  };
  const changed = new Int32Array(rows);
  const exchange = (slot: number, site: number): void => {
    const old = open[slot]!;
    let changes = 0;
    for (let place = columns.start[old]!; place < columns.start[old + 1]!; place++) {
      const row = columns.row[place]!;
      if (first[row] === slot || second[row] === slot) changed[changes++] = row;
    }
    for (let place = columns.start[site]!; place < columns.start[site + 1]!; place++) {
      const row = columns.row[place]!;
      if (columns.cost[place]! < next[row]! && first[row] !== slot && second[row] !== slot) changed[changes++] = row;
    }
    work.pairs += columns.start[site + 1]! - columns.start[site]! + columns.start[old + 1]! - columns.start[old]!;
    for (let at = 0; at < changes; at++) count1(changed[at]!, -1);
    slotOf[old] = -1;
    slotOf[site] = slot;
    open[slot] = site;
    for (let at = 0; at < changes; at++) {
      assign(changed[at]!);
      count1(changed[at]!, 1);
    }
  };
  const total = (): number => {
    let sum = constant;
    for (let row = 0; row < rows; row++) sum += near[row]!;
    return sum;
  };
  /** Opens a site in the place of another if the total is less afterwards (sums of differences may err by rounding). */
  const tried = (slot: number, site: number): boolean => {
    const before = total();
    const old = open[slot]!;
    exchange(slot, site);
    work.pairs += 2 * rows;
    if (total() < before) return true;
    exchange(slot, old);
    return false;
  };
  const byTable = (): boolean => {
    let best = 0;
    let [bestSite, bestSlot] = [-1, -1];
    let least = Infinity;
    for (let slot = 0; slot < count; slot++) least = Math.min(least, loss[slot]!);
    work.pairs += size * 2;
    for (let site = 0; site < size; site++) {
      if (slotOf[site]! >= 0 || gain[site] === 0) continue;
      const from = site * count;
      let cheapest = Infinity;
      let at = -1;
      for (let slot = 0; slot < count; slot++) {
        const lost = loss[slot]! - table[from + slot]!;
        if (lost < cheapest) {
          cheapest = lost;
          at = slot;
        }
      }
      work.pairs += count;
      if (gain[site]! - cheapest > best) {
        best = gain[site]! - cheapest;
        bestSite = site;
        bestSlot = at;
      }
    }
    return bestSite >= 0 && tried(bestSlot, bestSite);
  };
  /** Without the table: site after site, the first that betters the total. */
  const byColumn = (): boolean => {
    for (let turn = 0; turn < size; turn++) {
      last = last + 1 < size ? last + 1 : 0;
      const site = last;
      if (slotOf[site]! >= 0) continue;
      made.fill(0);
      let gained = 0;
      for (let place = columns.start[site]!; place < columns.start[site + 1]!; place++) {
        const row = columns.row[place]!;
        const paid = columns.cost[place]!;
        if (paid >= next[row]!) continue;
        if (paid < near[row]!) gained += near[row]! - paid;
        if (first[row]! >= 0) made[first[row]!]! += next[row]! - Math.max(paid, near[row]!);
      }
      work.pairs += columns.start[site + 1]! - columns.start[site]! + count;
      let cheapest = Infinity;
      let at = -1;
      for (let slot = 0; slot < count; slot++) {
        if (loss[slot]! - made[slot]! < cheapest) {
          cheapest = loss[slot]! - made[slot]!;
          at = slot;
        }
      }
      if (gained > cheapest && tried(at, site)) return true;
    }
    return false;
  };
  restart(sites);
  return { open, total, restart, improve: () => (hasTable ? byTable() : byColumn()), exchange, work };
}
