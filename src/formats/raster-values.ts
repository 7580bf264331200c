import type { Raster, RasterArray } from '../model/grid';
import type { FindingList } from './finding-list';

type Values = Pick<Raster, 'values' | 'nodata'>;

const isFloat = (values: RasterArray): values is Float32Array | Float64Array =>
  values instanceof Float32Array || values instanceof Float64Array;

/**
 * The number of a nodata text ('-99999', 'nan', '-3.3999999521443642e+38'); null where there is none. A text that is no number is told and
 * passed over.
 */
export function nodataNumber(text: string, path: string, findings: FindingList): number | null {
  const trimmed = text.replaceAll('\0', '').trim().replace(',', '.');
  if (trimmed === '') return null;
  if (/^[+-]?nan$/i.test(trimmed) || /^-?1\.#(IND|QNAN)/i.test(trimmed)) return NaN;
  const value = /^[+-]?inf(inity)?$/i.test(trimmed) ? (trimmed.startsWith('-') ? -Infinity : Infinity) : Number(trimmed);
  if (!Number.isNaN(value)) return value;
  findings.add('warn', 'raster.nodata-odd', { file: path }, { text: trimmed });
  return null;
}

/**
 * Marks the missing cells: in float rasters they become NaN (in place) and `nodata` null; in integer rasters they stay and `nodata` is the
 * number. A number that no cell of the type can hold is told and passed over.
 * @param value of `nodataNumber`
 */
export function applyNodata(values: RasterArray, value: number | null, path: string, findings: FindingList): Values {
  if (value === null) return { values, nodata: null };
  if (!isFloat(values)) {
    const sample = values.slice(0, 1);
    sample[0] = value;
    if (sample.length > 0 && sample[0] === value) return { values, nodata: value };
    findings.add('warn', 'raster.nodata-odd', { file: path }, { text: String(value) });
    return { values, nodata: null };
  }
  markMissing(values, value);
  return { values, nodata: null };
}

/** Texts of a Float32 nodata are often short of digits: a huge one matches within a millionth. */
export function markMissing(values: Float32Array | Float64Array, nodata: number): void {
  if (Number.isNaN(nodata)) return;
  const target = values instanceof Float32Array ? Math.fround(nodata) : nodata;
  const slack = Math.abs(target) > 1e30 ? Math.abs(target) * 1e-6 : 0;
  const clipped = values instanceof Float32Array && Number.isFinite(nodata) && !Number.isFinite(target);
  const limit = clipped ? 3.4e38 : slack;
  const centre = clipped ? Math.sign(nodata) * 3.4028234663852886e38 : target;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (value === target || (slack > 0 && Math.abs(value - centre) <= (clipped ? limit * 1e-6 : slack))) values[i] = NaN;
  }
}

/** value x scale + offset, as float; a scale of 0 is told and passed over. Scaled integer rasters become float, their nodata NaN. */
export function applyScale(raster: Values, scale: number, offset: number, path: string, findings: FindingList): Values {
  if (scale === 0) findings.add('warn', 'raster.unsupported', { file: path }, { reason: 'scale-0' });
  if ((scale === 1 || scale === 0) && offset === 0) return raster;
  const factor = scale === 0 ? 1 : scale;
  const scaled = Float64Array.from(raster.values, (value) => (value === raster.nodata ? NaN : value * factor + offset));
  return { values: scaled, nodata: null };
}
