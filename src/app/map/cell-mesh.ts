import type { DemandView } from '../../jobs/task-types';

/**
 * Convex cells as one triangle mesh for deck.gl. `positions` holds lon, lat, 0 per vertex; cell c owns the vertices `start[c]` to
 * `start[c + 1]`; `indices` are the triangles of all cells (fans). The arrays never change, so only colours travel to the GPU again.
 */
export interface CellMesh {
  readonly count: number;
  readonly positions: Float64Array;
  readonly start: Uint32Array;
  readonly indices: Uint32Array;
}

/**
 * Triangles of convex outlines; a closing vertex that repeats the first is dropped.
 * @param outline flat lon, lat
 * @param outlineStart cells + 1 entries, in vertices
 */
export function cellMesh(outline: Float64Array, outlineStart: Uint32Array): CellMesh {
  const count = Math.max(0, outlineStart.length - 1);
  const start = new Uint32Array(count + 1);
  for (let cell = 0; cell < count; cell++) {
    const [from, to] = cornersOf(outline, outlineStart, cell);
    start[cell + 1] = (start[cell] ?? 0) + (to - from);
  }
  const vertices = start[count] ?? 0;
  const positions = new Float64Array(vertices * 3);
  const indices = new Uint32Array(Math.max(0, (vertices - 2 * count) * 3));
  let next = 0;
  for (let cell = 0; cell < count; cell++) {
    const [from, to] = cornersOf(outline, outlineStart, cell);
    const first = start[cell] ?? 0;
    for (let corner = from; corner < to; corner++) {
      const vertex = first + corner - from;
      positions[vertex * 3] = outline[corner * 2] ?? 0;
      positions[vertex * 3 + 1] = outline[corner * 2 + 1] ?? 0;
      if (corner - from < 2) continue;
      indices[next++] = first;
      indices[next++] = vertex - 1;
      indices[next++] = vertex;
    }
  }
  return { count, positions, start, indices: indices.subarray(0, next) };
}

/** First and past-the-last vertex of a cell, without a repeated closing vertex. */
function cornersOf(outline: Float64Array, outlineStart: Uint32Array, cell: number): readonly [number, number] {
  const from = outlineStart[cell] ?? 0;
  const to = outlineStart[cell + 1] ?? from;
  const closed = to - from > 3 && outline[from * 2] === outline[to * 2 - 2] && outline[from * 2 + 1] === outline[to * 2 - 1];
  return [from, closed ? to - 1 : to];
}

/** The ring of a cell as closed GeoJSON coordinates; empty for points. */
export function cellRing(demand: DemandView, row: number): [number, number][] {
  if (demand.outlineStart.length <= row + 1) return [];
  const [from, to] = cornersOf(demand.outline, demand.outlineStart, row);
  const ring = Array.from({ length: to - from }, (_, corner): [number, number] => [
    demand.outline[(from + corner) * 2] ?? 0,
    demand.outline[(from + corner) * 2 + 1] ?? 0,
  ]);
  const first = ring[0];
  return first ? [...ring, first] : [];
}

/** Typical width of a cell in degrees of latitude, from the first cells' outlines; 0 for points. */
export function cellHeightDegrees(demand: DemandView): number {
  const rows = Math.min(50, Math.max(0, demand.outlineStart.length - 1));
  const heights: number[] = [];
  for (let row = 0; row < rows; row++) {
    const lats = cellRing(demand, row).map((corner) => corner[1]);
    if (lats.length > 2) heights.push(Math.max(...lats) - Math.min(...lats));
  }
  heights.sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}
