import { writeXlsx, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { report } from '../i18n/words/report';
import type { Answer } from '../model/result';
import type { Language } from '../model/text';
import { headingText } from './cell-text';
import { isNumber, type Cell, type Column, type ColumnKind, type Table } from './table';

const numberFormats: Readonly<Record<ColumnKind, string | undefined>> = {
  text: undefined,
  code: '@',
  year: '0',
  people: '#,##0',
  count: '#,##0',
  share: '0.0%',
  points: '+0.00%;-0.00%;0.00%',
  number: '#,##0.00',
  minutes: '0.0',
  answer: undefined,
};

const headStyle = (column: Column): CellStyle => ({
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF6' } },
  alignment: { horizontal: column.align, vertical: 'center', wrapText: true },
});

const cellValue = (cell: Cell, column: Column, language: Language): CellValue => {
  if (isNumber(cell)) return cell;
  if (cell === null || typeof cell === 'number') return null;
  return column.kind === 'answer' ? (report[language].answers[cell as Answer] ?? cell) : cell;
};

/** Characters that a sheet name may not hold; 31 at most. */
const sheetName = (name: string): string => name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);

const widthOf = (column: Column, table: Table, language: Language): number => {
  const heading = headingText(column, language);
  const place = table.columns.indexOf(column);
  const longest = table.rows.slice(0, 200).reduce((most, row) => Math.max(most, String(row[place] ?? '').length), 0);
  const texts = column.kind === 'text' || column.kind === 'code' || column.kind === 'answer';
  const wide = language === 'zh' ? 2 : 1;
  return Math.min(48, Math.max(9, heading.length * wide + 2, texts ? longest * (column.kind === 'code' ? 1.1 : wide) + 2 : 11));
};

const sheetOf = (table: Table, language: Language): WriteSheet => {
  const heads = new Map(table.columns.map((column, place) => [`0,${place}`, { style: headStyle(column) }]));
  return {
    name: sheetName(table.title[language]),
    columns: table.columns.map((column) => {
      const numFmt = numberFormats[column.kind];
      return {
        width: widthOf(column, table, language),
        style: { alignment: { horizontal: column.align }, ...(numFmt ? { numFmt } : {}) },
      };
    }),
    rows: [
      table.columns.map((column) => headingText(column, language)),
      ...table.rows.map((row) => table.columns.map((column, place) => cellValue(row[place] ?? null, column, language))),
    ],
    cells: heads,
    freezePane: { rows: 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
};

/** Tables as one workbook, a sheet each: numbers stay numbers (shares as fractions shown in per cent), codes stay text. */
export async function tablesWorkbook(tables: readonly Table[], title: string, language: Language): Promise<Uint8Array> {
  const fixed = new Date(Date.UTC(2020, 0, 1));
  return writeXlsx({
    sheets: tables.map((table) => sheetOf(table, language)),
    properties: { title, creator: 'Junda', created: fixed, modified: fixed },
  });
}
