import type { BitTable } from './bit-table';
import { bitTable, countIn, dropBit, fullSet, hasBit, itemsOf, setBit, someIn, within } from './bit-table';
import { coverBound } from './cover-bound';

/** Rows and sites that are still undecided. */
interface Rest {
  readonly rows: Int32Array;
  readonly sites: Int32Array;
  readonly chosen: readonly number[];
}

/** Sites that cover a row, and rows that a site covers. */
interface Tables {
  readonly byRow: BitTable;
  readonly bySite: BitTable;
}

/**
 * Leaves out what cannot matter: a site whose rows another one covers too, a row that is covered by whatever covers another one; a row
 * with one site left decides for it. @returns null where a row cannot be covered within `wanted` sites
 */
function reducedRest({ byRow, bySite }: Tables, rest: Rest, wanted: number): Rest | null {
  const [rows, sites] = [rest.rows.slice(), rest.sites.slice()];
  const chosen = [...rest.chosen];
  for (let changed = true; changed;) {
    changed = false;
    for (const row of itemsOf(rows)) {
      if (!hasBit(rows, row)) continue;
      const count = countIn(byRow, row, sites);
      if (count === 0) return null;
      if (count > 1) continue;
      if (chosen.length >= wanted) return null;
      someIn(byRow, row, sites, (site) => {
        chosen.push(site);
        dropBit(sites, site);
        const { width, words } = bySite;
        for (let word = 0; word < width; word++) rows[word]! &= ~words[site * width + word]!;
        return true;
      });
      changed = true;
    }
    const reach = new Int32Array(bySite.width * 32);
    for (const row of itemsOf(rows)) reach[row] = countIn(byRow, row, sites);
    for (const site of itemsOf(sites)) {
      let rarest = -1;
      someIn(bySite, site, rows, (row) => {
        if (rarest < 0 || reach[row]! < reach[rarest]!) rarest = row;
        return false;
      });
      const useless =
        rarest < 0 ||
        someIn(
          byRow,
          rarest,
          sites,
          (other) => other !== site && within(bySite, site, other, rows) && (other < site || !within(bySite, other, site, rows)),
        );
      if (!useless) continue;
      dropBit(sites, site);
      changed = true;
    }
    const serves = new Int32Array(byRow.width * 32);
    for (const site of itemsOf(sites)) serves[site] = countIn(bySite, site, rows);
    for (const row of itemsOf(rows)) {
      if (!hasBit(rows, row)) continue;
      let rarest = -1;
      someIn(byRow, row, sites, (site) => {
        if (rarest < 0 || serves[site]! < serves[rarest]!) rarest = site;
        return false;
      });
      if (rarest < 0) return null;
      // every row that this one's sites cover anyway
      const implied: number[] = [];
      someIn(bySite, rarest, rows, (other) => {
        if (other !== row && within(byRow, row, other, sites)) implied.push(other);
        return false;
      });
      for (const other of implied) {
        dropBit(rows, other);
        changed = true;
      }
    }
  }
  return { rows, sites, chosen };
}

/**
 * At most `wanted` sites that cover every row: by leaving out what cannot matter, a Lagrangean bound with the covers met on its way, and
 * branching on the row with the fewest sites left. Yields between parts of the tree.
 * @param lists sites of each row @param count of sites @returns sites; null where there is no such cover
 */
export function* smallCover(lists: readonly Int32Array[], count: number, wanted: number): Generator<void, readonly number[] | null, void> {
  const tables: Tables = { byRow: bitTable(lists.length, count), bySite: bitTable(count, lists.length) };
  lists.forEach((list, row) => {
    for (const site of list) {
      setBit(tables.byRow, row, site);
      setBit(tables.bySite, site, row);
    }
  });
  const open: Rest[] = [{ rows: fullSet(lists.length), sites: fullSet(count), chosen: [] }];
  let isFirst = true;
  while (open.length > 0) {
    const rest = reducedRest(tables, open.pop()!, wanted);
    if (!isFirst) yield;
    const rounds = isFirst ? 400 : 100;
    isFirst = false;
    if (!rest) continue;
    const rows = itemsOf(rest.rows);
    if (rows.length === 0) return rest.chosen;
    const left = wanted - rest.chosen.length;
    if (left === 0) continue;
    const sites = itemsOf(rest.sites);
    const place = new Int32Array(count);
    sites.forEach((site, at) => (place[site] = at));
    const rowStart = new Int32Array(rows.length + 1);
    const rowSite: number[] = [];
    rows.forEach((row, at) => {
      someIn(tables.byRow, row, rest.sites, (site) => {
        rowSite.push(place[site]!);
        return false;
      });
      rowStart[at + 1] = rowSite.length;
    });
    const { bound, saving, cover } = coverBound({ sites: sites.length, rowStart, rowSite: Int32Array.from(rowSite) }, left, rounds);
    if (cover) return [...rest.chosen, ...cover.map((at) => sites[at]!)];
    if (bound > left + 1e-6) continue;
    // no cover of so few has a site that would lift the bound above it
    const kept = rest.sites.slice();
    sites.forEach((site, at) => {
      if (bound + saving[at]! > left + 1e-6) dropBit(kept, site);
    });
    let fewest = -1;
    let size = Infinity;
    for (const row of rows) {
      const reach = countIn(tables.byRow, row, kept);
      if (reach >= size) continue;
      size = reach;
      fewest = row;
    }
    const choices: number[] = [];
    someIn(tables.byRow, fewest, kept, (site) => choices.push(site) < 0);
    choices.sort((a, b) => saving[place[a]!]! - saving[place[b]!]!);
    const children: Rest[] = [];
    const remaining = kept.slice();
    for (const site of choices) {
      dropBit(remaining, site);
      const rowsLeft = rest.rows.slice();
      const { width, words } = tables.bySite;
      for (let word = 0; word < width; word++) rowsLeft[word]! &= ~words[site * width + word]!;
      children.push({ rows: rowsLeft, sites: remaining.slice(), chosen: [...rest.chosen, site] });
    }
    open.push(...children.toReversed());
  }
  return null;
}
