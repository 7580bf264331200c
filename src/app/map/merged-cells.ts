import type { DemandView } from '../../jobs/task-types';
import type { CellMesh } from './cell-mesh';
import { cellMesh } from './cell-mesh';
import type { RowTimes } from './live-times';
import { latOf, lonOf, mercatorPerMetre, mercatorX, mercatorY } from './mercator';

/**
 * Cells merged into larger hexagons for small scales, where a single cell would be smaller than a few pixels.
 * `rows` lists the demand rows hexagon by hexagon, hexagon b owns `rowStart[b]` to `rowStart[b + 1]`.
 */
export interface MergedCells {
  readonly widthMetres: number;
  readonly mesh: CellMesh;
  readonly rows: Uint32Array;
  readonly rowStart: Uint32Array;
  /** the hexagon of each demand row */
  readonly cellOf: Uint32Array;
  /** the hexagon that holds a position, -1 where none */
  readonly at: (lon: number, lat: number) => number;
}

/** Times of drawn cells: of the demand rows themselves, or of merged hexagons. */
export interface CellTimes {
  readonly seconds: Float64Array;
  readonly state: Uint8Array;
  readonly facility: Int32Array;
}

/** a cell narrower than this on screen is merged with its neighbours */
const leastPixels = 2.6;
const mostLevels = 4;

/** hexagons of the next level are this much wider; seven cells make about one, as in H3 */
export const widthPerLevel = Math.sqrt(7);

/**
 * How many times cells must be merged by seven to be wide enough on screen.
 * @param pixels width of a single cell on screen
 */
export function levelOf(pixels: number): number {
  let level = 0;
  while (level < mostLevels && pixels * widthPerLevel ** level < leastPixels) level++;
  return level;
}

const root3 = Math.sqrt(3);

/** Column and row of the pointy-top hexagon that holds a point; `size` is its edge. */
function hexagonAt(x: number, y: number, size: number): readonly [number, number] {
  const q = ((root3 / 3) * x - y / 3) / size;
  const r = ((2 / 3) * y) / size;
  let [column, row] = [Math.round(q), Math.round(r)];
  const third = Math.round(-q - r);
  const [dq, dr, ds] = [Math.abs(column - q), Math.abs(row - r), Math.abs(third + q + r)];
  if (dq > dr && dq > ds) column = -row - third;
  else if (dr > ds) row = -column - third;
  return [column, row];
}

/**
 * Lays hexagons of one size over the demand.
 * @param widthMetres flat width of a hexagon on the ground, at the middle of the study
 */
export function mergedCells(demand: DemandView, widthMetres: number): MergedCells {
  const count = demand.lon.length;
  const middle = demand.lat[count >> 1] ?? 0;
  const size = (widthMetres / root3) * mercatorPerMetre(middle);
  const [originX, originY] = [mercatorX(demand.lon[0] ?? 0), mercatorY(demand.lat[0] ?? 0)];
  const hexagonOf = new Map<string, number>();
  const centres: number[] = [];
  const owner = new Uint32Array(count);
  const keyOf = (lon: number, lat: number): readonly [number, number] =>
    hexagonAt(mercatorX(lon) - originX, mercatorY(lat) - originY, size);
  for (let row = 0; row < count; row++) {
    const [q, r] = keyOf(demand.lon[row] ?? 0, demand.lat[row] ?? 0);
    const key = `${q},${r}`;
    let hexagon = hexagonOf.get(key);
    if (hexagon === undefined) {
      hexagon = hexagonOf.size;
      hexagonOf.set(key, hexagon);
      centres.push(originX + size * root3 * (q + r / 2), originY + size * 1.5 * r);
    }
    owner[row] = hexagon;
  }
  const hexagons = hexagonOf.size;
  const rowStart = new Uint32Array(hexagons + 1);
  for (const hexagon of owner) rowStart[hexagon + 1] = (rowStart[hexagon + 1] ?? 0) + 1;
  for (let hexagon = 0; hexagon < hexagons; hexagon++) rowStart[hexagon + 1] = (rowStart[hexagon + 1] ?? 0) + (rowStart[hexagon] ?? 0);
  const place = rowStart.slice();
  const rows = new Uint32Array(count);
  owner.forEach((hexagon, row) => {
    const next = place[hexagon] ?? 0;
    rows[next] = row;
    place[hexagon] = next + 1;
  });
  return {
    widthMetres,
    mesh: hexagonMesh(centres, size),
    rows,
    rowStart,
    cellOf: owner,
    at: (lon, lat) => hexagonOf.get(keyOf(lon, lat).join(',')) ?? -1,
  };
}

function hexagonMesh(centres: readonly number[], size: number): CellMesh {
  const count = centres.length / 2;
  const outline = new Float64Array(count * 12);
  const start = Uint32Array.from({ length: count + 1 }, (_, hexagon) => hexagon * 6);
  for (let hexagon = 0; hexagon < count; hexagon++) {
    for (let corner = 0; corner < 6; corner++) {
      const angle = (Math.PI / 3) * corner + Math.PI / 6;
      outline[hexagon * 12 + corner * 2] = lonOf((centres[hexagon * 2] ?? 0) + size * Math.cos(angle));
      outline[hexagon * 12 + corner * 2 + 1] = latOf((centres[hexagon * 2 + 1] ?? 0) + size * Math.sin(angle));
    }
  }
  return cellMesh(outline, start);
}

/**
 * The people-weighted median time of each merged hexagon (rows without a time are left out; a hexagon of such rows only has no data).
 * Half of the people or more are within a cutoff exactly where the median is. Where nobody lives each row weighs the same.
 */
export function mergedTimes(merged: MergedCells, times: RowTimes): CellTimes {
  const count = merged.mesh.count;
  const result: CellTimes = { seconds: new Float64Array(count), state: new Uint8Array(count), facility: new Int32Array(count) };
  for (let hexagon = 0; hexagon < count; hexagon++) mergeRows(merged, times, hexagon, result);
  return result;
}

/** Writes the median of one hexagon into `result`. */
export function mergeRows(merged: MergedCells, times: RowTimes, hexagon: number, result: CellTimes): void {
  const timed: number[] = [];
  let people = 0;
  for (let at = merged.rowStart[hexagon] ?? 0; at < (merged.rowStart[hexagon + 1] ?? 0); at++) {
    const row = merged.rows[at] as number;
    if (times.state[row] !== 0 || Number.isNaN(times.seconds[row])) continue;
    timed.push(row);
    people += times.people[row] || 0;
  }
  timed.sort((a, b) => compareSeconds(times.seconds[a] ?? NaN, times.seconds[b] ?? NaN) || a - b);
  const half = (people > 0 ? people : timed.length) / 2;
  let sum = 0;
  const median = timed.find((row) => (sum += people > 0 ? times.people[row] || 0 : 1) >= half);
  result.seconds[hexagon] = median === undefined ? NaN : (times.seconds[median] ?? NaN);
  result.state[hexagon] = median === undefined ? 1 : 0;
  result.facility[hexagon] = median === undefined ? -1 : (times.facility[median] ?? -1);
}

const compareSeconds = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
