import type { FeatureCollection, Position } from 'geojson';
import type { Unit } from '../../model/study';
import { ringHolds } from './cell-index';
import { collection } from './features';
import { polygonsOf } from './unit-index';

const samples = 12;

const twiceArea = (ring: readonly Position[]): number =>
  Math.abs(
    ring.reduce(
      (sum, [x = 0, y = 0], index) =>
        sum + x * (ring[(index + 1) % ring.length]?.[1] ?? 0) - (ring[(index + 1) % ring.length]?.[0] ?? 0) * y,
      0,
    ),
  );

/** Squared distance from a point to a segment. */
function toSegment(x: number, y: number, [ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return (ax + part * dx - x) ** 2 + (ay + part * dy - y) ** 2;
}

const everyNth = (ring: readonly Position[], most: number): readonly Position[] => {
  const step = Math.ceil(ring.length / most);
  return step === 1 ? ring : ring.filter((_, index) => index % step === 0);
};

/**
 * Where a name sits best in a unit: of a grid of points inside its largest polygon, the one farthest from the border, with a
 * slight pull to the middle. Names are wide, so distance east counts half.
 */
export function labelPoint(unit: Unit): [number, number] | null {
  if (unit.geometry?.type === 'Point') return [unit.geometry.coordinates[0] ?? 0, unit.geometry.coordinates[1] ?? 0];
  const rings = polygonsOf(unit).map((polygon) => polygon[0] ?? []);
  const ring = everyNth(rings.toSorted((a, b) => twiceArea(b) - twiceArea(a))[0] ?? [], 140);
  if (ring.length < 3) return null;
  const [lons, lats] = [ring.map((position) => position[0] ?? 0), ring.map((position) => position[1] ?? 0)];
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const squeezed = ring.map(([lon = 0, lat = 0]): Position => [lon / 2, lat]);
  let best: [number, number] | null = null;
  let bestScore = -Infinity;
  for (let row = 1; row < samples; row++) {
    for (let column = 1; column < samples; column++) {
      const [lon, lat] = [west + ((east - west) * column) / samples, south + ((north - south) * row) / samples];
      if (!ringHolds(ring, lon, lat)) continue;
      const border = Math.sqrt(
        squeezed.reduce(
          (least, corner, index) => Math.min(least, toSegment(lon / 2, lat, corner, squeezed[(index + 1) % squeezed.length] ?? corner)),
          Infinity,
        ),
      );
      const score = border - 0.12 * Math.hypot((lon - middleX) / 2, lat - middleY);
      if (score > bestScore) [best, bestScore] = [[lon, lat], score];
    }
  }
  return best;
}

/** Label points of counties and towns; `order` puts larger units first where names collide. */
export function unitLabelFeatures(units: readonly Unit[]): FeatureCollection {
  return collection(
    units.flatMap((unit) => {
      const point = unit.level === 'county' || unit.level === 'town' ? labelPoint(unit) : null;
      if (!point) return [];
      const area = polygonsOf(unit).reduce((sum, rings) => sum + twiceArea(rings[0] ?? []), 0);
      return [
        {
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: point },
          properties: { level: unit.level, name: unit.name, nameEn: unit.nameEn || unit.name, order: -area },
        },
      ];
    }),
  );
}
