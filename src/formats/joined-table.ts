import { textOf } from './attributes';
import { findColumns, missingColumn } from './columns';
import type { FindingList } from './finding-list';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

function idColumn(table: Table, layer: string, options: ReadOptions, findings: FindingList): number {
  const { id, h3 } = findColumns(table, layer, ['id', 'h3'] as const, options.columns, findings);
  const column = id >= 0 ? id : h3;
  if (column < 0) throw missingColumn(table, layer, 'id');
  return column;
}

/**
 * A table with the columns that another table has besides, row by row of the same id (or `h3`), empty where the other has no such row. A column that both have
 * is the first one's.
 * @throws Failure table.missing-column where either has no id
 */
export function joinedTable(
  first: { readonly table: Table; readonly layer: string },
  other: { readonly table: Table; readonly layer: string },
  options: ReadOptions,
  findings: FindingList,
): Table {
  const { table } = first;
  const own = idColumn(table, first.layer, options, findings);
  const theirs = idColumn(other.table, other.layer, options, findings);
  const added = [...other.table.columns.keys()].filter((at) => at !== theirs && !table.columns.includes(other.table.columns[at] ?? ''));
  const rowById = new Map(other.table.rows.map((_, row) => [textOf(other.table, row, theirs), row]));
  return {
    ...table,
    columns: [...table.columns, ...added.map((at) => other.table.columns[at] ?? '')],
    rows: table.rows.map((cells, row) => {
      const match = other.table.rows[rowById.get(textOf(table, row, own)) ?? -1];
      return [...cells, ...added.map((at) => match?.[at] ?? null)];
    }),
  };
}
