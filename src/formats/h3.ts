import { cellToLatLng, isValidCell } from 'h3-js';

/** Is the text an H3 cell (15 hex digits that H3 itself accepts)? */
export function isH3Cell(text: string): boolean {
  return text.length === 15 && isValidCell(text);
}

/** Centre of an H3 cell: [longitude, latitude] in degrees. */
export function h3Centre(cell: string): readonly [number, number] {
  const [lat, lon] = cellToLatLng(cell);
  return [lon, lat];
}
