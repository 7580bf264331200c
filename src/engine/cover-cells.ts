import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Grid } from '../model/grid';

/** Called with the column and row of a cell (also beyond the grid's edges) and its weight. */
export type VisitCell = (column: number, row: number, weight: number) => void;

const ringsOf = (geometry: Polygon | MultiPolygon): readonly (readonly Position[])[] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();

/** First column whose centre is at or east of x. */
function firstColumn({ west, stepX }: Grid, x: number): number {
  let column = Math.ceil((x - west) / stepX - 0.5);
  while (west + (column - 0.5) * stepX >= x) column--;
  while (west + (column + 0.5) * stepX < x) column++;
  return column;
}

/** First row whose centre is at or south of y. */
function firstRow({ north, stepY }: Grid, y: number): number {
  let row = Math.ceil((north - y) / stepY - 0.5);
  while (north - (row - 0.5) * stepY <= y) row--;
  while (north - (row + 0.5) * stepY > y) row++;
  return row;
}

/**
 * The cells whose centre a polygon covers, each with weight 1, on the grid continued beyond its edges. Even-odd, holes out; a centre on an
 * edge belongs to the polygon to its east or north (the rule and the arithmetic of `polygons.ts`), so that polygons which share
 * corners share no cell.
 * @param geometry in the coordinates of the grid
 */
export function cellsInside(grid: Grid, geometry: Polygon | MultiPolygon, visit: VisitCell): void {
  const crossings = new Map<number, number[]>();
  for (const ring of ringsOf(geometry)) {
    for (let i = 0; i < ring.length; i++) {
      const [xa, ya] = ring[i] as [number, number];
      const [xb, yb] = ring[(i + 1) % ring.length] as [number, number];
      if (ya === yb) continue;
      const [x0, y0, x1, y1] = ya < yb ? [xa, ya, xb, yb] : [xb, yb, xa, ya];
      for (let row = firstRow(grid, y1); ; row++) {
        const y = grid.north - (row + 0.5) * grid.stepY;
        if (y < y0) break;
        if (y >= y1) continue;
        const x = x0 + ((y - y0) * (x1 - x0)) / (y1 - y0);
        const list = crossings.get(row);
        if (list) list.push(x);
        else crossings.set(row, [x]);
      }
    }
  }
  for (const [row, list] of [...crossings].toSorted((a, b) => a[0] - b[0])) {
    list.sort((a, b) => a - b);
    for (let i = 0; i + 1 < list.length; i += 2) {
      const end = firstColumn(grid, list[i + 1] as number);
      for (let column = firstColumn(grid, list[i] as number); column < end; column++) visit(column, row, 1);
    }
  }
}

/** Area of the part of a convex polygon (flat x, y) on one side of a level or upright line, cut in place of a copy. */
function cut(points: readonly number[], axis: 0 | 1, at: number, keepAbove: boolean): number[] {
  const kept: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const j = (i + 2) % points.length;
    const a = points[i + axis] as number;
    const b = points[j + axis] as number;
    const aIn = keepAbove ? a >= at : a <= at;
    const bIn = keepAbove ? b >= at : b <= at;
    if (aIn) kept.push(points[i] as number, points[i + 1] as number);
    if (aIn === bIn) continue;
    const t = (at - a) / (b - a);
    const other = (points[i + 1 - axis] as number) + t * ((points[j + 1 - axis] as number) - (points[i + 1 - axis] as number));
    kept.push(...(axis === 0 ? [at, other] : [other, at]));
  }
  return kept;
}

/** Area of a polygon of flat x, y. */
export function flatArea(points: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    const j = (i + 2) % points.length;
    sum += (points[i] as number) * (points[j + 1] as number) - (points[j] as number) * (points[i + 1] as number);
  }
  return Math.abs(sum) / 2;
}

/** Shares below this are rounding of edges that lie on one another. */
const leastShare = 1e-9;

/**
 * The cells that a convex shape (a cell of another grid) overlaps, each with the overlap's share of the shape's area.
 * @param shape corners in order, flat x, y in the coordinates of the grid
 */
export function cellsOverlapping(grid: Grid, shape: readonly number[], visit: VisitCell): void {
  const xs = shape.filter((_, i) => i % 2 === 0);
  const ys = shape.filter((_, i) => i % 2 === 1);
  // from an origin near by, so that the products of far coordinates do not drown the area
  const [x0, y0] = [Math.min(...xs), Math.max(...ys)];
  const near = shape.map((value, i) => (i % 2 === 0 ? value - x0 : value - y0));
  const whole = flatArea(near);
  const lastRow = Math.floor((grid.north - Math.min(...ys)) / grid.stepY);
  const lastColumn = Math.floor((Math.max(...xs) - grid.west) / grid.stepX);
  for (let row = Math.floor((grid.north - y0) / grid.stepY); row <= lastRow; row++) {
    const top = grid.north - row * grid.stepY - y0;
    const band = cut(cut(near, 1, top, false), 1, top - grid.stepY, true);
    if (band.length === 0) continue;
    for (let column = Math.floor((x0 - grid.west) / grid.stepX); column <= lastColumn; column++) {
      const left = grid.west + column * grid.stepX - x0;
      const share = flatArea(cut(cut(band, 0, left, true), 0, left + grid.stepX, false)) / whole;
      if (share > leastShare) visit(column, row, share);
    }
  }
}
