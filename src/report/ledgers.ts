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

/** Code of the sum over several topmost units; no unit has it. */
export const wholeAreaCode = '*';

/** Several ledgers as one. The bands are summed as people; a median of medians would be no median, so there is none. */
function summed(ledgers: readonly UnitLedger[], level: UnitLedger['level']): UnitLedger {
  const sum = (pick: (ledger: UnitLedger) => number): number => ledgers.reduce((total, ledger) => total + (pick(ledger) || 0), 0);
  const people = sum((ledger) => ledger.people);
  const weighted = (pick: (ledger: UnitLedger) => number): number => sum((ledger) => pick(ledger) * ledger.people) / people;
  const covered = sum((ledger) => ledger.covered);
  return {
    code: wholeAreaCode,
    level,
    people,
    covered,
    uncovered: sum((ledger) => ledger.uncovered),
    onBarrier: sum((ledger) => ledger.onBarrier),
    offGrid: sum((ledger) => ledger.offGrid),
    noDataRows: sum((ledger) => ledger.noDataRows),
    share: covered / people,
    shareSlow: weighted((ledger) => ledger.shareSlow),
    shareFast: weighted((ledger) => ledger.shareFast),
    meanMinutes: NaN,
    medianMinutes: NaN,
    p90Minutes: NaN,
  };
}

/**
 * The ledger that leads: the only unit of the highest level there is; the sum of them where there are several (a study of some counties without
 * their city); the one row of a study without units.
 * @returns undefined where the question has no ledgers
 */
export function leadingLedger(result: CoverageResult): UnitLedger | undefined {
  const [first] = result.ledgers;
  if (!first) return undefined;
  const top = result.ledgers.filter((ledger) => ledger.level === first.level);
  return top.length === 1 ? first : summed(top, first.level);
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
