import { Failure } from '../model/finding';
import type { Raster, RasterArray } from '../model/grid';
import type { Demand } from '../model/study';
import { readAsc } from './asc';
import type { FindingList } from './finding-list';
import { readGeoTiff, writeGeoTiff, writeGeoTiffParts } from './geotiff';
import { fromDegrees } from './metric-frame';
import { isInParts } from './named-bytes';
import type { FileInParts, NamedBytes } from './named-bytes';
import { plainReading } from './read-options';
import type { ReadOptions } from './read-options';
import { geographicCodes, projectionOf } from './projection';
import { formatOf } from './file-format';

/** What tells the format of a large file. */
function startOf({ path, size, readAt }: FileInParts): NamedBytes {
  const bytes = new Uint8Array(Math.min(size, 4096));
  readAt(bytes, 0);
  return { path, bytes };
}

/** Reads a GeoTIFF or an ESRI ASCII grid. @throws Failure file.unknown-format and what the two readers throw */
export async function readRaster(file: NamedBytes, findings: FindingList): Promise<Raster> {
  const format = formatOf(isInParts(file) ? startOf(file) : file);
  if (format === 'geotiff') return readGeoTiff(file, findings);
  if (format === 'asc') return readAsc(file, findings);
  throw new Failure(file.bytes.length === 0 ? 'file.empty' : 'file.unknown-format', { file: file.path }, { wanted: 'GeoTIFF, asc' });
}

export const writeRaster = writeGeoTiff;

export const writeRasterParts = writeGeoTiffParts;

/** Turns cell positions of a raster into degrees. @throws Failure raster.projected where its projection is not known */
function toLonLat(raster: Raster, path: string): (x: number, y: number) => readonly [number, number] {
  const { grid } = raster;
  if (grid.crs === 'lonlat' && (grid.epsg === 0 || geographicCodes.has(grid.epsg))) return (x, y) => [x, y];
  const projection = grid.crs === 'metres' ? projectionOf(grid.epsg) : null;
  if (!projection) throw new Failure('raster.projected', { file: path }, { epsg: grid.epsg });
  return projection.toLonLat;
}

/** Cell positions as metres of the frame. @throws Failure raster.grid-mismatch where the raster has another projection */
function intoFrame(raster: Raster, path: string, options: ReadOptions): (x: number, y: number) => readonly [number, number] {
  const { crs, epsg } = raster.grid;
  if (crs === 'lonlat') return fromDegrees(options, path, 'demand');
  const frame = options.epsg ?? 0;
  if (frame > 0 && epsg > 0 && frame !== epsg)
    throw new Failure('raster.grid-mismatch', { file: path }, { crs: `EPSG:${epsg}`, grid: `EPSG:${frame}` });
  return (x, y) => [x, y];
}

/** Numbers that files use for missing cells, and nobody for people. */
const isUsualNodata = (value: number): boolean => value === -9999 || value === -99999 || value === -32768 || value < -1e30;

/** The values with such numbers as missing (NaN), told. The file's own nodata has been dealt with. */
function withoutUsualNodata({ values, nodata }: Raster, path: string, findings: FindingList): RasterArray {
  const odd = values.find((value) => value !== nodata && isUsualNodata(value));
  if (odd === undefined) return values;
  findings.add('warn', 'raster.nodata-odd', { file: path, layer: 'demand' }, { text: String(odd), undeclared: true });
  return Float64Array.from(values, (value) => (value === nodata || isUsualNodata(value) ? NaN : value));
}

/**
 * Demand of a raster of people per cell: a row for each cell with people, at the cell's centre; ids are `r<row>c<column>` counted from 0.
 * @param findings where given, numbers that only ever stand for missing cells (-9999, -3.4e38, ...) are taken so without the file
 * saying it, and told; else they are refused as negative
 * @param options with `metres`, positions are metres: the raster's own, or degrees turned into the frame's
 * @throws Failure cell.negative, cell.not-a-number (infinite), study.no-demand, raster.projected, raster.grid-mismatch
 */
export function demandFromRaster(
  raster: Raster,
  path: string,
  options: ReadOptions = plainReading,
  findings: FindingList | null = null,
): Demand {
  const { grid, nodata } = raster;
  const values = findings ? withoutUsualNodata(raster, path, findings) : raster.values;
  const turn = options.metres ? intoFrame(raster, path, options) : toLonLat(raster, path);
  let count = 0;
  for (let cell = 0; cell < values.length; cell++) {
    const people = values[cell] ?? NaN;
    if (people === nodata) continue;
    if (people < 0) {
      const row = Math.floor(cell / grid.width);
      throw new Failure(
        'cell.negative',
        { file: path, layer: 'demand' },
        { value: people, cellRow: row, cellColumn: cell - row * grid.width },
      );
    }
    if (people === Infinity) throw new Failure('cell.not-a-number', { file: path, layer: 'demand' }, { value: 'inf' });
    if (people > 0) count++;
  }
  if (count === 0) throw new Failure('study.no-demand', { file: path, layer: 'demand' });
  const id = Array.from<string>({ length: count });
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  const people = new Float64Array(count);
  const cells = { grid, column: new Int32Array(count), row: new Int32Array(count) };
  let at = 0;
  for (let row = 0; row < grid.height; row++) {
    for (let column = 0; column < grid.width; column++) {
      const value = values[row * grid.width + column] ?? NaN;
      if (!(value > 0) || value === nodata) continue;
      const [x, y] = turn(grid.west + (column + 0.5) * grid.stepX, grid.north - (row + 0.5) * grid.stepY);
      id[at] = `r${row}c${column}`;
      lon[at] = x;
      lat[at] = y;
      cells.column[at] = column;
      cells.row[at] = row;
      people[at++] = value;
    }
  }
  return { count, id, kind: 'raster', lon, lat, years: [], groups: ['people'], values: [[people]], columns: {}, cells };
}
