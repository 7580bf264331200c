import { amountsIn, idsIn } from './amounts';
import { textOf } from './attributes';
import { findColumns, missingColumn } from './columns';
import type { FindingList } from './finding-list';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

const layer = 'values';

/** Values of places, `id, value, people`, with any further columns by name. */
export interface Levels {
  readonly ids: readonly string[];
  readonly value: Float64Array;
  /** 1 each where the file has no such column */
  readonly people: Float64Array;
  readonly hasPeople: boolean;
  /** null where the file has no such column */
  readonly area: Float64Array | null;
  /** Numbers of a column by its name in the file. @throws Failure table.missing-column, cell.not-a-number, cell.negative */
  readonly numbers: (name: string) => Float64Array;
  /** Texts of a column by its name in the file, '' where empty. @throws Failure table.missing-column */
  readonly texts: (name: string) => readonly string[];
}

/**
 * Values of places from a table `id, value, people`, optional `area`. Rows without an id column are numbered from 1.
 * @throws Failure table.missing-column, cell.missing-value (an empty id), cell.duplicate-id, cell.not-a-number, cell.negative
 */
export function levelsFromTable(table: Table, options: ReadOptions, findings: FindingList): Levels {
  const found = findColumns(table, layer, ['id', 'value', 'people', 'area', 'h3'] as const, options.columns, findings);
  if (found.value < 0) throw missingColumn(table, layer, 'value');
  const at = (name: string): number => {
    const column = table.columns.indexOf(name);
    if (column < 0) throw missingColumn(table, layer, name);
    return column;
  };
  const idColumn = found.id >= 0 ? found.id : found.h3;
  return {
    ids: idColumn >= 0 ? idsIn(table, layer, idColumn) : table.rows.map((_, row) => String(row + 1)),
    value: amountsIn(table, layer, found.value, findings),
    people: found.people >= 0 ? amountsIn(table, layer, found.people, findings) : new Float64Array(table.rows.length).fill(1),
    hasPeople: found.people >= 0,
    area: found.area >= 0 ? amountsIn(table, layer, found.area, findings) : null,
    numbers: (name) => amountsIn(table, layer, at(name), findings),
    texts: (name) => table.rows.map((_, row) => textOf(table, row, at(name))),
  };
}
