import type { MultiPolygon, Polygon, Position } from 'geojson';
import { Failure } from '../model/finding';
import type { Finding } from '../model/finding';
import type { Grid } from '../model/grid';
import type { Demand, GridCells } from '../model/study';
import { cellsInside, cellsOverlapping, flatArea } from './cover-cells';
import { metresPerDegreeLat, metresPerDegreeLon } from './travel/metres';

type Turn = (x: number, y: number) => readonly [number, number];

/** The compute cells and how positions come onto their grid. */
export interface SpreadGround {
  readonly grid: Grid;
  /** from the coordinates of the demand (`lon, lat`, `polygons`), and back */
  readonly toGrid: Turn;
  readonly fromGrid: Turn;
  /** from the coordinates of the people's own raster */
  readonly rasterToGrid: Turn;
}

/** Most parts that people are spread into: some 60 bytes each, and as many again per year and group. */
const mostParts = 5e6;

/** Cells of people are spread where they are larger than the compute cells by more than this share of their area. */
const largerBy = 0.001;

const mapped = (geometry: Polygon | MultiPolygon, turn: Turn): Polygon | MultiPolygon => {
  const ring = (positions: readonly Position[]): Position[] => positions.map(([x = NaN, y = NaN]) => [...turn(x, y)]);
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: geometry.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map((rings) => rings.map(ring)) };
};

/** Corners of a cell of the people's raster on the compute grid, flat x, y. */
function cornersOf({ grid, column, row }: GridCells, at: number, turn: Turn): readonly number[] {
  const west = grid.west + (column[at] ?? 0) * grid.stepX;
  const north = grid.north - (row[at] ?? 0) * grid.stepY;
  const [east, south] = [west + grid.stepX, north - grid.stepY];
  return [...turn(west, north), ...turn(east, north), ...turn(east, south), ...turn(west, south)];
}

const areaNear = (shape: readonly number[]): number => flatArea(shape.map((value, i) => value - (shape[i % 2] ?? 0)));

const ringArea = (geometry: Polygon | MultiPolygon): number =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).reduce(
    (sum, rings) => sum + areaNear((rings[0] ?? []).flatMap(([x = NaN, y = NaN]) => [x, y])),
    0,
  );

/** Parts as they are found. */
class Parts {
  readonly of: number[] = [];
  readonly column: number[] = [];
  readonly row: number[] = [];
  readonly share: number[] = [];

  add(of: number, column: number, row: number, share: number): void {
    this.of.push(of);
    this.column.push(column);
    this.row.push(row);
    this.share.push(share);
  }

  /** Makes the weights of one row, added since `from`, add up to 1. */
  share1(from: number): void {
    let sum = 0;
    for (let i = from; i < this.share.length; i++) sum += this.share[i] as number;
    for (let i = from; i < this.share.length; i++) this.share[i] = (this.share[i] as number) / sum;
  }
}

const refuse = (cells: number, grid: Grid): never => {
  const factor = Math.sqrt(cells / mostParts);
  const metres = grid.crs === 'metres' ? grid.stepY : grid.stepY * metresPerDegreeLat(grid.north - (grid.height / 2) * grid.stepY);
  throw new Failure(
    'demand.too-many-parts',
    { layer: 'demand' },
    { cells: Math.round(cells), most: mostParts, metres: Math.ceil(metres * factor) },
  );
};

function polygonParts(demand: Demand, polygons: NonNullable<Demand['polygons']>, ground: SpreadGround): Parts {
  const { grid, toGrid } = ground;
  const onGrid = polygons.map((polygon) => polygon && mapped(polygon, toGrid));
  const cells = onGrid.reduce((sum, polygon) => sum + (polygon ? ringArea(polygon) : 0), 0) / (grid.stepX * grid.stepY);
  if (cells > mostParts) refuse(cells, grid);
  const parts = new Parts();
  onGrid.forEach((polygon, of) => {
    const from = parts.of.length;
    if (polygon) cellsInside(grid, polygon, (column, row) => parts.add(of, column, row, 1));
    if (parts.of.length === from) {
      const [x, y] = toGrid(demand.lon[of] ?? NaN, demand.lat[of] ?? NaN);
      parts.add(of, Math.floor((x - grid.west) / grid.stepX), Math.floor((grid.north - y) / grid.stepY), 1);
    } else parts.share1(from);
  });
  return parts;
}

/** Null where the cells of people are not larger than the compute cells. */
function cellParts(demand: Demand, cells: GridCells, { grid, rasterToGrid }: SpreadGround): Parts | null {
  const middle = Math.floor(demand.count / 2);
  const ratio = areaNear(cornersOf(cells, middle, rasterToGrid)) / (grid.stepX * grid.stepY);
  if (!(ratio > 1 + largerBy)) return null;
  if (ratio * demand.count > mostParts) refuse(ratio * demand.count, grid);
  const parts = new Parts();
  for (let of = 0; of < demand.count; of++) {
    const from = parts.of.length;
    cellsOverlapping(grid, cornersOf(cells, of, rasterToGrid), (column, row, share) => parts.add(of, column, row, share));
    parts.share1(from);
  }
  return parts;
}

/** Counts of the parts. What is unknown of a row is unknown of its first part, and 0 of the others, so that it is one unknown. */
function spreadCounts(counts: Float64Array, of: Int32Array, share: Float64Array): Float64Array {
  const spread = new Float64Array(of.length);
  for (let part = 0; part < of.length;) {
    const row = of[part] as number;
    const people = counts[row] as number;
    let given = 0;
    for (const first = part; part < of.length && of[part] === row; part++) {
      const isLast = of[part + 1] !== row;
      if (Number.isNaN(people)) spread[part] = part === first ? NaN : 0;
      else spread[part] = isLast ? Math.max(0, people - given) : people * (share[part] as number);
      given += spread[part] as number;
    }
  }
  return spread;
}

/**
 * Spreads people over the compute cells, on the grid continued beyond its edges, so that nobody is lost: those of a polygon evenly over the
 * cells whose centre it covers (a polygon that covers no centre goes to the cell of a place inside it), those of a raster cell that is
 * larger than the compute cells by share of area. Rows become parts (`Demand.parts`), whose counts add up to the row's.
 * @returns the same object where nothing is to be spread; what was spread is told
 * @throws Failure demand.too-many-parts
 */
export function spreadDemand(demand: Demand, ground: SpreadGround): { readonly demand: Demand; readonly findings: readonly Finding[] } {
  const { polygons, cells } = demand;
  const parts = polygons ? polygonParts(demand, polygons, ground) : cells && demand.count > 0 ? cellParts(demand, cells, ground) : null;
  if (!parts) return { demand, findings: [] };
  const { grid, fromGrid } = ground;
  const count = parts.of.length;
  const of = Int32Array.from(parts.of);
  const share = Float64Array.from(parts.share);
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  for (let part = 0; part < count; part++) {
    const x = grid.west + ((parts.column[part] as number) + 0.5) * grid.stepX;
    const y = grid.north - ((parts.row[part] as number) + 0.5) * grid.stepY;
    const row = of[part] as number;
    // a point among polygons stays where it is
    [lon[part], lat[part]] = polygons && !polygons[row] ? [demand.lon[row] ?? NaN, demand.lat[row] ?? NaN] : fromGrid(x, y);
  }
  const spread: Demand = {
    count,
    id: parts.of.map((row) => demand.id[row] ?? ''),
    kind: 'raster',
    lon,
    lat,
    years: demand.years,
    groups: demand.groups,
    values: demand.values.map((byGroup) => byGroup.map((counts) => spreadCounts(counts, of, share))),
    columns: {},
    cells: { grid, column: Int32Array.from(parts.column), row: Int32Array.from(parts.row) },
    parts: { ids: demand.id, of, share },
  };
  const details = { rows: demand.count, parts: count, shape: polygons ? 'polygons' : 'cells' };
  return { demand: spread, findings: [{ severity: 'info', code: 'demand.spread', where: { layer: 'demand' }, details }] };
}

/** Cells of polygons where the study has no raster to take them from: this size, metres. */
export const plainCellMetres = 100;

/** A grid in degrees over the polygons of people, for a study that has no raster; null where there are no polygons. */
export function gridOverPolygons({ polygons }: Demand, cellMetres: number): Grid | null {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const polygon of polygons ?? []) {
    for (const ring of polygon?.type === 'Polygon' ? polygon.coordinates : (polygon?.coordinates.flat() ?? [])) {
      for (const [x = NaN, y = NaN] of ring) {
        box.west = Math.min(box.west, x);
        box.east = Math.max(box.east, x);
        box.south = Math.min(box.south, y);
        box.north = Math.max(box.north, y);
      }
    }
  }
  if (box.west === Infinity) return null;
  const middle = (box.south + box.north) / 2;
  const stepX = cellMetres / metresPerDegreeLon(middle);
  const stepY = cellMetres / metresPerDegreeLat(middle);
  const width = Math.max(1, Math.ceil((box.east - box.west) / stepX));
  const height = Math.max(1, Math.ceil((box.north - box.south) / stepY));
  return { width, height, west: box.west, north: box.north, stepX, stepY, crs: 'lonlat', epsg: 4326 };
}
