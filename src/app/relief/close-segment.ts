import type { AllWords } from '../../i18n';
import type { GroundEdit } from '../../model/edit';
import type { SegmentLoss } from '../../model/relief';
import { closureOf, type SketchPoint } from '../store/sketch';

const metresPerDegree = 111_195;
/** how far a cut reaches to either side of the segment, metres: not as far as the other carriageway */
const reachMetres = 4;

/** What a segment is called: the names of its ways, else its class. */
export function segmentTitle({ name, roadClass }: Pick<SegmentLoss, 'name' | 'roadClass'>, w: AllWords['app']): string {
  return name === '' ? w.tripRoad(roadClass) : name;
}

/** The middle of a segment's longest straight stretch, and the way it runs there, metres east and north. Null for a path of fewer than two points. */
function longestStretch(
  path: SegmentLoss['path'],
): { readonly lon: number; readonly lat: number; readonly dx: number; readonly dy: number } | null {
  let best = null;
  let longest = 0;
  for (let at = 0; at + 3 < path.length; at += 2) {
    const [aLon = NaN, aLat = NaN, bLon = NaN, bLat = NaN] = path.subarray(at, at + 4);
    const lat = (aLat + bLat) / 2;
    const [dx, dy] = [(bLon - aLon) * metresPerDegree * Math.cos((lat * Math.PI) / 180), (bLat - aLat) * metresPerDegree];
    const length = Math.hypot(dx, dy);
    if (length <= longest) continue;
    longest = length;
    best = { lon: (aLon + bLon) / 2, lat, dx, dy };
  }
  return best;
}

/** A short cut across the middle of a segment's longest stretch, which closes it. Null where it has no length. */
export function closeSegment({ path }: Pick<SegmentLoss, 'path'>, name: string): Extract<GroundEdit, { kind: 'close-roads' }> | null {
  const found = longestStretch(path);
  if (!found) return null;
  const { lon, lat, dx, dy } = found;
  const length = Math.hypot(dx, dy);
  const eastMetres = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  const end = (side: number): SketchPoint => [
    lon - (side * reachMetres * dy) / length / eastMetres,
    lat + (side * reachMetres * dx) / length / metresPerDegree,
  ];
  return closureOf(end(1), end(-1), name);
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
