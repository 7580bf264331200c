import type { ReducedProblem } from '../reduced';

/**
 * A p-median problem of free sites alone: everyone has `base` already (at a site that is open), or gets one of the free sites. Costs are
 * people x cost. Rows for which no free site is nearer than their base are settled and stand in `constant`.
 */
export interface MedianCore {
  /** name of each site: its row in the reduced problem */
  readonly site: Int32Array;
  /** name of each row: its row in the reduced problem */
  readonly row: Int32Array;
  readonly constant: number;
  /** people x cost without any free site; where that would be endless, a penalty above any answer that reaches everyone */
  readonly base: Float64Array;
  /** pairs by row, costs ascending, all below the base of the row */
  readonly rowStart: Int32Array;
  readonly rowSite: Int32Array;
  readonly rowCost: Float64Array;
}

/** The penalty for a row that nothing reaches: more than any answer can cost in which everyone is reached. */
export function penaltyOf({ people, base, demandStart, demandCost }: ReducedProblem): number {
  let most = 1;
  for (let row = 0; row < people.length; row++) {
    const [from, to] = [demandStart[row]!, demandStart[row + 1]!];
    const dearest = base[row] === Infinity ? (to > from ? demandCost[to - 1]! : 0) : base[row]!;
    most += people[row]! * dearest;
  }
  return Math.ceil(most);
}

/** The core of a reduced problem. */
export function medianCore(problem: ReducedProblem, penalty: number): MedianCore {
  const { people, demandStart, demandSite, demandCost } = problem;
  const rows: number[] = [];
  const start = [0];
  const rowSite = new Int32Array(demandSite.length);
  const rowCost = new Float64Array(demandSite.length);
  const bases = new Float64Array(people.length);
  let constant = 0;
  let count = 0;
  for (let row = 0; row < people.length; row++) {
    const base = problem.base[row] === Infinity ? penalty : people[row]! * problem.base[row]!;
    const from = count;
    for (let pair = demandStart[row]!; pair < demandStart[row + 1]!; pair++) {
      const cost = people[row]! * demandCost[pair]!;
      if (!(cost < base)) break;
      rowSite[count] = demandSite[pair]!;
      rowCost[count++] = cost;
    }
    if (count === from) {
      constant += base;
      continue;
    }
    bases[rows.length] = base;
    rows.push(row);
    start.push(count);
  }
  return {
    site: Int32Array.from(problem.siteRow, (_, at) => at),
    row: Int32Array.from(rows),
    constant,
    base: bases.slice(0, rows.length),
    rowStart: Int32Array.from(start),
    rowSite: rowSite.subarray(0, count),
    rowCost: rowCost.subarray(0, count),
  };
}

/** What is decided of a site. */
export const decision = { none: 0, open: 1, closed: 2 } as const;

/** The core that is left when some sites are opened and some closed. @returns it, and the place in the old core of each of its rows */
export function narrowed(core: MedianCore, decided: Uint8Array): { readonly core: MedianCore; readonly rowAt: Int32Array } {
  const at = new Int32Array(core.site.length).fill(-1);
  const kept: number[] = [];
  decided.forEach((what, site) => {
    if (what === decision.none) at[site] = kept.push(site) - 1;
  });
  const size = core.row.length;
  const rowAt = new Int32Array(size);
  const start = new Int32Array(size + 1);
  const bases = new Float64Array(size);
  const rowSite = new Int32Array(core.rowSite.length);
  const rowCost = new Float64Array(core.rowSite.length);
  let { constant } = core;
  let rows = 0;
  let count = 0;
  for (let row = 0; row < size; row++) {
    let base = core.base[row]!;
    const from = count;
    for (let pair = core.rowStart[row]!; pair < core.rowStart[row + 1]!; pair++) {
      const site = core.rowSite[pair]!;
      if (decided[site] === decision.open) {
        base = core.rowCost[pair]!;
        break;
      }
      if (at[site]! < 0) continue;
      rowSite[count] = at[site]!;
      rowCost[count++] = core.rowCost[pair]!;
    }
    // as dear as the opened site: no use
    while (count > from && !(rowCost[count - 1]! < base)) count--;
    if (count === from) {
      constant += base;
      continue;
    }
    bases[rows] = base;
    rowAt[rows++] = row;
    start[rows] = count;
  }
  return {
    core: {
      site: Int32Array.from(kept, (site) => core.site[site]!),
      row: Int32Array.from(rowAt.subarray(0, rows), (row) => core.row[row]!),
      constant,
      base: bases.slice(0, rows),
      rowStart: start.slice(0, rows + 1),
      rowSite: rowSite.slice(0, count),
      rowCost: rowCost.slice(0, count),
    },
    rowAt: rowAt.slice(0, rows),
  };
}
