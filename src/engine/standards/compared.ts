import type { BalanceStandard, CapacityStandard, ReachStandard, Standard } from '../../model/catalogue';
import type { UnitResult } from '../../model/result';
import type { UnitLevel } from '../../model/study';
import { judgeCapacity } from './capacity';
import { conditionTruth } from './conditions';
import type { Facts } from './facts';
import { peopleByUnit } from './people-by-unit';
import { judgeReach } from './reach';

/** One of the things that a balance compares: NaN where its value is not known. */
export interface Compared {
  /** code of the unit; '' for a group of people or a class of units */
  readonly unit: string;
  readonly value: number;
  /** people, or what the values of a class were weighted by */
  readonly weight: number;
}

const inside = ({ tree }: Facts, level: UnitLevel, row: number, { unit }: UnitResult): boolean =>
  tree.atLevel[level][tree.rowOf.get(unit) as number] === row;

/** Results of a standard for one group of people alone; everyone still competes for what there is. */
const groupRules: {
  readonly [K in 'reach' | 'capacity']: (facts: Facts, standard: never, year: number, group: string) => readonly UnitResult[];
} = {
  reach: (facts, standard: ReachStandard, year, group) => judgeReach(facts, { ...standard, group }, year),
  capacity: (facts, standard: CapacityStandard, year, group) => judgeCapacity(facts, standard, year, group),
};

/** A standard asked at another level: only where no filter asks for its own level, else as it is. */
export const standardAtLevel = (other: Standard, level: UnitLevel): Standard =>
  other.only.length === 0 && !(other.kind === 'reach' && other.serving === 'own-unit') ? { ...other, level } : other;

const kept = new WeakMap<Facts, Map<string, readonly UnitResult[]>>();

/** Results of a `reach` or `capacity` standard for one group of people alone, at `level` and above where no filter asks for the standard's own. */
export function ofGroup(facts: Facts, other: Standard, level: UnitLevel, year: number, group: string): readonly UnitResult[] {
  const results = kept.get(facts) ?? new Map<string, readonly UnitResult[]>();
  kept.set(facts, results);
  const key = JSON.stringify([other.id, level, year, group]);
  const rule = groupRules[other.kind as keyof typeof groupRules];
  const made = results.get(key) ?? rule(facts, standardAtLevel(other, level) as never, year, group);
  results.set(key, made);
  return made;
}

type Compare<B> = (facts: Facts, standard: BalanceStandard, other: Standard, between: B, year: number, row: number) => readonly Compared[];

const units: Compare<{ readonly units: UnitLevel }> = (facts, standard, other, between, year, row) => {
  const peopleAt = peopleByUnit(facts, between.units, 'group' in other ? other.group : 'people', year);
  return facts
    .resultsOf(other, year)
    .filter((result) => result.level === between.units && inside(facts, standard.level, row, result) && result.denominator > 0)
    .map(({ unit, value }) => ({ unit, value, weight: peopleAt?.(facts.tree.rowOf.get(unit) as number).people ?? NaN }));
};

const groups: Compare<{ readonly groups: readonly string[] }> = (facts, standard, other, between, year, row) =>
  between.groups.map((group) => {
    const result = ofGroup(facts, other, standard.level, year, group).find(({ unit }) => facts.tree.rowOf.get(unit) === row);
    return { unit: '', value: result?.value ?? NaN, weight: result?.denominator ?? NaN };
  });

const classes: Compare<{ readonly attribute: string; readonly values: readonly (string | number | boolean)[] }> = (
  facts,
  standard,
  other,
  { attribute, values },
  year,
  row,
) => {
  const judged = facts
    .resultsOf(other, year)
    .filter((result) => result.level === other.level && inside(facts, standard.level, row, result));
  return values.map((value) => {
    const members = judged.filter(({ unit, denominator }) => {
      const attributes = facts.tree.units[facts.tree.rowOf.get(unit) as number]?.attributes ?? {};
      return denominator > 0 && conditionTruth(attributes, { attribute, is: 'equals', value }, year) === 'yes';
    });
    const weight = members.reduce((sum, { denominator }) => sum + denominator, 0);
    return { unit: '', value: members.reduce((sum, one) => sum + one.value * one.denominator, 0) / weight, weight };
  });
};

/**
 * What a balance compares inside one unit, with the values of the standard it is of: units where nobody of the group lives have no part.
 * @param row of the unit that the balance judges
 */
export function comparedIn(facts: Facts, standard: BalanceStandard, other: Standard, year: number, row: number): readonly Compared[] {
  const { between } = standard;
  if ('units' in between) return units(facts, standard, other, between, year, row);
  return 'groups' in between ? groups(facts, standard, other, between, year, row) : classes(facts, standard, other, between, year, row);
}
