import type { MedianCore } from './core';
import type { Columns } from './columns';

/** Sites opened one by one, each time the one that saves most (of equals the lowest row). @returns `opened` of them */
export function greedy({ site, base, rowStart, rowSite, rowCost }: MedianCore, { start, row, cost }: Columns, opened: number): Int32Array {
  const near = base.slice();
  const gain = new Float64Array(site.length);
  const taken = new Uint8Array(site.length);
  for (let at = 0; at < base.length; at++)
    for (let pair = rowStart[at]!; pair < rowStart[at + 1]!; pair++) gain[rowSite[pair]!]! += near[at]! - rowCost[pair]!;
  const chosen = new Int32Array(opened);
  for (let count = 0; count < opened; count++) {
    let best = -1;
    for (let one = 0; one < site.length; one++) if (!taken[one] && (best < 0 || gain[one]! > gain[best]!)) best = one;
    chosen[count] = best;
    taken[best] = 1;
    for (let place = start[best]!; place < start[best + 1]!; place++) {
      const at = row[place]!;
      const [before, now] = [near[at]!, cost[place]!];
      if (now >= before) continue;
      near[at] = now;
      for (let pair = rowStart[at]!; pair < rowStart[at + 1]! && rowCost[pair]! < before; pair++)
        gain[rowSite[pair]!]! -= before - Math.max(now, rowCost[pair]!);
    }
  }
  return chosen;
}
