import { report } from '../i18n/words/report';
import type { Answer } from '../model/result';
import type { Language } from '../model/text';
import { headingText } from './cell-text';
import { toDecimals, written } from './precision';
import { isNumber, type Cell, type Column, type Table } from './table';

/** A spreadsheet would run these as a formula. */
const formulaStart = /^[=+\-@\t\n\r]/;

/** Text safe to open in a spreadsheet: a leading apostrophe where it would become a formula. */
export function guardedText(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A share stands in per cent, with the digits it has as a fraction. */
const numberText = (value: number, { kind }: Column): string => {
  const figure = written(value, kind);
  return String(kind === 'share' || kind === 'points' ? toDecimals(figure * 100, 4) : figure);
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
