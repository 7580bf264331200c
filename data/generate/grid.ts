import type { Grid } from '../../src/model/grid';

/** The grid of every raster of the study: about 100 m, outer corner and steps in degrees. Divisible by 8 for the coarse passes. */
export const studyGrid: Grid = {
  width: 1600,
  height: 1712,
  west: 106.296,
  north: 35.115,
  stepX: 0.0011,
  stepY: 0.0009,
  crs: 'lonlat',
  epsg: 4326,
};

export type Position = readonly [number, number];

/** Metres of one degree at the middle of the study (34.35 N). */
export const metresPerDegreeLon = 91_990;
export const metresPerDegreeLat = 110_930;

/** Flat distance in metres, good to 0.5 % within the study. */
export function metresBetween(a: Position, b: Position): number {
  const dx = (a[0] - b[0]) * metresPerDegreeLon;
  const dy = (a[1] - b[1]) * metresPerDegreeLat;
  return Math.sqrt(dx * dx + dy * dy);
}

/** The same extent with cells `factor` times as wide. */
export function coarser(grid: Grid, factor: number): Grid {
  return { ...grid, width: grid.width / factor, height: grid.height / factor, stepX: grid.stepX * factor, stepY: grid.stepY * factor };
}

/** Centre of a cell. */
export function centreOf(grid: Grid, cell: number): Position {
  const column = cell % grid.width;
  const row = (cell - column) / grid.width;
  return [grid.west + (column + 0.5) * grid.stepX, grid.north - (row + 0.5) * grid.stepY];
}

/** Cell that holds a position, moved to the edge of the grid when outside. */
export function cellNear(grid: Grid, position: Position): number {
  const column = Math.min(grid.width - 1, Math.max(0, Math.floor((position[0] - grid.west) / grid.stepX)));
  const row = Math.min(grid.height - 1, Math.max(0, Math.floor((grid.north - position[1]) / grid.stepY)));
  return row * grid.width + column;
}

/** Value between cell centres (bilinear), clamped at the edges. */
export function sampleAt(grid: Grid, values: ArrayLike<number>, position: Position): number {
  const x = Math.min(grid.width - 1, Math.max(0, (position[0] - grid.west) / grid.stepX - 0.5));
  const y = Math.min(grid.height - 1, Math.max(0, (grid.north - position[1]) / grid.stepY - 0.5));
  const column = Math.min(grid.width - 2, Math.floor(x));
  const row = Math.min(grid.height - 2, Math.floor(y));
  const u = x - column;
  const v = y - row;
  const at = row * grid.width + column;
  const top = values[at]! * (1 - u) + values[at + 1]! * u;
  const bottom = values[at + grid.width]! * (1 - u) + values[at + grid.width + 1]! * u;
  return top * (1 - v) + bottom * v;
}

/** Values of the twice finer grid, bilinear between the coarse centres. */
export function refined(coarse: Grid, values: Float32Array): Float32Array {
  const fine = { width: coarse.width * 2, height: coarse.height * 2, stepX: coarse.stepX / 2, stepY: coarse.stepY / 2 };
  const result = new Float32Array(fine.width * fine.height);
  for (let row = 0; row < fine.height; row++) {
    const y = Math.min(coarse.height - 1, Math.max(0, (row - 0.5) / 2));
    const upper = Math.min(coarse.height - 2, Math.floor(y));
    const v = y - upper;
    for (let column = 0; column < fine.width; column++) {
      const x = Math.min(coarse.width - 1, Math.max(0, (column - 0.5) / 2));
      const left = Math.min(coarse.width - 2, Math.floor(x));
      const u = x - left;
      const at = upper * coarse.width + left;
      const top = values[at]! * (1 - u) + values[at + 1]! * u;
      const bottom = values[at + coarse.width]! * (1 - u) + values[at + coarse.width + 1]! * u;
      result[row * fine.width + column] = top * (1 - v) + bottom * v;
    }
  }
  return result;
}
