import type { SitingStep } from './contract';
import { locate, type LocateAnswer } from './capacitated/locate';
import { hasRoomForAll, sitesAsked } from './capacitated/refuse';
import { chosenSites, flowsAt, servedOrNot } from './capacitated/solution';
import type { SitingModel, SitingOptions, SitingProblem, SitingSearch } from './contract';
import { placesOf } from './flow/places';

/** Runs a search whose objective is what is missing to `all`, and tells steps of what is there. */
export function* complement(
  all: number,
  run: Generator<SitingStep, LocateAnswer, boolean | undefined>,
): Generator<SitingStep, LocateAnswer, boolean | undefined> {
  for (let stop: boolean | undefined = false; ;) {
    const step = run.next(stop);
    if (step.done) return step.value;
    stop = yield { objective: all - step.value.objective, bound: all - Math.max(0, step.value.bound) };
  }
}

/**
 * Maximal covering with capacities: as many people as possible served within the cutoff, no site beyond its room; whole rows or not at all, or split
 * (Current & Storbeck 1988). Where no site can be full the answer is that of the model without capacities, to the bit.
 * @param uncapacitated search of that model
 * @throws Failure siting.lacking, siting.no-solution
 */
export const capacitatedMclp = (uncapacitated: SitingModel['search']) =>
  function* search(problem: SitingProblem, options: SitingOptions): SitingSearch {
    const places = placesOf(problem, options.cutoff);
    if (hasRoomForAll(problem, places)) return yield* uncapacitated(problem, options);
    const sites = sitesAsked('mclp', places, options);
    const all = places.people.reduce((sum, one) => sum + one, 0);
    const { best, bound, proven } = yield* complement(all, locate(servedOrNot(places), { sites, assign: options.assign, target: null }));
    // who is not served costs something and is never forbidden: there is always an answer
    const flows = flowsAt(best!, places);
    const objective = flows.reduce((sum, { people }) => sum + people, 0);
    return { chosen: chosenSites(best!.open, places), objective, bound: proven ? objective : all - Math.max(0, bound), proven, flows };
  };
