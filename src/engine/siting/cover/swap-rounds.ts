import type { Best } from './best';
import type { CoverCore } from './core';
import { decided, decision } from './decided';
import type { Dual } from './dual';
import { stream } from './stream';
import { SwapSearch } from './swap';

/** What a must is worth in a search: more than all else together. */
function mustWorth({ first, second }: CoverCore): number {
  let all = 1;
  for (const worth of second) all += worth;
  for (const worth of first) if (worth < Infinity) all += worth;
  return all;
}

/** Rounds in a row that gain nothing, after which a search gives way to bounds. */
const quietRounds = 200;

/** Swaps, then rounds: a few sites are exchanged by chance and swaps made again; the better set stays (iterated local search). */
export class SwapRounds {
  readonly #search: SwapSearch;
  readonly #best: Best;
  readonly #below: (limit: number) => number;
  #kept: Int32Array;
  #value: number;

  /** @param from sites of the core to begin with; what is lacking is added by its gain */
  constructor(core: CoverCore, best: Best, from: ArrayLike<number>) {
    this.#search = new SwapSearch(core, mustWorth(core));
    this.#best = best;
    this.#below = stream(20240229);
    this.#search.become(from);
    this.#search.improve();
    this.#kept = this.#search.sites();
    this.#value = this.#search.value;
    best.offer(core, this.#kept, this.#search.worth());
  }

  /** Rounds until about so many looks are spent, or many in a row have gained nothing. */
  run(looks: number): void {
    const search = this.#search;
    const below = this.#below;
    const { core, size } = search;
    if (size === core.site.length || size === 0) return;
    const end = search.work + looks;
    for (let quiet = 0; search.work < end && quiet < quietRounds; quiet++) {
      const exchanged = Math.min(size, core.site.length - size, 1 + below(4));
      const inside = search.sites();
      for (let k = 0; k < exchanged;) {
        const site = inside[below(size)]!;
        if (!search.inside[site]) continue;
        search.take(site);
        k++;
      }
      for (let k = 0; k < exchanged;) {
        const site = below(core.site.length);
        if (search.inside[site]) continue;
        search.put(site);
        k++;
      }
      search.improve();
      search.work += core.site.length;
      if (search.value >= this.#value) {
        if (search.value > this.#value) {
          quiet = 0;
          this.#best.offer(core, search.sites(), search.worth());
        }
        [this.#value, this.#kept] = [search.value, search.sites()];
      } else search.become(this.#kept);
    }
  }
}

/** Sites that a bound chose most often, as many as may be taken. */
function likely({ core, often }: Dual, count: number): Int32Array {
  const order = Int32Array.from(core.site, (_, site) => site).sort((a, b) => often[b]! - often[a]! || a - b);
  return order.subarray(0, Math.min(count, order.length));
}

/** Looks for better sets among the sites that a bound finds worth their place: rounds of swaps in a core without the others. */
export function swapsNear(best: Best): (dual: Dual, looks: number) => void {
  return (dual, looks) => {
    const { core } = dual;
    const size = Math.min(core.most, core.site.length);
    const state = new Uint8Array(core.site.length);
    const kept = Math.max(60, 5 * size);
    if (kept < core.site.length) {
      state.fill(decision.out);
      for (const site of dual.dearest(kept)) state[site] = decision.none;
      for (const site of likely(dual, kept)) if (dual.often[site]! > 0.01) state[site] = decision.none;
    }
    const small = decided(core, state, dual.price);
    if (small === null) return;
    const wanted = new Set(Array.from(likely(dual, size), (site) => core.site[site]!));
    const from: number[] = [];
    small.core.site.forEach((id, site) => wanted.has(id) && from.push(site));
    new SwapRounds(small.core, best, from.slice(0, small.core.most)).run(looks);
  };
}
