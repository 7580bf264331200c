import type * as H3 from 'h3-js';

let library: typeof H3 | null = null;

/** Does a text look like an H3 cell: 15 hex digits of which the first, of the index mode, is 8? */
export const looksLikeH3 = (text: string): boolean => text.length === 15 && /^8[\da-f]{14}$/i.test(text);

/**
 * Loads the library where a table holds what looks like a cell; it is the largest of all, and most tables hold none. To be awaited before
 * cells of the table are asked about.
 */
export async function loadH3For(rows: readonly (readonly unknown[])[]): Promise<void> {
  if (library === null && rows.some((row) => row.some((cell) => typeof cell === 'string' && looksLikeH3(cell)))) {
    library = await import('h3-js');
  }
}

function loaded(): typeof H3 {
  if (library === null) throw new Error('loadH3For was not awaited');
  return library;
}

/** Is the text an H3 cell (15 hex digits that H3 itself accepts)? */
export function isH3Cell(text: string): boolean {
  return looksLikeH3(text) && loaded().isValidCell(text);
}

/** Centre of an H3 cell: [longitude, latitude] in degrees. */
export function h3Centre(cell: string): readonly [number, number] {
  const [lat, lon] = loaded().cellToLatLng(cell);
  return [lon, lat];
}
