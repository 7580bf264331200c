import type { Located } from './capacitated/located';
import { everyone, hasRoomForAll, refuseTooFew, refuseUnserved, sitesAsked } from './capacitated/refuse';
import { canServe, flowsServed } from './capacitated/served';
import { chosenSites } from './capacitated/solution';
import type { SitingModel, SitingOptions, SitingProblem, SitingSearch, SitingStep } from './contract';
import { placesOf } from './flow/places';

/**
 * The capacitated p-centre: everyone served, no site beyond its room, and the farthest person as near as can be; whole rows or split (Ozsoy & Pinar 2006).
 * The least of the costs within which so many sites can serve everyone, by halving: first by quick answers, then settled. Where no site can be full the answer
 * is that of the model without capacities, to the bit.
 * @param uncapacitated search of that model
 * @throws Failure siting.lacking, siting.no-solution
 */
export const capacitatedPCenter = (uncapacitated: SitingModel['search']) =>
  function* search(problem: SitingProblem, options: SitingOptions): SitingSearch {
    const { cutoff, assign } = options;
    const places = placesOf(problem, cutoff);
    if (hasRoomForAll(problem, places)) return yield* uncapacitated(problem, options);
    const sites = sitesAsked('p-center', places, options);
    const all = everyone(problem);
    refuseUnserved(places, { ...options, share: 1 }, all, sites);
    const costs = Float64Array.from(new Set(places.pairCost)).toSorted();
    // nobody is nearer than the nearest site
    const nearest = places.people.reduce((most, _, row) => Math.max(most, places.pairCost[places.rowStart[row]!]!), 0);
    let low = costs.indexOf(nearest);
    let high = costs.length - 1;
    let best: Located | null = null;
    let stop = false;
    const farthest = (located: Located, at: number): number => {
      const { siteRow, demandRow, rowStart, pairSite, pairCost } = places;
      const siteAt = new Map(Array.from(siteRow, (site, index) => [site, index]));
      const rowAt = new Map(Array.from(demandRow, (row, index) => [row, index]));
      return flowsServed(located, problem, costs[at]!).reduce((most, { site, demand }) => {
        const row = rowAt.get(demand)!;
        const pair = pairSite.subarray(rowStart[row], rowStart[row + 1]).indexOf(siteAt.get(site)!);
        return Math.max(most, pairCost[rowStart[row]! + pair]!);
      }, 0);
    };
    function* ask(at: number, shallow: boolean): Generator<SitingStep, boolean | null, boolean | undefined> {
      const run = canServe(placesOf(problem, costs[at]!), { sites, assign, missing: 0, shallow });
      for (;;) {
        const step = run.next(stop && best !== null);
        if (step.done) {
          if (step.value.best !== null) {
            best = step.value.best;
            high = costs.indexOf(farthest(best, at));
            return true;
          }
          if (!step.value.proven) return null;
          low = Math.max(low, at + 1);
          return false;
        }
        if (best !== null && stop) return null;
        if (yield { objective: best === null ? NaN : costs[high]!, bound: costs[low]! }) stop = true;
      }
    }
    // is there an answer at all?
    if ((yield* ask(high, false)) !== true) refuseTooFew(places, all, sites, all);
    for (let quick = low; quick < high && !stop;) {
      const middle = (quick + high) >> 1;
      if ((yield* ask(middle, true)) !== true) quick = middle + 1;
    }
    while (low < high && !stop) {
      const middle = (low + high) >> 1;
      if ((yield* ask(middle, false)) === null) break;
    }
    const located: Located = best!;
    return {
      chosen: chosenSites(located.open, places),
      objective: costs[high]!,
      bound: costs[Math.min(low, high)]!,
      proven: low >= high,
      flows: flowsServed(located, problem, costs[high]!),
    };
  };
