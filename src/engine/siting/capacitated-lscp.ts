import type { Located } from './capacitated/located';
import { everyone, hasRoomForAll, refuseTooFew, refuseUnserved } from './capacitated/refuse';
import { canServe, flowsServed } from './capacitated/served';
import { chosenSites } from './capacitated/solution';
import type { SitingModel, SitingOptions, SitingProblem, SitingSearch } from './contract';
import { placesOf } from './flow/places';

/** Fewest sites whose room, the largest first, holds as many people. */
function fewestByRoom(room: Float64Array, mustOpen: Uint8Array, needed: number): number {
  const free = Array.from(room.keys()).filter((site) => mustOpen[site] !== 1);
  free.sort((a, b) => room[b]! - room[a]!);
  let count = room.length - free.length;
  let left = needed - room.reduce((sum, one, site) => sum + (mustOpen[site] === 1 ? one : 0), 0);
  for (const site of free) {
    if (!(left > 0)) break;
    left -= room[site]!;
    count++;
  }
  return count;
}

/**
 * Location set covering with capacities: the fewest sites that serve everyone (or a share of everyone) within the cutoff, no site beyond its room
 * (Current & Storbeck 1988); whole rows or split. Numbers of sites are tried from the least that may do, quickly; then the one below the first that does is
 * settled, and so on down. Where no site can be full the answer is that of the model without capacities, to the bit.
 * @param uncapacitated search of that model
 * @throws Failure siting.no-solution
 */
export const capacitatedLscp = (uncapacitated: SitingModel['search']) =>
  function* search(problem: SitingProblem, options: SitingOptions): SitingSearch {
    const { cutoff, share, assign } = options;
    const places = placesOf(problem, cutoff);
    if (hasRoomForAll(problem, places)) return yield* uncapacitated(problem, options);
    const all = everyone(problem);
    const needed = share * all;
    const most = places.room.length;
    refuseUnserved(places, options, needed, most);
    const missing = all - needed;
    let bound = fewestByRoom(places.room, places.mustOpen, needed * (1 - 1e-9));
    let best: Located | null = null;
    let count = bound;
    let stop = false;
    let wide = 1;
    function* ask(sites: number, shallow: boolean): Generator<{ objective: number; bound: number }, boolean | null, boolean | undefined> {
      const run = canServe(places, { sites, assign, missing, shallow });
      for (;;) {
        const step = run.next(stop && (best !== null || shallow));
        if (step.done) {
          if (step.value.best !== null) {
            best = step.value.best;
            count = sites;
            return true;
          }
          if (!step.value.proven) return null;
          bound = Math.max(bound, sites + 1);
          return false;
        }
        if (best !== null && stop) return null;
        if (yield { objective: best === null ? NaN : count, bound }) stop = true;
      }
    }
    for (let sites = bound; best === null; sites = Math.min(most, Math.max(bound, sites + wide))) {
      const found = yield* ask(sites, sites < most);
      if (found === false && sites >= most) refuseTooFew(places, needed, most, all);
      // where quick answers fail, larger steps: what is too many is taken back below
      if (found === null) wide *= 2;
    }
    while (count > bound && !stop) {
      if (count - bound > 1) {
        const before = count;
        yield* ask(count - 1, true);
        if (count < before || stop) continue;
      }
      if ((yield* ask(count - 1, false)) === null) break;
    }
    const located: Located = best;
    return {
      chosen: chosenSites(located.open, places),
      objective: count,
      bound: Math.min(bound, count),
      proven: bound >= count,
      flows: flowsServed(located, problem, cutoff),
    };
  };
