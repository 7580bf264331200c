import { askOf } from '../../model/ask';
import type { BalanceIndex, BalanceStandard } from '../../model/catalogue';
import type { Answer, UnitResult } from '../../model/result';
import type { Unit } from '../../model/study';
import { gini, maxMinGap, theil } from '../equity';
import { comparedIn } from './compared';
import type { Compared } from './compared';
import { judgedUnits } from './facts';
import type { Facts } from './facts';
import { intervalAnswer } from './interval';
import type { Interval } from './interval';
import { jointAnswer, noDataResults, unitResult } from './unit-results';

/** An index and what it can be: one member whose value is not known may widen a gap without end. */
interface Measured extends Interval {
  readonly value: number;
  /** code of the unit that is worst off, '' where there is none */
  readonly lowest: string;
}

const unknown: Measured = { value: NaN, low: NaN, high: NaN, lowest: '' };

const between =
  (pick: (gap: { readonly gap: number; readonly ratio: number }) => number) =>
  (members: readonly Compared[]): Measured => {
    const found = maxMinGap(members.map(({ value, weight }, group) => ({ group, mean: value, people: weight, rows: 1 })));
    const value = pick(found);
    const open = members.some((member) => Number.isNaN(member.value));
    if (Number.isNaN(value)) return unknown;
    return { value, low: value, high: open ? Infinity : value, lowest: members[found.lowest]?.unit ?? '' };
  };

const spread =
  (index: (value: Float64Array, weight: Float64Array) => number) =>
  (members: readonly Compared[]): Measured => {
    if (members.length < 2 || members.some(({ value, weight }) => Number.isNaN(value) || Number.isNaN(weight))) return unknown;
    const value = index(
      Float64Array.from(members, (member) => member.value),
      Float64Array.from(members, (member) => member.weight),
    );
    return { value, low: value, high: value, lowest: '' };
  };

/** Every index of a balance: a new one is a row here. */
const indices: { readonly [K in BalanceIndex]: (members: readonly Compared[]) => Measured } = {
  gap: between(({ gap }) => gap),
  ratio: between(({ ratio }) => ratio),
  gini: spread(gini),
  theil: spread((value, weight) => theil(value, weight, null).total),
};

/** This year against the year before, each as far as it is known. */
function shrinkingAnswer(now: Interval, before: Interval): Answer {
  if (now.high <= before.low) return 'met';
  return now.low > before.high ? 'not-met' : 'no-data';
}

/**
 * The gap of another standard's values inside each unit of the level: between its units of a lower level, between groups of people, or between
 * its units by an attribute. `gap` is the largest less the least value, `ratio` the largest by the least, `gini` and `theil` (T) are weighted by
 * people. At most `target`; with `shrinking` at most that of the study's year before as well, whose first year has no data. A member without a
 * value leaves open how large the gap is, and the answer is 'no data' unless the known part of it is too large already.
 */
export function judgeBalance(facts: Facts, standard: BalanceStandard, year: number): readonly UnitResult[] {
  const other = facts.study.catalogue.standards.find(({ id }) => id === standard.of);
  if (!other) return noDataResults(facts, standard, year);
  const ask = askOf(standard, year);
  const earlier = facts.study.years.filter((one) => one < year);
  const measured = (row: number, at: number): Measured => indices[standard.index](comparedIn(facts, standard, other, at, row));
  return judgedUnits(facts, standard, year).map(({ row, sure }) => {
    const now = measured(row, year);
    const before = standard.shrinking === true && earlier.length > 0 ? measured(row, Math.max(...earlier)) : unknown;
    const answer = jointAnswer([
      ...(sure ? [] : (['no-data'] as const)),
      ...(ask.figure === null ? [] : [intervalAnswer(now, { ...ask, figure: ask.figure })]),
      ...(standard.shrinking === true ? [shrinkingAnswer(now, before)] : []),
    ]);
    return unitResult(facts, standard, year, facts.tree.units[row] as Unit, {
      answer,
      target: ask.figure ?? before.value,
      value: answer === 'no-data' ? NaN : now.value,
      missing: answer === 'not-met' && now.lowest !== '' ? [now.lowest] : [],
    });
  });
}
