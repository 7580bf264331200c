import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { Grid } from '../../model/grid';

/** Receives a cell (index of the grid) and where the line enters and leaves it, as shares of the segment. */
export type CellVisitor = (cell: number, from: number, to: number) => void;

/**
 * Every cell that a segment passes, in order, each sharing a side with the one before (supercover, 4-connected; through a corner it
 * goes by the neighbour in the row). Parts outside the grid are left out. Positions in the grid's coordinates.
 */
export function cellsAlong(grid: Grid, x1: number, y1: number, x2: number, y2: number, visit: CellVisitor): void {
  const part = onGrid(grid, x1, y1, x2, y2);
  if (part === null) return;
  const [t1, t2] = part;
  if (t1 === 0 && t2 === 1) {
    follow(grid, x1, y1, x2, y2, visit);
    return;
  }
  const dx = x2 - x1;
  const dy = y2 - y1;
  const share = t2 - t1;
  const shifted: CellVisitor = (cell, from, to) => visit(cell, t1 + from * share, t1 + to * share);
  follow(grid, x1 + t1 * dx, y1 + t1 * dy, x1 + t2 * dx, y1 + t2 * dy, shifted);
}

function follow(grid: Grid, x1: number, y1: number, x2: number, y2: number, visit: CellVisitor): void {
  const { width, height } = grid;
  const startColumn = (x1 - grid.west) / grid.stepX;
  const startRow = (grid.north - y1) / grid.stepY;
  const endColumn = (x2 - grid.west) / grid.stepX;
  const endRow = (grid.north - y2) / grid.stepY;
  const columns = endColumn - startColumn;
  const rows = endRow - startRow;
  let column = Math.floor(startColumn);
  let row = Math.floor(startRow);
  const lastColumn = Math.floor(endColumn);
  const lastRow = Math.floor(endRow);
  const columnStep = columns > 0 ? 1 : -1;
  const rowStep = rows > 0 ? 1 : -1;
  let crossings = Math.abs(lastColumn - column) + Math.abs(lastRow - row);
  let entered = 0;
  while (crossings >= 0) {
    const columnEdge = columnStep > 0 ? column + 1 : column;
    const rowEdge = rowStep > 0 ? row + 1 : row;
    const toColumn = column === lastColumn ? Infinity : (columnEdge - startColumn) / columns;
    const toRow = row === lastRow ? Infinity : (rowEdge - startRow) / rows;
    const left = crossings === 0 ? 1 : Math.min(1, Math.max(entered, Math.min(toColumn, toRow)));
    if (column >= 0 && column < width && row >= 0 && row < height) visit(row * width + column, entered, left);
    entered = left;
    if (toColumn <= toRow) column += columnStep;
    else row += rowStep;
    crossings--;
  }
}

/** The part of a segment that lies on the grid or within one cell of it, as shares of its length (Liang and Barsky); null where none. */
function onGrid(grid: Grid, x1: number, y1: number, x2: number, y2: number): readonly [number, number] | null {
  let low = 0;
  let high = 1;
  const cut = (start: number, change: number, least: number, most: number): boolean => {
    if (change === 0) return start >= least && start <= most;
    const a = (least - start) / change;
    const b = (most - start) / change;
    low = Math.max(low, Math.min(a, b));
    high = Math.min(high, Math.max(a, b));
    return low <= high;
  };
  const { west, north, stepX, stepY, width, height } = grid;
  const seen = cut(x1, x2 - x1, west - stepX, west + (width + 1) * stepX) && cut(y1, y2 - y1, north - (height + 1) * stepY, north + stepY);
  return seen ? [low, high] : null;
}

const linesOf = (geometry: LineString | MultiLineString): readonly Position[][] =>
  geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;

const polygonsOf = (geometry: Polygon | MultiPolygon): readonly Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/**
 * Calls `visit` with each cell of the grid that a geometry covers: lines by `cellsAlong`, areas where the cell's centre is inside
 * (even-odd rule, so holes stay open). A cell may come more than once.
 * @param at turns a position of the geometry into the grid's coordinates
 */
export function burn(
  grid: Grid,
  geometry: Polygon | MultiPolygon | LineString | MultiLineString,
  at: (x: number, y: number) => readonly [number, number],
  visit: (cell: number) => void,
): void {
  if (geometry.type === 'LineString' || geometry.type === 'MultiLineString') {
    for (const line of linesOf(geometry)) {
      for (let i = 0; i + 1 < line.length; i++) {
        const [x1, y1] = at(line[i]![0]!, line[i]![1]!);
        const [x2, y2] = at(line[i + 1]![0]!, line[i + 1]![1]!);
        cellsAlong(grid, x1, y1, x2, y2, visit);
      }
    }
    return;
  }
  for (const rings of polygonsOf(geometry)) fill(grid, rings, at, visit);
}

function fill(
  grid: Grid,
  rings: readonly Position[][],
  at: (x: number, y: number) => readonly [number, number],
  visit: (cell: number) => void,
): void {
  const crossings = new Map<number, number[]>();
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [x1, y1] = at(ring[i]![0]!, ring[i]![1]!);
      const [x2, y2] = at(ring[i + 1]![0]!, ring[i + 1]![1]!);
      const row1 = (grid.north - y1) / grid.stepY - 0.5;
      const row2 = (grid.north - y2) / grid.stepY - 0.5;
      const first = Math.max(0, Math.ceil(Math.min(row1, row2)));
      // half-open, so that a vertex on a row of centres counts once
      const end = Math.min(grid.height, Math.ceil(Math.max(row1, row2)));
      for (let row = first; row < end; row++) {
        const x = x1 + ((x2 - x1) * (row - row1)) / (row2 - row1);
        const inRow = crossings.get(row);
        if (inRow) inRow.push(x);
        else crossings.set(row, [x]);
      }
    }
  }
  for (const [row, xs] of crossings) {
    xs.sort((a, b) => a - b);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const first = Math.max(0, Math.ceil((xs[i]! - grid.west) / grid.stepX - 0.5));
      const end = Math.min(grid.width, Math.ceil((xs[i + 1]! - grid.west) / grid.stepX - 0.5));
      for (let column = first; column < end; column++) visit(row * grid.width + column);
    }
  }
}
