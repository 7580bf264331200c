import type { ReducedProblem } from '../reduced';
import { smallCover } from './small-cover';

/** First pair of a row that costs more than `radius`. */
export function reachEnd({ demandStart, demandCost }: ReducedProblem, row: number, radius: number): number {
  let [low, high] = [demandStart[row]!, demandStart[row + 1]!];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (demandCost[middle]! <= radius) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Marks the rows that a site reaches within the radius. @returns how many were not marked before */
function mark({ siteStart, siteDemand, siteCost }: ReducedProblem, site: number, radius: number, covered: Uint8Array): number {
  let fresh = 0;
  for (let pair = siteStart[site]!; pair < siteStart[site + 1]!; pair++) {
    if (siteCost[pair]! > radius || covered[siteDemand[pair]!]) continue;
    covered[siteDemand[pair]!] = 1;
    fresh++;
  }
  return fresh;
}

const freshOf = ({ siteStart, siteDemand, siteCost }: ReducedProblem, site: number, radius: number, covered: Uint8Array): number => {
  let fresh = 0;
  for (let pair = siteStart[site]!; pair < siteStart[site + 1]!; pair++)
    if (siteCost[pair]! <= radius && !covered[siteDemand[pair]!]) fresh++;
  return fresh;
};

/** Finds covers of one problem, radius after radius, and remembers which rows mattered. */
export interface CoverSearch {
  /** at most `wanted` free sites that, with the open ones, reach every row within the radius; null where there are none */
  readonly within: (radius: number, wanted: number) => Generator<void, readonly number[] | null, void>;
}

/**
 * Covers by a few rows at a time: the least cover of those that mattered so far (`smallCover`), then rows which it leaves out join them.
 * No cover of the few means none of all (Chen & Chen 2009).
 */
export function coverSearch(problem: ReducedProblem): CoverSearch {
  const rows = problem.demandRow.length;
  const matters = new Uint8Array(rows);
  const order: number[] = [];
  const place = new Int32Array(problem.siteRow.length);

  function* ofThoseThatMatter(radius: number, wanted: number): Generator<void, readonly number[] | null, void> {
    const sites: number[] = [];
    place.fill(-1);
    const lists: Int32Array[] = [];
    for (const row of order) {
      if (problem.base[row]! <= radius) continue;
      const list = problem.demandSite.slice(problem.demandStart[row], reachEnd(problem, row, radius));
      for (let at = 0; at < list.length; at++) {
        const site = list[at]!;
        if (place[site]! < 0) place[site] = sites.push(site) - 1;
        list[at] = place[site]!;
      }
      lists.push(list);
    }
    const found = yield* smallCover(lists, sites.length, wanted);
    return found && found.map((at) => sites[at]!);
  }

  function* within(radius: number, wanted: number): Generator<void, readonly number[] | null, void> {
    const ends = new Int32Array(rows);
    for (let row = 0; row < rows; row++) ends[row] = reachEnd(problem, row, radius);
    for (;;) {
      const found = yield* ofThoseThatMatter(radius, wanted);
      if (!found) return null;
      const covered = new Uint8Array(rows);
      for (let row = 0; row < rows; row++) if (problem.base[row]! <= radius) covered[row] = 1;
      for (const site of found) mark(problem, site, radius, covered);
      const all = [...found];
      const most = Math.max(8, wanted >> 1);
      let joined = 0;
      for (;;) {
        let rarest = -1;
        for (let row = 0; row < rows; row++) {
          if (covered[row]) continue;
          if (rarest < 0 || ends[row]! - problem.demandStart[row]! < ends[rarest]! - problem.demandStart[rarest]!) rarest = row;
        }
        if (rarest < 0) {
          if (all.length <= wanted) return all;
          break;
        }
        if (ends[rarest] === problem.demandStart[rarest]) return null;
        if (!matters[rarest]) {
          matters[rarest] = 1;
          order.push(rarest);
          joined++;
        }
        if (joined >= most && all.length >= wanted) break;
        let best = -1;
        let fresh = 0;
        for (let pair = problem.demandStart[rarest]!; pair < ends[rarest]!; pair++) {
          const count = freshOf(problem, problem.demandSite[pair]!, radius, covered);
          if (count > fresh) {
            fresh = count;
            best = problem.demandSite[pair]!;
          }
        }
        all.push(best);
        mark(problem, best, radius, covered);
      }
      yield;
    }
  }
  return { within };
}
