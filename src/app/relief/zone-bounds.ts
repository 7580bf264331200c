import type { Position } from 'geojson';
import type { Zone } from '../../model/study';
import type { Bounds } from '../places';

const margin = 0.01;

function* positionsOf(part: unknown): Generator<Position> {
  if (!Array.isArray(part)) return;
  if (typeof part[0] === 'number') yield part as Position;
  else for (const inner of part) yield* positionsOf(inner);
}

/** West, south, east, north around a zone. */
export function boundsOfZone({ geometry }: Pick<Zone, 'geometry'>): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = NaN, lat = NaN] of positionsOf(geometry.coordinates)) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return [west - margin, south - margin, east + margin, north + margin];
}
