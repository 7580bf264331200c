import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Facility, UnitLevel } from '../../model/study';
import { metresPerDegreeLat, metresPerDegreeLon } from '../travel/metres';
import type { Facts } from './facts';

/** The rings of a unit and the box around them, degrees. */
interface Border {
  readonly unit: number;
  readonly rings: readonly (readonly Position[])[];
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function borderOf(unit: number, geometry: Polygon | MultiPolygon): Border {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lon = NaN, lat = NaN] of rings.flat()) {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return { unit, rings, ...box };
}

/** Metres from a place to the nearest point of a border, in a plane about the place: within 0.1 % for some kilometres. */
export function metresToBorder({ rings }: Pick<Border, 'rings'>, lon: number, lat: number): number {
  const east = metresPerDegreeLon(lat);
  const north = metresPerDegreeLat(lat);
  let least = Infinity;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const [lon0 = NaN, lat0 = NaN] = ring[i] ?? [];
      const [lon1 = NaN, lat1 = NaN] = ring[(i + 1) % ring.length] ?? [];
      const [x0, y0] = [(lon0 - lon) * east, (lat0 - lat) * north];
      const [dx, dy] = [(lon1 - lon0) * east, (lat1 - lat0) * north];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x0 * dx + y0 * dy) / length));
      least = Math.min(least, (x0 + along * dx) ** 2 + (y0 + along * dy) ** 2);
    }
  }
  return Math.sqrt(least);
}

const kept = new WeakMap<Facts, Map<UnitLevel, readonly Border[]>>();

function bordersAt(facts: Facts, level: UnitLevel): readonly Border[] {
  const byLevel = kept.get(facts) ?? new Map<UnitLevel, readonly Border[]>();
  kept.set(facts, byLevel);
  const found = byLevel.get(level);
  if (found) return found;
  const made = facts.tree.rowsAt[level].flatMap((row) => {
    const geometry = facts.tree.units[row]?.geometry;
    return geometry && geometry.type !== 'Point' ? [borderOf(row, geometry)] : [];
  });
  byLevel.set(level, made);
  return made;
}

/**
 * The units of a level whose border is no farther than `metres` from a facility; its own may be among them. A unit that is a point has no
 * border, so none is near.
 */
export function facilitiesNearBorder(
  facts: Facts,
  level: UnitLevel,
  metres: number,
): (facility: Pick<Facility, 'lon' | 'lat'>) => readonly number[] {
  const borders = bordersAt(facts, level);
  return ({ lon, lat }) => {
    const east = metres / metresPerDegreeLon(lat);
    const north = metres / metresPerDegreeLat(lat);
    return borders.flatMap((border) => {
      const far = lon < border.west - east || lon > border.east + east || lat < border.south - north || lat > border.north + north;
      return far || metresToBorder(border, lon, lat) > metres ? [] : [border.unit];
    });
  };
}
