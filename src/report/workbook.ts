import { writeXlsx, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { report } from '../i18n/words/report';
import type { Answer } from '../model/result';
import type { Language } from '../model/text';
import { headingText } from './cell-text';
import { written } from './precision';
import { isNumber, type Cell, type Column, type ColumnKind, type Table } from './table';

const numberFormats: Readonly<Record<ColumnKind, string | undefined>> = {
  text: undefined,
  code: '@',
  year: '0',
  people: '#,##0',
  count: '#,##0',
  share: '0.0%',
  points: '+0.00%;-0.00%;0.00%',
  index: '0.000',
  number: '#,##0.00',
  minutes: '0.0',
  answer: undefined,
};

/** On every Chinese Windows, with Office and with WPS; other systems take their own Chinese font in its place. */
const font = { name: 'Microsoft YaHei', size: 10 } as const;

/** A little room between a number and the text to its right. */
const indentOf = ({ align }: Column): { readonly indent?: number } => (align === 'left' ? { indent: 1 } : {});

const headStyle = (column: Column): CellStyle => ({
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF6' } },
  alignment: { horizontal: column.align, vertical: 'center', wrapText: true, ...indentOf(column) },
  border: { bottom: { style: 'thin', color: { rgb: '8A94A0' } } },
});

const answerStyle = (rgb: string, fill: string): CellStyle => ({
  font: { ...font, color: { rgb } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } },
  alignment: { horizontal: 'left', vertical: 'top', indent: 1 },
});

/** Answers that are seen at a glance; 'listed' stays plain. */
const answerStyles: Readonly<Record<Answer, CellStyle>> = {
  met: answerStyle('1F6FA8', 'E3F0F9'),
  'not-met': answerStyle('B2182B', 'FBE6E4'),
  'no-data': answerStyle('5B6775', 'EEF0F3'),
};

const cellValue = (cell: Cell, column: Column, language: Language): CellValue => {
  if (isNumber(cell)) return written(cell, column.kind);
  if (cell === null || typeof cell === 'number') return null;
  return column.kind === 'answer' ? (report[language].answers[cell as Answer] ?? cell) : cell;
};

/** A name that a sheet may have (31 letters, none of []:*?/\), unlike those before it. */
const sheetName = (name: string, taken: Set<string>): string => {
  const clean = name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);
  let free = clean;
  for (let copy = 2; taken.has(free.toLowerCase()); copy++) free = `${clean.slice(0, 28)} ${copy}`;
  taken.add(free.toLowerCase());
  return free;
};

/** Width of a text in digits; a Chinese character is two wide. */
const textWidth = (text: string): number => {
  let width = 0;
  for (const letter of text) width += letter > '\u2e7f' ? 2 : 1;
  return width;
};

/** Width beyond which a text breaks into lines; wider where there are few columns. */
const widestOf = ({ columns }: Table): number => (columns.length <= fewColumns ? 90 : 44);
const fewColumns = 4;
/** From so many columns on, the names of units stay in sight. */
const manyColumns = 40;
/** Points of a line, and lines at most: the rest is seen in the cell. */
const lineHeight = 14;
const mostLines = 12;
/** Width in digits up to which a sheet is read on A4; wider ones are printed on A3. */
const widestOnA4 = 190;
const sampled = 400;

/** Rows looked at for the width of columns: spread over the table, so that long names at its end count too. */
const sampleOf = ({ rows }: Table): readonly (readonly Cell[])[] => {
  const step = Math.max(1, Math.floor(rows.length / sampled));
  return rows.filter((_row, at) => at % step === 0);
};

const longestText = (column: Column, place: number, rows: readonly (readonly Cell[])[], language: Language): number =>
  rows.reduce((most, row) => Math.max(most, textWidth(String(cellValue(row[place] ?? null, column, language) ?? ''))), 0);

/** Headings may break into two lines, texts beyond the widest into as many as they need. */
const headWidth = (column: Column, language: Language): number => {
  const words = headingText(column, language).split(' ');
  return Math.max(...words.map(textWidth), Math.ceil(textWidth(headingText(column, language)) / 2)) + 4;
};

const isText = ({ kind }: Column): boolean => kind === 'text' || kind === 'code' || kind === 'answer';

/** Place of the column of unit names, -1 where there is none. */
const namesAt = ({ columns }: Table): number => columns.findIndex(({ key }) => key === 'unit');

interface ColumnLayout {
  readonly width: number;
  readonly wraps: boolean;
}

function layoutOf(table: Table, language: Language): readonly ColumnLayout[] {
  const sample = sampleOf(table);
  const widest = widestOf(table);
  return table.columns.map((column, place) => {
    const longest = isText(column) ? longestText(column, place, sample, language) + 3 : 12;
    return { width: Math.min(widest, Math.max(headWidth(column, language), longest)), wraps: longest > widest };
  });
}

/** Heights of rows with a text of several lines: not every program finds them by itself. */
function rowHeights(table: Table, layout: readonly ColumnLayout[]): Map<number, { height: number }> {
  const heights = new Map([[0, { height: 2 * lineHeight + 4 }]]);
  const widest = widestOf(table);
  const wrapped = layout.flatMap(({ wraps }, place) => (wraps ? [place] : []));
  table.rows.forEach((row, at) => {
    const lines = wrapped.map((place) => Math.ceil(textWidth(String(row[place] ?? '')) / widest));
    const most = Math.min(mostLines, Math.max(1, ...lines));
    if (most > 1) heights.set(at + 1, { height: most * lineHeight });
  });
  return heights;
}

const sheetOf = (table: Table, language: Language, taken: Set<string>): WriteSheet => {
  const cells = new Map<string, { style: CellStyle }>(
    table.columns.map((column, place) => [`0,${place}`, { style: headStyle(column) }] as const),
  );
  table.columns.forEach((column, place) => {
    if (column.kind !== 'answer') return;
    table.rows.forEach((row, at) => {
      const style = answerStyles[row[place] as Answer];
      if (style) cells.set(`${at + 1},${place}`, { style });
    });
  });
  const layout = layoutOf(table, language);
  return {
    name: sheetName(table.title[language], taken),
    columns: table.columns.map((column, place) => {
      const numFmt = numberFormats[column.kind];
      const { width, wraps } = layout[place]!;
      return {
        width,
        style: {
          font,
          alignment: { horizontal: column.align, vertical: 'top', ...indentOf(column), ...(wraps ? { wrapText: true } : {}) },
          ...(numFmt ? { numFmt } : {}),
        },
      };
    }),
    rowDefs: rowHeights(table, layout),
    rows: [
      table.columns.map((column) => headingText(column, language)),
      ...table.rows.map((row) => table.columns.map((column, place) => cellValue(row[place] ?? null, column, language))),
    ],
    cells,
    freezePane: { rows: 1, ...(table.columns.length >= manyColumns ? { columns: namesAt(table) + 1 } : {}) },
    ...(table.rows.length > 0 ? { autoFilter: { range: `A1:${columnName(table.columns.length - 1)}${table.rows.length + 1}` } } : {}),
    pageSetup: {
      paperSize: layout.reduce((sum, { width }) => sum + width, 0) > widestOnA4 ? 'a3' : 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
};

/** A, B, ... Z, AA, ...: the letters of a column counted from 0. */
function columnName(place: number): string {
  const letter = String.fromCodePoint(65 + (place % 26));
  return place < 26 ? letter : columnName(Math.floor(place / 26) - 1) + letter;
}

/**
 * Tables as one workbook, a sheet each: a frozen head with filters, numbers as numbers with their format (shares as fractions shown in per cent), codes as text,
 * answers in colour.
 */
export async function tablesWorkbook(tables: readonly Table[], title: string, language: Language): Promise<Uint8Array> {
  const fixed = new Date(Date.UTC(2020, 0, 1));
  const taken = new Set<string>();
  return writeXlsx({
    sheets: tables.map((table) => sheetOf(table, language, taken)),
    defaultFont: font,
    properties: { title, creator: 'Junda', created: fixed, modified: fixed },
  });
}
