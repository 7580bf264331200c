import { Failure } from '../../model/finding';
import { siteState, type SitingModel, type SitingOptions, type SitingProblem, type SitingSearch, type SitingSolution } from './contract';

/** Other sets of sites, best first, as far as they were looked for. */
export interface NextBest {
  /** as good as the answer */
  readonly ties: readonly Int32Array[];
  /** are these all there are? */
  readonly complete: boolean;
  /** the best that was found worse */
  readonly runnerUp: { readonly chosen: Int32Array; readonly objective: number } | null;
}

/** Steps of searches that one call may take. */
const usualSteps = 400;

/** Pairs of all regions that one call searches, counted once for each region: a few seconds, and the same on every machine. */
const pairsOfRegions = 10_000_000;
const leastRegions = 8;

/** Steps that the search of a region may still take once its bound is worse than the answer: it holds no tie, and the runner-up is the best found. */
const furtherSteps = 8;

/** Sums of the same numbers in another order differ by less. */
const tolerance = 1e-9;

interface Region {
  readonly state: Uint8Array;
  readonly best: SitingSolution;
}

type Search = SitingModel['search'];

/**
 * Other optima and the runner-up, by Lawler's partition: all sets but those found fall into regions that each force some sites open and one closed; the best
 * of each region is found by the same search as the answer. The regions of an answer of k free sites are k searches; `steps` and the
 * number of pairs bound them all.
 * @param first the proven answer
 * @param most ties at most
 */
export function* nextBest(
  { sense }: Pick<SitingModel, 'sense'>,
  search: Search,
  problem: SitingProblem,
  options: SitingOptions,
  first: SitingSolution,
  most: number,
  steps = usualSteps,
): Generator<undefined, NextBest, boolean | undefined> {
  const worse = (one: number, other: number): boolean => {
    const difference = sense === 'least' ? one - other : other - one;
    return difference > tolerance * Math.max(1, Math.abs(other));
  };
  const regions: Region[] = [];
  let left = steps;
  let regionsLeft = Math.max(leastRegions, Math.floor(pairsOfRegions / Math.max(1, problem.pairs.cost.length)));
  let complete = true;
  let stop = false;
  const ties: Int32Array[] = [];
  let runnerUp: NextBest['runnerUp'] = null;
  const tell = ({ chosen, objective }: SitingSolution): void => {
    if (runnerUp === null || worse(runnerUp.objective, objective)) runnerUp = { chosen, objective };
  };

  function* bestOf(state: Uint8Array): Generator<undefined, SitingSolution | null, boolean | undefined> {
    const run: SitingSearch = search({ ...problem, state }, options);
    try {
      let further = furtherSteps;
      for (;;) {
        const step = run.next(stop || left <= 0 || further <= 0);
        if (step.done) return step.value;
        left--;
        if (worse(step.value.bound, first.objective)) further--;
        if (yield) stop = true;
      }
    } catch (error) {
      if (error instanceof Failure && error.finding.code === 'siting.no-solution') return null;
      throw error;
    }
  }

  /** the regions of all sets of `state` but `chosen` */
  function* split(state: Uint8Array, chosen: Int32Array): Generator<undefined, void, boolean | undefined> {
    const forced = state.slice();
    for (const site of chosen) {
      if (state[site] !== siteState.free) continue;
      if (left <= 0 || regionsLeft <= 0 || stop) {
        complete = false;
        return;
      }
      regionsLeft--;
      const region = forced.slice();
      region[site] = siteState.forbidden;
      forced[site] = siteState.open;
      const best = yield* bestOf(region);
      if (best === null) continue;
      const asGood = !worse(best.objective, first.objective);
      if (!best.proven && worseBoundMissing(best, first, sense)) complete = false;
      if (asGood) regions.push({ state: region, best });
      else tell(best);
    }
  }

  yield* split(problem.state, first.chosen);
  while (regions.length > 0) {
    if (ties.length >= most) {
      complete = false;
      break;
    }
    const region = regions.shift()!;
    ties.push(region.best.chosen);
    yield* split(region.state, region.best.chosen);
  }
  return { ties, complete, runnerUp };
}

/** Could an unproven region still hold a set as good as the answer? */
function worseBoundMissing({ bound }: SitingSolution, { objective }: SitingSolution, sense: 'least' | 'most'): boolean {
  return sense === 'least' ? bound <= objective * (1 + tolerance) : bound >= objective * (1 - tolerance);
}
