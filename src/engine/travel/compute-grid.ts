import { Failure } from '../../model/finding';
import type { Finding } from '../../model/finding';
import type { Grid, Raster, RasterArray } from '../../model/grid';
import { elevationAt, sameGrid } from './elevation';
import { metresPerDegreeLat, metresPerDegreeLon } from './metres';

/** The rasters that a trip runs over. */
export interface TravelRasters {
  readonly elevation: Raster | null;
  readonly landCover: Raster | null;
  readonly friction: Raster | null;
}

/** The largest grid that is made, cells. */
const mostCells = 150e6;

/** Sizes that differ by less are the same: files round their steps. */
const sameSize = 1e-6;

/** Of a coarser cell, how much of each source column (or row) lies in it: `first[i]` onward, `weight[start[i]]` to `weight[start[i + 1]]`. */
interface Overlaps {
  readonly first: Int32Array;
  readonly start: Int32Array;
  readonly weight: Float64Array;
}

const middleOf = (grid: Grid): number => grid.north - (grid.height / 2) * grid.stepY;

/** The grid of the wanted cell size over the extent of another: the same north-west corner, the last column and row reaching over the edge. */
function targetGrid(grid: Grid, cellMetres: number): Grid {
  const degrees = grid.crs === 'lonlat';
  const stepX = degrees ? cellMetres / metresPerDegreeLon(middleOf(grid)) : cellMetres;
  const stepY = degrees ? cellMetres / metresPerDegreeLat(middleOf(grid)) : cellMetres;
  const isSame = Math.abs(stepX / grid.stepX - 1) < sameSize && Math.abs(stepY / grid.stepY - 1) < sameSize;
  if (isSame) return grid;
  const cells = (extent: number, step: number): number => Math.max(1, Math.ceil(extent / step - sameSize));
  const width = cells(grid.width * grid.stepX, stepX);
  const height = cells(grid.height * grid.stepY, stepY);
  if (width * height > mostCells) throw new Failure('travel.grid-too-large', {}, { cells: width * height, most: mostCells });
  return { ...grid, width, height, stepX, stepY };
}

/** @param offset of the first cell from the first source cell, in source cells @param ratio source cells per cell */
function overlapsOf(count: number, sources: number, offset: number, ratio: number): Overlaps {
  const first = new Int32Array(count);
  const start = new Int32Array(count + 1);
  const weight: number[] = [];
  for (let i = 0; i < count; i++) {
    const low = Math.max(0, offset + i * ratio);
    const high = Math.min(sources, offset + (i + 1) * ratio);
    first[i] = Math.floor(low);
    for (let s = Math.floor(low); s < high; s++) {
      const share = Math.min(high, s + 1) - Math.max(low, s);
      if (share > 1e-9 || s === Math.floor(low)) weight.push(Math.max(0, share));
      else break;
    }
    start[i + 1] = weight.length;
  }
  return { first, start, weight: Float64Array.from(weight) };
}

type Measure = (sum: (visit: (value: number, weight: number) => void) => void) => number;

/** Value of each cell of a coarser grid from the source cells it covers, weighted by area. */
function gathered(raster: Raster, grid: Grid, measure: Measure, values: RasterArray): Raster {
  const from = raster.grid;
  const across = overlapsOf(grid.width, from.width, (grid.west - from.west) / from.stepX, grid.stepX / from.stepX);
  const down = overlapsOf(grid.height, from.height, (from.north - grid.north) / from.stepY, grid.stepY / from.stepY);
  for (let row = 0; row < grid.height; row++) {
    for (let column = 0; column < grid.width; column++) {
      values[row * grid.width + column] = measure((visit) => {
        for (let j = down.start[row]!; j < down.start[row + 1]!; j++) {
          const line = (down.first[row]! + j - down.start[row]!) * from.width + across.first[column]! - across.start[column]!;
          for (let i = across.start[column]!; i < across.start[column + 1]!; i++) {
            const value = raster.values[line + i]!;
            visit(value === raster.nodata ? NaN : value, down.weight[j]! * across.weight[i]!);
          }
        }
      });
    }
  }
  return { grid, values, nodata: raster.nodata };
}

/** Value at each cell's centre; beyond the source's edge the nearest cell's. */
function atCentres(raster: Raster, grid: Grid, values: RasterArray): Raster {
  const from = raster.grid;
  const within = (index: number, count: number): number => Math.min(count - 1, Math.max(0, index));
  const columns = Int32Array.from({ length: grid.width }, (_, column) =>
    within(Math.floor((grid.west + (column + 0.5) * grid.stepX - from.west) / from.stepX), from.width),
  );
  for (let row = 0; row < grid.height; row++) {
    const line = within(Math.floor((from.north - (grid.north - (row + 0.5) * grid.stepY)) / from.stepY), from.height) * from.width;
    for (let column = 0; column < grid.width; column++) values[row * grid.width + column] = raster.values[line + columns[column]!]!;
  }
  return { grid, values, nodata: raster.nodata };
}

/** The class that covers most, ties to the lowest; missing where more than half is. */
const mainClass =
  (nodata: number | null): Measure =>
  (sum) => {
    const areas = new Map<number, number>();
    let missing = 0;
    let total = 0;
    sum((value, weight) => {
      total += weight;
      if (Number.isNaN(value)) missing += weight;
      else areas.set(value, (areas.get(value) ?? 0) + weight);
    });
    let best = NaN;
    let most = 0;
    for (const [value, area] of areas) {
      const tie = Math.abs(area - most) <= 1e-9 * total;
      if (tie ? value < best : area > most) [best, most] = [value, area];
    }
    return areas.size === 0 || missing > total / 2 ? (nodata ?? NaN) : best;
  };

/** Mean of the open cells; a barrier (NaN) where more than half is one: missing, zero or negative. */
const meanFriction: Measure = (sum) => {
  let open = 0;
  let total = 0;
  let minutes = 0;
  sum((value, weight) => {
    total += weight;
    if (!(value > 0)) return;
    open += weight;
    minutes += value * weight;
  });
  return open > 0 && total - open <= total / 2 ? minutes / open : NaN;
};

/** Mean of the known heights; missing where more than half is. */
const meanHeight: Measure = (sum) => {
  let known = 0;
  let total = 0;
  let metres = 0;
  sum((value, weight) => {
    total += weight;
    if (Number.isNaN(value)) return;
    known += weight;
    metres += value * weight;
  });
  return known > 0 && total - known <= total / 2 ? metres / known : NaN;
};

/** Height between the four centres around each cell's centre. */
function interpolated(raster: Raster, grid: Grid): Raster {
  const from = raster.grid;
  const values = new Float32Array(grid.width * grid.height);
  const [east, south] = [from.west + from.width * from.stepX, from.north - from.height * from.stepY];
  const reach = { x: grid.stepX / 2, y: grid.stepY / 2 };
  for (let row = 0; row < grid.height; row++) {
    const y = grid.north - (row + 0.5) * grid.stepY;
    for (let column = 0; column < grid.width; column++) {
      const x = grid.west + (column + 0.5) * grid.stepX;
      // the centre of a last cell that reaches over the edge takes the edge's height
      const atX = x > east && x < east + reach.x ? east : x;
      const atY = y < south && y > south - reach.y ? south : y;
      values[row * grid.width + column] = elevationAt(raster, atX, atY);
    }
  }
  return { grid, values, nodata: null };
}

const isCoarser = (grid: Grid, from: Grid): boolean => grid.stepX * grid.stepY > from.stepX * from.stepY * (1 + sameSize);

const blank = (values: RasterArray, grid: Grid): RasterArray =>
  new (values.constructor as new (length: number) => RasterArray)(grid.width * grid.height);

function coverOn(raster: Raster, grid: Grid): Raster {
  const values = blank(raster.values, grid);
  return isCoarser(grid, raster.grid) ? gathered(raster, grid, mainClass(raster.nodata), values) : atCentres(raster, grid, values);
}

function frictionOn(raster: Raster, grid: Grid): Raster {
  if (!isCoarser(grid, raster.grid)) return atCentres(raster, grid, blank(raster.values, grid));
  return { ...gathered(raster, grid, meanFriction, new Float64Array(grid.width * grid.height)), nodata: null };
}

function heightOn(raster: Raster, grid: Grid): Raster {
  if (!isCoarser(grid, raster.grid)) return interpolated(raster, grid);
  return { ...gathered(raster, grid, meanHeight, new Float32Array(grid.width * grid.height)), nodata: null };
}

const rounded = (size: number): number => Number(size.toPrecision(6));

const told = (layer: string, from: Grid, to: Grid): Finding => ({
  severity: 'info',
  code: 'travel.compute-grid',
  where: { layer },
  details: {
    from: `${from.width} × ${from.height}`,
    fromStep: `${rounded(from.stepX)} × ${rounded(from.stepY)}`,
    to: `${to.width} × ${to.height}`,
    toStep: `${rounded(to.stepX)} × ${rounded(to.stepY)}`,
    unit: to.crs === 'lonlat' ? 'degrees' : 'metres',
  },
});

/**
 * Puts the rasters of a trip on cells of a given size, over the same extent and from the same north-west corner. On grids in degrees the
 * metres are those at the middle latitude. Finer cells take the land-cover class and the friction at their centre, and the elevation
 * between the four centres around it; coarser ones the class that covers most of them (ties to the lowest; missing where more than half
 * is), the mean friction of their open part (a barrier where more than half is), the mean elevation (missing where more than half is), all by area. Elevation goes
 * on the grid of the land cover, else of the friction.
 * @param cellMetres side of a cell, above 0
 * @returns the same object where the cells have that size already; each raster that was changed is told
 * @throws Failure travel.grid-too-large
 */
export function onComputeGrid<Inputs extends TravelRasters>(
  inputs: Inputs,
  cellMetres: number,
): { readonly inputs: Inputs; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const moved = (layer: keyof TravelRasters, base: Raster | null, put: (raster: Raster, grid: Grid) => Raster): Raster | null => {
    const raster = inputs[layer];
    if (!raster || !base) return raster;
    const grid = targetGrid(base.grid, cellMetres);
    // elevation beside a base that has the size already stays: it is read between its own centres
    if (grid === base.grid || sameGrid(grid, raster.grid)) return raster;
    findings.push(told(layer, raster.grid, grid));
    return put(raster, grid);
  };
  const { landCover, friction, elevation } = inputs;
  const base = landCover ?? friction ?? elevation;
  const cover = moved('landCover', landCover, coverOn);
  const rubbed = moved('friction', friction, frictionOn);
  const heights = moved('elevation', base && elevation && base.grid.crs === elevation.grid.crs ? base : elevation, heightOn);
  if (findings.length === 0) return { inputs, findings };
  return { inputs: { ...inputs, landCover: cover, friction: rubbed, elevation: heights }, findings };
}
