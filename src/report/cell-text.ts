import { formatIndex, formatMinutes, formatNumber, formatPeople, formatPoints, formatShare, noNumber } from '../i18n/format';
import { report } from '../i18n/words/report';
import type { Language } from '../model/text';
import { isNumber, type Cell, type Column, type ColumnKind } from './table';

type Outcome = keyof typeof report.zh.answers;

const isOutcome = (cell: Cell): cell is Outcome => typeof cell === 'string' && Object.hasOwn(report.zh.answers, cell);

type Show = (cell: Cell, language: Language) => string;

const plain: Show = (cell) => (cell === null || (typeof cell === 'number' && !Number.isFinite(cell)) ? '' : String(cell));
const numeric =
  (format: (value: number, language: Language) => string): Show =>
  (cell, language) =>
    isNumber(cell) ? format(cell, language) : noNumber;

const shows: Readonly<Record<ColumnKind, Show>> = {
  text: plain,
  code: plain,
  year: plain,
  people: numeric(formatPeople),
  count: numeric(formatPeople),
  share: numeric((value, language) => formatShare(value, language).replace(' %', '')),
  points: numeric(formatPoints),
  index: numeric(formatIndex),
  number: numeric(formatNumber),
  minutes: numeric(formatMinutes),
  answer: (cell, language) => (isOutcome(cell) ? report[language].answers[cell] : noNumber),
};

/** A cell as people read it; the unit stands in the heading. */
export function cellText(cell: Cell, column: Column, language: Language): string {
  return shows[column.kind](cell, language);
}

/** Heading with its unit in brackets. */
export function headingText(column: Column, language: Language): string {
  const unit = column.unit[language];
  return unit === '' ? column.heading[language] : `${column.heading[language]} (${unit})`;
}
