import type { Grid, Raster } from '../src/model/grid';
import type { TravelFacility } from '../src/engine/travel';
import { seeded } from './seeded';

/** Cells of 30 m whose friction is random between 0.006 and 0.036 minutes per metre, 3 % of them closed, and facilities at random. */
export function frictionScene(
  width: number,
  height: number,
  facilityCount: number,
  seed: number,
): { readonly grid: Grid; readonly friction: Raster; readonly facilities: readonly TravelFacility[] } {
  const random = seeded(seed);
  const grid: Grid = { width, height, west: 500_000, north: 3_800_000, stepX: 30, stepY: 30, crs: 'metres', epsg: 32648 };
  const values = new Float32Array(width * height);
  for (let cell = 0; cell < values.length; cell++) values[cell] = random() < 0.03 ? 0 : 0.006 + 0.03 * random();
  const facilities = Array.from({ length: facilityCount }, () => ({
    lon: grid.west + (Math.floor(random() * width) + 0.5) * 30,
    lat: grid.north - (Math.floor(random() * height) + 0.5) * 30,
    delaySeconds: 0,
  }));
  return { grid, friction: { grid, values, nodata: null }, facilities };
}
