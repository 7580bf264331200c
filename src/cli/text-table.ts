import type { Language } from '../model/text';
import { cellText, headingText } from '../report/cell-text';
import type { Align, Table } from '../report/table';
import { clipped, displayWidth, padded } from './display-width';

const gap = '  ';
const widestColumn = 64;

/** Rows of text in aligned columns (Chinese letters count double), with a rule under the heading. No spaces at the ends of lines. */
export function alignedLines(head: readonly string[], rows: readonly (readonly string[])[], aligns: readonly Align[]): readonly string[] {
  // the last column may run on: nothing stands to its right
  const clip = (row: readonly string[]): readonly string[] =>
    row.map((text, at) => (at === head.length - 1 ? text : clipped(text, widestColumn)));
  const all = [clip(head), ...rows.map(clip)];
  const widths = head.map((_, column) => Math.max(...all.map((row) => displayWidth(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) => padded(row[column] ?? '', width, aligns[column] ?? 'left'))
      .join(gap)
      .trimEnd();
  const [first = [], ...rest] = all;
  return [line(first), widths.map((width) => '─'.repeat(Math.min(width, widestColumn))).join(gap), ...rest.map(line)];
}

/** A table for the terminal. */
export function tableLines(table: Table, language: Language): readonly string[] {
  return alignedLines(
    table.columns.map((column) => headingText(column, language)),
    table.rows.map((row) => table.columns.map((column, place) => cellText(row[place] ?? null, column, language))),
    table.columns.map((column) => column.align),
  );
}
