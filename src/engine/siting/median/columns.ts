import type { MedianCore } from './core';

/** The pairs of a core by site, rows ascending. */
export interface Columns {
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly cost: Float64Array;
}

/** The pairs of a core by site. */
export function columnsOf({ site, row, rowStart, rowSite, rowCost }: MedianCore): Columns {
  const start = new Int32Array(site.length + 1);
  for (const one of rowSite) start[one + 1]!++;
  for (let one = 0; one < site.length; one++) start[one + 1]! += start[one]!;
  const next = start.slice();
  const rows = new Int32Array(rowSite.length);
  const cost = new Float64Array(rowSite.length);
  for (let at = 0; at < row.length; at++) {
    for (let pair = rowStart[at]!; pair < rowStart[at + 1]!; pair++) {
      const place = next[rowSite[pair]!]!++;
      rows[place] = at;
      cost[place] = rowCost[pair]!;
    }
  }
  return { start, row: rows, cost };
}
