import { locate } from './capacitated/locate';
import { everyone, hasRoomForAll, refuseTooFew, refuseUnserved, sitesAsked } from './capacitated/refuse';
import { chosenSites, flowsAt } from './capacitated/solution';
import type { SitingModel, SitingOptions, SitingProblem, SitingSearch } from './contract';
import { placesOf } from './flow/places';

/**
 * The capacitated p-median: everyone served within the cutoff at the least total people x cost, no site beyond its room; whole rows (Mulvey & Beck 1984) or
 * split. Where no site can be full the answer is that of the model without capacities, to the bit.
 * @param uncapacitated search of that model
 * @throws Failure siting.lacking, siting.no-solution
 */
export const capacitatedPMedian = (uncapacitated: SitingModel['search']) =>
  function* search(problem: SitingProblem, options: SitingOptions): SitingSearch {
    const places = placesOf(problem, options.cutoff);
    if (hasRoomForAll(problem, places)) return yield* uncapacitated(problem, options);
    const sites = sitesAsked('p-median', places, options);
    const all = everyone(problem);
    refuseUnserved(places, options, all, sites);
    const { best, bound, proven } = yield* locate(places, { sites, assign: options.assign, target: null });
    if (best === null) refuseTooFew(places, all, sites, all);
    return { chosen: chosenSites(best.open, places), objective: best.cost, bound, proven, flows: flowsAt(best, places) };
  };
