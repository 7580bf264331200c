import { coverSearch } from './center/cover';
import { reachEveryone } from './center/reach-everyone';
import type { SitingModel, SitingOptions, SitingProblem, SitingSearch, SitingSolution } from './contract';
import { columnsOf } from './median/columns';
import type { MedianCore } from './median/core';
import { medianCore, penaltyOf } from './median/core';
import { granuleOf, limitOf, roundedUp } from './median/granule';
import { greedy } from './median/greedy';
import { incumbentOf } from './median/incumbent';
import { branchAndBound, stride } from './median/tree';
import { reduced } from './reduced';
import type { ReducedProblem } from './reduced';
import { filledUp, nearestCosts, openSites, peopleCost, refuseUnreached, sitesToAdd } from './sites-asked';

/** Rounds of disturbing the first answer, and pairs looked at in them, at most. */
const rounds = { most: 20, pairs: 1e7 };

/** Prices to start from: midway between the costs to the nearest and the second nearest of some open sites, as far as the row has them. */
function firstPrices({ base, site, rowStart, rowSite, rowCost }: MedianCore, chosen: Int32Array): Float64Array {
  const isOpen = new Uint8Array(site.length);
  for (const one of chosen) isOpen[one] = 1;
  return base.map((dearest, row) => {
    const stop = rowStart[row + 1]!;
    const next = (from: number): number => {
      let pair = from;
      while (pair < stop && !isOpen[rowSite[pair]!]) pair++;
      return pair;
    };
    const first = next(rowStart[row]!);
    const second = next(first + 1);
    const near = rowCost[Math.min(first, stop - 1)]!;
    const far = second < stop ? rowCost[second]! : rowCost[stop - 1]!;
    return Math.min(dearest, (near + far) / 2);
  });
}

/** Everyone at the nearest site of all: no answer is better. */
function nearestOfAll({ constant, rowStart, base, rowCost }: MedianCore): number {
  let sum = constant;
  for (let row = 0; row < base.length; row++) sum += rowCost[rowStart[row]!]!;
  return sum;
}

/** The best sites where there is something to choose. @param count of free sites to open, from 1 to all but one */
function* chooseSites(
  small: ReducedProblem,
  core: MedianCore,
  penalty: number,
  count: number,
): Generator<
  { readonly chosen: Int32Array; readonly bound: number },
  { readonly chosen: Int32Array; readonly bound: number },
  boolean | undefined
> {
  const columns = columnsOf(core);
  const granule = granuleOf([core.rowCost, core.base.filter((cost) => cost !== penalty), Float64Array.of(core.constant)]);
  const best = incumbentOf(core, columns, greedy(core, columns, count), (objective) => limitOf(objective, granule));
  const tree = { bound: nearestOfAll(core), nodes: 0 };
  const now = () => ({ chosen: best.chosen(), bound: roundedUp(tree.bound, granule) });
  if (best.objective() >= penalty) {
    const reach = reachEveryone(small, coverSearch(small), count);
    let step = reach.next();
    for (; !step.done; step = reach.next()) yield { chosen: new Int32Array(0), bound: tree.bound };
    best.better(filledUp(small, step.value, count));
  }
  if (yield now()) return now();
  const start = best.work.pairs;
  let shown = start;
  for (let round = 0; round < rounds.most && best.work.pairs < start + rounds.pairs; round++) {
    best.disturb();
    if (best.work.pairs < shown + stride) continue;
    shown = best.work.pairs;
    if (yield now()) return now();
  }
  const root = { core, price: firstPrices(core, best.chosen()), open: [], left: count, bound: tree.bound, decided: null, isRest: false };
  const search = branchAndBound(root, best, tree);
  for (let stop: boolean | undefined = false; ; stop = yield now()) if (search.next(stop).done) return now();
}

/**
 * The least sum of people x cost to the nearest open site. A first answer by greedy choice and exchanges; prices per row whose Lagrangean
 * relaxation bounds every answer and decides most sites; branch and bound on the others.
 */
function* search(problem: SitingProblem, options: SitingOptions): SitingSearch {
  const small = reduced(problem, options.cutoff);
  const count = sitesToAdd('p-median', small, options);
  refuseUnreached(small);
  const penalty = penaltyOf(small);
  const core = medianCore(small, penalty);
  const valueOf = (chosen: ArrayLike<number>): number => peopleCost(small, nearestCosts(small, chosen));
  const answer = (sites: ArrayLike<number>, bound: number): SitingSolution => {
    const chosen = filledUp(small, sites, count);
    const objective = valueOf(chosen);
    const proven = bound >= objective * (1 - 1e-9);
    return { chosen: openSites(small, chosen), objective, bound: proven ? objective : bound, proven, flows: null };
  };
  if (count === 0 || count === core.site.length || core.row.length === 0) {
    const reach = reachEveryone(small, coverSearch(small), count);
    for (let step = reach.next(); !step.done; step = reach.next()) yield { objective: NaN, bound: nearestOfAll(core) };
    return answer(count === core.site.length ? core.site : [], Infinity);
  }
  const choice = chooseSites(small, core, penalty, count);
  let known: Int32Array | null = null;
  let objective = NaN;
  for (let stop: boolean | undefined = false; ;) {
    const step = choice.next(stop);
    const { chosen, bound } = step.value;
    if (step.done) return answer(chosen, bound);
    if (chosen !== known && chosen.length > 0) objective = valueOf(chosen);
    known = chosen;
    stop = yield { objective, bound: Number.isNaN(objective) ? bound : Math.min(bound, objective) };
  }
}

/** p-median: everyone as near as can be on the average. */
export const pMedian: SitingModel = {
  sense: 'least',
  unit: 'people-cost',
  needsSites: true,
  needsCutoff: false,
  formula: 'min sum_i P_i min_{j open} c_ij, p sites open',
  source: 'Hakimi 1964; bound: Cornuejols, Fisher & Nemhauser 1977; exchanges: Resende & Werneck 2007',
  search,
  searchWithin: null,
};
