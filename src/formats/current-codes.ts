import { unitCodes, type CodeChange, type UnitCodes } from '../model/crosswalk';
import type { Unit } from '../model/study';
import { CarriedRows } from './carried-rows';
import type { FindingList } from './finding-list';

/**
 * The units with parents under their present codes, and what any code means on their ground.
 * @returns `codes` undefined where the study has no units
 */
export function onCurrentCodes(
  units: readonly Unit[],
  crosswalk: readonly CodeChange[],
  findings: FindingList,
): { readonly units: readonly Unit[]; readonly codes: UnitCodes | undefined } {
  if (units.length === 0) return { units, codes: undefined };
  const codes = unitCodes(new Set(units.map(({ code }) => code)), crosswalk);
  const rows = new CarriedRows();
  const carried = units.map((unit) => {
    const parent = codes.renamed(unit.parent);
    if (parent === unit.parent) return unit;
    rows.add(unit.parent, parent, {});
    return { ...unit, parent };
  });
  rows.tell('crosswalk.carried', 'units', findings);
  return { units: carried, codes };
}
