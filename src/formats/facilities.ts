import { Failure } from '../model/finding';
import type { Facility } from '../model/study';
import { attributesOf, textOf } from './attributes';
import { CarriedRows } from './carried-rows';
import { findColumns } from './columns';
import { positionsOf } from './coordinates';
import type { FindingList } from './finding-list';
import { isH3Cell } from './h3';
import { parseNumber, parseYear } from './numbers';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

const layer = 'facilities';
const fields = ['lon', 'lat', 'id', 'name', 'type', 'opened', 'closed', 'capacity', 'delay_minutes', 'unit', 'h3'] as const;

/**
 * Facilities from a table (csv, or GeoJSON points): `id, name, type, lon, lat`, optional `opened, closed, capacity, delay_minutes, unit`;
 * every other column is an attribute. A row without a position, and a repeated id, are reported and left out.
 * Where `delay_minutes` is empty, that of the type in `options` holds. Where the file has no `type` column, all have the type ''.
 * @throws Failure study.no-facilities where no row is left; table.missing-column where there is no position at all
 */
export function facilitiesFromTable(table: Table, options: ReadOptions, findings: FindingList): readonly Facility[] {
  const found = findColumns(table, layer, fields, options.columns, findings);
  const idIsH3 = found.id >= 0 && (found.lon < 0 || found.lat < 0) && table.rows.some((row) => isH3Cell(String(row[found.id] ?? '')));
  const cellColumn = found.h3 >= 0 ? found.h3 : idIsH3 ? found.id : -1;
  const positions = positionsOf(table, layer, found, cellColumn, options, true, findings);
  const attributes = attributesOf(table, Object.values(found));
  const known = new Set<string>();
  const facilities: Facility[] = [];
  const amount = (row: number, column: number): number | null => {
    if (column < 0) return null;
    const cell = table.rows[row]?.[column] ?? null;
    const value = parseNumber(cell);
    const where = { ...table.place(row), layer, column: table.columns[column] ?? '' };
    if (value === 'missing') return null;
    if (value === 'bad') {
      findings.add('error', 'cell.not-a-number', where, { value: String(cell) });
      return null;
    }
    if (value < 0) throw new Failure('cell.negative', where, { value });
    return value;
  };
  const year = (row: number, column: number): number | null => {
    if (column < 0) return null;
    const cell = table.rows[row]?.[column] ?? null;
    const value = parseYear(cell);
    if (value !== 'bad') return value;
    findings.add(
      'error',
      'cell.not-a-number',
      { ...table.place(row), layer, column: table.columns[column] ?? '' },
      { value: String(cell) },
    );
    return null;
  };
  const unitOf = unitReader(table, found.unit, options, findings);
  for (let row = 0; row < table.rows.length; row++) {
    const lon = positions.lon[row] ?? NaN;
    const lat = positions.lat[row] ?? NaN;
    if (Number.isNaN(lon) || Number.isNaN(lat)) continue;
    const id = textOf(table, row, found.id >= 0 ? found.id : cellColumn) || String(row + 1);
    if (known.has(id)) {
      findings.add('error', 'cell.duplicate-id', { ...table.place(row), layer }, { id, leftOut: true });
      continue;
    }
    known.add(id);
    facilities.push({
      id,
      name: textOf(table, row, found.name),
      type: textOf(table, row, found.type),
      lon,
      lat,
      opened: year(row, found.opened),
      closed: year(row, found.closed),
      capacity: amount(row, found.capacity),
      delaySeconds: (amount(row, found.delay_minutes) ?? options.delayMinutes?.get(textOf(table, row, found.type)) ?? 0) * 60,
      unit: unitOf.read(row, id),
      attributes: attributes(row),
    });
  }
  unitOf.tell();
  if (facilities.length === 0) throw new Failure('study.no-facilities', { file: table.path, layer });
  return facilities;
}

/**
 * Reads the unit code of a row, carried to the study's units where these are known: of a unit that was split the place decides. A code that is
 * neither a unit's nor in the crosswalk is told with its row and kept, so that the facility counts for no unit.
 */
function unitReader(table: Table, column: number, { codes }: ReadOptions, findings: FindingList) {
  const carried = new CarriedRows();
  const split = new CarriedRows();
  return {
    read: (row: number, id: string): string => {
      const code = textOf(table, row, column);
      if (code === '' || !codes) return code;
      const parts = codes.carried(code, null);
      if (!parts) {
        const where = { ...table.place(row), layer, column: table.columns[column] ?? '' };
        findings.add('error', 'study.unknown-unit', where, { unit: code, id, leftOut: true });
        return code;
      }
      const [part, ...more] = parts;
      if (!part || more.length > 0) {
        split.add(code, parts.map((one) => one.code).join(', '), table.place(row));
        return '';
      }
      if (part.code !== code) carried.add(code, part.code, table.place(row));
      return part.code;
    },
    tell: (): void => {
      carried.tell('crosswalk.carried', layer, findings);
      split.tell('crosswalk.split-place', layer, findings);
    },
  };
}
