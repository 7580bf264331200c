import { Failure } from '../../model/finding';
import type { SitingModelId } from '../../model/siting';
import type { SitingOptions } from './contract';
import type { ReducedProblem } from './reduced';

const listed = 8;

/**
 * Free sites that are still to be opened.
 * @throws Failure siting.lacking where no number is given; siting.no-solution where it cannot be: too-many-open, too-few-candidates
 */
export function sitesToAdd(model: SitingModelId, { siteRow, open }: ReducedProblem, { sites }: SitingOptions): number {
  if (sites === null) throw new Failure('siting.lacking', {}, { model, option: 'sites' });
  if (open.length > sites) throw new Failure('siting.no-solution', {}, { reason: 'too-many-open', open: open.length, sites });
  const candidates = open.length + siteRow.length;
  if (sites > candidates) throw new Failure('siting.no-solution', {}, { reason: 'too-few-candidates', sites, candidates });
  return sites - open.length;
}

/** @throws Failure siting.no-solution, unreached: rows with people that neither an open site nor a free one reaches */
export function refuseUnreached({ base, demandStart, demandRow, people }: ReducedProblem): void {
  const rows: number[] = [];
  let count = 0;
  let unreached = 0;
  for (let row = 0; row < base.length; row++) {
    if (base[row]! < Infinity || demandStart[row]! < demandStart[row + 1]!) continue;
    if (count++ < listed) rows.push(demandRow[row]!);
    unreached += people[row]!;
  }
  if (count > 0) throw new Failure('siting.no-solution', {}, { reason: 'unreached', rows, count, people: unreached });
}

/** All open sites of an answer, rows in the problem, ascending. @param chosen free sites, rows in the reduced problem */
export function openSites({ open, siteRow }: ReducedProblem, chosen: ArrayLike<number>): Int32Array {
  return Int32Array.from([...open, ...Array.from(chosen, (site) => siteRow[site]!)]).toSorted();
}

/** Least cost of each row with some free sites opened; Infinity where unreached. */
export function nearestCosts({ base, siteStart, siteDemand, siteCost }: ReducedProblem, chosen: ArrayLike<number>): Float64Array {
  const near = base.slice();
  for (let at = 0; at < chosen.length; at++) {
    const site = chosen[at]!;
    for (let pair = siteStart[site]!; pair < siteStart[site + 1]!; pair++)
      if (siteCost[pair]! < near[siteDemand[pair]!]!) near[siteDemand[pair]!] = siteCost[pair]!;
  }
  return near;
}

/** Sum of people x cost to the nearest open site, in the order of rows. */
export function peopleCost({ people }: ReducedProblem, near: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < people.length; row++) sum += people[row]! * near[row]!;
  return sum;
}

/** As many sites as before, those that no row needs to keep its cost replaced by the lowest rows. */
export function filledUp(problem: ReducedProblem, chosen: ArrayLike<number>, count: number): Int32Array {
  const { siteStart, siteDemand, siteCost, siteRow } = problem;
  const near = nearestCosts(problem, chosen);
  const times = new Int32Array(near.length);
  const countPairs = (site: number, sign: number): boolean => {
    let alone = false;
    for (let pair = siteStart[site]!; pair < siteStart[site + 1]!; pair++) {
      const row = siteDemand[pair]!;
      if (siteCost[pair]! > near[row]!) continue;
      times[row]! += sign;
      if (times[row] === 0 && near[row]! < problem.base[row]!) alone = true;
    }
    return alone;
  };
  const kept = new Uint8Array(siteRow.length);
  for (let at = 0; at < chosen.length; at++) {
    kept[chosen[at]!] = 1;
    countPairs(chosen[at]!, 1);
  }
  let size = chosen.length;
  for (let site = siteRow.length - 1; site >= 0; site--) {
    if (!kept[site]) continue;
    if (countPairs(site, -1)) countPairs(site, 1);
    else {
      kept[site] = 0;
      size--;
    }
  }
  for (let site = 0; size < count; site++) {
    if (kept[site]) continue;
    kept[site] = 1;
    size++;
  }
  const sites = new Int32Array(count);
  let at = 0;
  kept.forEach((is, site) => {
    if (is) sites[at++] = site;
  });
  return sites;
}
