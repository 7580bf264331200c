import { askOf } from '../../model/ask';
import type { QualityStandard } from '../../model/catalogue';
import type { Answer, UnitResult } from '../../model/result';
import type { Facility, Unit } from '../../model/study';
import { conditionTruth } from './conditions';
import type { Truth } from './conditions';
import { attributesOf, judgedUnits, levelsDownTo, selectFacilities } from './facts';
import type { Facts, Selected } from './facts';
import { noDataResults, unitResult } from './unit-results';

/** Facilities of one unit by what the condition says of them. */
interface Tally {
  pass: number;
  unknown: number;
  readonly failing: string[];
}

function answerOf({ pass, unknown, failing }: Tally, target: number): Answer {
  const all = pass + unknown + failing.length;
  if (pass / all >= target) return 'met';
  return (pass + unknown) / all >= target ? 'no-data' : 'not-met';
}

/** Tallies of the judged units and of those above them, by the unit's row. */
function talliesOf(facts: Facts, standard: QualityStandard, year: number, selected: Selected): ReadonlyMap<number, Tally> {
  const { tree, homes, study } = facts;
  const judged = new Set(judgedUnits(facts, standard, year).flatMap(({ row, sure }) => (sure ? [row] : [])));
  const tallies = new Map<number, Tally>();
  const add = (row: number, truth: Truth): void => {
    const home = homes[row] as number;
    if (home < 0 || !judged.has(tree.atLevel[standard.level][home] as number)) return;
    for (const level of levelsDownTo(standard.level)) {
      const unit = tree.atLevel[level][home] as number;
      const tally = tallies.get(unit) ?? { pass: 0, unknown: 0, failing: [] };
      tallies.set(unit, tally);
      if (truth === 'yes') tally.pass++;
      else if (truth === 'unknown') tally.unknown++;
      else tally.failing.push((study.facilities[row] as Facility).id);
    }
  };
  for (const row of selected.counted) add(row, conditionTruth(attributesOf(study.facilities[row] as Facility), standard.condition, year));
  for (const row of selected.unknown) add(row, 'unknown');
  return tallies;
}

/**
 * The share of facilities in each unit that satisfy the condition is at least `target`. Where facilities with a missing attribute could decide,
 * the answer is 'no data'. A unit that has no such facility is not judged: there is nothing to be of good or bad quality (provision says whether
 * there should be).
 * @returns from the top level down: sums of the levels above, then the units judged
 */
export function judgeQuality(facts: Facts, standard: QualityStandard, year: number): readonly UnitResult[] {
  const selected = selectFacilities(facts, standard, year);
  if (!selected) return noDataResults(facts, standard, year);
  const target = askOf(standard, year).figure ?? NaN;
  const tallies = talliesOf(facts, standard, year, selected);
  const unsure = new Set(judgedUnits(facts, standard, year).flatMap(({ row, sure }) => (sure ? [] : [row])));
  return levelsDownTo(standard.level).flatMap((level) =>
    facts.tree.rowsAt[level].flatMap((row) => {
      const unit = facts.tree.units[row] as Unit;
      if (level === standard.level && unsure.has(row)) return [unitResult(facts, standard, year, unit, { answer: 'no-data', target })];
      const tally = tallies.get(row);
      if (!tally) return [];
      const all = tally.pass + tally.unknown + tally.failing.length;
      const answer = answerOf(tally, target);
      return [
        unitResult(facts, standard, year, unit, {
          answer,
          target,
          value: answer === 'no-data' ? NaN : tally.pass / all,
          numerator: tally.pass,
          denominator: all,
          missing: tally.failing,
        }),
      ];
    }),
  );
}
