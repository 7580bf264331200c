import type { IndicatorValue } from '../model/study';
import { textOf } from './attributes';
import { findColumns, missingColumn } from './columns';
import type { FindingList } from './finding-list';
import { parseNumber, parseYear } from './numbers';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

const layer = 'indicators';
const fields = ['unit', 'indicator', 'year', 'value'] as const;

/** Figures from a table `unit, indicator, year, value`. A blank value is left out with a finding. @throws Failure table.missing-column */
export function indicatorsFromTable(table: Table, options: ReadOptions, findings: FindingList): readonly IndicatorValue[] {
  const found = findColumns(table, layer, fields, options.columns, findings);
  for (const field of fields) if (found[field] < 0) throw missingColumn(table, layer, field);
  const figures: IndicatorValue[] = [];
  for (let row = 0; row < table.rows.length; row++) {
    const cell = table.rows[row]?.[found.value] ?? null;
    const value = parseNumber(cell);
    const year = parseYear(table.rows[row]?.[found.year] ?? null);
    const where = { ...table.place(row), layer };
    if (value === 'missing' || year === null)
      findings.add('warn', 'cell.missing-value', { ...where, column: year === null ? 'year' : 'value' }, { leftOut: true });
    else if (value === 'bad' || year === 'bad')
      findings.add('error', 'cell.not-a-number', { ...where, column: year === 'bad' ? 'year' : 'value' }, { value: String(cell) });
    else figures.push({ unit: textOf(table, row, found.unit), indicator: textOf(table, row, found.indicator), year, value });
  }
  return figures;
}
