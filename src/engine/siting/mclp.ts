import type { SitingModel, SitingOptions, SitingProblem, SitingSearch } from './contract';
import { Best } from './cover/best';
import { coverRows } from './cover/cover-rows';
import { peopleWithin } from './cover/people';
import { checkNumber } from './cover/refuse';
import { withFilled } from './cover/chosen';
import { mostWeight } from './cover/weighted-cover';

/** @throws Failure siting.no-solution */
function* search(problem: SitingProblem, { sites, cutoff }: SitingOptions): SitingSearch {
  const rows = coverRows(problem, cutoff);
  checkNumber(rows, sites!);
  const best = new Best(rows.whole);
  const branches = mostWeight(rows, rows.people, sites! - rows.open.length, [], best);
  let bound = rows.totalPeople - rows.unreachedPeople;
  let done = false;
  for (let stopped = false; ;) {
    const next = branches.next(stopped);
    bound = Math.min(bound, rows.openOnce + (next.done ? next.value.bound : next.value));
    if (next.done) {
      ({ done } = next.value);
      break;
    }
    stopped = (yield { objective: rows.openOnce + best.worth, bound }) === true;
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
