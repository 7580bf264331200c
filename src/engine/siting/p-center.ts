import { coverSearch } from './center/cover';
import { leastRadius, middleRadius, nextRadius, radiusOf } from './center/radius-search';
import { reachEveryone } from './center/reach-everyone';
import type { SitingModel, SitingOptions, SitingProblem, SitingSearch, SitingSolution } from './contract';
import { columnsOf } from './median/columns';
import { medianCore, penaltyOf } from './median/core';
import { swaps } from './median/swaps';
import { reduced } from './reduced';
import type { ReducedProblem } from './reduced';
import { filledUp, openSites, refuseUnreached, sitesToAdd } from './sites-asked';

/** Exchanges of sites within a radius as long as they save people x cost; as many sites as asked for, those to spare the lowest rows. */
function nearer(problem: ReducedProblem, cover: readonly number[], count: number): Int32Array {
  const filled = filledUp(problem, cover, count);
  const core = medianCore(problem, penaltyOf(problem));
  if (count === 0 || count === problem.siteRow.length || core.row.length === 0) return filled;
  const exchanges = swaps(core, columnsOf(core), filled);
  while (exchanges.improve());
  return filledUp(problem, exchanges.open, count);
}

/**
 * The least largest cost. Halves the costs that it can still be, asking at each whether so many sites reach everyone within it; a no
 * raises the bound to the next cost. Among sets of equal radius it takes one that no exchange of a single site betters in people x cost
 * (without claim to the least).
 */
function* search(problem: SitingProblem, options: SitingOptions): SitingSearch {
  const small = reduced(problem, options.cutoff);
  const count = sitesToAdd('p-center', small, options);
  refuseUnreached(small);
  const covers = coverSearch(small);
  let bound = leastRadius(small);
  const first = reachEveryone(small, covers, count);
  let step = first.next();
  for (; !step.done; step = first.next()) yield { objective: NaN, bound };
  let chosen = step.value;
  let objective = radiusOf(small, chosen);
  const answer = (): SitingSolution => {
    const all = nearer(reduced(problem, objective), chosen, count);
    const radius = radiusOf(small, all);
    return { chosen: openSites(small, all), objective: radius, bound, proven: bound === radius, flows: null };
  };
  while (bound < objective) {
    if (yield { objective, bound }) return answer();
    const radius = middleRadius(small, bound, objective);
    const decision = covers.within(radius, count);
    let part = decision.next();
    for (; !part.done; part = decision.next()) if (yield { objective, bound }) return answer();
    if (part.value) {
      chosen = part.value;
      objective = radiusOf(small, chosen);
    } else bound = nextRadius(small, radius);
  }
  return answer();
}

/** p-centre: the farthest person as near as can be. */
export const pCenter: SitingModel = {
  sense: 'least',
  unit: 'cost',
  needsSites: true,
  needsCutoff: false,
  formula: 'min max_i min_{j open} c_ij, p sites open',
  source: 'Hakimi 1964; search over radii with covers: Minieka 1970',
  search,
  searchWithin: null,
};
