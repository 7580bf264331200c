import type { Geometry, Position } from 'geojson';
import { positionFault } from './coordinates';
import type { PositionFault } from './coordinates';

/** Calls `visit` for every position of nested GeoJSON coordinates. */
export function eachPosition(coordinates: unknown, visit: (position: Position) => void): void {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === 'number') visit(coordinates as Position);
  else for (const inner of coordinates) eachPosition(inner, visit);
}

/** A collection of one geometry is that geometry, a multi-point of one point that point. */
export function simplify(geometry: Geometry): Geometry {
  if (geometry.type === 'GeometryCollection' && geometry.geometries.length === 1 && geometry.geometries[0])
    return simplify(geometry.geometries[0]);
  if (geometry.type === 'MultiPoint' && geometry.coordinates.length === 1 && geometry.coordinates[0]) {
    return { type: 'Point', coordinates: geometry.coordinates[0] };
  }
  return geometry;
}

/** Nested coordinates of a geometry. */
export const coordinatesOf = (geometry: Geometry): unknown =>
  geometry.type === 'GeometryCollection' ? geometry.geometries.map(coordinatesOf) : geometry.coordinates;

/** Why a geometry cannot be used; null where it can. */
export function geometryFault(
  geometry: Geometry,
): { readonly code: 'geometry.empty' | 'geojson.bad-geometry'; readonly reason: string } | null {
  let positions = 0;
  let finite = true;
  eachPosition(coordinatesOf(geometry), (position) => {
    positions++;
    if (!Number.isFinite(position[0]) || !Number.isFinite(position[1])) finite = false;
  });
  if (positions === 0) return { code: 'geometry.empty', reason: 'no-positions' };
  return finite ? null : { code: 'geojson.bad-geometry', reason: 'not-finite' };
}

/** First fault among the positions of a geometry. */
export function worstPosition(geometry: Geometry): PositionFault {
  let worst: PositionFault = 'none';
  eachPosition(coordinatesOf(geometry), (position) => {
    if (worst === 'none') worst = positionFault(position[0] ?? 0, position[1] ?? 0);
  });
  return worst;
}

/** The geometry with every position turned by a function; a third coordinate stays. */
export function turnGeometry(geometry: Geometry, turn: (x: number, y: number) => readonly [number, number]): Geometry {
  const inner = (coordinates: unknown): unknown => {
    if (!Array.isArray(coordinates)) return coordinates;
    if (typeof coordinates[0] !== 'number') return coordinates.map(inner);
    const [x, y, ...rest] = coordinates as Position;
    return [...turn(x ?? NaN, y ?? NaN), ...rest];
  };
  if (geometry.type === 'GeometryCollection') return { ...geometry, geometries: geometry.geometries.map((one) => turnGeometry(one, turn)) };
  return { ...geometry, coordinates: inner(geometry.coordinates) } as Geometry;
}

/**
 * A short text by which two shapes with the same corners in the same order are told apart from others: count and weighted sums of the
 * coordinates. '' for points: two facilities may well share one.
 */
export function shapeKey(geometry: Geometry): string {
  if (geometry.type === 'Point' || geometry.type === 'GeometryCollection') return '';
  let count = 0;
  let sum = 0;
  eachPosition(coordinatesOf(geometry), ([x = 0, y = 0]) => {
    count++;
    sum += x * (count % 7) + y * (count % 11) + x * y;
  });
  return `${geometry.type} ${count} ${sum}`;
}
