import { area, featureCollection, intersect, multiPolygon, polygon } from '@turf/turf';
import type { Position } from './grid';
import { ringArea } from './rings';

/** Square degrees (about 1 m2): what rounding leaves of a sliver without area. */
const noArea = 1e-10;

export type Rings = Position[][];

const asWritten = (rings: readonly (readonly number[][])[]): Rings =>
  rings.map((ring) => ring.map((p): Position => [Math.round(p[0]! * 1e6) / 1e6, Math.round(p[1]! * 1e6) / 1e6]));

/** The part of an area (rings, even-odd, outer rings counterclockwise or not) that lies inside a ring: a list of polygons, 6 decimals. */
export function clipped(outer: readonly Position[], parts: readonly Rings[]): Rings[] {
  const inside = intersect(
    featureCollection<GeoJSON.Polygon | GeoJSON.MultiPolygon>([
      polygon([outer.map((p) => [...p])]),
      multiPolygon(parts.map((rings) => rings.map((ring) => ring.map((p) => [...p])))),
    ]),
  );
  if (!inside) return [];
  const { geometry } = inside;
  const polygons = geometry.type === 'Polygon' ? [asWritten(geometry.coordinates)] : geometry.coordinates.map(asWritten);
  return polygons.filter((rings) => Math.abs(ringArea(rings[0]!)) > noArea);
}

/** Geodesic area in square kilometres. */
export function areaKm2(parts: readonly Rings[]): number {
  return area(multiPolygon(parts.map((rings) => rings.map((ring) => ring.map((p) => [...p]))))) / 1e6;
}
