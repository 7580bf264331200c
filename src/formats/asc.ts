import { Failure } from '../model/finding';
import type { Raster } from '../model/grid';
import type { FindingList } from './finding-list';
import { gridOf } from './georeference';
import type { NamedBytes } from './named-bytes';
import { applyNodata, nodataNumber } from './raster-values';
import { decodeText } from './text';

const needed = ['ncols', 'nrows'] as const;
const mostCells = 100_000_000;

/**
 * Reads an ESRI ASCII grid (`ncols, nrows, xllcorner|xllcenter, yllcorner|yllcenter, cellsize` or `dx, dy`, `nodata_value`).
 * @throws Failure file.unreadable, file.truncated (fewer numbers than cells), file.too-large, raster.no-georeference
 */
export function readAsc(file: NamedBytes, findings: FindingList): Raster {
  const { path } = file;
  const { text } = decodeText(file);
  const header = new Map<string, string>();
  const headerLine = /^[ \t]*([a-z_]+)[ \t]+(\S+)[ \t]*\r?\n?/i;
  let rest = text;
  for (let match = headerLine.exec(rest); match && !/^[+-]?(nan|inf)/i.test(match[1] ?? ''); match = headerLine.exec(rest)) {
    header.set((match[1] ?? '').toLowerCase(), match[2] ?? '');
    rest = rest.slice(match[0].length);
  }
  const number = (key: string): number => Number((header.get(key) ?? '').replace(',', '.') || NaN);
  for (const key of needed) {
    if (!(Number.isInteger(number(key)) && number(key) > 0))
      throw new Failure('file.unreadable', { file: path }, { format: 'asc', message: key });
  }
  const width = number('ncols');
  const height = number('nrows');
  if (width * height > mostCells) throw new Failure('file.too-large', { file: path }, { width, height, most: mostCells });
  const stepX = header.has('cellsize') ? number('cellsize') : number('dx');
  const stepY = header.has('cellsize') ? number('cellsize') : number('dy');
  const west = header.has('xllcenter') ? number('xllcenter') - stepX / 2 : number('xllcorner');
  const south = header.has('yllcenter') ? number('yllcenter') - stepY / 2 : number('yllcorner');
  if (![west, south].every(Number.isFinite) || !(stepX > 0 && stepY > 0)) throw new Failure('raster.no-georeference', { file: path });
  const values = readCells(rest, width * height, path);
  const placement = { west, top: south + height * stepY, stepX, stepY: -stepY };
  const { grid } = gridOf(placement, width, height, 0, null, path, findings);
  return { grid, ...applyNodata(values, nodataNumber(header.get('nodata_value') ?? '-9999', path, findings), path, findings) };
}

function readCells(text: string, count: number, path: string): Float64Array {
  const values = new Float64Array(count);
  const token = /\S+/g;
  let filled = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (filled === count) throw new Failure('file.unreadable', { file: path }, { format: 'asc', message: 'more numbers than cells' });
    const value = /^[+-]?nan$/i.test(match[0]) ? NaN : Number(match[0].replace(',', '.'));
    if (Number.isNaN(value) && !/nan/i.test(match[0]))
      throw new Failure('cell.not-a-number', { file: path }, { value: match[0].slice(0, 40) });
    values[filled++] = value;
  }
  if (filled < count) throw new Failure('file.truncated', { file: path }, { format: 'asc', cells: filled, of: count });
  return values;
}
