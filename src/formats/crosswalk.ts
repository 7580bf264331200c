import { unitCodes, type CodeChange } from '../model/crosswalk';
import { Failure, type Where } from '../model/finding';
import type { Unit } from '../model/study';
import { textOf } from './attributes';
import { findColumns, missingColumn } from './columns';
import type { FindingList } from './finding-list';
import { parseNumber, parseYear } from './numbers';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

const layer = 'crosswalk';
const fields = ['from', 'to', 'year', 'share', 'weight'] as const;
/** Shares are written with some decimals. */
const shareTolerance = 1e-3;

const refusal = (where: Where, reason: string, code = ''): Failure =>
  new Failure('crosswalk.bad', { ...where, layer }, { reason, ...(code === '' ? {} : { code }) });

/** Above 0; `absent` where the cell is empty or there is no such column, null for anything else. */
function amount(table: Table, row: number, column: number, absent: number): number | null {
  const value = column < 0 ? 'missing' : parseNumber(table.rows[row]?.[column] ?? null);
  if (value === 'missing') return absent;
  return value !== 'bad' && value > 0 ? value : null;
}

/**
 * Changes of unit codes from a table `from, to, year`, optional `share` (1 where empty) and `weight`.
 * @param units those that every change must end at; not checked where null
 * @throws Failure table.missing-column; crosswalk.bad with the row
 */
export function crosswalkFromTable(
  table: Table,
  units: readonly Unit[] | null,
  options: ReadOptions,
  findings: FindingList,
): readonly CodeChange[] {
  const found = findColumns(table, layer, fields, options.columns, findings);
  for (const field of ['from', 'to', 'year'] as const) if (found[field] < 0) throw missingColumn(table, layer, field);
  const changes = table.rows.map((cells, row): CodeChange => {
    const where = table.place(row);
    const [from, to] = [textOf(table, row, found.from), textOf(table, row, found.to)];
    const year = parseYear(cells[found.year] ?? null);
    const share = amount(table, row, found.share, 1);
    const weight = amount(table, row, found.weight, NaN);
    if (from === '' || to === '') throw refusal(where, 'no-code');
    if (typeof year !== 'number') throw refusal(where, 'no-year', from);
    if (share === null || share > 1) throw refusal(where, 'bad-share', from);
    if (weight === null) throw refusal(where, 'bad-weight', from);
    return { from, to, year, share, weight };
  });
  changes.forEach(({ from, year }, row) => {
    const sum = changes.reduce((total, change) => total + (change.from === from && change.year === year ? change.share : 0), 0);
    if (Math.abs(sum - 1) > shareTolerance) throw refusal(table.place(row), 'share-sum', from);
  });
  if (units) checkEnds(changes, units, table);
  return changes;
}

function checkEnds(changes: readonly CodeChange[], units: readonly Unit[], table: Table): void {
  const current = new Set(units.map(({ code }) => code));
  const codes = unitCodes(current, changes);
  changes.forEach(({ from, to, year }, row) => {
    if (!current.has(to) && !changes.some((change) => change.from === to)) throw refusal(table.place(row), 'unknown-to', to);
    if ((codes.carried(from, year - 1) ?? []).length === 0) throw refusal(table.place(row), 'circle', from);
  });
}
