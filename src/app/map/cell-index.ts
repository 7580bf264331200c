import type { DemandView } from '../../jobs/task-types';
import { cellHeightDegrees, cellRing } from './cell-mesh';

/** Finds the demand row under a position in constant time. */
export interface CellIndex {
  /** @param toleranceDegrees how far a point may lie from the position, in degrees of latitude; cells must hold it */
  rowAt(lon: number, lat: number, toleranceDegrees: number): number;
  /** the row nearest to a position among some rows, -1 for none */
  nearestOf(lon: number, lat: number, rows: ArrayLike<number>): number;
}

/** Does a closed ring hold a position? (even-odd rule) */
export function ringHolds(ring: readonly (readonly number[])[], lon: number, lat: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** A hash of the demand rows by square; squares are about as large as a cell. */
export function cellIndex(demand: DemandView): CellIndex {
  const height = cellHeightDegrees(demand);
  const stretch = Math.cos(((demand.lat[demand.lat.length >> 1] ?? 0) * Math.PI) / 180) || 1;
  const square = height || 0.01;
  const keyOf = (column: number, row: number): number => column * 4_000_000 + row;
  const columnOf = (lon: number): number => Math.floor((lon * stretch) / square);
  const rowOf = (lat: number): number => Math.floor(lat / square);
  const squares = new Map<number, number[]>();
  demand.lon.forEach((lon, row) => {
    const key = keyOf(columnOf(lon), rowOf(demand.lat[row] ?? 0));
    const rows = squares.get(key);
    if (rows) rows.push(row);
    else squares.set(key, [row]);
  });
  const squaredDistance = (row: number, lon: number, lat: number): number =>
    (((demand.lon[row] ?? 0) - lon) * stretch) ** 2 + ((demand.lat[row] ?? 0) - lat) ** 2;
  const near = (lon: number, lat: number): number[] => {
    const found: number[] = [];
    for (let column = -1; column <= 1; column++) {
      for (let row = -1; row <= 1; row++) found.push(...(squares.get(keyOf(columnOf(lon) + column, rowOf(lat) + row)) ?? []));
    }
    return found;
  };
  const nearestOf = (lon: number, lat: number, rows: ArrayLike<number>): number => {
    let best = -1;
    let bestDistance = Infinity;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? -1;
      const distance = squaredDistance(row, lon, lat);
      if (distance < bestDistance) [best, bestDistance] = [row, distance];
    }
    return best;
  };
  const byPoint = (lon: number, lat: number, toleranceDegrees: number): number => {
    const row = nearestOf(lon, lat, near(lon, lat));
    return row >= 0 && squaredDistance(row, lon, lat) <= toleranceDegrees ** 2 ? row : -1;
  };
  return {
    nearestOf,
    rowAt: (lon, lat, toleranceDegrees) =>
      height === 0 ? byPoint(lon, lat, toleranceDegrees) : (near(lon, lat).find((row) => ringHolds(cellRing(demand, row), lon, lat)) ?? -1),
  };
}
