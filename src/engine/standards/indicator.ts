import { askOf } from '../../model/ask';
import { isListed } from '../../model/catalogue';
import type { IndicatorStandard } from '../../model/catalogue';
import type { UnitResult } from '../../model/result';
import type { Unit } from '../../model/study';
import { judgedUnits, levelsDownTo } from './facts';
import type { Facts } from './facts';
import { intervalAnswer } from './interval';
import { peopleByUnit } from './people-by-unit';
import { unitResult, withShortBelow } from './unit-results';

/** Figures of an indicator in a year, by unit code. */
function figuresOf({ study }: Facts, indicator: string, year: number): ReadonlyMap<string, number> {
  return new Map(study.indicators.flatMap((one) => (one.indicator === indicator && one.year === year ? [[one.unit, one.value]] : [])));
}

interface Figure {
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number;
}

/** A unit above: the table's own figure, else the mean of the judged units below by the people of the weight, if every one is known. */
function figureAbove(
  facts: Facts,
  standard: IndicatorStandard,
  year: number,
  row: number,
  figures: ReadonlyMap<string, number>,
): Figure | null {
  const { tree } = facts;
  const own = figures.get(tree.units[row]?.code ?? '');
  if (own !== undefined) return { value: own, numerator: own, denominator: 1 };
  const peopleAt = standard.weight === undefined ? null : peopleByUnit(facts, standard.level, standard.weight, year);
  if (!peopleAt) return null;
  let [sum, people] = [0, 0];
  for (const unit of judgedUnits(facts, standard, year)) {
    if (tree.atLevel[tree.units[row]?.level ?? 'city'][unit.row] !== row) continue;
    const weight = peopleAt(unit.row).people;
    sum += (figures.get(tree.units[unit.row]?.code ?? '') ?? NaN) * weight;
    people += weight;
  }
  return Number.isNaN(sum) || people === 0 ? null : { value: sum / people, numerator: sum, denominator: people };
}

/**
 * A figure of the study's indicator table for each unit of the level against a target. A unit without a figure in the year is 'no data': a
 * figure of another year is none of this one. The levels above have the table's own figure, or the mean of the judged units by the people of
 * `weight` where each of them is known, or no row. Without a target the figures are listed and every answer is 'no data'; with none in the table
 * there are no rows.
 * @returns from the top level down
 */
export function judgeIndicator(facts: Facts, standard: IndicatorStandard, year: number): readonly UnitResult[] {
  const figures = figuresOf(facts, standard.indicator, year);
  const listed = isListed(standard);
  if (listed && figures.size === 0) return [];
  const ask = askOf(standard, year);
  const resultOf = (row: number, sure: boolean, figure: Figure | null): UnitResult => {
    const value = figure?.value ?? NaN;
    const judged = sure && ask.figure !== null;
    const answer = judged ? intervalAnswer({ low: value, high: value }, { ...ask, figure: ask.figure ?? NaN }) : 'no-data';
    return unitResult(facts, standard, year, facts.tree.units[row] as Unit, {
      answer,
      target: ask.figure ?? NaN,
      value: answer === 'no-data' && !listed ? NaN : value,
      numerator: figure?.numerator ?? 0,
      denominator: figure?.denominator ?? 0,
    });
  };
  const own = judgedUnits(facts, standard, year).map(({ row, sure }) => {
    const value = figures.get(facts.tree.units[row]?.code ?? '');
    return resultOf(row, sure, value === undefined ? null : { value, numerator: value, denominator: 1 });
  });
  const above = levelsDownTo(standard.level)
    .slice(0, -1)
    .flatMap((level) =>
      facts.tree.rowsAt[level].flatMap((row) => {
        const figure = figureAbove(facts, standard, year, row, figures);
        return figure ? [resultOf(row, true, figure)] : [];
      }),
    );
  return withShortBelow(facts, standard, [...above, ...own]);
}
