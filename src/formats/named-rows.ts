import { Failure } from '../model/finding';
import { textOf } from './attributes';
import { findColumns, missingColumn } from './columns';
import type { FindingList } from './finding-list';
import type { NamedBytes } from './named-bytes';
import { parseNumber, parseTruth } from './numbers';
import { readRows } from './read-layer';
import type { ReadOptions } from './read-options';

/** One row of a small table, read field by field. */
export interface NamedRow<F extends string> {
  /** '' where empty or where there is no such column */
  readonly text: (field: F) => string;
  /** null where empty or where there is no such column. @throws Failure cell.not-a-number */
  readonly number: (field: F) => number | null;
  readonly truth: (field: F) => boolean;
  /** refuses the row for what a field lacks. @throws Failure cell.missing-value */
  readonly lacks: (field: F) => never;
}

/**
 * The rows of a small table such as a list of actions.
 * @param needed fields without which the file is refused
 * @throws Failure table.missing-column
 */
export async function namedRows<F extends string>(
  file: NamedBytes,
  layer: string,
  fields: readonly F[],
  needed: readonly F[],
  reading: ReadOptions,
  findings: FindingList,
): Promise<{ readonly rows: readonly NamedRow<F>[]; readonly has: (field: F) => boolean }> {
  const table = await readRows(file, reading, findings);
  const found = findColumns(table, layer, fields, reading.columns, findings);
  for (const field of needed) if (found[field] < 0) throw missingColumn(table, layer, field);
  const rows = table.rows.map((cells, row): NamedRow<F> => {
    const where = (field: F) => ({ ...table.place(row), layer, column: table.columns[found[field]] ?? field });
    return {
      text: (field) => (found[field] < 0 ? '' : textOf(table, row, found[field])),
      number: (field) => {
        const cell = found[field] < 0 ? null : (cells[found[field]] ?? null);
        const value = parseNumber(cell);
        if (value === 'bad') throw new Failure('cell.not-a-number', where(field), { value: String(cell) });
        return value === 'missing' ? null : value;
      },
      truth: (field) => found[field] >= 0 && parseTruth(cells[found[field]] ?? null) === true,
      lacks: (field) => {
        throw new Failure('cell.missing-value', where(field));
      },
    };
  });
  return { rows, has: (field) => found[field] >= 0 };
}
