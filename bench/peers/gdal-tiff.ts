import { deflateSync } from 'node:zlib';
import type { Grid } from '../../src/model/grid';

/** How GDAL lays out a file: `strips` is its default (uncompressed, strips of about 8 KB), `tiles` is deflate in tiles of 256 x 256. */
export type Layout = 'strips' | 'tiles';

const tileSide = 256;

interface Tag {
  readonly id: number;
  /** 2 text, 3 uint16, 4 uint32, 12 float64 */
  readonly type: 2 | 3 | 4 | 12;
  readonly values: readonly number[];
}

const sizeOf = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;

/** The image cut as the layout says, little-endian float32. */
function piecesOf({ width, height }: Grid, values: Float32Array, layout: Layout, rowsPerStrip: number): Buffer[] {
  const pieces: Buffer[] = [];
  if (layout === 'strips') {
    for (let row = 0; row < height; row += rowsPerStrip) {
      const part = values.subarray(row * width, Math.min(height, row + rowsPerStrip) * width);
      pieces.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    }
    return pieces;
  }
  for (let top = 0; top < height; top += tileSide) {
    for (let left = 0; left < width; left += tileSide) {
      const tile = new Float32Array(tileSide * tileSide);
      for (let row = top; row < Math.min(height, top + tileSide); row++) {
        const start = row * width + left;
        tile.set(values.subarray(start, start + Math.min(tileSide, width - left)), (row - top) * tileSide);
      }
      pieces.push(deflateSync(Buffer.from(tile.buffer)));
    }
  }
  return pieces;
}

/**
 * A float32 GeoTIFF as GDAL would write it, on a machine that counts its low byte first. The product's own writer makes one strip of
 * the other byte order, which nobody but it hands us.
 * @param values NaN is written as the nodata value -9999
 */
export function gdalTiff(grid: Grid, values: Float32Array, layout: Layout): Buffer {
  const { width, height } = grid;
  const stored = values.map((value) => (value === value ? value : -9999));
  const rowsPerStrip = Math.max(1, Math.floor(8192 / (4 * width)));
  const pieces = piecesOf(grid, stored, layout, rowsPerStrip);
  const lengths = pieces.map((piece) => piece.length);
  const places: number[] = [];
  let next = 8;
  for (const length of lengths) {
    places.push(next);
    next += length;
  }
  const end = next + (next % 2);
  const text = '-9999\0';
  const cut: readonly Tag[] =
    layout === 'strips'
      ? [
          { id: 273, type: 4, values: places },
          { id: 278, type: 3, values: [rowsPerStrip] },
          { id: 279, type: 4, values: lengths },
        ]
      : [
          { id: 322, type: 3, values: [tileSide] },
          { id: 323, type: 3, values: [tileSide] },
          { id: 324, type: 4, values: places },
          { id: 325, type: 4, values: lengths },
        ];
  const tags: readonly Tag[] = [
    { id: 256, type: 4, values: [width] },
    { id: 257, type: 4, values: [height] },
    { id: 258, type: 3, values: [32] },
    { id: 259, type: 3, values: [layout === 'strips' ? 1 : 8] },
    { id: 262, type: 3, values: [1] },
    { id: 277, type: 3, values: [1] },
    { id: 284, type: 3, values: [1] },
    { id: 339, type: 3, values: [3] },
    { id: 33550, type: 12, values: [grid.stepX, grid.stepY, 0] },
    { id: 33922, type: 12, values: [0, 0, 0, grid.west, grid.north, 0] },
    { id: 34735, type: 3, values: [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, grid.epsg] },
    { id: 42113, type: 2, values: Array.from(text, (letter) => letter.charCodeAt(0)) },
    ...cut,
  ].toSorted((a, b) => a.id - b.id) as Tag[];
  const directory = 2 + 12 * tags.length + 4;
  const longer = tags.map(({ type, values }) => sizeOf[type] * values.length).filter((size) => size > 4);
  const tail = Buffer.alloc(directory + longer.reduce((sum, size) => sum + size + (size % 2), 0));
  tail.writeUInt16LE(tags.length, 0);
  let spare = directory;
  tags.forEach(({ id, type, values }, i) => {
    const at = 2 + 12 * i;
    const size = sizeOf[type] * values.length;
    tail.writeUInt16LE(id, at);
    tail.writeUInt16LE(type, at + 2);
    tail.writeUInt32LE(values.length, at + 4);
    let place = at + 8;
    if (size > 4) {
      tail.writeUInt32LE(end + spare, at + 8);
      place = spare;
      spare += size + (size % 2);
    }
    for (const value of values) {
      if (type === 2) tail.writeUInt8(value, place);
      else if (type === 3) tail.writeUInt16LE(value, place);
      else if (type === 4) tail.writeUInt32LE(value, place);
      else tail.writeDoubleLE(value, place);
      place += sizeOf[type];
    }
  });
  const head = Buffer.alloc(8);
  head.write('II');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(end, 4);
  return Buffer.concat([head, ...pieces, Buffer.alloc(end - next), tail]);
}
