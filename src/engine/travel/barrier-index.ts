import type { Position } from 'geojson';
import type { Grid } from '../../model/grid';
import type { Zone } from '../../model/study';
import { cellsAlong } from './burn';

/** Does the straight line between two positions cross a barrier? */
export type CrossesBarrier = (x1: number, y1: number, x2: number, y2: number) => boolean;

interface Segments {
  readonly x1: number[];
  readonly y1: number[];
  readonly x2: number[];
  readonly y2: number[];
}

/** Lines of a geometry, and the outlines of areas with their holes. */
function linesOf({ geometry }: Zone): readonly (readonly Position[])[] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
  return geometry.coordinates;
}

/**
 * An index of barriers for straight walks: lines and the outlines of areas, in a grid of about as many cells as segments.
 * @param at turns a position of a barrier into the coordinates that are asked about
 * @returns null where there are no barriers
 */
export function barrierIndex(barriers: readonly Zone[], at: (x: number, y: number) => readonly [number, number]): CrossesBarrier | null {
  const segments: Segments = { x1: [], y1: [], x2: [], y2: [] };
  for (const line of barriers.flatMap(linesOf)) {
    for (let i = 0; i + 1 < line.length; i++) {
      const [x1, y1] = at(line[i]![0]!, line[i]![1]!);
      const [x2, y2] = at(line[i + 1]![0]!, line[i + 1]![1]!);
      segments.x1.push(x1);
      segments.y1.push(y1);
      segments.x2.push(x2);
      segments.y2.push(y2);
    }
  }
  if (segments.x1.length === 0) return null;
  const grid = gridAround(segments);
  const members = new Map<number, number[]>();
  segments.x1.forEach((x1, s) => {
    cellsAlong(grid, x1, segments.y1[s]!, segments.x2[s]!, segments.y2[s]!, (cell) => {
      const here = members.get(cell);
      if (here) here.push(s);
      else members.set(cell, [s]);
    });
  });
  return (x1, y1, x2, y2) => {
    let crossed = false;
    cellsAlong(grid, x1, y1, x2, y2, (cell) => {
      crossed ||= (members.get(cell) ?? []).some((s) => meet(x1, y1, x2, y2, segments, s));
    });
    return crossed;
  };
}

/** A vertex on the other line counts as left of it, so that a line through a vertex crosses one of its two segments. */
function meet(x1: number, y1: number, x2: number, y2: number, segments: Segments, s: number): boolean {
  const [ax, ay, bx, by] = [segments.x1[s]!, segments.y1[s]!, segments.x2[s]!, segments.y2[s]!];
  const left = (px: number, py: number, qx: number, qy: number, x: number, y: number): boolean =>
    (qx - px) * (y - py) - (qy - py) * (x - px) >= 0;
  return left(x1, y1, x2, y2, ax, ay) !== left(x1, y1, x2, y2, bx, by) && left(ax, ay, bx, by, x1, y1) !== left(ax, ay, bx, by, x2, y2);
}

function gridAround({ x1, y1, x2, y2 }: Segments): Grid {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let s = 0; s < x1.length; s++) {
    west = Math.min(west, x1[s]!, x2[s]!);
    east = Math.max(east, x1[s]!, x2[s]!);
    south = Math.min(south, y1[s]!, y2[s]!);
    north = Math.max(north, y1[s]!, y2[s]!);
  }
  const cells = Math.min(1000, Math.ceil(Math.sqrt(x1.length)));
  // a little wider than the barriers, so that none lies on the edge
  const stepX = Math.max(((east - west) / cells) * 1.001, 1e-9);
  const stepY = Math.max(((north - south) / cells) * 1.001, 1e-9);
  return { width: cells + 1, height: cells + 1, west: west - stepX / 2, north: north + stepY / 2, stepX, stepY, crs: 'metres', epsg: 0 };
}
