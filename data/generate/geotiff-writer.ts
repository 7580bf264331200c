import { zlibSync } from 'fflate';
import { tiffDirectory } from '../../src/formats/tiff-directory';
import type { TiffEntry } from '../../src/formats/tiff-directory';
import type { Grid } from '../../src/model/grid';

const rowsPerStrip = 64;

/** Rows differenced (TIFF predictor 2) and deflated. */
function strip(values: Int16Array | Uint8Array, width: number, firstRow: number, lastRow: number): Uint8Array {
  const bytesPer = values.BYTES_PER_ELEMENT;
  const raw = new Uint8Array((lastRow - firstRow) * width * bytesPer);
  const view = new DataView(raw.buffer);
  for (let row = firstRow; row < lastRow; row++) {
    let before = 0;
    for (let column = 0; column < width; column++) {
      const value = values[row * width + column]!;
      const at = ((row - firstRow) * width + column) * bytesPer;
      if (bytesPer === 2) view.setInt16(at, ((value - before) << 16) >> 16, true);
      else raw[at] = (value - before) & 255;
      before = value;
    }
  }
  return zlibSync(raw, { level: 9 });
}

/**
 * A GeoTIFF of one band in WGS 84 (EPSG 4326, pixel is area): deflated strips with predictor 2, the same bytes each time.
 * @param values row by row from the north-west corner
 * @param nodata written as GDAL_NODATA
 */
export function writeGeotiff(grid: Grid, values: Int16Array | Uint8Array, nodata: number): Uint8Array {
  const strips: Uint8Array[] = [];
  for (let row = 0; row < grid.height; row += rowsPerStrip)
    strips.push(strip(values, grid.width, row, Math.min(grid.height, row + rowsPerStrip)));
  const offsets: number[] = [];
  let at = 8;
  for (const bytes of strips) {
    offsets.push(at);
    at += bytes.length;
  }
  at += at & 1;
  const signed = values instanceof Int16Array;
  const entries: TiffEntry[] = [
    { tag: 256, type: 4, values: [grid.width] },
    { tag: 257, type: 4, values: [grid.height] },
    { tag: 258, type: 3, values: [signed ? 16 : 8] },
    { tag: 259, type: 3, values: [8] },
    { tag: 262, type: 3, values: [1] },
    { tag: 273, type: 4, values: offsets },
    { tag: 277, type: 3, values: [1] },
    { tag: 278, type: 4, values: [rowsPerStrip] },
    { tag: 279, type: 4, values: strips.map((bytes) => bytes.length) },
    { tag: 284, type: 3, values: [1] },
    { tag: 317, type: 3, values: [2] },
    { tag: 339, type: 3, values: [signed ? 2 : 1] },
    { tag: 33550, type: 12, values: [grid.stepX, grid.stepY, 0] },
    { tag: 33922, type: 12, values: [0, 0, 0, grid.west, grid.north, 0] },
    { tag: 34735, type: 3, values: [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326] },
    { tag: 42113, type: 2, values: String(nodata) },
  ];
  const tail = tiffDirectory(entries, at);
  const file = new Uint8Array(at + tail.length);
  const header = new DataView(file.buffer);
  file.set([0x49, 0x49, 42, 0]);
  header.setUint32(4, at, true);
  strips.forEach((bytes, k) => file.set(bytes, offsets[k]));
  file.set(tail, at);
  return file;
}
