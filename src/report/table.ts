import type { Text } from '../model/text';

/** What a column holds ('points': a difference of shares, 0.01 for a percentage point; 'index': a figure of about 0 to 1 of which thousandths count); decides alignment and how a value is written in csv, workbook, page and terminal. */
export type ColumnKind = 'text' | 'code' | 'year' | 'people' | 'count' | 'share' | 'points' | 'index' | 'number' | 'minutes' | 'answer';

export type Align = 'left' | 'right';

export interface Column {
  readonly key: string;
  readonly heading: Text;
  /** shown in brackets after the heading; empty where the column counts nothing */
  readonly unit: Text;
  readonly align: Align;
  readonly kind: ColumnKind;
}

/** Text, a number in SI or as a share 0..1, an `Answer` or 'listed' in a column of kind 'answer'; null and NaN are no data. */
export type Cell = string | number | null;

/** The one form in which results become csv, workbook sheet, page and terminal. */
export interface Table {
  /** file name and sheet key */
  readonly id: string;
  readonly title: Text;
  /** what is left out of it, or how to read it; absent where nothing is to be said */
  readonly note?: Text;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

const none: Text = { zh: '', en: '' };
const people: Text = { zh: '人', en: 'people' };
const percent: Text = { zh: '%', en: '%' };
const points: Text = { zh: '百分点', en: 'points' };
const minutes: Text = { zh: '分钟', en: 'min' };

const unitOfKind: Readonly<Record<ColumnKind, Text>> = {
  text: none,
  code: none,
  year: none,
  people,
  count: none,
  share: percent,
  points,
  index: none,
  number: none,
  minutes,
  answer: none,
};

const alignOfKind: Readonly<Record<ColumnKind, Align>> = {
  text: 'left',
  code: 'left',
  year: 'left',
  people: 'right',
  count: 'right',
  share: 'right',
  points: 'right',
  index: 'right',
  number: 'right',
  minutes: 'right',
  answer: 'left',
};

/** A column with the unit and alignment of its kind; `unit` says what a count counts. */
export function column(key: string, kind: ColumnKind, heading: Text, unit: Text = unitOfKind[kind]): Column {
  return { key, kind, heading, unit, align: alignOfKind[kind] };
}

/** Is the cell a number to show? NaN and null are no data. */
export function isNumber(cell: Cell): cell is number {
  return typeof cell === 'number' && Number.isFinite(cell);
}

/** The table with only the columns named, in that order. */
export function selectColumns(table: Table, keys: readonly string[]): Table {
  const places = keys.map((key) => table.columns.findIndex((candidate) => candidate.key === key)).filter((place) => place >= 0);
  const pick = <T>(items: readonly T[]): T[] => places.map((place) => items[place]).filter((item) => item !== undefined);
  return { ...table, columns: pick(table.columns), rows: table.rows.map((row) => pick(row)) };
}
