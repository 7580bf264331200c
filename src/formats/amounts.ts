import { Failure } from '../model/finding';
import { textOf } from './attributes';
import { findColumns, missingColumn } from './columns';
import type { FindingList } from './finding-list';
import { parseNumber } from './numbers';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

/** One amount per id, such as the people of demand rows or the capacity of facilities. */
export interface Amounts {
  readonly ids: readonly string[];
  /** at least 0, NaN where the cell is empty; 1 each where the file has no such column */
  readonly amount: Float64Array;
  readonly hasColumn: boolean;
}

/** A column of numbers at least 0, NaN where empty (told). @throws Failure cell.not-a-number, cell.negative */
export function amountsIn(table: Table, layer: string, column: number, findings: FindingList): Float64Array {
  return Float64Array.from(table.rows, (cells, row) => {
    const cell = cells[column] ?? null;
    const where = { ...table.place(row), layer, column: table.columns[column] ?? '' };
    const value = parseNumber(cell);
    if (value === 'bad') throw new Failure('cell.not-a-number', where, { value: String(cell) });
    if (value === 'missing') {
      findings.add('warn', 'cell.missing-value', where);
      return NaN;
    }
    if (value < 0) throw new Failure('cell.negative', where, { value });
    return value;
  });
}

/** The ids of a table, as text, each once. @throws Failure table.missing-column, cell.missing-value, cell.duplicate-id */
export function idsIn(table: Table, layer: string, column: number): readonly string[] {
  const known = new Set<string>();
  return table.rows.map((_, row) => {
    const id = textOf(table, row, column);
    const where = { ...table.place(row), layer, column: table.columns[column] ?? '' };
    if (id === '') throw new Failure('cell.missing-value', where);
    if (known.has(id)) throw new Failure('cell.duplicate-id', where, { id });
    known.add(id);
    return id;
  });
}

/**
 * Amounts by id from a table `id` (or `h3`) and one column, which may be left out; no places are needed.
 * @param layer for `--column layer.name=...` and for findings
 * @throws Failure table.missing-column (no id), cell.missing-value (an empty id), cell.duplicate-id, cell.not-a-number, cell.negative
 */
export function amountsFromTable(
  table: Table,
  layer: string,
  column: 'people' | 'capacity',
  options: ReadOptions,
  findings: FindingList,
): Amounts {
  const found = findColumns(table, layer, ['id', 'h3', column] as const, options.columns, findings);
  const idColumn = found.id >= 0 ? found.id : found.h3;
  if (idColumn < 0) throw missingColumn(table, layer, 'id');
  const hasColumn = found[column] >= 0;
  return {
    ids: idsIn(table, layer, idColumn),
    amount: hasColumn ? amountsIn(table, layer, found[column], findings) : new Float64Array(table.rows.length).fill(1),
    hasColumn,
  };
}
