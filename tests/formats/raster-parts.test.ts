import { describe, expect, it } from 'vitest';
import { FindingList, readRaster, writeRaster } from '../../src/formats';
import type { FileInParts } from '../../src/formats/named-bytes';
import type { Grid, Raster } from '../../src/model/grid';
import { rowsOf } from '../../src/model/grid';

const grid: Grid = { width: 5, height: 4, west: 300_000, north: 4_000_000, stepX: 30, stepY: 30, crs: 'metres', epsg: 32648 };
const values = Float32Array.from({ length: 20 }, (_, cell) => (cell === 7 ? NaN : cell / 8));
const bytes = writeRaster({ grid, values, nodata: null });

/** The file as it lies on disk: nobody may ask for all of it. */
function onDisk(of: Uint8Array, read: { count: number } = { count: 0 }): FileInParts {
  return {
    path: 'friction.tif',
    size: of.length,
    get bytes(): Uint8Array {
      throw new Error('read whole');
    },
    readAt: (target, offset) => {
      read.count += target.length;
      target.set(of.subarray(offset, offset + target.length));
    },
  };
}

/** The same where reading whole is allowed. */
const onDiskWhole = (of: Uint8Array): FileInParts => ({
  path: 'friction.tif',
  size: of.length,
  bytes: of,
  readAt: (target, offset) => target.set(of.subarray(offset, offset + target.length)),
});

describe('a Float32 file that is read in parts', () => {
  it('has the grid and the values of the file read whole, the nodata number as NaN', async () => {
    const whole = await readRaster({ path: 'friction.tif', bytes }, new FindingList());
    const parts = await readRaster(onDisk(bytes), new FindingList());
    expect(parts.grid).toEqual(whole.grid);
    expect(parts.nodata).toBe(null);
    expect(parts.values).toEqual(whole.values);
    expect(parts.values[7]).toBeNaN();
  });

  it('gives a row without reading the others', async () => {
    const read = { count: 0 };
    const raster = await readRaster(onDisk(bytes, read), new FindingList());
    const before = read.count;
    const row = rowsOf(raster)(1);
    expect([...row]).toEqual([5 / 8, 6 / 8, NaN, 8 / 8, 9 / 8]);
    expect(read.count - before).toBe(4 * grid.width);
  });

  it('is read whole where its cells do not lie in a plain row', async () => {
    const turned = Uint8Array.from(bytes);
    // the tag of the compression (259) of the directory: deflate instead of none
    const view = new DataView(turned.buffer);
    const entries = view.getUint16(8, true);
    for (let entry = 0; entry < entries; entry++) {
      const at = 10 + 12 * entry;
      if (view.getUint16(at, true) === 259) view.setUint16(at + 8, 8, true);
    }
    await expect(readRaster(onDisk(turned), new FindingList())).rejects.toMatchObject({ finding: { details: { message: 'read whole' } } });
  });

  it('is refused as cut short where cells are missing', async () => {
    const cut = bytes.subarray(0, bytes.length - 8);
    const file: FileInParts = onDiskWhole(cut);
    await expect(readRaster(file, new FindingList())).rejects.toMatchObject({ finding: { code: 'file.truncated' } });
  });
});

describe('rowsOf', () => {
  it('are views where the values are in memory', () => {
    const raster: Raster = { grid, values, nodata: null };
    expect(rowsOf(raster)(2)).toEqual(values.subarray(10, 15));
  });
});
