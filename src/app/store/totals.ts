import type { CoverageAnswer } from '../../jobs/task-types';
import type { UnitLedger } from '../../model/result';

/** People of a ledger who are not within the limit, whatever the reason. */
export function peopleOutside(ledger: UnitLedger): number {
  return ledger.uncovered + ledger.onBarrier + ledger.offGrid;
}

const levelOrder = ['city', 'county', 'town', 'village'] as const;

function summed(ledgers: readonly UnitLedger[]): UnitLedger | null {
  const first = ledgers[0];
  if (!first) return null;
  const sum = (of: (ledger: UnitLedger) => number): number => ledgers.reduce((total, ledger) => total + of(ledger), 0);
  const people = sum((ledger) => ledger.people);
  const shareOf = (of: (ledger: UnitLedger) => number): number =>
    people > 0 ? sum((ledger) => (ledger.people > 0 ? of(ledger) * ledger.people : 0)) / people : NaN;
  return {
    ...first,
    code: '',
    people,
    covered: sum((ledger) => ledger.covered),
    uncovered: sum((ledger) => ledger.uncovered),
    onBarrier: sum((ledger) => ledger.onBarrier),
    offGrid: sum((ledger) => ledger.offGrid),
    noDataRows: sum((ledger) => ledger.noDataRows),
    share: people > 0 ? sum((ledger) => ledger.covered) / people : NaN,
    shareSlow: shareOf((ledger) => ledger.shareSlow),
    shareFast: shareOf((ledger) => ledger.shareFast),
    // the people's own times are needed for these, and sums have not got them
    meanMinutes: NaN,
    medianMinutes: NaN,
    p90Minutes: NaN,
  };
}

/** The ledger of the whole study: its only unit of the topmost level, or the sum of that level and of the people outside every unit. */
export function wholeLedger(answer: CoverageAnswer): UnitLedger | null {
  const topmost = levelOrder.find((level) => answer.ledgers.some((ledger) => ledger.level === level));
  const tops = answer.ledgers.filter((ledger) => ledger.level === topmost);
  const outside = answer.ledgers.filter((ledger) => ledger.level === 'outside');
  if (tops.length === 1 && topmost === 'city') return tops[0] ?? null;
  const parts = [...tops, ...outside];
  return parts.length === 1 ? (parts[0] ?? null) : summed(parts);
}
