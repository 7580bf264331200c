import { Failure } from '../model/finding';
import type { FoundColumns } from './columns';
import { datumByName } from './datum-by-name';
import type { FindingList } from './finding-list';
import { h3Centre, isH3Cell } from './h3';
import { fromDegrees } from './metric-frame';
import { parseNumber } from './numbers';
import type { Commas } from './numbers';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

/** What is wrong with a position: nothing, latitude and longitude changed places, metres instead of degrees, or simply off the earth. */
export type PositionFault = 'none' | 'swapped' | 'projected' | 'out-of-range';

/** Judges one position in degrees. @param x longitude @param y latitude */
export function positionFault(x: number, y: number): PositionFault {
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return 'none';
  if (Math.abs(x) <= 90 && Math.abs(y) <= 180) return 'swapped';
  return Math.abs(x) > 1000 || Math.abs(y) > 1000 ? 'projected' : 'out-of-range';
}

export const faultCodes = {
  swapped: 'coordinate.swapped',
  projected: 'coordinate.projected',
  'out-of-range': 'coordinate.out-of-range',
} as const;

/** Positions of the rows of a table; NaN where a row has none (reported). */
export interface Positions {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/**
 * Positions of the rows from `lon`, `lat` columns, point geometries or H3 cells, in that order. Rows without a good one get NaN and a finding.
 * @param cellColumn column of H3 cells, -1 where none
 * @param needed false where a row may do without a position (units)
 * @throws Failure coordinate.swapped, coordinate.projected where most rows are so; table.missing-column where there is nothing to go by
 */
export function positionsOf(
  table: Table,
  layer: string,
  found: FoundColumns<'lon' | 'lat'>,
  cellColumn: number,
  options: ReadOptions,
  needed: boolean,
  findings: FindingList,
): Positions {
  const count = table.rows.length;
  const lon = new Float64Array(count).fill(NaN);
  const lat = new Float64Array(count).fill(NaN);
  const hasColumns = found.lon >= 0 && found.lat >= 0;
  if (!hasColumns && !table.geometries && cellColumn < 0) {
    if (!needed) return { lon, lat };
    throw new Failure(
      'table.missing-column',
      { file: table.path, layer },
      { column: found.lon < 0 ? 'lon' : 'lat', columns: table.columns },
    );
  }
  tellOtherDatum(table, layer, found.lon, findings);
  const commas: Commas = table.delimiter === ';' ? 'decimal' : 'refuse';
  const faults = { swapped: 0, projected: 0, 'out-of-range': 0 };
  const faulty: { readonly row: number; readonly fault: keyof typeof faults }[] = [];
  let lastCell = '';
  let lastCentre: readonly [number, number] | null = null;
  for (let row = 0; row < count; row++) {
    const cells = table.rows[row] ?? [];
    let x: number | 'missing' | 'bad' = 'missing';
    let y: number | 'missing' | 'bad' = 'missing';
    const geometry = table.geometries?.[row];
    if (geometry?.type === 'Point') [x = 'missing', y = 'missing'] = geometry.coordinates;
    else if (hasColumns && !table.geometries) {
      x = parseNumber(cells[found.lon] ?? null, commas);
      y = parseNumber(cells[found.lat] ?? null, commas);
    }
    if (x === 'missing' && y === 'missing' && cellColumn >= 0) {
      const cell = String(cells[cellColumn] ?? '');
      if (cell !== lastCell) [lastCell, lastCentre] = [cell, isH3Cell(cell) ? h3Centre(cell) : null];
      if (lastCentre) [x, y] = lastCentre;
      else findings.add('error', 'cell.bad-h3', { ...table.place(row), layer, column: table.columns[cellColumn] ?? '' }, { value: cell });
    }
    if (x === 'bad' || y === 'bad') {
      const column = table.columns[x === 'bad' ? found.lon : found.lat] ?? '';
      const value = String(cells[x === 'bad' ? found.lon : found.lat] ?? '');
      findings.add('error', 'cell.not-a-number', { ...table.place(row), layer, column }, { value });
      continue;
    }
    if (needed && geometry && geometry.type !== 'Point' && (x === 'missing' || y === 'missing')) {
      findings.add(
        'error',
        'geojson.bad-geometry',
        { ...table.place(row), layer },
        { reason: 'point-wanted', type: geometry.type, leftOut: true },
      );
      continue;
    }
    if (x === 'missing' || y === 'missing') {
      if (needed && cellColumn < 0) findings.add('error', 'coordinate.missing', { ...table.place(row), layer });
      continue;
    }
    const fault = options.metres ? 'none' : positionFault(x, y);
    if (fault !== 'none') {
      faults[fault]++;
      faulty.push({ row, fault });
      continue;
    }
    lon[row] = x;
    lat[row] = y;
  }
  refuseIfMost(faults, count, table.path, layer);
  for (const { row, fault } of faulty) findings.add('error', faultCodes[fault], { ...table.place(row), layer }, { leftOut: true });
  if (options.metres && !table.geometries) turnIntoMetres({ lon, lat }, options, table.path, layer);
  return { lon, lat };
}

/** A column called `gcj02_lng` is not WGS 84, and shifts everything by some 500 m. */
function tellOtherDatum(table: Table, layer: string, column: number, findings: FindingList): void {
  const name = column < 0 ? '' : (table.columns[column] ?? '');
  const datum = datumByName(name);
  if (datum !== 'gcj02' && datum !== 'bd09') return;
  findings.add('warn', 'coordinate.other-datum', { file: table.path, layer, column: name }, { datum });
}

/** Positions that are degrees (most of them look so) become metres of the frame. @throws Failure raster.grid-mismatch */
function turnIntoMetres({ lon, lat }: Positions, options: ReadOptions, path: string, layer: string): void {
  let degrees = 0;
  let placed = 0;
  for (let row = 0; row < lon.length; row++) {
    if (Number.isNaN(lon[row])) continue;
    placed++;
    if (positionFault(lon[row] ?? NaN, lat[row] ?? NaN) === 'none') degrees++;
  }
  if (degrees * 2 <= placed) return;
  const turn = fromDegrees(options, path, layer);
  for (let row = 0; row < lon.length; row++) {
    if (!Number.isNaN(lon[row])) [lon[row], lat[row]] = turn(lon[row] ?? NaN, lat[row] ?? NaN);
  }
}

/** @throws Failure where more than half of the positions share a fault that has one cause */
export function refuseIfMost(
  faults: { readonly swapped: number; readonly projected: number },
  count: number,
  path: string,
  layer: string,
): void {
  if (faults.swapped * 2 > count) throw new Failure('coordinate.swapped', { file: path, layer }, { rows: faults.swapped, of: count });
  if (faults.projected * 2 > count) throw new Failure('coordinate.projected', { file: path, layer }, { rows: faults.projected, of: count });
}
