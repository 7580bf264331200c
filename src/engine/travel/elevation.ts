import type { Grid, Raster } from '../../model/grid';

/** Do two grids have the same cells? */
export function sameGrid(a: Grid, b: Grid): boolean {
  const near = (p: number, q: number, step: number): boolean => Math.abs(p - q) < step * 1e-6;
  return (
    a.width === b.width &&
    a.height === b.height &&
    a.crs === b.crs &&
    near(a.west, b.west, a.stepX) &&
    near(a.north, b.north, a.stepY) &&
    near(a.stepX * a.width, b.stepX * b.width, a.stepX) &&
    near(a.stepY * a.height, b.stepY * b.height, a.stepY)
  );
}

/**
 * Elevation at a position, metres: between the four centres around it (bilinear); within half a cell of the raster's edge the value
 * is carried on outward. NaN outside and wherever one of the four is missing.
 */
export function elevationAt(elevation: Raster, x: number, y: number): number {
  const { grid, values, nodata } = elevation;
  const column = (x - grid.west) / grid.stepX - 0.5;
  const row = (grid.north - y) / grid.stepY - 0.5;
  if (!(column >= -0.5 && column <= grid.width - 0.5 && row >= -0.5 && row <= grid.height - 0.5)) return NaN;
  const c = Math.min(grid.width - 1, Math.max(0, column));
  const r = Math.min(grid.height - 1, Math.max(0, row));
  const c0 = Math.min(Math.floor(c), Math.max(0, grid.width - 2));
  const r0 = Math.min(Math.floor(r), Math.max(0, grid.height - 2));
  const east = c - c0;
  const south = r - r0;
  let sum = 0;
  for (let k = 0; k < 4; k++) {
    const weight = (k & 1 ? east : 1 - east) * (k & 2 ? south : 1 - south);
    if (weight === 0) continue;
    const value = values[(r0 + (k >> 1)) * grid.width + c0 + (k & 1)]!;
    if (value === nodata) return NaN;
    sum += weight * value;
  }
  return sum;
}
