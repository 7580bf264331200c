import { report } from '../i18n/words/report';
import type { Answer } from '../model/result';
import type { Language } from '../model/text';
import { headingText } from './cell-text';
import { isNumber, type Cell, type Column, type Table } from './table';

/** A spreadsheet would run these as a formula. */
const formulaStart = /^[=+\-@\t\n\r]/;

/** Text safe to open in a spreadsheet: a leading apostrophe where it would become a formula. */
export function guardedText(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const rounded = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

const numberText = (value: number, column: Column): string => {
  if (column.kind === 'share' || column.kind === 'points') return rounded(value * 100, 4);
  if (column.kind === 'minutes') return rounded(value, 3);
  return rounded(value, 6);
};

const csvCell = (cell: Cell, column: Column, language: Language): string => {
  if (isNumber(cell)) return numberText(cell, column);
  if (cell === null || typeof cell === 'number') return '';
  return quoted(guardedText(column.kind === 'answer' ? (report[language].answers[cell as Answer] ?? cell) : cell));
};

/**
 * A table as csv for people: UTF-8 with BOM, CRLF, headings with units in the language, shares in per cent, empty cell for no data.
 */
export function tableCsv(table: Table, language: Language): Uint8Array {
  const head = table.columns.map((column) => quoted(guardedText(headingText(column, language)))).join(',');
  const lines = table.rows.map((row) => table.columns.map((column, place) => csvCell(row[place] ?? null, column, language)).join(','));
  return new TextEncoder().encode(`\u{feff}${[head, ...lines].join('\r\n')}\r\n`);
}
