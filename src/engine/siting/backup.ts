import { Failure } from '../../model/finding';
import { backupCover } from './cover/backup-cover';
import { Best } from './cover/best';
import { withFilled } from './cover/chosen';
import { coverRows } from './cover/cover-rows';
import { fewestSites } from './cover/fewest';
import { fewestForShare } from './cover/for-share';
import { peopleWithin } from './cover/people';
import { checkNumber, checkReach, neededPeople } from './cover/refuse';
import type { SitingModel, SitingOptions, SitingProblem, SitingSearch } from './contract';

/** @throws Failure siting.no-solution */
function* search(problem: SitingProblem, { sites, cutoff, share }: SitingOptions): SitingSearch {
  const rows = coverRows(problem, cutoff);
  if (sites !== null) checkNumber(rows, sites);
  checkReach(rows, share);
  const open = rows.open.length;
  const need = share < 1 ? neededPeople(rows, share) : null;

  // a cover: of the given number of sites, or the fewest
  const cover = new Best(true);
  const few = (): boolean => sites !== null && cover.worth > -Infinity && open - cover.worth <= sites;
  const covers = need === null ? fewestSites(rows, cover, few) : fewestForShare(rows, need, cover, few);
  let [stopped, fewest] = [false, false];
  for (;;) {
    const next = covers.next(stopped && sites === null);
    if (next.done) {
      fewest = next.value.done;
      break;
    }
    stopped = (yield { objective: NaN, bound: rows.totalPeople }) === true || stopped;
  }
  if (sites !== null && !few()) {
    throw new Failure('siting.no-solution', {}, { reason: 'too-few-sites', sites, needed: open - cover.worth });
  }
  const count = sites ?? open - cover.worth;

  const best = new Best(rows.whole);
  const branches = backupCover(rows, count - open, need, cover.sites!, best);
  let bound = rows.totalPeople;
  let done = false;
  for (;;) {
    const next = branches.next(stopped);
    bound = Math.min(bound, next.done ? next.value.bound : next.value);
    if (next.done) {
      ({ done } = next.value);
      break;
    }
    stopped = (yield { objective: best.worth, bound }) === true;
  }
  const chosen = withFilled(rows, best.sites!, count);
  const objective = peopleWithin(problem, chosen, cutoff, 2);
  const proven = done && (sites !== null || fewest);
  return { chosen, objective, bound: done ? objective : Math.max(objective, bound), proven, flows: null };
}

/** Backup coverage: everyone (or the share) within the cutoff of one site, most people within the cutoff of two. */
export const backup: SitingModel = {
  sense: 'most',
  unit: 'people',
  needsSites: false,
  needsCutoff: true,
  formula: 'max sum_i P_i z_i, y_i + z_i <= sum_{j: c_ij <= C} x_j, z_i <= y_i, sum_i P_i y_i >= share x sum_i P_i, sum_j x_j = p',
  source: 'Hogan & ReVelle 1986 (BACOP1)',
  search,
  searchWithin: null,
};
