import { cellToBoundary, isValidCell } from 'h3-js';
import { Failure } from '../model/finding';
import type { Polygon } from 'geojson';
import type { GridCells } from '../model/study';

/** Outlines ready to draw: closed rings (the first vertex is repeated at the end), flat `lon, lat`, degrees. */
export interface CellOutlines {
  readonly outline: Float64Array;
  /** first vertex of each cell, in vertices; one entry more than there are cells */
  readonly outlineStart: Uint32Array;
}

/** H3 cells as polygons in degrees, in the order of the ids (all of them cells). */
export function hexagonPolygons(ids: readonly string[]): readonly Polygon[] {
  return ids.map((id) => ({ type: 'Polygon', coordinates: [cellToBoundary(id, true)] }));
}

/** A hexagon has 6 corners, a cell at an edge of the icosahedron up to 10; one more closes the ring. */
const mostVertices = 11;

/**
 * Outlines of H3 cells, in the order of the ids.
 * @param ids H3 cells as hexadecimal strings
 * @throws Failure cell.bad-h3 naming the row (the header is row 1) of the first id that is no H3 cell
 */
export function cellOutlines(ids: readonly string[]): CellOutlines {
  const outline = new Float64Array(ids.length * mostVertices * 2);
  const outlineStart = new Uint32Array(ids.length + 1);
  let vertex = 0;
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row] as string;
    if (!isValidCell(id)) throw new Failure('cell.bad-h3', { layer: 'demand', row: row + 2 }, { value: id });
    for (const [lon, lat] of cellToBoundary(id, true)) {
      outline[vertex * 2] = lon;
      outline[vertex * 2 + 1] = lat;
      vertex++;
    }
    outlineStart[row + 1] = vertex;
  }
  return { outline: outline.slice(0, vertex * 2), outlineStart };
}

/**
 * Outlines of the cells of a people grid.
 * @param toLonLat from the coordinates of the grid to degrees
 */
export function gridOutlines(
  { grid, column, row }: GridCells,
  toLonLat: (x: number, y: number) => readonly [number, number],
): CellOutlines {
  const outline = new Float64Array(column.length * 10);
  const outlineStart = new Uint32Array(column.length + 1);
  for (let cell = 0; cell < column.length; cell++) {
    const west = grid.west + (column[cell] as number) * grid.stepX;
    const south = grid.north - ((row[cell] as number) + 1) * grid.stepY;
    const [east, north] = [west + grid.stepX, south + grid.stepY];
    const first = toLonLat(west, south);
    outline.set([...first, ...toLonLat(east, south), ...toLonLat(east, north), ...toLonLat(west, north), ...first], cell * 10);
    outlineStart[cell + 1] = (cell + 1) * 5;
  }
  return { outline, outlineStart };
}
