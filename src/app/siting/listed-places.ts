import type { ListedPlace } from '../../model/siting';

/** Places read from text, and the lines (from 1) that could not be read. */
export interface PlacesRead {
  readonly places: readonly ListedPlace[];
  readonly bad: readonly number[];
}

const isLon = (value: number): boolean => Math.abs(value) <= 180;
const isLat = (value: number): boolean => Math.abs(value) <= 90;
const numberOf = (cell: string | undefined): number => (cell === undefined || cell === '' ? NaN : Number(cell));

/**
 * Reads `name, longitude, latitude`, one place a line, parted by commas, semicolons or tabs as a spreadsheet copies them; columns after that are left
 * alone. A first line without numbers is a heading. Ids are `list-1`, ... by line, so that a place keeps its id while others are added below.
 */
export function placesOfText(text: string): PlacesRead {
  const places: ListedPlace[] = [];
  const bad: number[] = [];
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((line, at) => {
      if (line.trim() === '') return;
      const cells = line.split(/[\t,;，；]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
      const [lon, lat] = [numberOf(cells[1]), numberOf(cells[2])];
      if (isLon(lon) && isLat(lat)) places.push({ id: `list-${at + 1}`, name: cells[0] ?? '', lon, lat });
      else if (places.length > 0 || bad.length > 0 || cells.some((cell) => Number.isFinite(numberOf(cell)))) bad.push(at + 1);
    });
  return { places, bad };
}
