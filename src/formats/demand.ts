import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { Failure } from '../model/finding';
import { innerPoint } from '../model/inner-point';
import type { Demand } from '../model/study';
import { textOf } from './attributes';
import { CarriedRows } from './carried-rows';
import { findColumns, missingColumn } from './columns';
import { positionsOf } from './coordinates';
import type { FindingList } from './finding-list';
import { isH3Cell } from './h3';
import { parseNumber, parseYear } from './numbers';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

const layer = 'demand';
const groupName = /^people_\w/;

/** Years have four digits: place and year make one number. */
const yearSpan = 10_000;

/** Places of the rows: which place each row belongs to (-1: left out), and the first row of each place. */
interface Places {
  readonly ofRow: Int32Array;
  readonly firstRow: readonly number[];
  readonly id: readonly string[];
  readonly years: readonly number[];
  readonly yearOfRow: Int32Array;
}

function placesOf(
  table: Table,
  idColumn: number,
  yearColumn: number,
  lon: Float64Array,
  { codes }: ReadOptions,
  findings: FindingList,
): Places {
  const renamed = new CarriedRows();
  const count = table.rows.length;
  const ofRow = new Int32Array(count).fill(-1);
  const yearOfRow = new Int32Array(count);
  const firstRow: number[] = [];
  const id: string[] = [];
  const known = new Map<string, number>();
  const taken = new Set<number>();
  for (let row = 0; row < count; row++) {
    if (Number.isNaN(lon[row])) continue;
    const year = yearColumn < 0 ? 0 : parseYear(table.rows[row]?.[yearColumn] ?? null);
    if (year === null || year === 'bad') {
      const code = year === null ? 'cell.missing-value' : 'cell.not-a-number';
      findings.add(
        'error',
        code,
        { ...table.place(row), layer, column: table.columns[yearColumn] ?? '' },
        { value: textOf(table, row, yearColumn), leftOut: true },
      );
      continue;
    }
    const own = idColumn < 0 ? String(row + 1) : textOf(table, row, idColumn) || `row ${row + 1}`;
    const name = idColumn < 0 ? own : (codes?.renamed(own) ?? own);
    if (name !== own) renamed.add(own, name, table.place(row));
    const place = known.get(name) ?? id.length;
    const key = place * yearSpan + year;
    if (taken.has(key)) {
      findings.add('error', 'cell.duplicate-id', { ...table.place(row), layer }, { id: name, leftOut: true });
      continue;
    }
    taken.add(key);
    if (place === id.length) {
      known.set(name, place);
      id.push(name);
      firstRow.push(row);
    }
    ofRow[row] = place;
    yearOfRow[row] = year;
  }
  renamed.tell('crosswalk.carried', layer, findings);
  const years = yearColumn < 0 ? [] : [...new Set(yearOfRow.filter((_, row) => (ofRow[row] ?? -1) >= 0))].toSorted((a, b) => a - b);
  return { ofRow, firstRow, id, years, yearOfRow };
}

/** The areas of the rows, where there are any. */
function polygonsOf(table: Table): readonly (Polygon | MultiPolygon | null)[] | null {
  const areas = table.geometries?.map((geometry) => (geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? geometry : null));
  return areas?.some((area) => area !== null) ? areas : null;
}

/** The same rows with a place inside each area instead of the area. */
function withInnerPoints(table: Table, areas: readonly (Polygon | MultiPolygon | null)[]): Table {
  const geometries = table.geometries?.map((geometry, row): Geometry | null => {
    const area = areas[row];
    return area ? { type: 'Point', coordinates: [...innerPoint(area)] } : geometry;
  });
  return { ...table, geometries: geometries ?? null };
}

/**
 * Demand from a table: points with `lon, lat`, or H3 cells in `h3` (or in `id`), or polygons with a count; people in `people` and groups in `people_*`.
 * With a `year` column the table is long (a row per place and year); a year in which a place has no row is unknown (NaN) there.
 * Other columns that hold numbers only are kept in `columns`, taken from the first row of a place.
 * Blank people are NaN with a finding; a row without a position, and a repeated id, are reported and left out.
 * @throws Failure table.missing-column, cell.negative, cell.not-a-number (no number in the whole column), study.no-demand
 */
export function demandFromTable(table: Table, options: ReadOptions, findings: FindingList): Demand {
  const found = findColumns(table, layer, ['people', 'lon', 'lat', 'h3', 'id', 'year'], options.columns, findings);
  if (found.people < 0 && !options.placesOnly) throw missingColumn(table, layer, 'people');
  const idIsH3 = found.h3 < 0 && found.id >= 0 && table.rows.length > 0 && table.rows.every((row) => isH3Cell(String(row[found.id] ?? '')));
  const cellColumn = found.h3 >= 0 ? found.h3 : idIsH3 ? found.id : -1;
  const areas = polygonsOf(table);
  const positions = positionsOf(areas ? withInnerPoints(table, areas) : table, layer, found, cellColumn, options, true, findings);
  const places = placesOf(table, cellColumn >= 0 ? cellColumn : found.id, found.year, positions.lon, options, findings);
  const count = places.id.length;
  if (count === 0) throw new Failure('study.no-demand', { file: table.path, layer });
  const groupColumns = table.columns
    .map((name, column) => ({ name, column }))
    .filter((one) => one.column !== found.people && groupName.test(one.name));
  const counted = [{ name: 'people', column: found.people }, ...groupColumns];
  const slots = Math.max(1, places.years.length);
  const values = Array.from({ length: slots }, () => counted.map(() => new Float64Array(count).fill(NaN)));
  counted.forEach(({ column }, group) => {
    if (column < 0) return;
    fillCounts(
      table,
      column,
      group === 0,
      places,
      values.map((byGroup) => byGroup[group] ?? new Float64Array(0)),
      findings,
    );
  });
  const fields = new Set([...Object.values(found), ...counted.map((one) => one.column)]);
  return {
    count,
    id: places.id,
    kind: cellColumn >= 0 ? 'h3' : 'point',
    lon: Float64Array.from(places.firstRow, (row) => positions.lon[row] ?? NaN),
    lat: Float64Array.from(places.firstRow, (row) => positions.lat[row] ?? NaN),
    years: places.years,
    groups: counted.map((one) => one.name),
    values,
    columns: otherColumns(table, fields, places.firstRow),
    ...(areas ? { polygons: places.firstRow.map((row) => areas[row] ?? null) } : {}),
  };
}

/** Fills one group's counts; tells of blanks (`tell`) and of cells that are no number. */
function fillCounts(
  table: Table,
  column: number,
  tell: boolean,
  places: Places,
  target: readonly Float64Array[],
  findings: FindingList,
): void {
  const name = table.columns[column] ?? '';
  const slotOfYear = new Map(places.years.map((year, slot) => [year, slot]));
  const commas = table.delimiter === ';' ? 'refuse' : 'thousands';
  let good = 0;
  let bad = 0;
  for (let row = 0; row < table.rows.length; row++) {
    const place = places.ofRow[row] ?? -1;
    if (place < 0) continue;
    const cell = table.rows[row]?.[column] ?? null;
    const value = parseNumber(cell, commas);
    if (typeof value === 'number') {
      if (value < 0) throw new Failure('cell.negative', { ...table.place(row), layer, column: name }, { value });
      const slot = slotOfYear.get(places.yearOfRow[row] ?? 0) ?? 0;
      const slotValues = target[slot];
      if (slotValues) slotValues[place] = value;
      good++;
    } else if (value === 'bad') {
      bad++;
      findings.add('error', 'cell.not-a-number', { ...table.place(row), layer, column: name }, { value: String(cell) });
    } else if (tell) findings.add('warn', 'cell.missing-value', { ...table.place(row), layer, column: name });
  }
  if (good === 0 && bad > 0) throw new Failure('cell.not-a-number', { file: table.path, layer, column: name }, { rows: bad });
}

/** Columns outside the fields that hold numbers only (blanks NaN), one number per place. */
function otherColumns(table: Table, fields: ReadonlySet<number>, firstRow: readonly number[]): Record<string, Float64Array> {
  const columns: Record<string, Float64Array> = {};
  table.columns.forEach((name, column) => {
    if (fields.has(column)) return;
    const numbers = new Float64Array(firstRow.length);
    let any = false;
    for (let place = 0; place < firstRow.length; place++) {
      const value = parseNumber(table.rows[firstRow[place] ?? 0]?.[column] ?? null);
      if (value === 'bad') return;
      numbers[place] = value === 'missing' ? NaN : value;
      any ||= value !== 'missing';
    }
    if (any) columns[name] = numbers;
  });
  return columns;
}
