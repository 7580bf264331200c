import type { Facility } from '../../model/study';
import { unitMembership, villageMembership } from '../coverage/membership';
import type { UnitTree } from '../coverage/unit-tree';

/** The homes found before, by the tree and the list of facilities: every change of a standard asks for them again. */
const keptHomes = new WeakMap<UnitTree, WeakMap<readonly Facility[], Int32Array>>();

/**
 * The unit that each facility belongs to: the one its `unit` code names, else the one that holds its place (smallest polygon, then the nearest
 * village point of that town). Its ancestors have the facility too.
 * @returns row in the tree's units, -1 outside every unit and where the facility names a unit that the study does not have (the study's findings tell)
 */
export function facilityHomes(tree: UnitTree, facilities: readonly Facility[]): Int32Array {
  const ofTree = keptHomes.get(tree) ?? new WeakMap<readonly Facility[], Int32Array>();
  keptHomes.set(tree, ofTree);
  const kept = ofTree.get(facilities);
  if (kept) return kept;
  const made = homesOf(tree, facilities);
  ofTree.set(facilities, made);
  return made;
}

function homesOf(tree: UnitTree, facilities: readonly Facility[]): Int32Array {
  const lon = Float64Array.from(facilities, (facility) => facility.lon);
  const lat = Float64Array.from(facilities, (facility) => facility.lat);
  const holders = unitMembership(tree.units, lon, lat);
  facilities.forEach((facility, row) => {
    if (facility.unit === '') return;
    holders[row] = tree.rowOf.get(facility.unit) ?? -1;
  });
  const villages = villageMembership(tree.units, holders, lon, lat);
  return holders.map((holder, row) => ((villages[row] as number) >= 0 ? (villages[row] as number) : holder));
}
