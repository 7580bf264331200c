import type { SitingModel, SitingOptions, SitingProblem, SitingSearch } from './contract';
import { Best } from './cover/best';
import { withFilled } from './cover/chosen';
import { coverRows } from './cover/cover-rows';
import { fewestSites } from './cover/fewest';
import { fewestForShare } from './cover/for-share';
import { checkReach, neededPeople } from './cover/refuse';

/** @throws Failure siting.no-solution */
function* search(problem: SitingProblem, { cutoff, share }: SitingOptions): SitingSearch {
  const rows = coverRows(problem, cutoff);
  checkReach(rows, share);
  const best = new Best(true);
  const branches = share < 1 ? fewestForShare(rows, neededPeople(rows, share), best, () => false) : fewestSites(rows, best, () => false);
  const open = rows.open.length;
  let stopped = false;
  let bound = open;
  for (;;) {
    const next = branches.next(stopped);
    const found = next.done ? next.value.bound : next.value;
    bound = Math.max(bound, open + Math.ceil(-found - 1e-6));
    if (next.done) break;
    stopped = (yield { objective: open - best.worth, bound }) === true;
  }
  const objective = open - best.worth;
  return { chosen: withFilled(rows, best.sites!, null), objective, bound, proven: bound === objective, flows: null };
}

/** Location set covering: fewest open sites so that everyone, or a share of all people, is within the cutoff. */
export const lscp: SitingModel = {
  sense: 'least',
  unit: 'sites',
  needsSites: false,
  needsCutoff: true,
  formula: 'min sum_j x_j, sum_{j: c_ij <= C} x_j >= y_i, sum_i P_i y_i >= share x sum_i P_i',
  source: 'Toregas, Swain, ReVelle & Bergman 1971',
  search,
  searchWithin: null,
};
