import type { MultiPolygon, Polygon, Position } from 'geojson';
import { area, booleanPointInPolygon } from '@turf/turf';

/** Smallest area that is taken for one, square metres. */
const leastArea = 1e-3;

/** Area of a polygon on the sphere is (all but) nothing. */
export function hasNoArea(geometry: Polygon | MultiPolygon): boolean {
  return area(geometry) < leastArea;
}

/** Area on the sphere, square metres. */
export function squareMetres(geometry: Polygon | MultiPolygon): number {
  return area(geometry);
}

/** Is the position in the polygon or on its edge? Degrees. */
export function isInside(lon: number, lat: number, geometry: Polygon | MultiPolygon): boolean {
  return booleanPointInPolygon([lon, lat], geometry);
}

const turn = (a: Position, b: Position, c: Position): number =>
  ((b[0] ?? 0) - (a[0] ?? 0)) * ((c[1] ?? 0) - (a[1] ?? 0)) - ((b[1] ?? 0) - (a[1] ?? 0)) * ((c[0] ?? 0) - (a[0] ?? 0));

const cross = (a: Position, b: Position, c: Position, d: Position): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/**
 * First place where a ring properly crosses itself (touching is allowed), by sweeping its segments from west to east;
 * null where it does not. Position of the crossing is that of the segment's first corner.
 */
export function selfCrossing(ring: readonly Position[]): Position | null {
  const count = ring.length - 1;
  if (count < 4) return null;
  const west = new Float64Array(count);
  const east = new Float64Array(count);
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const a = ring[i]?.[0] ?? 0;
    const b = ring[i + 1]?.[0] ?? 0;
    west[i] = Math.min(a, b);
    east[i] = Math.max(a, b);
    order[i] = i;
  }
  order.sort((i, j) => (west[i] ?? 0) - (west[j] ?? 0));
  let active: number[] = [];
  for (const i of order) {
    const from = west[i] ?? 0;
    const a = ring[i];
    const b = ring[i + 1];
    if (!a || !b) continue;
    active = active.filter((j) => (east[j] ?? 0) >= from);
    for (const j of active) {
      const c = ring[j];
      const d = ring[j + 1];
      if (c && d && cross(a, b, c, d)) return a;
    }
    active.push(i);
  }
  return null;
}
