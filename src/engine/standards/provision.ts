import type { ProvisionStandard } from '../../model/catalogue';
import type { Answer, UnitResult } from '../../model/result';
import type { Unit } from '../../model/study';
import { judgedUnits, levelsDownTo, selectFacilities } from './facts';
import type { Facts } from './facts';
import { jointAnswer, noDataResults, unitResult } from './unit-results';

/** Facilities of each unit of the level, by the unit's row. */
function countByUnit({ tree, homes }: Facts, standard: ProvisionStandard, rows: readonly number[]): Int32Array {
  const counts = new Int32Array(tree.units.length);
  const atLevel = tree.atLevel[standard.level];
  for (const row of rows) {
    const home = homes[row] as number;
    const unit = home < 0 ? -1 : (atLevel[home] as number);
    if (unit >= 0) counts[unit] = (counts[unit] as number) + 1;
  }
  return counts;
}

function answerOf(have: number, perhaps: number, atLeast: number, sure: boolean): Answer {
  if (!sure) return 'no-data';
  if (have >= atLeast) return 'met';
  return have + perhaps >= atLeast ? 'no-data' : 'not-met';
}

/** How the units below came out, for each unit above: value and numerator are units that have it, target and denominator units that need it. */
function sumsAbove({ tree }: Facts, standard: ProvisionStandard, year: number, judged: readonly UnitResult[]): readonly UnitResult[] {
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
          unitResult(standard, year, tree.units[row] as Unit, {
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
 * where it could decide, the answer is 'no data'.
 * @returns from the top level down: sums of the levels above, then the units judged
 */
export function judgeProvision(facts: Facts, standard: ProvisionStandard, year: number): readonly UnitResult[] {
  const selected = selectFacilities(facts, standard, year);
  if (!selected) return noDataResults(facts, standard, year);
  const have = countByUnit(facts, standard, selected.counted);
  const perhaps = countByUnit(facts, standard, selected.unknown);
  const judged = judgedUnits(facts, standard, year).map(({ row, sure }) => {
    const unit = facts.tree.units[row] as Unit;
    const count = have[row] as number;
    const answer = answerOf(count, perhaps[row] as number, standard.atLeast, sure);
    return unitResult(standard, year, unit, {
      answer,
      target: standard.atLeast,
      value: answer === 'no-data' ? NaN : count,
      numerator: count,
      denominator: standard.atLeast,
      missing: answer === 'not-met' ? [unit.code] : [],
    });
  });
  return [...sumsAbove(facts, standard, year, judged), ...judged];
}
