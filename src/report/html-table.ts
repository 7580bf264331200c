import type { Language } from '../model/text';
import { cellText, headingText } from './cell-text';
import { escaped } from './markup';
import type { Table } from './table';

/** A table as HTML: headings with units, numbers to the right, answers marked by word and class. The first column heads its row. */
export function tableHtml(table: Table, language: Language, className = ''): string {
  const head = table.columns
    .map((column) => `<th scope="col" class="${column.align}">${escaped(headingText(column, language))}</th>`)
    .join('');
  const body = table.rows
    .map((row) => {
      const cells = table.columns.map((column, place) => {
        const cell = row[place] ?? null;
        const text = escaped(cellText(cell, column, language));
        if (column.kind === 'answer') return `<td class="left"><span class="answer ${escaped(String(cell))}">${text}</span></td>`;
        return place === 0 ? `<th scope="row" class="${column.align}">${text}</th>` : `<td class="${column.align}">${text}</td>`;
      });
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  return `<table class="${escaped(className)}"><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}
