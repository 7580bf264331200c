import type { Best } from './best';
import { branchAndBound, type BoundSearch } from './branch';
import { fewestSitesCore } from './cores';
import type { CoverRows } from './cover-rows';
import { decided } from './decided';
import { Weighting } from './weighting';

/**
 * Searches the fewest new sites that cover everyone; `best.worth` is minus their number, and so are the bounds.
 * @param best to be filled; after the first step it holds a cover @param enough may end the search with what there is
 */
export function* fewestSites(rows: CoverRows, best: Best, enough: () => boolean): BoundSearch {
  const full = fewestSitesCore(rows);
  const prices = new Float64Array(full.first.length);
  const root = decided(full, new Uint8Array(full.site.length), prices)!;
  const { core } = root;
  // prices that no site can exceed: each row pays its part of its largest site
  for (let row = 0; row < core.first.length; row++) {
    let most = 1;
    for (let k = core.rowStart[row]!; k < core.rowStart[row + 1]!; k++) {
      const site = core.rowSite[k]!;
      most = Math.max(most, core.siteStart[site + 1]! - core.siteStart[site]!);
    }
    root.price[row] = 1 / most;
  }
  const weighting = new Weighting(core, best);
  if (enough()) return { done: false, bound: 0 };
  if (yield 0) return { done: false, bound: 0 };
  for (let part = 0; part < 4; part++) {
    weighting.run(Math.min(2.5e6, 50 * core.rowSite.length));
    if (enough()) return { done: false, bound: 0 };
    if (yield 0) return { done: false, bound: 0 };
  }
  return yield* branchAndBound(root, best, {
    rootSteps: 2000,
    nodeSteps: 100,
    improve: (_, looks) => weighting.run(2 * looks),
    enough,
  });
}
