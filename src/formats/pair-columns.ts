import { Failure } from '../model/finding';
import type { Where } from '../model/finding';
import { findColumns, missingColumn } from './columns';
import type { FindingList } from './finding-list';
import { parseNumber } from './numbers';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

/** Costs of pairs as a file lists them, with the ids of both sides in the order in which they first come. */
export interface PairTable {
  readonly facilityIds: readonly string[];
  readonly demandIds: readonly string[];
  /** per pair: position in `facilityIds` */
  readonly facility: Int32Array;
  /** per pair: position in `demandIds` */
  readonly demand: Int32Array;
  /** per pair, at least 0, Infinity where unreachable */
  readonly cost: Float64Array;
  /** is the cost the column `seconds`, as `junda travel --matrix` writes it? */
  readonly inSeconds: boolean;
}

/** Columns of a matrix in a table. */
export interface PairColumns {
  readonly facility: number;
  readonly demand: number;
  readonly cost: number;
  readonly inSeconds: boolean;
}

const layer = 'matrix';
const fields = ['facility', 'demand', 'cost', 'seconds'] as const;
const endless: ReadonlySet<string> = new Set(['inf', '+inf', 'infinity']);

/** Finds `facility, demand` and `cost` or `seconds`. @throws Failure table.missing-column */
export function pairColumns(table: Table, options: ReadOptions, findings: FindingList): PairColumns {
  const named = options.columns['matrix.cost'] ?? options.columns['cost'];
  const hasSeconds = named === undefined && !table.columns.includes('cost') && table.columns.includes('seconds');
  const found = findColumns(table, layer, hasSeconds ? (['facility', 'demand', 'seconds'] as const) : fields, options.columns, findings);
  const cost = hasSeconds ? found.seconds : found.cost;
  for (const [field, at] of [
    ['facility', found.facility],
    ['demand', found.demand],
    ['cost', cost],
  ] as const) {
    if (at === undefined || at < 0) throw missingColumn(table, layer, field);
  }
  return { facility: found.facility, demand: found.demand, cost, inSeconds: hasSeconds };
}

/** What the cost of a row is: Infinity for an unreachable pair. @throws Failure cell.not-a-number, cell.negative */
export function costOf(cell: string, where: Where, findings: FindingList): number {
  const value = parseNumber(cell);
  if (value === 'missing') {
    findings.add('warn', 'cell.missing-value', where, { leftOut: true });
    return Infinity;
  }
  if (value === 'bad') {
    if (endless.has(cell.trim().toLowerCase())) return Infinity;
    throw new Failure('cell.not-a-number', where, { value: cell });
  }
  if (value < 0) throw new Failure('cell.negative', where, { value });
  return value;
}
