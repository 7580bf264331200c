import { askOf } from '../../model/ask';
import type { RatioStandard } from '../../model/catalogue';
import type { UnitResult } from '../../model/result';
import type { Unit } from '../../model/study';
import { judgedUnits, levelsDownTo } from './facts';
import type { Facts } from './facts';
import { intervalAnswer } from './interval';
import { peopleByUnit } from './people-by-unit';
import type { UnitPeople } from './people-by-unit';
import { supplyByUnit } from './supply';
import type { Supply } from './supply';
import { noDataResults, unitResult, withShortBelow } from './unit-results';

type Figures = Pick<UnitResult, 'answer' | 'target' | 'value' | 'numerator' | 'denominator' | 'shortfall' | 'acrossBorder'>;

/** The figures of a unit from what its facilities have and who lives there. */
function figuresOf(standard: RatioStandard, year: number, supply: Supply | undefined, { people, unknownRows }: UnitPeople): Figures {
  const ask = askOf(standard, year);
  const target = ask.figure ?? NaN;
  const { known = 0, unknown = 0, acrossBorder = [] } = supply ?? {};
  // one multiplication and one division of whole numbers: 25 for 100,000 is 2.5 for 10,000 to the bit
  const rate = (amount: number): number => (amount * standard.per) / people;
  const most = known + (unknown === 0 ? 0 : unknown * (standard.attribute === undefined ? 1 : (standard.blankAtMost ?? Infinity)));
  const interval = { low: unknownRows > 0 ? 0 : rate(known), high: rate(most) };
  const answer = people > 0 ? intervalAnswer(interval, { ...ask, figure: target }) : 'no-data';
  return {
    answer,
    target,
    value: answer === 'no-data' ? NaN : rate(known),
    numerator: known,
    denominator: people,
    shortfall: answer === 'no-data' ? NaN : Math.max(0, (target * people) / standard.per - known),
    acrossBorder,
  };
}

/**
 * Facilities, or the sum of an attribute of theirs, for each `per` residents of a group: at least `target`. The levels above sum the judged
 * units; an institution that belongs to a level above (a city's own hospital) counts where that level is judged. Where a facility with an empty
 * cell, or one that a missing attribute may rule out, could decide, the answer is 'no data'; so is a unit with none of the group.
 * `shortfall` is what the target asks of that many people beyond what there is.
 * @returns from the top level down: sums of the levels above, then the units judged
 */
export function judgeRatio(facts: Facts, standard: RatioStandard, year: number): readonly UnitResult[] {
  const judged = judgedUnits(facts, standard, year);
  const sure = new Set(judged.flatMap(({ row, sure }) => (sure ? [row] : [])));
  const supplies = supplyByUnit(facts, standard, year, sure);
  const peopleAt = peopleByUnit(facts, standard.level, standard.group, year);
  if (!supplies || !peopleAt) return noDataResults(facts, standard, year);
  const { tree } = facts;
  const peopleAbove = (row: number): UnitPeople =>
    [...sure]
      .filter((unit) => tree.atLevel[tree.units[row]?.level ?? 'city'][unit] === row)
      .map(peopleAt)
      .reduce((sum, one) => ({ people: sum.people + one.people, unknownRows: sum.unknownRows + one.unknownRows }));
  const resultOf = (row: number, people: UnitPeople): UnitResult =>
    unitResult(facts, standard, year, tree.units[row] as Unit, figuresOf(standard, year, supplies.get(row), people));
  const own = judged.map(({ row, sure }) => {
    const result = resultOf(row, peopleAt(row));
    return sure ? result : { ...result, answer: 'no-data' as const, value: NaN, shortfall: NaN };
  });
  const above = levelsDownTo(standard.level)
    .slice(0, -1)
    .flatMap((level) => {
      const rows = new Set([...sure].map((unit) => tree.atLevel[level][unit] as number));
      return tree.rowsAt[level].flatMap((row) => (rows.has(row) ? [resultOf(row, peopleAbove(row))] : []));
    });
  return withShortBelow(facts, standard, [...above, ...own]);
}
