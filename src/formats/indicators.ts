import type { IndicatorValue } from '../model/study';
import { textOf } from './attributes';
import { carriedFigures, type ReadFigure } from './carried-figures';
import { CarriedRows } from './carried-rows';
import { findColumns, missingColumn } from './columns';
import type { FindingList } from './finding-list';
import { parseNumber, parseYear } from './numbers';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

const layer = 'indicators';
const fields = ['unit', 'indicator', 'year', 'value'] as const;
const measures: ReadonlySet<string> = new Set(['', 'rate', 'count']);

/**
 * Figures from a table `unit, indicator, year, value`, optional `quantity` (rate or count: how a figure is carried where units were split or merged). A blank
 * value is left out with a finding. With `options.codes` old unit codes are carried to the units of the study (`carriedFigures`).
 * @throws Failure table.missing-column
 */
export function indicatorsFromTable(table: Table, options: ReadOptions, findings: FindingList): readonly IndicatorValue[] {
  const found = findColumns(table, layer, [...fields, 'quantity'] as const, options.columns, findings);
  for (const field of fields) if (found[field] < 0) throw missingColumn(table, layer, field);
  const figures: ReadFigure[] = [];
  for (let row = 0; row < table.rows.length; row++) {
    const cell = table.rows[row]?.[found.value] ?? null;
    const value = parseNumber(cell);
    const year = parseYear(table.rows[row]?.[found.year] ?? null);
    const where = { ...table.place(row), layer };
    const measure = found.quantity < 0 ? '' : textOf(table, row, found.quantity).toLowerCase();
    if (!measures.has(measure)) {
      findings.add('warn', 'cell.unknown-value', { ...where, column: 'quantity' }, { value: measure, wanted: ['rate', 'count'] });
    }
    if (value === 'missing' || year === null)
      findings.add('warn', 'cell.missing-value', { ...where, column: year === null ? 'year' : 'value' }, { leftOut: true });
    else if (value === 'bad' || year === 'bad')
      findings.add('error', 'cell.not-a-number', { ...where, column: year === 'bad' ? 'year' : 'value' }, { value: String(cell) });
    else {
      const unit = textOf(table, row, found.unit);
      const indicator = textOf(table, row, found.indicator);
      figures.push({ unit, indicator, year, value, where, measure: measure === 'rate' || measure === 'count' ? measure : '' });
    }
  }
  if (!options.codes) return figures.map(({ unit, indicator, year, value }) => ({ unit, indicator, year, value }));
  const rows = new CarriedRows();
  const carried = carriedFigures(figures, options.codes, rows, findings);
  rows.tell('crosswalk.carried', layer, findings);
  return carried;
}
