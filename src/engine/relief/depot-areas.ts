import type { Facility, Unit, UnitLevel } from '../../model/study';
import { villageMembership } from '../coverage/membership';
import { unitTree } from '../coverage/unit-tree';
import { facilityHomes } from '../standards/facility-homes';

/**
 * The places that depots of a level supply where each supplies its own unit: those in the unit of that level that the depot belongs to. A village's
 * places are those nearest to it in its town. Where the study has no unit of the level, all places.
 * @param places rows that count, ascending
 * @param membership smallest polygon unit of every place
 * @returns the places of each depot, ascending
 * @throws Failure study.unit-without-parent
 */
export function depotAreas(
  units: readonly Unit[],
  level: UnitLevel,
  depots: readonly Facility[],
  places: Int32Array,
  demand: { readonly lon: Float64Array; readonly lat: Float64Array },
  membership: Int32Array,
): readonly Int32Array[] {
  const tree = unitTree(units);
  if (tree.rowsAt[level].length === 0) return depots.map(() => places);
  const lon = Float64Array.from(places, (place) => demand.lon[place]!);
  const lat = Float64Array.from(places, (place) => demand.lat[place]!);
  const polygons = Int32Array.from(places, (place) => membership[place]!);
  const smallest = level === 'village' ? villageMembership(units, polygons, lon, lat) : polygons;
  const byUnit = new Map<number, number[]>();
  smallest.forEach((unit, at) => {
    const holder = unit < 0 ? -1 : tree.atLevel[level][unit]!;
    const known = byUnit.get(holder);
    if (known) known.push(places[at]!);
    else byUnit.set(holder, [places[at]!]);
  });
  const homes = facilityHomes(tree, depots);
  return depots.map((_, depot) => {
    const home = homes[depot]!;
    const own = home < 0 ? -1 : tree.atLevel[level][home]!;
    return Int32Array.from(own < 0 ? [] : (byUnit.get(own) ?? []));
  });
}
