import type { Nearest } from '../../model/result';
import { within } from '../../model/within';
import { bandBounds, peopleOfParts, partsOfPeople } from './ledger';
import type { LedgerQuestion } from './ledger';
import { ledgerRows } from './coverage-by-unit';
import type { CoverageQuestion } from './coverage-by-unit';

/** Covered people and shares by unit, in the order of the ledgers of `coverageByUnit`. */
export interface CoverageShares {
  readonly covered: Float64Array;
  readonly uncovered: Float64Array;
  readonly share: Float64Array;
  readonly shareSlow: Float64Array;
  readonly shareFast: Float64Array;
}

/** Coverage by unit, kept up to date place by place; equal to the ledgers of `coverageByUnit` to the bit. */
export interface LiveCoverage {
  /** Counts demand rows anew whose time or owner changed in `nearest` since they were last counted. */
  recount(rows: Iterable<number>, nearest: Pick<Nearest, 'seconds' | 'facility'>): void;
  shares(): CoverageShares;
}

/**
 * Counts everything once. People are summed in whole parts (see `ledger.ts`), so additions and subtractions are exact.
 * @param question its `nearest` is only read, at once
 */
export function liveCoverage(question: CoverageQuestion & Pick<LedgerQuestion, 'delaySeconds'>): LiveCoverage {
  const { people, nearest, cutoffSeconds, band, delaySeconds } = question;
  const count = people.length;
  const ledgers = ledgerRows(question);
  // the ledgers of each demand row, up to one a level
  const start = new Int32Array(count + 1);
  for (const rows of ledgers) for (const row of rows) start[row + 1]!++;
  for (let row = 0; row < count; row++) start[row + 1]! += start[row]!;
  const next = start.slice();
  const memberOf = new Int32Array(start[count]!);
  ledgers.forEach((rows, ledger) => {
    for (const row of rows) memberOf[next[row]!++] = ledger;
  });
  const total = new Float64Array(ledgers.length);
  const apart = new Float64Array(ledgers.length);
  const sums = { slow: new Float64Array(ledgers.length), now: new Float64Array(ledgers.length), fast: new Float64Array(ledgers.length) };
  /** which of slow, now, fast each row was last counted in: bits 1, 2, 4 */
  const counted = new Uint8Array(count);
  const parts = Float64Array.from(people, (each) => (Number.isNaN(each) ? 0 : partsOfPeople(each)));

  const bitsOf = (seconds: number, owner: number): number => {
    const { slow, fast } = bandBounds(cutoffSeconds, band, delaySeconds?.[owner] ?? 0);
    return (within(seconds, slow) ? 1 : 0) | (within(seconds, cutoffSeconds) ? 2 : 0) | (within(seconds, fast) ? 4 : 0);
  };
  const add = (sum: Float64Array, row: number, sign: number): void => {
    const amount = sign * parts[row]!;
    for (let i = start[row]!; i < start[row + 1]!; i++) sum[memberOf[i]!]! += amount;
  };
  const recount: LiveCoverage['recount'] = (rows, { seconds, facility }) => {
    for (const row of rows) {
      const bits = bitsOf(seconds[row]!, facility[row]!);
      const differ = bits ^ counted[row]!;
      if (differ === 0) continue;
      if (differ & 1) add(sums.slow, row, bits & 1 ? 1 : -1);
      if (differ & 2) add(sums.now, row, bits & 2 ? 1 : -1);
      if (differ & 4) add(sums.fast, row, bits & 4 ? 1 : -1);
      counted[row] = bits;
    }
  };
  for (let row = 0; row < count; row++) {
    add(total, row, 1);
    const state = nearest.state[row]!;
    if (state !== 0 || Number.isNaN(nearest.seconds[row])) add(apart, row, 1);
  }
  recount(counted.keys(), nearest);
  return {
    recount,
    shares() {
      const made = (of: (ledger: number) => number): Float64Array => Float64Array.from(ledgers, (_, ledger) => of(ledger));
      const share = (sum: Float64Array) => made((ledger) => peopleOfParts(sum[ledger]!) / peopleOfParts(total[ledger]!));
      return {
        covered: made((ledger) => peopleOfParts(sums.now[ledger]!)),
        uncovered: made((ledger) => peopleOfParts(total[ledger]! - sums.now[ledger]! - apart[ledger]!)),
        share: share(sums.now),
        shareSlow: share(sums.slow),
        shareFast: share(sums.fast),
      };
    },
  };
}
