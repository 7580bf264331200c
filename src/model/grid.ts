/**
 * A north-up regular grid. Row 0 is the northernmost, columns run east; cell (column, row) has index `row * width + column`.
 * `west`, `north` are the outer corner of the first cell. `crs` 'lonlat' counts in degrees (WGS 84), 'metres' in metres of a projection.
 */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly north: number;
  /** size of a cell eastward and southward, positive, in degrees or metres */
  readonly stepX: number;
  readonly stepY: number;
  readonly crs: 'lonlat' | 'metres';
  /** EPSG code where the file said one (4326, 4490, 32648, 4549, ...); 0 where it did not */
  readonly epsg: number;
}

export type RasterArray = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

/** One band of values on a grid. Missing cells are NaN in float arrays and `nodata` in integer arrays. */
export interface Raster {
  readonly grid: Grid;
  readonly values: RasterArray;
  readonly nodata: number | null;
  /** Where the raster is a large Float32 file: reads the cells of a row without the rest, so that `values` need never be in memory. */
  readonly readRow?: (row: number, target: Float32Array) => void;
}

/** The values of a raster a row at a time, from the file where that is possible; a row may be overwritten by the next. */
export function rowsOf(raster: Raster): (row: number) => RasterArray {
  const { readRow } = raster;
  const { width } = raster.grid;
  if (!readRow) return (row) => raster.values.subarray(row * width, (row + 1) * width);
  const target = new Float32Array(width);
  return (row) => {
    readRow(row, target);
    return target;
  };
}

/** Index of the cell that holds a position, -1 outside. A position on a cell's west or north edge belongs to that cell. */
export function cellAt(grid: Grid, x: number, y: number): number {
  const column = Math.floor((x - grid.west) / grid.stepX);
  const row = Math.floor((grid.north - y) / grid.stepY);
  if (!(column >= 0 && column < grid.width && row >= 0 && row < grid.height)) return -1;
  return row * grid.width + column;
}
