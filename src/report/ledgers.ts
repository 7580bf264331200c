import type { UnitLedger } from '../model/result';
import type { UnitLevel } from '../model/study';
import type { CoverageResult } from './input';

/** People who are not inside: out of reach, on a barrier or off the area. */
export function peopleOutside(ledger: UnitLedger): number {
  return ledger.uncovered + ledger.onBarrier + ledger.offGrid;
}

/** Ledgers of one level, in the order of the units. */
export function ledgersOf(result: CoverageResult, level: UnitLevel): readonly UnitLedger[] {
  return result.ledgers.filter((ledger) => ledger.level === level);
}

/**
 * The ledger that leads: the only unit of the highest level there is; the one row of a study without units.
 * @returns undefined where the question has no ledgers
 */
export function leadingLedger(result: CoverageResult): UnitLedger | undefined {
  return result.ledgers[0];
}

/** Units of a level with people outside, most people first, then in the order of the units; at most `count`. */
export function worstLedgers(result: CoverageResult, level: UnitLevel, count: number): readonly UnitLedger[] {
  return ledgersOf(result, level)
    .filter((ledger) => peopleOutside(ledger) > 0)
    .toSorted((a, b) => peopleOutside(b) - peopleOutside(a))
    .slice(0, count);
}

/** The questions of the last year of the run, one per service and trip, in the order of the catalogue. */
export function lastYearOf(coverage: readonly CoverageResult[]): readonly CoverageResult[] {
  const last = Math.max(...coverage.map((result) => result.question.year));
  return coverage.filter((result) => result.question.year === last);
}

/** Are two answers the same question in different years? */
export function sameQuestion(a: CoverageResult, b: CoverageResult): boolean {
  return (
    a.service === b.service &&
    a.question.trip === b.question.trip &&
    a.question.cutoffSeconds === b.question.cutoffSeconds &&
    a.question.direction === b.question.direction &&
    a.question.group === b.question.group
  );
}
