import type { CoverCore } from './core';
import { turned } from './core';
import type { CoverRows } from './cover-rows';

const core = (rows: CoverRows, of: Pick<CoverCore, 'first' | 'second' | 'most' | 'price' | 'worth'>): CoverCore => ({
  site: Int32Array.from(rows.site, (_, site) => site),
  ...turned(rows.rowStart, rows.rowSite, rows.site.length),
  rowStart: rows.rowStart,
  rowSite: rows.rowSite,
  taken: [],
  ...of,
});

/** Worth: people within reach of an open or one of `most` new sites. */
export function mostPeopleCore(rows: CoverRows, most: number): CoverCore {
  return core(rows, {
    first: rows.people.map((people, row) => (rows.once[row]! > 0 ? 0 : people)),
    second: new Float64Array(rows.people.length),
    most,
    price: 0,
    worth: rows.openOnce,
  });
}

/** Worth: -1 for each site; everyone must be covered. */
export function fewestSitesCore(rows: CoverRows): CoverCore {
  return core(rows, {
    first: rows.people.map((_, row) => (rows.once[row]! > 0 ? 0 : Infinity)),
    second: new Float64Array(rows.people.length),
    most: Infinity,
    price: 1,
    worth: 0,
  });
}

/** Worth: people within reach of two of the open and `most` new sites; everyone must be within reach of one. */
export function backupCore(rows: CoverRows, most: number): CoverCore {
  return core(rows, {
    first: rows.people.map((people, row) => (rows.once[row]! > 0 ? people : Infinity)),
    second: rows.people.map((people, row) => (rows.once[row]! > 0 ? 0 : people)),
    most,
    price: 0,
    worth: rows.openTwice,
  });
}

/** The same where not everyone must be covered: each person covered once is worth `price`. */
export function backupShareCore(rows: CoverRows, most: number, price: number): CoverCore {
  // being covered once may not be worth less than twice: the concave hull of 0, price, price + 1
  const once = price >= 1 ? price : (price + 1) / 2;
  return core(rows, {
    first: rows.people.map((people, row) => (rows.once[row]! > 0 ? people : once * people)),
    second: rows.people.map((people, row) => (rows.once[row]! > 0 ? 0 : (price + 1 - once) * people)),
    most,
    price: 0,
    worth: rows.openTwice + price * rows.openOnce,
  });
}
