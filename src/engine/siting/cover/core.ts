/**
 * What is left to decide: sites that may be taken, rows that gain by them. The worth of a set of sites is, over the rows, `first` where it
 * holds one site of the row, `second` more where it holds two, less `price` for each site; at most `most` sites are taken. `first` is at
 * least `second`, so that gains only fall. Most people covered: first = people, second = 0. Fewest sites: first = Infinity (a must: worth
 * 0 if covered, else not allowed), price 1. Backup: first = Infinity, second = people.
 */
export interface CoverCore {
  /** place in `CoverRows` of each site, ascending */
  readonly site: Int32Array;
  readonly siteStart: Int32Array;
  readonly siteRow: Int32Array;
  readonly rowStart: Int32Array;
  readonly rowSite: Int32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** sites that may still be taken; Infinity: any number */
  readonly most: number;
  readonly price: number;
  /** worth of what has been decided */
  readonly worth: number;
  /** sites decided to be taken, places in `CoverRows` */
  readonly taken: readonly number[];
}

/** Rows of each site, ascending, from the sites of each row. */
export function turned(rowStart: Int32Array, rowSite: Int32Array, siteCount: number): { siteStart: Int32Array; siteRow: Int32Array } {
  const siteStart = new Int32Array(siteCount + 1);
  for (const site of rowSite) siteStart[site + 1]!++;
  for (let site = 0; site < siteCount; site++) siteStart[site + 1]! += siteStart[site]!;
  const next = siteStart.slice();
  const siteRow = new Int32Array(rowSite.length);
  for (let row = 0; row + 1 < rowStart.length; row++) {
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) siteRow[next[rowSite[k]!]!++] = row;
  }
  return { siteStart, siteRow };
}

/** Worth of a set of sites (places in the core) by itself; -Infinity where a must is not covered or there are too many. */
export function worthOf(core: CoverCore, sites: ArrayLike<number>): number {
  if (sites.length > core.most) return -Infinity;
  const times = new Uint8Array(core.first.length);
  let worth = core.worth - core.price * sites.length;
  for (let k = 0; k < sites.length; k++) {
    for (let i = core.siteStart[sites[k]!]!; i < core.siteStart[sites[k]! + 1]!; i++) {
      const row = core.siteRow[i]!;
      if (times[row] === 0) worth += core.first[row] === Infinity ? 0 : core.first[row]!;
      else if (times[row] === 1) worth += core.second[row]!;
      if (times[row]! < 2) times[row]!++;
    }
  }
  for (let row = 0; row < times.length; row++) if (times[row] === 0 && core.first[row] === Infinity) return -Infinity;
  return worth;
}
