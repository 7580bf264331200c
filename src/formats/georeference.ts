import { Failure } from '../model/finding';
import type { Grid, RasterArray } from '../model/grid';
import type { FindingList } from './finding-list';

/** How cells of a file lie on the ground: outer corner of the first cell and signed steps. */
export interface Placement {
  readonly west: number;
  /** y of the outer edge of the first row */
  readonly top: number;
  readonly stepX: number;
  /** negative where rows run north to south */
  readonly stepY: number;
}

/** Placement from the affine tags of a TIFF. @throws Failure raster.rotated, raster.no-georeference */
export function placementOf(
  tiepoint: ArrayLike<number> | undefined,
  scale: ArrayLike<number> | undefined,
  matrix: ArrayLike<number> | undefined,
  pixelIsPoint: boolean,
  path: string,
): Placement {
  const shift = pixelIsPoint ? 0.5 : 0;
  if (matrix && matrix.length >= 16) {
    const [a, b, , x, d, e, , y] = Array.from(matrix) as [number, number, number, number, number, number, number, number];
    const small = 1e-9 * Math.max(Math.abs(a), Math.abs(e));
    if (Math.abs(b) > small || Math.abs(d) > small) throw new Failure('raster.rotated', { file: path });
    return checked({ west: x - a * shift, top: y - e * shift, stepX: a, stepY: e }, path);
  }
  if (!tiepoint || tiepoint.length < 6 || !scale || scale.length < 2) throw new Failure('raster.no-georeference', { file: path });
  if (tiepoint.length > 6) throw new Failure('raster.unsupported', { file: path }, { reason: 'control-points' });
  const [i, j, , x, y] = Array.from(tiepoint) as [number, number, number, number, number];
  const stepX = scale[0] ?? NaN;
  const stepY = -(scale[1] ?? NaN);
  return checked({ west: x - (i + shift) * stepX, top: y - (j + shift) * stepY, stepX, stepY }, path);
}

function checked(placement: Placement, path: string): Placement {
  const { west, top, stepX, stepY } = placement;
  if (![west, top, stepX, stepY].every(Number.isFinite) || stepX === 0 || stepY === 0)
    throw new Failure('raster.no-georeference', { file: path });
  if (stepX < 0) throw new Failure('raster.rotated', { file: path }, { mirrored: true });
  return placement;
}

/** Rows of a south-up raster in north-up order (new array). */
export function flipRows<T extends RasterArray>(values: T, width: number, height: number): T {
  const flipped = values.slice() as T;
  for (let row = 0; row < height; row++) flipped.set(values.subarray(row * width, (row + 1) * width), (height - 1 - row) * width);
  return flipped;
}

/** The north-up grid of a placement; whether rows must be turned is told by `southUp`. */
export function gridOf(
  placement: Placement,
  width: number,
  height: number,
  epsg: number,
  metres: boolean | null,
  path: string,
  findings: FindingList,
): { readonly grid: Grid; readonly southUp: boolean } {
  const southUp = placement.stepY > 0;
  if (southUp) findings.add('info', 'raster.south-up', { file: path });
  const north = southUp ? placement.top + height * placement.stepY : placement.top;
  const east = placement.west + width * placement.stepX;
  const south = north - height * Math.abs(placement.stepY);
  const inDegrees = placement.west >= -361 && east <= 361 && north <= 91 && south >= -91;
  if (metres === null) findings.add('warn', 'raster.no-georeference', { file: path }, { assumed: inDegrees ? 'degrees' : 'metres' });
  if (metres === false && !inDegrees) throw new Failure('coordinate.out-of-range', { file: path }, { west: placement.west, north });
  const crs = (metres ?? !inDegrees) ? 'metres' : 'lonlat';
  const grid: Grid = { width, height, west: placement.west, north, stepX: placement.stepX, stepY: Math.abs(placement.stepY), crs, epsg };
  return { grid, southUp };
}
