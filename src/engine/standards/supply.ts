import type { Standard } from '../../model/catalogue';
import type { Facility } from '../../model/study';
import { attributeIn } from './conditions';
import { attributesOf, levelsDownTo, selectFacilities } from './facts';
import type { Facts } from './facts';
import { facilitiesNearBorder } from './near-border';

/** What the facilities of a unit have together. */
export interface Supply {
  /** sum of what is known */
  known: number;
  /** facilities whose cell is empty or which a missing attribute may rule out */
  unknown: number;
  /** ids of facilities outside its border that are counted */
  readonly acrossBorder: string[];
}

type SupplyStandard = Standard & { readonly attribute?: string | undefined; readonly borderMetres?: number | undefined };

/** What a facility has to give in a year: an attribute as a number, 1 where facilities are counted; NaN where it is not known. */
export function amountOf(facility: Facility, attribute: string | undefined, year: number): number {
  if (attribute === undefined) return 1;
  const value = attributeIn(attributesOf(facility), attribute, year);
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : NaN;
}

/**
 * What each unit has: at the standard's level its own facilities and those near outside its border, above it each facility of the judged
 * units once. A facility counts at its home, so the sums of the levels agree.
 * @param judged rows of the units that are judged
 * @returns by the unit's row; null where the file has no such facility in any year
 */
export function supplyByUnit(
  facts: Facts,
  standard: SupplyStandard,
  year: number,
  judged: ReadonlySet<number>,
): ReadonlyMap<number, Supply> | null {
  const selected = selectFacilities(facts, standard, year);
  if (!selected) return null;
  const { tree, homes, study } = facts;
  const supplies = new Map<number, Supply>();
  const add = (unit: number, facility: Facility, sure: boolean, across: boolean): void => {
    const supply = supplies.get(unit) ?? { known: 0, unknown: 0, acrossBorder: [] };
    supplies.set(unit, supply);
    const amount = sure ? amountOf(facility, standard.attribute, year) : NaN;
    if (Number.isNaN(amount)) supply.unknown++;
    else supply.known += amount;
    if (across) supply.acrossBorder.push(facility.id);
  };
  const near = standard.borderMetres === undefined ? null : facilitiesNearBorder(facts, standard.level, standard.borderMetres);
  const each = (rows: readonly number[], sure: boolean): void => {
    for (const row of rows) {
      const facility = study.facilities[row] as Facility;
      const home = homes[row] as number;
      const own = home < 0 ? -1 : (tree.atLevel[standard.level][home] as number);
      if (judged.has(own))
        for (const level of levelsDownTo(standard.level)) add(tree.atLevel[level][home] as number, facility, sure, false);
      for (const unit of near?.(facility) ?? []) if (unit !== own && judged.has(unit)) add(unit, facility, sure, true);
    }
  };
  each(selected.counted, true);
  each(selected.unknown, false);
  return supplies;
}
