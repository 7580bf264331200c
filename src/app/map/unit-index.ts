import type { Position } from 'geojson';
import type { Unit, UnitLevel } from '../../model/study';
import { ringHolds } from './cell-index';

/** All polygons of a unit, each as outer ring and holes; empty for points. */
export function polygonsOf(unit: Unit): readonly (readonly Position[][])[] {
  if (unit.geometry?.type === 'Polygon') return [unit.geometry.coordinates];
  return unit.geometry?.type === 'MultiPolygon' ? unit.geometry.coordinates : [];
}

/** West, south, east, north of a unit; null where it has no geometry. */
export function boundsOf(unit: Unit): [number, number, number, number] | null {
  const positions = unit.geometry?.type === 'Point' ? [unit.geometry.coordinates] : polygonsOf(unit).flatMap((rings) => rings[0] ?? []);
  if (positions.length === 0) return null;
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of positions) {
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  }
  return bounds;
}

/** Finds the unit of a level that holds a position, '' where none. */
export type UnitIndex = (lon: number, lat: number, level: UnitLevel) => string;

/** Boxes first, then rings: a hundred units cost microseconds. */
export function unitIndex(units: readonly Unit[]): UnitIndex {
  const entries = units.flatMap((unit) => {
    const bounds = unit.geometry?.type === 'Point' ? null : boundsOf(unit);
    return bounds ? [{ unit, bounds, polygons: polygonsOf(unit) }] : [];
  });
  return (lon, lat, level) =>
    entries.find(
      ({ unit, bounds, polygons }) =>
        unit.level === level &&
        lon >= bounds[0] &&
        lat >= bounds[1] &&
        lon <= bounds[2] &&
        lat <= bounds[3] &&
        polygons.some((rings) => rings.filter((ring) => ringHolds(ring, lon, lat)).length === 1),
    )?.unit.code ?? '';
}
