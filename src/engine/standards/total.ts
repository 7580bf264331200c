import { askOf } from '../../model/ask';
import type { TotalStandard } from '../../model/catalogue';
import type { UnitResult } from '../../model/result';
import type { Unit } from '../../model/study';
import { judgedUnits } from './facts';
import type { Facts } from './facts';
import { intervalAnswer } from './interval';
import { supplyByUnit } from './supply';
import { noDataResults, unitResult } from './unit-results';

/**
 * The facilities of each unit of the level, or the sum of an attribute of theirs, against a figure. A facility with an empty cell may have any
 * amount, one that a missing attribute may rule out may be there or not: where that could decide, the answer is 'no data'. There are no sums
 * above: a figure for a county is not a figure for the city.
 */
export function judgeTotal(facts: Facts, standard: TotalStandard, year: number): readonly UnitResult[] {
  const judged = judgedUnits(facts, standard, year);
  const supplies = supplyByUnit(facts, standard, year, new Set(judged.map(({ row }) => row)));
  if (!supplies) return noDataResults(facts, standard, year);
  const ask = askOf(standard, year);
  const target = ask.figure ?? NaN;
  return judged.map(({ row, sure }) => {
    const { known, unknown } = supplies.get(row) ?? { known: 0, unknown: 0 };
    const most = known + (unknown === 0 ? 0 : standard.attribute === undefined ? unknown : Infinity);
    const answer = sure ? intervalAnswer({ low: known, high: most }, { ...ask, figure: target }) : 'no-data';
    return unitResult(facts, standard, year, facts.tree.units[row] as Unit, {
      answer,
      target,
      value: answer === 'no-data' ? NaN : known,
      numerator: known,
      denominator: target,
      shortfall: answer === 'no-data' || ask.compare === 'at-most' ? NaN : Math.max(0, target - known),
    });
  });
}
