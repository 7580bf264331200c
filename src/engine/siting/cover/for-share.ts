import { Best } from './best';
import { branchAndBound, type BoundSearch } from './branch';
import { mostPeopleCore } from './cores';
import type { CoverCore } from './core';
import type { CoverRows } from './cover-rows';
import { decided, type PricedCore } from './decided';
import { Dual } from './dual';
import { SwapRounds, swapsNear } from './swap-rounds';
import { SwapSearch } from './swap';

const rootOf = (core: CoverCore): PricedCore => decided(core, new Uint8Array(core.site.length), core.first)!;

/**
 * Searches the fewest new sites that cover `need` people together with the open ones; `best.worth` is minus their number, and so are the
 * bounds. As long as fewer sites may do, one less than the best known is looked for as a problem of most people covered.
 * @param best to be filled; after the first step it holds a set @param need at most all who can be reached
 * @param enough may end the search with what there is
 */
export function* fewestForShare(rows: CoverRows, need: number, best: Best, enough: () => boolean): BoundSearch {
  const all = mostPeopleCore(rows, rows.site.length);
  const greedy = new SwapSearch(all, 1);
  while (greedy.value < need) greedy.putDearest();
  const offer = (sites: Int32Array): void => best.offer(all, sites, -sites.length);
  offer(greedy.sites());
  let bound = 0;
  if (enough() || (yield bound)) return { done: false, bound };
  // fewest sites by the bounds: most people covered by so many sites are too few
  for (let low = 1; low < -best.worth;) {
    const { core, price } = rootOf(mostPeopleCore(rows, low));
    const dual = new Dual(core, price);
    for (let step = 0; step < 200 && !(dual.bound < need); step++) {
      dual.step(need * (1 - 1e-6));
      if (step % 20 === 19 && (yield bound)) return { done: false, bound };
    }
    if (!(dual.bound < need * (1 - 1e-9))) break;
    low = Math.max(low + 1, core.taken.length + dual.fewestFor(need * (1 - 1e-9)));
    bound = -low;
  }
  let known = greedy.sites();
  for (;;) {
    const count = known.length - 1;
    if (count < -bound) return { done: true, bound: -known.length };
    const full = mostPeopleCore(rows, count);
    const fewer = new Best(rows.whole, rows.whole ? Math.ceil(need) : need);
    const root = rootOf(full);
    if (full.worth >= need) fewer.offer(full, [], full.worth);
    const found = (): boolean => fewer.sites !== null;
    // the best of the known sites without one, then swaps
    if (!found()) {
      const kept = new Set(known);
      const from: number[] = [];
      root.core.site.forEach((id, site) => kept.has(id) && from.push(site));
      const rounds = new SwapRounds(root.core, fewer, from.slice(0, Math.min(root.core.most, root.core.site.length)));
      for (let round = 0; round < 10 && !found(); round++) {
        rounds.run(1e6);
        if (yield bound) return { done: false, bound };
      }
    }
    if (!found()) {
      const branches = branchAndBound(root, fewer, { rootSteps: 600, nodeSteps: 60, improve: swapsNear(fewer), enough: found });
      for (let stopped = false; ;) {
        const next = branches.next(stopped);
        if (next.done) {
          if (next.value.done) return { done: true, bound: -known.length };
          if (!found()) return { done: false, bound };
          break;
        }
        stopped = (yield bound) === true;
      }
    }
    known = fewer.sites!;
    offer(known);
    if (enough() || (yield bound)) return { done: false, bound };
  }
}
