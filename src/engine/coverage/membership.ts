import type { MultiPolygon, Polygon } from 'geojson';
import type { Unit, UnitLevel } from '../../model/study';
import { polygonIndex } from '../polygons';

const smallestFirst: readonly UnitLevel[] = ['village', 'town', 'county', 'city'];

function polygonOf(unit: Unit): Polygon | MultiPolygon | null {
  const type = unit.geometry?.type;
  return type === 'Polygon' || type === 'MultiPolygon' ? unit.geometry : null;
}

/**
 * The polygon unit of the smallest level that holds each place. A place on a border has one owner: the unit to its east or north
 * (`polygons.ts`).
 * @param lon degrees
 * @param lat degrees
 * @returns row in `units`, -1 outside every unit
 */
export function unitMembership(units: readonly Unit[], lon: Float64Array, lat: Float64Array): Int32Array {
  const membership = new Int32Array(lon.length).fill(-1);
  for (const level of smallestFirst) {
    const polygons = units.map((unit) => (unit.level === level ? polygonOf(unit) : null));
    if (polygons.every((polygon) => polygon === null)) continue;
    const index = polygonIndex(polygons);
    for (let row = 0; row < lon.length; row++) {
      if ((membership[row] as number) < 0) membership[row] = index.holderOf(lon[row] as number, lat[row] as number);
    }
  }
  return membership;
}

/** Squared distance in degrees of latitude, good for comparing places that are near each other. */
function squaredDegrees(lon0: number, lat0: number, lon1: number, lat1: number): number {
  const east = (lon1 - lon0) * Math.cos((lat0 * Math.PI) / 180);
  return east * east + (lat1 - lat0) ** 2;
}

/**
 * The village of each place: the nearest village point among those whose parent is the unit that holds the place (its town). A village has
 * no border of its own in the data, so this is a rule, not a fact. Ties go to the lowest row.
 * @param membership of `unitMembership` for the same places; a place that is already in a village polygon keeps it
 * @returns row in `units`, -1 where the town has no village or the place is in no unit
 */
export function villageMembership(units: readonly Unit[], membership: Int32Array, lon: Float64Array, lat: Float64Array): Int32Array {
  const villagesOf = new Map<string, number[]>();
  units.forEach((unit, row) => {
    if (unit.level !== 'village' || unit.geometry?.type !== 'Point') return;
    const siblings = villagesOf.get(unit.parent);
    if (siblings) siblings.push(row);
    else villagesOf.set(unit.parent, [row]);
  });
  const villages = new Int32Array(lon.length).fill(-1);
  for (let place = 0; place < lon.length; place++) {
    const holder = units[membership[place] as number];
    if (!holder) continue;
    if (holder.level === 'village') {
      villages[place] = membership[place] as number;
      continue;
    }
    let nearest = Infinity;
    for (const row of villagesOf.get(holder.code) ?? []) {
      const geometry = (units[row] as Unit).geometry;
      if (geometry?.type !== 'Point') continue;
      const [villageLon, villageLat] = geometry.coordinates as [number, number];
      const distance = squaredDegrees(lon[place] as number, lat[place] as number, villageLon, villageLat);
      if (distance < nearest) {
        nearest = distance;
        villages[place] = row;
      }
    }
  }
  return villages;
}
