import { Failure } from '../model/finding';
import { projectionOf } from './projection';
import type { ReadOptions } from './read-options';

/**
 * Degrees to the metres of the frame that a layer is read into.
 * @throws Failure raster.grid-mismatch where the frame's projection is not known
 */
export function fromDegrees(options: ReadOptions, path: string, layer: string): (lon: number, lat: number) => readonly [number, number] {
  const projection = projectionOf(options.epsg ?? 0);
  if (projection) return projection.fromLonLat;
  throw new Failure(
    'raster.grid-mismatch',
    { file: path, ...(layer === '' ? {} : { layer }) },
    { crs: 'lonlat', grid: `EPSG:${options.epsg ?? 0}` },
  );
}
