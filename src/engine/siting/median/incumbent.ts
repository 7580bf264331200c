import type { Columns } from './columns';
import type { MedianCore } from './core';
import { seeded } from './seeded';
import { swaps } from './swaps';

/** The best answer so far. */
export interface Incumbent {
  readonly objective: () => number;
  /** sites of the whole core */
  readonly chosen: () => Int32Array;
  /** a branch whose bound reaches this holds nothing better */
  readonly limit: () => number;
  /** people x cost of an answer */
  readonly value: (sites: ArrayLike<number>) => number;
  /** takes an answer if it is better */
  readonly offer: (sites: ArrayLike<number>) => void;
  /** takes what exchanges make of an answer if that is better; an answer that was looked at before is passed over */
  readonly better: (sites: ArrayLike<number>) => void;
  /** one round of disturbing the best answer and exchanging from there */
  readonly disturb: () => void;
  readonly work: { pairs: number };
}

/**
 * Keeps the best answer to a core, the one of `start` bettered by exchanges at first.
 * @param limitOf bound from which on a part of all answers holds nothing better than an objective
 */
export function incumbentOf(core: MedianCore, columns: Columns, start: Int32Array, limitOf: (objective: number) => number): Incumbent {
  const search = swaps(core, columns, start);
  const dice = seeded(1);
  const seen = new Set<number>();
  let chosen = start.slice();
  let objective = search.total();
  let limit = limitOf(objective);
  // a random number for each site: the sum of a set tells it from others
  const mark = Float64Array.from(core.site, () => Math.floor(dice() * 2 ** 42));
  const keyOf = (sites: ArrayLike<number>): number => {
    let key = 0;
    for (let at = 0; at < sites.length; at++) key += mark[sites[at]!]!;
    return key;
  };
  const take = (total: number): void => {
    if (!(total < objective)) return;
    objective = total;
    chosen = search.open.slice();
    limit = limitOf(objective);
  };
  const descend = (): void => {
    const path: number[] = [];
    for (;;) {
      const key = keyOf(search.open);
      if (seen.has(key)) break;
      path.push(key);
      if (!search.improve()) break;
    }
    for (const key of path) seen.add(key);
    take(search.total());
  };
  const isOpen = new Uint8Array(core.site.length);
  const value = (sites: ArrayLike<number>): number => {
    isOpen.fill(0);
    for (let at = 0; at < sites.length; at++) isOpen[sites[at]!] = 1;
    let sum = core.constant;
    for (let row = 0; row < core.base.length; row++) {
      let pair = core.rowStart[row]!;
      while (pair < core.rowStart[row + 1]! && !isOpen[core.rowSite[pair]!]) pair++;
      sum += pair < core.rowStart[row + 1]! ? core.rowCost[pair]! : core.base[row]!;
    }
    return sum;
  };
  const offer = (sites: ArrayLike<number>): void => {
    if (seen.has(keyOf(sites)) || !(value(sites) < objective)) return;
    search.restart(sites);
    take(search.total());
  };
  const better = (sites: ArrayLike<number>): void => {
    if (seen.has(keyOf(sites))) return;
    search.restart(sites);
    descend();
  };
  const disturb = (): void => {
    const count = chosen.length;
    if (count === core.site.length) return;
    search.restart(chosen);
    isOpen.fill(0);
    for (const site of chosen) isOpen[site] = 1;
    const most = Math.min(count, 6, core.site.length - count);
    for (let times = 1 + Math.floor(dice() * most); times > 0; times--) {
      let site = Math.floor(dice() * core.site.length);
      while (isOpen[site]) site = site + 1 < core.site.length ? site + 1 : 0;
      const slot = Math.floor(dice() * count);
      isOpen[search.open[slot]!] = 0;
      isOpen[site] = 1;
      search.exchange(slot, site);
    }
    descend();
  };
  descend();
  return { objective: () => objective, chosen: () => chosen, limit: () => limit, value, offer, better, disturb, work: search.work };
}
