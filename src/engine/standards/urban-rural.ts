import type { Standard } from '../../model/catalogue';
import type { UnitResult } from '../../model/result';
import { peopleOf, unitLevels } from '../../model/study';
import { ofGroup } from './compared';
import type { Facts } from './facts';
import { peopleByUnit } from './people-by-unit';

/** The two groups of the demand layer that are compared as town and country. */
export const urbanGroup = 'people_urban';
export const ruralGroup = 'people_rural';

/** Share of a group in the whole study: the topmost units together. */
function shareOfGroup(facts: Facts, standard: Standard, year: number, group: string): number {
  const top = unitLevels.find((level) => facts.tree.rowsAt[level].length > 0);
  if (!top) return NaN;
  const results = ofGroup(facts, standard, top, year, group).filter(({ level, denominator }) => level === top && denominator > 0);
  const sum = (pick: (result: UnitResult) => number): number => results.reduce((all, result) => all + pick(result), 0);
  return results.some(({ value }) => Number.isNaN(value)) ? NaN : sum(({ numerator }) => numerator) / sum(({ denominator }) => denominator);
}

/** Mean value of the units in which a group lives, each weighted by how many of the group live there; units without a value have no part. */
function meanOfUnits(facts: Facts, results: readonly UnitResult[], year: number, group: string): number {
  const level = results[0]?.level;
  const peopleAt = level ? peopleByUnit(facts, level, group, year) : null;
  if (!peopleAt) return NaN;
  let [sum, all] = [0, 0];
  for (const { unit, value } of results) {
    if (Number.isNaN(value)) continue;
    const { people } = peopleAt(facts.tree.rowOf.get(unit) as number);
    sum += people * value;
    all += people;
  }
  return sum / all;
}

/**
 * Level of one group's residents in the whole study. `reach` and `capacity` are judged for the group alone (everyone still competes for what there is);
 * a `ratio` has one value for all of a unit, so that it is the mean of the units by where the group lives.
 * @param results of the standard in the year, units of one level
 * @returns NaN where the group was not counted, a value is missing, or the places are sites and not homes
 */
export function levelOfGroup(facts: Facts, standard: Standard, results: readonly UnitResult[], year: number, group: string): number {
  if (!peopleOf(facts.study.demand, year, group)) return NaN;
  if (standard.kind === 'ratio') return meanOfUnits(facts, results, year, group);
  return standard.kind === 'reach' && standard.from ? NaN : shareOfGroup(facts, standard, year, group);
}
