import type { Position } from 'geojson';
import type { AllWords } from '../../i18n';
import type { GroundEdit } from '../../model/edit';
import type { SegmentLoss } from '../../model/relief';

type Closing = Extract<GroundEdit, { kind: 'close-roads' }>;

/** how far a cut reaches to either side of a stretch, as a share of its length, and at most in metres: not as far as the next road */
const reachShare = 0.1;
const mostReachMetres = 4;
const metresPerDegree = 111_195;

/** What a segment is called: the names of its ways, else its class. */
export function segmentTitle({ name, roadClass }: Pick<SegmentLoss, 'name' | 'roadClass'>, w: AllWords['app']): string {
  return name === '' ? w.tripRoad(roadClass) : name;
}

/** A short cut at right angles across the middle of a stretch. */
function cutAcross(aLon: number, aLat: number, bLon: number, bLat: number): Position[] {
  const [lon, lat] = [(aLon + bLon) / 2, (aLat + bLat) / 2];
  const eastMetres = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  const [dx, dy] = [(bLon - aLon) * eastMetres, (bLat - aLat) * metresPerDegree];
  const length = Math.hypot(dx, dy);
  const reach = Math.min(mostReachMetres, reachShare * length) / length;
  return [
    [lon - (reach * dy) / eastMetres, lat + (reach * dx) / metresPerDegree],
    [lon + (reach * dy) / eastMetres, lat - (reach * dx) / metresPerDegree],
  ];
}

/**
 * Cuts across every stretch of a segment, which close it from end to end and no road that it meets: its loss is that of the segment's failure. Null
 * where it has no length.
 */
export function closeSegment({ path }: Pick<SegmentLoss, 'path'>, name: string): Closing | null {
  const coordinates: Position[][] = [];
  for (let at = 0; at + 3 < path.length; at += 2) {
    const [aLon = NaN, aLat = NaN, bLon = NaN, bLat = NaN] = path.subarray(at, at + 4);
    if (aLon !== bLon || aLat !== bLat) coordinates.push(cutAcross(aLon, aLat, bLon, bLat));
  }
  return coordinates.length === 0 ? null : { kind: 'close-roads', name, geometry: { type: 'MultiLineString', coordinates } };
}

/** The closing of a segment among the edits of the ground that hold; undefined where it is open. */
export function closingOf(segment: Pick<SegmentLoss, 'path'>, ground: readonly GroundEdit[]): GroundEdit | undefined {
  const edit = closeSegment(segment, '');
  const geometry = JSON.stringify(edit?.geometry);
  return ground.find((known) => known.kind === 'close-roads' && JSON.stringify(known.geometry) === geometry);
}

/** West, south, east, north of a segment. */
export function boundsOfSegment({ path }: Pick<SegmentLoss, 'path'>): readonly [number, number, number, number] {
  const margin = 0.01;
  const lons = path.filter((_, at) => at % 2 === 0);
  const lats = path.filter((_, at) => at % 2 === 1);
  return [Math.min(...lons) - margin, Math.min(...lats) - margin, Math.max(...lons) + margin, Math.max(...lats) + margin];
}
