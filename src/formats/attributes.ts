import type { Attribute, Attributes } from '../model/study';
import { parseAttribute, parseTruth } from './numbers';
import type { Table } from './table';

/** Does the column hold nothing but 0, 1, yes/no words and blanks (and at least one of 0 and 1)? */
function isZeroOne(table: Table, column: number): boolean {
  let seen = false;
  for (const row of table.rows) {
    const cell = row[column] ?? null;
    const text = typeof cell === 'string' ? cell.trim() : cell;
    if (text === null || text === '') continue;
    if (text === '0' || text === '1' || text === 0 || text === 1) seen = true;
    else if (parseTruth(cell) === null) return false;
  }
  return seen;
}

/**
 * The columns that no field took, as attributes of each row: yes/no words and 0/1 columns to boolean, numbers to number, empty to null.
 * @param taken positions of the columns that are fields
 */
export function attributesOf(table: Table, taken: readonly number[]): (row: number) => Attributes {
  const rest = table.columns.map((name, column) => ({ name, column })).filter(({ column }) => !taken.includes(column));
  const reads = rest.map(({ name, column }) => ({ name, column, zeroOne: isZeroOne(table, column) }));
  return (row) => {
    const cells = table.rows[row];
    const attributes: Record<string, Attribute> = {};
    for (const { name, column, zeroOne } of reads) attributes[name] = parseAttribute(cells?.[column] ?? null, zeroOne);
    return attributes;
  };
}

/** Text of a cell; '' where empty. */
export function textOf(table: Table, row: number, column: number): string {
  const cell = column < 0 ? null : (table.rows[row]?.[column] ?? null);
  return cell === null ? '' : typeof cell === 'string' ? cell.trim() : String(cell);
}
