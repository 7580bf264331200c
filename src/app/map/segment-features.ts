import type { Feature, FeatureCollection } from 'geojson';
import { collection } from './features';

/** A road segment with its place in a ranking. */
export interface DrawnSegment {
  readonly segment: number;
  readonly rank: number;
  /** flat lon, lat */
  readonly path: Float64Array;
}

const positionsOf = (path: Float64Array): [number, number][] =>
  Array.from({ length: path.length / 2 }, (_, at) => [path[2 * at] ?? NaN, path[2 * at + 1] ?? NaN]);

/** Segments as lines, each with its rank at its middle, which is seen at every scale. */
export function segmentFeatures(segments: readonly DrawnSegment[]): FeatureCollection {
  return collection(
    segments.flatMap(({ segment, rank, path }): Feature[] => {
      const coordinates = positionsOf(path);
      const middle = coordinates[Math.floor(coordinates.length / 2)];
      if (!middle) return [];
      const properties = { segment, rank };
      return [
        { type: 'Feature', geometry: { type: 'LineString', coordinates }, properties },
        { type: 'Feature', geometry: { type: 'Point', coordinates: middle }, properties },
      ];
    }),
  );
}

/** Distance of a point from a stretch, both in the same flat units. */
function distanceTo(ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const along = square > 0 ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square)) : 0;
  return Math.hypot(ax + along * dx, ay + along * dy);
}

/**
 * The segment nearest to a position within a tolerance; its mark counts as its middle does.
 * @param toleranceDegrees in degrees of latitude
 * @returns its number, -1 where none is near enough
 */
export function segmentAt(segments: readonly DrawnSegment[], lon: number, lat: number, toleranceDegrees: number): number {
  const stretch = Math.cos((lat * Math.PI) / 180);
  let best = -1;
  let nearest = toleranceDegrees;
  for (const { segment, path } of segments) {
    for (let at = 0; at + 3 < path.length; at += 2) {
      const [aLon = NaN, aLat = NaN, bLon = NaN, bLat = NaN] = path.subarray(at, at + 4);
      const distance = distanceTo((aLon - lon) * stretch, aLat - lat, (bLon - lon) * stretch, bLat - lat);
      if (distance <= nearest) [best, nearest] = [segment, distance];
    }
  }
  return best;
}
