import { cellToBoundary, isValidCell } from 'h3-js';
import { Failure } from '../model/finding';

/** Outlines ready to draw: closed rings (the first vertex is repeated at the end), flat `lon, lat`, degrees. */
export interface CellOutlines {
  readonly outline: Float64Array;
  /** first vertex of each cell, in vertices; one entry more than there are cells */
  readonly outlineStart: Uint32Array;
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

/** The smallest step between two different sorted values, or 0 where there is none. Steps under a millionth count as rounding. */
function smallestStep(values: Float64Array): number {
  const sorted = values.toSorted();
  let step = Infinity;
  for (let i = 1; i < sorted.length; i++) {
    const gap = (sorted[i] as number) - (sorted[i - 1] as number);
    if (gap > 1e-6 && gap < step) step = gap;
  }
  return step === Infinity ? 0 : step;
}

/**
 * Outlines of the cells of a people grid, told from their centres: the cell size is the smallest step between two columns and two rows.
 * One lone row or column takes the step of the other direction; a single cell has no size and its outline is a point.
 * @param lon cell centres, degrees
 * @param lat cell centres, degrees
 */
export function gridOutlines(lon: Float64Array, lat: Float64Array): CellOutlines {
  const columnStep = smallestStep(lon);
  const rowStep = smallestStep(lat);
  const halfWidth = (columnStep || rowStep) / 2;
  const halfHeight = (rowStep || columnStep) / 2;
  const outline = new Float64Array(lon.length * 10);
  const outlineStart = new Uint32Array(lon.length + 1);
  for (let row = 0; row < lon.length; row++) {
    const west = (lon[row] as number) - halfWidth;
    const east = (lon[row] as number) + halfWidth;
    const south = (lat[row] as number) - halfHeight;
    const north = (lat[row] as number) + halfHeight;
    outline.set([west, south, east, south, east, north, west, north, west, south], row * 10);
    outlineStart[row + 1] = (row + 1) * 5;
  }
  return { outline, outlineStart };
}
