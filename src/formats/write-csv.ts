import { joinDelimited } from './csv';

export type CsvValue = string | number | boolean | null;

const formulaStart = /^[=+\-@\t\n\r]/;
const wholeNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Text of a cell. A text that a spreadsheet would run as a formula gets a leading apostrophe; numbers such as -5 stay numbers. */
function cellText(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return formulaStart.test(value) && !wholeNumber.test(value) ? `'${value}` : value;
}

/**
 * Comma separated text with CRLF line ends. Missing and infinite numbers become empty cells.
 * @param rows the first is the header
 * @param withMark begin with the UTF-8 mark, so that spreadsheets read Chinese right
 */
export function writeCsv(rows: readonly (readonly CsvValue[])[], withMark = false): Uint8Array {
  const text = joinDelimited(rows.map((row) => row.map(cellText)));
  return new TextEncoder().encode(`${withMark ? '\uFEFF' : ''}${text}\r\n`);
}
