import type { CoverCore } from './core';
import { turned } from './core';
import { heldBy, holding } from './dominance';
import { mergedLists } from './merged-lists';

/** What is known of a site: undecided, taken, left out. */
export const decision = { none: 0, taken: 1, out: 2 } as const;

/** A core with prices of its rows (multipliers), at least 0. */
export interface PricedCore {
  readonly core: CoverCore;
  readonly price: Float64Array;
}

/**
 * What is left after some sites are decided: settled rows and useless sites go, rows with the same sites become one, and a must that
 * includes another goes with it. Nothing better than the best is lost.
 * @param state `decision` of each site @param price multiplier of each row, handed on
 * @returns null where no set of sites covers every must
 */
export function decided(core: CoverCore, state: Uint8Array, price: Float64Array): PricedCore | null {
  const now = state.slice();
  const settled = applied(core, now);
  if (settled === null) return null;
  let next = compacted(settled, now, price);
  for (let round = 0; round < 3; round++) {
    const dropped = dominated(next);
    if (dropped === null) break;
    const again = applied(next.core, dropped.state);
    if (again === null) return null;
    next = compacted(again, dropped.state, dropped.price, dropped.rows);
  }
  return next;
}

/** Takes the taken sites and those without which a must cannot be covered; worths and counts are new, sites and rows still there. */
function applied(core: CoverCore, state: Uint8Array): CoverCore | null {
  const rows = core.first.length;
  const [first, second] = [core.first.slice(), core.second.slice()];
  const free = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    for (let k = core.rowStart[row]!; k < core.rowStart[row + 1]!; k++) if (state[core.rowSite[k]!] !== decision.out) free[row]!++;
  }
  let { worth } = core;
  const taken = [...core.taken];
  const seen = new Uint8Array(state.length);
  const queue: number[] = [];
  for (let site = 0; site < state.length; site++) if (state[site] === decision.taken) queue.push(site);
  const settle = (): void => {
    for (let site = queue.pop(); site !== undefined; site = queue.pop()) {
      if (seen[site]) continue;
      seen[site] = 1;
      state[site] = decision.taken;
      taken.push(core.site[site]!);
      worth -= core.price;
      for (let k = core.siteStart[site]!; k < core.siteStart[site + 1]!; k++) {
        const row = core.siteRow[k]!;
        free[row]!--;
        if (first[row] !== Infinity) worth += first[row]!;
        first[row] = second[row]!;
        second[row] = 0;
      }
    }
  };
  settle();
  for (let row = 0; row < rows; row++) {
    if (first[row] !== Infinity || free[row]! > 1) continue;
    if (free[row] === 0) return null;
    for (let k = core.rowStart[row]!; k < core.rowStart[row + 1]!; k++) {
      if (state[core.rowSite[k]!] === decision.none) queue.push(core.rowSite[k]!);
    }
    settle();
  }
  const most = core.most - (taken.length - core.taken.length);
  if (most < 0) return null;
  if (most === 0) state.forEach((kind, site) => kind === decision.none && (state[site] = decision.out));
  if (most === 0 && first.includes(Infinity)) return null;
  return { ...core, first, second, worth, taken, most };
}

/** The core without decided sites and rows that gain nothing, rows with the same sites merged. @param dropped rows that go too */
function compacted(core: CoverCore, state: Uint8Array, price: Float64Array, dropped: Uint8Array | null = null): PricedCore {
  const rows = core.first.length;
  const [start, end] = [new Int32Array(rows), new Int32Array(rows)];
  const items = new Int32Array(core.rowSite.length);
  const useful = new Uint8Array(state.length);
  const wanted: number[] = [];
  let size = 0;
  for (let row = 0; row < rows; row++) {
    start[row] = end[row] = size;
    if (core.first[row] === 0 || dropped?.[row] === 1) continue;
    for (let k = core.rowStart[row]!; k < core.rowStart[row + 1]!; k++) {
      const site = core.rowSite[k]!;
      if (state[site] === decision.none) items[size++] = site;
    }
    end[row] = size;
    if (size === start[row]) continue;
    wanted.push(row);
    for (let k = start[row]!; k < size; k++) useful[items[k]!] = 1;
  }
  const merged = mergedLists(Int32Array.from(wanted), start, end, items, new Uint8Array(rows));
  const count = merged.first.length;
  const [first, second, prices] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const sure = new Float64Array(count);
  for (let k = 0; k < wanted.length; k++) {
    const [row, group] = [wanted[k]!, merged.group[k]!];
    if (core.first[row] !== Infinity) sure[group]! += core.first[row]!;
    else first[group] = Infinity;
    second[group]! += core.second[row]!;
    prices[group]! += price[row]!;
  }
  let { worth } = core;
  const at = new Int32Array(state.length).fill(-1);
  const site: number[] = [];
  for (let old = 0; old < state.length; old++) if (useful[old]) at[old] = site.push(core.site[old]!) - 1;
  const rowStart = new Int32Array(count + 1);
  for (let group = 0; group < count; group++) {
    const row = merged.first[group]!;
    rowStart[group + 1] = rowStart[group]! + end[row]! - start[row]!;
    // what a must gains by being covered is sure; a row with one site cannot be covered twice
    if (first[group] === Infinity) worth += sure[group]!;
    else first[group] = sure[group]!;
    if (rowStart[group + 1] === rowStart[group]! + 1) second[group] = 0;
    if (prices[group]! > first[group]!) prices[group] = first[group]!;
  }
  const rowSite = new Int32Array(rowStart[count]!);
  for (let group = 0; group < count; group++) {
    const row = merged.first[group]!;
    for (let k = start[row]!, to = rowStart[group]!; k < end[row]!; k++) rowSite[to++] = at[items[k]!]!;
  }
  return {
    core: { ...core, site: Int32Array.from(site), ...turned(rowStart, rowSite, site.length), rowStart, rowSite, first, second, worth },
    price: prices,
  };
}

interface Dropped {
  readonly state: Uint8Array;
  readonly rows: Uint8Array;
  readonly price: Float64Array;
}

/** Sites whose rows another site has too, and musts that hold another; null where there are none. */
function dominated({ core, price }: PricedCore): Dropped | null {
  const { siteStart, siteRow, rowStart, rowSite, first, second } = core;
  const maySite = new Uint8Array(core.site.length).fill(1);
  const mayRow = new Uint8Array(first.length);
  for (let row = 0; row < first.length; row++) {
    if (second[row]! > 0) for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) maySite[rowSite[k]!] = 0;
    else if (first[row] === Infinity) mayRow[row] = 1;
  }
  let found = false;
  const state = new Uint8Array(core.site.length);
  heldBy(siteStart, siteRow, rowStart, rowSite, maySite).forEach((by, site) => {
    if (by < 0) return;
    state[site] = decision.out;
    found = true;
  });
  const rows = new Uint8Array(first.length);
  const handed = price.slice();
  const of = mayRow.includes(1) ? holding(rowStart, rowSite, siteStart, siteRow, mayRow) : null;
  of?.forEach((smaller, row) => {
    if (smaller < 0) return;
    let heir = smaller;
    while (of[heir]! >= 0) heir = of[heir]!;
    handed[heir]! += price[row]!;
    rows[row] = 1;
    found = true;
  });
  return found ? { state, rows, price: handed } : null;
}
