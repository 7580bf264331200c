/** Which sites cover a row, by row in long form. */
export interface CoverLists {
  readonly sites: number;
  readonly rowStart: Int32Array;
  readonly rowSite: Int32Array;
}

/** What a climb of the prices of rows tells of a cover. */
export interface CoverBound {
  /** no cover has fewer sites (a fraction) */
  readonly bound: number;
  /** 1 less the prices of the rows that a site covers, at the best bound */
  readonly saving: Float64Array;
  /** a cover of `wanted` sites or fewer, where one was met */
  readonly cover: readonly number[] | null;
}

/** A cover by the sites of least value per row still uncovered, without those that are not needed in the end. */
function coverBy({ sites, rowStart, rowSite }: CoverLists, siteStart: Int32Array, siteRow: Int32Array, value: Float64Array): number[] {
  const rows = rowStart.length - 1;
  const times = new Int32Array(rows);
  const left = new Int32Array(sites);
  for (let site = 0; site < sites; site++) left[site] = siteStart[site + 1]! - siteStart[site]!;
  const chosen: number[] = [];
  for (let open = rows; open > 0;) {
    let best = -1;
    let least = Infinity;
    for (let site = 0; site < sites; site++) {
      if (left[site] === 0) continue;
      const score = value[site]! > 0 ? value[site]! / left[site]! : value[site]! * left[site]!;
      if (score < least) {
        least = score;
        best = site;
      }
    }
    chosen.push(best);
    for (let pair = siteStart[best]!; pair < siteStart[best + 1]!; pair++) {
      const row = siteRow[pair]!;
      if (times[row]!++ > 0) continue;
      open--;
      for (let other = rowStart[row]!; other < rowStart[row + 1]!; other++) left[rowSite[other]!]!--;
    }
  }
  const needed: number[] = [];
  for (const site of chosen.toReversed()) {
    let spare = true;
    for (let pair = siteStart[site]!; pair < siteStart[site + 1]!; pair++) if (times[siteRow[pair]!] === 1) spare = false;
    if (!spare) needed.push(site);
    else for (let pair = siteStart[site]!; pair < siteStart[site + 1]!; pair++) times[siteRow[pair]!]!--;
  }
  return needed;
}

/**
 * Lagrangean bound of the least cover, each row relaxed with a price u: sum u_i + sum_j min(0, 1 - sum of u over the rows of j) (Beasley 1990).
 * Ends as soon as it is known that `wanted` sites do or cannot do. @param rounds evaluations at most
 */
export function coverBound(lists: CoverLists, wanted: number, rounds: number): CoverBound {
  const { sites, rowStart, rowSite } = lists;
  const rows = rowStart.length - 1;
  const siteStart = new Int32Array(sites + 1);
  for (const site of rowSite) siteStart[site + 1]!++;
  for (let site = 0; site < sites; site++) siteStart[site + 1]! += siteStart[site]!;
  const siteRow = new Int32Array(rowSite.length);
  const next = siteStart.slice();
  for (let row = 0; row < rows; row++)
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) siteRow[next[rowSite[pair]!]!++] = row;
  const price = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let most = 1;
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
      const site = rowSite[pair]!;
      most = Math.max(most, siteStart[site + 1]! - siteStart[site]!);
    }
    price[row] = 1 / most;
  }
  const saving = new Float64Array(sites);
  const best = new Float64Array(sites);
  const bestPrice = price.slice();
  const way = new Float64Array(rows);
  let bound = -Infinity;
  let pace = 1;
  let idle = 0;
  for (let round = 0; round < rounds; round++) {
    let value = 0;
    saving.fill(1);
    for (let row = 0; row < rows; row++) {
      const u = price[row]!;
      value += u;
      for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) saving[rowSite[pair]!]! -= u;
    }
    for (let site = 0; site < sites; site++) if (saving[site]! < 0) value += saving[site]!;
    if (value > bound) {
      idle = value > bound + 1e-3 ? 0 : idle + 1;
      bound = value;
      best.set(saving);
      bestPrice.set(price);
      // whole sites: more than `wanted` by rounding up
      if (bound > wanted + 1e-6) break;
    } else idle++;
    if (round % 10 === 0) {
      const cover = coverBy(lists, siteStart, siteRow, saving);
      if (cover.length <= wanted) return { bound, saving: best, cover };
    }
    if (idle >= 10) {
      pace /= 2;
      idle = 0;
      if (pace < 0.03) break;
      price.set(bestPrice);
      saving.set(best);
    }
    let norm = 0;
    for (let row = 0; row < rows; row++) {
      let slope = 1;
      for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) if (saving[rowSite[pair]!]! < 0) slope--;
      const to = slope + 0.6 * way[row]!;
      way[row] = slope < 0 && price[row] === 0 && to < 0 ? 0 : to;
      norm += way[row]! * way[row]!;
    }
    if (norm < 1e-12) break;
    const far = (pace * (wanted + 1.05 - value)) / norm;
    for (let row = 0; row < rows; row++) price[row] = Math.max(0, price[row]! + far * way[row]!);
  }
  return { bound, saving: best, cover: null };
}
