import type { Position } from 'geojson';
import type { StudyView } from '../jobs/task-types';
import { unitsByCode } from './store/derived';

export type Bounds = readonly [number, number, number, number];

/** How far around a point the map shows when it flies there, in degrees. */
const pointMargin = 0.03;

/** The surroundings of a place. @param margin degrees to each side */
export function boundsAround(lon: number, lat: number, margin = pointMargin): Bounds {
  return [lon - margin, lat - margin, lon + margin, lat + margin];
}

/** West, south, east, north of a unit's outline, or of the surroundings of a village's point; null for a unit without a place. */
export function boundsOfUnit(study: StudyView, code: string): Bounds | null {
  const geometry = unitsByCode(study).get(code)?.geometry;
  if (!geometry) return null;
  if (geometry.type === 'Point') {
    const [lon = NaN, lat = NaN] = geometry.coordinates;
    return boundsAround(lon, lat);
  }
  const polygons: readonly (readonly (readonly Position[])[])[] =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = NaN, lat = NaN] of polygons.flatMap((rings) => rings[0] ?? [])) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return west <= east ? [west, south, east, north] : null;
}
