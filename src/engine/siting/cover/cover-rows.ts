import type { SitingProblem } from '../contract';
import { siteState } from '../contract';
import { mergedLists } from './merged-lists';

/** Who is within reach of which free site: demand rows that see the same sites are one. Sites and rows by their place here. */
export interface CoverRows {
  /** row in the problem of each free site, ascending */
  readonly site: Int32Array;
  /** open sites, rows in the problem, ascending */
  readonly open: Int32Array;
  /** sites of each merged row, ascending */
  readonly rowStart: Int32Array;
  readonly rowSite: Int32Array;
  readonly people: Float64Array;
  /** does an open site reach the row? (rows that two open sites reach, or no free one, are not here) */
  readonly once: Uint8Array;
  /** all people, those within reach of an open site, and of two */
  readonly totalPeople: number;
  readonly openOnce: number;
  readonly openTwice: number;
  /** demand rows with people that no site reaches, ascending, and their people */
  readonly unreached: Int32Array;
  readonly unreachedPeople: number;
  /** are all counts of people whole numbers? */
  readonly whole: boolean;
}

/** Rows of a problem within a cutoff (inclusive), merged. Time and space linear in the pairs. */
export function coverRows({ pairs, siteCount, people, state }: SitingProblem, cutoff: number): CoverRows {
  const at = new Int32Array(siteCount).fill(-1);
  const [site, open]: [number[], number[]] = [[], []];
  for (let row = 0; row < siteCount; row++) {
    if (state[row] === siteState.free) at[row] = site.push(row) - 1;
    if (state[row] === siteState.open) open.push(row);
  }
  // pairs by site, then by row with sites ascending: two counting sorts
  const { facility, demand, cost } = pairs;
  const bySite = new Int32Array(siteCount + 1);
  const counts = (pair: number): boolean =>
    cost[pair]! <= cutoff && cost[pair]! < Infinity && people[demand[pair]!]! > 0 && state[facility[pair]!] !== siteState.forbidden;
  for (let pair = 0; pair < cost.length; pair++) if (counts(pair)) bySite[facility[pair]! + 1]!++;
  for (let row = 0; row < siteCount; row++) bySite[row + 1]! += bySite[row]!;
  const total = bySite[siteCount]!;
  const sorted = new Int32Array(total);
  const next = bySite.slice();
  for (let pair = 0; pair < cost.length; pair++) if (counts(pair)) sorted[next[facility[pair]!]!++] = demand[pair]!;

  const rows = people.length;
  const start = new Int32Array(rows + 1);
  for (const row of sorted) start[row + 1]!++;
  for (let row = 0; row < rows; row++) start[row + 1]! += start[row]!;
  const end = start.slice();
  const list = new Int32Array(total);
  const once = new Uint8Array(rows);
  const last = new Int32Array(rows).fill(-1);
  for (let from = 0; from < siteCount; from++) {
    for (let k = bySite[from]!; k < bySite[from + 1]!; k++) {
      const row = sorted[k]!;
      if (last[row] === from) continue;
      last[row] = from;
      if (state[from] === siteState.free) list[end[row]!++] = at[from]!;
      else if (once[row]! < 2) once[row]!++;
    }
  }

  let [totalPeople, openOnce, openTwice, unreachedPeople, whole] = [0, 0, 0, 0, true];
  const unreached: number[] = [];
  const kept: number[] = [];
  for (let row = 0; row < rows; row++) {
    const some = people[row]!;
    if (!(some > 0)) continue;
    if (!Number.isInteger(some)) whole = false;
    totalPeople += some;
    if (once[row]! >= 1) openOnce += some;
    if (once[row]! >= 2) openTwice += some;
    else if (end[row]! > start[row]!) kept.push(row);
    else if (once[row] === 0) {
      unreached.push(row);
      unreachedPeople += some;
    }
  }
  const of = mergedLists(Int32Array.from(kept), start, end, list, once);
  const sums = new Float64Array(of.first.length);
  kept.forEach((row, k) => {
    sums[of.group[k]!]! += people[row]!;
  });
  const rowStart = new Int32Array(of.first.length + 1);
  of.first.forEach((row, group) => {
    rowStart[group + 1] = rowStart[group]! + end[row]! - start[row]!;
  });
  const rowSite = new Int32Array(rowStart[of.first.length]!);
  of.first.forEach((row, group) => rowSite.set(list.subarray(start[row], end[row]), rowStart[group]));
  return {
    site: Int32Array.from(site),
    open: Int32Array.from(open),
    rowStart,
    rowSite,
    people: sums,
    once: Uint8Array.from(of.first, (row) => once[row]!),
    totalPeople,
    openOnce,
    openTwice,
    unreached: Int32Array.from(unreached),
    unreachedPeople,
    whole,
  };
}
