import { peopleOf } from '../../model/study';
import type { UnitLevel } from '../../model/study';
import { partsPerPerson } from '../coverage/ledger';
import { villageMembership } from '../coverage/membership';
import type { Facts } from './facts';

/** People of a unit; `unknownRows` demand rows of it have no count. */
export interface UnitPeople {
  readonly people: number;
  readonly unknownRows: number;
}

const nobody: UnitPeople = { people: 0, unknownRows: 0 };

/** The smallest unit of each demand row: down to villages where the level is theirs. */
export function smallestUnits({ study, context }: Facts, level: UnitLevel): Int32Array {
  if (level !== 'village') return context.membership;
  const villages = villageMembership(study.units, context.membership, study.demand.lon, study.demand.lat);
  return villages.map((village, row) => (village >= 0 ? village : (context.membership[row] as number)));
}

/**
 * Residents of a group in each unit of a level, summed in whole parts of a person as the ledgers are.
 * @returns looked up by the unit's row; null where the group was not counted that year
 */
export function peopleByUnit(facts: Facts, level: UnitLevel, group: string, year: number): ((unit: number) => UnitPeople) | null {
  const people = peopleOf(facts.study.demand, year, group);
  if (!people) return null;
  const perPerson = partsPerPerson(people);
  const atLevel = facts.tree.atLevel[level];
  const sums = new Map<number, { people: number; unknownRows: number }>();
  smallestUnits(facts, level).forEach((smallest, row) => {
    const unit = smallest < 0 ? -1 : (atLevel[smallest] as number);
    if (unit < 0) return;
    const sum = sums.get(unit) ?? { people: 0, unknownRows: 0 };
    sums.set(unit, sum);
    const count = people[row] as number;
    if (Number.isNaN(count)) sum.unknownRows++;
    else sum.people += Math.round(count * perPerson);
  });
  return (unit) => {
    const sum = sums.get(unit);
    return sum ? { people: sum.people / perPerson, unknownRows: sum.unknownRows } : nobody;
  };
}
