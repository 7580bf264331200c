import type { SitingModel, SitingOptions, SitingProblem, SitingSearch } from './contract';
import { Best } from './cover/best';
import { branchAndBound } from './cover/branch';
import { coverRows } from './cover/cover-rows';
import { decided } from './cover/decided';
import { mostPeopleCore } from './cover/cores';
import { peopleWithin } from './cover/people';
import { checkNumber } from './cover/refuse';
import { withFilled } from './cover/chosen';
import { SwapRounds, swapsNear } from './cover/swap-rounds';

/** @throws Failure siting.no-solution */
function* search(problem: SitingProblem, { sites, cutoff }: SitingOptions): SitingSearch {
  const rows = coverRows(problem, cutoff);
  checkNumber(rows, sites!);
  const full = mostPeopleCore(rows, sites! - rows.open.length);
  const best = new Best(rows.whole);
  const step = (bound: number) => ({ objective: best.worth, bound });
  let bound = rows.totalPeople - rows.unreachedPeople;
  const root = decided(full, new Uint8Array(full.site.length), full.first)!;
  let stopped = false;
  new SwapRounds(root.core, best, []).run(2e6);
  stopped = (yield step(bound)) === true;
  let done = false;
  if (!stopped) {
    const branches = branchAndBound(root, best, {
      rootSteps: 1000,
      nodeSteps: 60,
      improve: swapsNear(best),
      enough: () => false,
    });
    for (;;) {
      const next = branches.next(stopped);
      if (next.done) {
        ({ done, bound } = next.value);
        break;
      }
      bound = Math.min(bound, next.value);
      stopped = (yield step(bound)) === true;
    }
  }
  const chosen = withFilled(rows, best.sites!, sites);
  const objective = peopleWithin(problem, chosen, cutoff, 1);
  return { chosen, objective, bound: done ? objective : Math.max(objective, bound), proven: done, flows: null };
}

/** Maximal covering: most people within the cutoff of `sites` open sites. */
export const mclp: SitingModel = {
  sense: 'most',
  unit: 'people',
  needsSites: true,
  needsCutoff: true,
  formula: 'max sum_i P_i y_i, y_i <= sum_{j: c_ij <= C} x_j, sum_j x_j = p',
  source: 'Church & ReVelle 1974',
  search,
  searchWithin: null,
};
