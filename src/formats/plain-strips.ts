/** Where the cells of an uncompressed strip image lie in its file. */
export interface PlainStrips {
  /** TIFF tag 259 */
  readonly compression: number;
  readonly bitsPerSample: number;
  /** TIFF tag 339; 3 for floats */
  readonly sampleFormat: number;
  readonly offsets: ArrayLike<number>;
  readonly byteCounts: ArrayLike<number>;
}

/** Where the cells of a Float32 image begin whose strips are not compressed and lie in a row; null where it is anything else. */
export function plainStart(fileBytes: number, strips: PlainStrips, cells: number): number | null {
  const { compression, bitsPerSample, sampleFormat, offsets, byteCounts } = strips;
  if (compression !== 1 || bitsPerSample !== 32 || sampleFormat !== 3 || offsets.length === 0) return null;
  const start = offsets[0]!;
  let end = start;
  for (let strip = 0; strip < offsets.length; strip++) {
    if (offsets[strip] !== end) return null;
    end += byteCounts[strip] ?? NaN;
  }
  return end - start === 4 * cells && end <= fileBytes ? start : null;
}

/**
 * The cells of a Float32 image whose strips are not compressed and lie in a row, as most programs write it: straight from the file's bytes.
 * @param keep the bytes must stay as they are: the cells are a copy, else they may be a view
 * @returns null where the image is anything else, so that the library has to decode it
 */
export function plainFloat32(bytes: Uint8Array, strips: PlainStrips, cells: number, keep: boolean): Float32Array | null {
  const start = plainStart(bytes.length, strips, cells);
  if (start === null) return null;
  const end = start + 4 * cells;
  const at = bytes.byteOffset + start;
  if (bytes[0] !== 0x49) return swapped(bytes, start, cells);
  if (keep || at % 4 !== 0) return new Float32Array(bytes.slice(start, end).buffer);
  return new Float32Array(bytes.buffer, at, cells);
}

/** Big-endian cells. */
function swapped(bytes: Uint8Array, start: number, cells: number): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, 4 * cells);
  const values = new Float32Array(cells);
  for (let cell = 0; cell < cells; cell++) values[cell] = view.getFloat32(4 * cell, false);
  return values;
}
