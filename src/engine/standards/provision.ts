import type { ProvisionStandard } from '../../model/catalogue';
import type { Answer, UnitResult } from '../../model/result';
import type { Unit } from '../../model/study';
import { askOf } from '../../model/ask';
import { judgedUnits, levelsDownTo } from './facts';
import type { Facts } from './facts';
import { supplyByUnit } from './supply';
import { jointAnswer, noDataResults, unitResult } from './unit-results';

function answerOf(have: number, perhaps: number, atLeast: number, sure: boolean): Answer {
  if (!sure) return 'no-data';
  if (have >= atLeast) return 'met';
  return have + perhaps >= atLeast ? 'no-data' : 'not-met';
}

/** How the units below came out, for each unit above: value and numerator are units that have it, target and denominator units that need it. */
function sumsAbove(facts: Facts, standard: ProvisionStandard, year: number, judged: readonly UnitResult[]): readonly UnitResult[] {
  const { tree } = facts;
  return levelsDownTo(standard.level)
    .slice(0, -1)
    .flatMap((level) => {
      const below = new Map<number, UnitResult[]>();
      for (const result of judged) {
        const above = tree.atLevel[level][tree.rowOf.get(result.unit) as number] as number;
        const group = below.get(above);
        if (group) group.push(result);
        else below.set(above, [result]);
      }
      return tree.rowsAt[level].flatMap((row) => {
        const results = below.get(row);
        if (!results) return [];
        const met = results.filter((result) => result.answer === 'met').length;
        const answer = jointAnswer(results.map((result) => result.answer));
        return [
          unitResult(facts, standard, year, tree.units[row] as Unit, {
            answer,
            target: results.length,
            value: answer === 'no-data' ? NaN : met,
            numerator: met,
            denominator: results.length,
            missing: results.flatMap((result) => result.missing),
          }),
        ];
      });
    });
}

/**
 * Each unit of the level has at least `atLeast` facilities in service. A facility whose `where` attribute is missing counts for nothing, but
 * where it could decide, the answer is 'no data'. With `borderMetres` a facility that near outside the border counts for the unit too, and is named.
 * @returns from the top level down: sums of the levels above, then the units judged
 */
export function judgeProvision(facts: Facts, standard: ProvisionStandard, year: number): readonly UnitResult[] {
  const units = judgedUnits(facts, standard, year);
  const supplies = supplyByUnit(facts, standard, year, new Set(units.map(({ row }) => row)));
  if (!supplies) return noDataResults(facts, standard, year);
  const atLeast = askOf(standard, year).figure ?? NaN;
  const judged = units.map(({ row, sure }) => {
    const unit = facts.tree.units[row] as Unit;
    const { known, unknown, acrossBorder } = supplies.get(row) ?? { known: 0, unknown: 0, acrossBorder: [] };
    const answer = answerOf(known, unknown, atLeast, sure);
    return unitResult(facts, standard, year, unit, {
      answer,
      target: atLeast,
      value: answer === 'no-data' ? NaN : known,
      numerator: known,
      denominator: atLeast,
      missing: answer === 'not-met' ? [unit.code] : [],
      acrossBorder,
    });
  });
  return [...sumsAbove(facts, standard, year, judged), ...judged];
}
