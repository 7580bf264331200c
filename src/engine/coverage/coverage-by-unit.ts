import type { UnitLedger } from '../../model/result';
import { unitLevels } from '../../model/study';
import type { Unit, UnitLevel } from '../../model/study';
import { ledgerOf, rowsByTime } from './ledger';
import type { LedgerQuestion } from './ledger';
import { unitTree } from './unit-tree';
import type { UnitTree } from './unit-tree';

export interface CoverageQuestion extends LedgerQuestion {
  readonly units: readonly Unit[];
  /** of `unitMembership`: the smallest polygon unit of each demand row, -1 outside */
  readonly membership: Int32Array;
  /** of `villageMembership`; without it the villages have no ledgers */
  readonly villages?: Int32Array | null;
  /** only these levels, and no ledger of the outside; all levels where absent */
  readonly levels?: readonly UnitLevel[];
}

/** Demand rows sorted into bins `0..bins - 1`, each bin in the order given; rows of bin -1 are in none. */
function binned(order: Uint32Array, binOf: Int32Array, bins: number): readonly Uint32Array[] {
  const start = new Uint32Array(bins + 1);
  for (const row of order) {
    const bin = binOf[row] as number;
    if (bin >= 0) start[bin + 1] = (start[bin + 1] as number) + 1;
  }
  for (let bin = 0; bin < bins; bin++) start[bin + 1] = (start[bin + 1] as number) + (start[bin] as number);
  const rows = new Uint32Array(start[bins] as number);
  const next = start.slice();
  for (const row of order) {
    const bin = binOf[row] as number;
    if (bin < 0) continue;
    const at = next[bin] as number;
    rows[at] = row;
    next[bin] = at + 1;
  }
  return Array.from({ length: bins }, (_bin, bin) => rows.subarray(start[bin], start[bin + 1]));
}

/** The order of times that were asked about before: a service and its standards ask about the same ones. */
const orders = new WeakMap<Float64Array, Uint32Array>();

/** All rows, those with a time first, earliest first, then the others in their order. */
function rowsInOrder(seconds: Float64Array): Uint32Array {
  const kept = orders.get(seconds);
  if (kept) return kept;
  const timed = rowsByTime(seconds);
  const order = new Uint32Array(seconds.length);
  order.set(timed);
  let next = timed.length;
  for (let row = 0; row < seconds.length; row++) if (!((seconds[row] as number) < Infinity)) order[next++] = row;
  orders.set(seconds, order);
  return order;
}

/** Row of the unit of a level that holds each demand row, -1 where none does. */
function unitAtLevel(
  tree: UnitTree,
  level: UnitLevel,
  { membership, villages }: Pick<CoverageQuestion, 'membership' | 'villages'>,
): Int32Array {
  const ancestors = tree.atLevel[level];
  if (level === 'village' && villages) return villages;
  return membership.map((unit) => (unit < 0 ? -1 : (ancestors[unit] as number)));
}

type Numbers = Float64Array | Int32Array | Uint8Array;

/** Are they the same numbers, where not the same list? */
function sameNumbers(a: Numbers | null | undefined, b: Numbers | null | undefined): boolean {
  if (a === b) return true;
  return a?.length === b?.length && (a?.every((value, at) => Object.is(value, b?.[at])) ?? false);
}

const sameQuestion = (a: CoverageQuestion, b: CoverageQuestion): boolean =>
  a.units === b.units &&
  a.people === b.people &&
  a.cutoffSeconds === b.cutoffSeconds &&
  a.band === b.band &&
  a.levels?.join() === b.levels?.join() &&
  a.nearest.facility === b.nearest.facility &&
  a.nearest.state === b.nearest.state &&
  sameNumbers(a.membership, b.membership) &&
  sameNumbers(a.villages, b.villages) &&
  sameNumbers(a.delaySeconds, b.delaySeconds);

/** The latest ledgers of times that were asked about before: another target or filter of a standard needs no other ones. */
const keptLedgers = new WeakMap<Float64Array, { readonly question: CoverageQuestion; readonly ledgers: readonly UnitLedger[] }[]>();
const keptEach = 4;

/**
 * Who is within the cutoff, by administrative unit: city first, then counties, towns and villages, each in the order of `units`, then one ledger
 * with code '' for people outside every unit. A study without units has that one ledger only, for all its people.
 *
 * Each ledger balances: people = covered + uncovered + on a barrier + off the grid. Whole numbers of people sum exactly, so the city is the sum of
 * its counties and of its towns to the person wherever every demand row is in a town.
 * @throws Failure study.unit-without-parent
 */
export function coverageByUnit(question: CoverageQuestion): readonly UnitLedger[] {
  const { seconds } = question.nearest;
  const kept = keptLedgers.get(seconds) ?? [];
  const found = kept.find((entry) => sameQuestion(entry.question, question));
  if (found) return found.ledgers;
  const order = rowsInOrder(seconds);
  const ledgers = unitRows(question, order).map(({ code, level, rows }) => ({ code, level, ...ledgerOf(rows, question) }));
  keptLedgers.set(seconds, [...kept.slice(1 - keptEach), { question, ledgers }]);
  return ledgers;
}

/** Demand rows of each ledger of `coverageByUnit`, ascending. */
export function ledgerRows(question: Omit<CoverageQuestion, 'nearest'>): readonly Uint32Array[] {
  const order = Uint32Array.from(question.people, (_, row) => row);
  return unitRows(question, order).map(({ rows }) => rows);
}

/** The ledgers that there are, each with its demand rows in the order given. */
function unitRows(
  question: Omit<CoverageQuestion, 'nearest'>,
  order: Uint32Array,
): readonly (Pick<UnitLedger, 'code' | 'level'> & { readonly rows: Uint32Array })[] {
  const { units, membership, levels } = question;
  const tree = unitTree(units);
  const ledgers: (Pick<UnitLedger, 'code' | 'level'> & { readonly rows: Uint32Array })[] = [];
  for (const level of unitLevels) {
    const levelRows = tree.rowsAt[level];
    if (levelRows.length === 0 || (levels && !levels.includes(level))) continue;
    if (level === 'village' && !question.villages && !membership.some((unit) => units[unit]?.level === 'village')) continue;
    const bins = binned(order, unitAtLevel(tree, level, question), units.length);
    for (const row of levelRows) {
      ledgers.push({ code: (units[row] as Unit).code, level, rows: bins[row] as Uint32Array });
    }
  }
  if (!levels) {
    const outside = order.filter((row) => (membership[row] as number) < 0);
    ledgers.push({ code: '', level: 'outside', rows: outside });
  }
  return ledgers;
}
