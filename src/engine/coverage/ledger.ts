import type { Ledger, Nearest, UnitLedger } from '../../model/result';
import { within } from '../../model/within';

/** The travel times that a ledger needs of `Nearest`. */
export type Times = Pick<Nearest, 'seconds' | 'facility' | 'state'>;

export interface LedgerQuestion {
  /** people of each demand row, NaN where unknown */
  readonly people: Float64Array;
  readonly nearest: Times;
  readonly cutoffSeconds: number;
  /** share of speed for the band, 0.2 for -20 % and +20 % */
  readonly band: number;
  /** start delay of each facility that `nearest.facility` counts in, seconds; none where absent */
  readonly delaySeconds?: Float64Array;
}

/** Shares of the people who are reached first: the median and the ninth tenth. */
const medianShare = 0.5;
const lateShare = 0.9;

/** `Nearest.state` of a row on ground that no mode can cross. */
const onBarrierState = 1;

/**
 * People are summed in whole parts of 2^-20 of a person, so that sums are exact in any order (up to 8 billion people): a ledger of
 * fractions of people balances to the bit too, and can be kept up to date by adding and subtracting.
 */
const partsPerPerson = 2 ** 20;

export const partsOfPeople = (people: number): number => Math.round(people * partsPerPerson);

export const peopleOfParts = (parts: number): number => parts / partsPerPerson;

/** Seconds within which a row counts at the slow and at the fast end of the band; a start delay is the same at every speed. */
export function bandBounds(cutoffSeconds: number, band: number, delaySeconds: number): { readonly slow: number; readonly fast: number } {
  const onTheWay = cutoffSeconds - delaySeconds;
  return { slow: delaySeconds + onTheWay * (1 - band), fast: delaySeconds + onTheWay * (1 + band) };
}

/** Rows in the order of their time, earliest first; rows without a time within the search bound are left out. Ties keep their order. */
export function rowsByTime(seconds: Float64Array): Uint32Array {
  const rows = new Uint32Array(seconds.length);
  let count = 0;
  for (let row = 0; row < seconds.length; row++) {
    if ((seconds[row] as number) < Infinity) rows[count++] = row;
  }
  return rows.subarray(0, count).sort((a, b) => (seconds[a] as number) - (seconds[b] as number) || a - b);
}

/**
 * The ledger of a set of demand rows.
 *
 * The band: all speeds times k divide the time on the way by k, so at speeds -20 % those are covered whose time on the way is within
 * `(cutoff - delay) * (1 - band)`, at +20 % within `(cutoff - delay) * (1 + band)`. A start delay (dispatch, loading) is the same at every speed. The
 * owner at usual speed is kept; where delays differ, another facility may be a little sooner at another speed, and the band is that much too cautious.
 * `nearest` must have been searched to `cutoffSeconds * (1 + band)` at least.
 *
 * Mean, median and ninth tenth are weighted by people, in minutes, among people with a time within the search bound; NaN where there are none.
 * The median is the shortest time within which half of them arrive.
 * @param rows demand rows, those with a time first and in the order of `rowsByTime`
 */
export function ledgerOf(rows: Uint32Array, question: LedgerQuestion): Omit<UnitLedger, 'code' | 'level'> {
  const { people, nearest, cutoffSeconds, band, delaySeconds } = question;
  const ledger: { -readonly [K in keyof Ledger]: Ledger[K] } = {
    people: 0,
    covered: 0,
    uncovered: 0,
    onBarrier: 0,
    offGrid: 0,
    noDataRows: 0,
  };
  let coveredSlow = 0;
  let coveredFast = 0;
  let timed = 0;
  let personSeconds = 0;
  for (const row of rows) {
    const persons = people[row] as number;
    if (Number.isNaN(persons)) {
      ledger.noDataRows++;
      continue;
    }
    const count = partsOfPeople(persons);
    const seconds = nearest.seconds[row] as number;
    const state = nearest.state[row] as number;
    if (within(seconds, cutoffSeconds)) ledger.covered += count;
    else if (state === onBarrierState) ledger.onBarrier += count;
    else if (state !== 0 || Number.isNaN(seconds)) ledger.offGrid += count;
    else ledger.uncovered += count;
    const { slow, fast } = bandBounds(cutoffSeconds, band, delaySeconds?.[nearest.facility[row] as number] ?? 0);
    if (within(seconds, slow)) coveredSlow += count;
    if (within(seconds, fast)) coveredFast += count;
    if (seconds < Infinity) {
      timed += count;
      personSeconds += persons * seconds;
    }
  }
  for (const sum of ['covered', 'uncovered', 'onBarrier', 'offGrid'] as const) ledger[sum] = peopleOfParts(ledger[sum]);
  ledger.people = ledger.covered + ledger.uncovered + ledger.onBarrier + ledger.offGrid;
  const timedPeople = peopleOfParts(timed);
  return {
    ...ledger,
    share: ledger.covered / ledger.people,
    shareSlow: peopleOfParts(coveredSlow) / ledger.people,
    shareFast: peopleOfParts(coveredFast) / ledger.people,
    meanMinutes: personSeconds / timedPeople / 60,
    medianMinutes: minutesOfShare(rows, question, timedPeople * medianShare),
    p90Minutes: minutesOfShare(rows, question, timedPeople * lateShare),
  };
}

/** The shortest time, in minutes, within which `wanted` people arrive; NaN where nobody does. */
function minutesOfShare(rows: Uint32Array, { people, nearest }: LedgerQuestion, wanted: number): number {
  let arrived = 0;
  for (const row of rows) {
    const count = people[row] as number;
    if (!(count > 0)) continue;
    const seconds = nearest.seconds[row] as number;
    if (!(seconds < Infinity)) break;
    arrived += count;
    if (arrived >= wanted) return seconds / 60;
  }
  return NaN;
}
