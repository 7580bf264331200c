/** An entry of a TIFF directory: its tag, its type (2 text, 3 short, 4 long, 12 double) and its values. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: 2 | 3 | 4 | 12;
  readonly values: readonly number[] | string;
}

const sizeOfType = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;

/**
 * A TIFF directory in little-endian bytes, values longer than four bytes behind it on multiples of eight.
 * @param entries by ascending tag
 * @param offset of the directory in its file
 */
export function tiffDirectory(entries: readonly TiffEntry[], offset: number): Uint8Array {
  const count = entries.length;
  let extra = 2 + count * 12 + 4;
  const lengths = entries.map((entry) => entry.values.length + (typeof entry.values === 'string' ? 1 : 0));
  const total = entries.reduce((sum, { type }, k) => {
    const size = (lengths[k] ?? 0) * sizeOfType[type];
    return sum + (size > 4 ? size + 8 : 0);
  }, extra);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, count, true);
  entries.forEach(({ tag, type, values }, k) => {
    const at = 2 + k * 12;
    const length = lengths[k] ?? 0;
    const size = length * sizeOfType[type];
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, length, true);
    let to = at + 8;
    if (size > 4) {
      extra = (extra + 7) & ~7;
      view.setUint32(at + 8, offset + extra, true);
      to = extra;
      extra += size;
    }
    for (let n = 0; n < values.length; n++) {
      const value = typeof values === 'string' ? values.charCodeAt(n) : (values[n] ?? NaN);
      if (type === 2) bytes[to + n] = value;
      else if (type === 3) view.setUint16(to + n * 2, value, true);
      else if (type === 4) view.setUint32(to + n * 4, value, true);
      else view.setFloat64(to + n * 8, value, true);
    }
  });
  return bytes.subarray(0, extra);
}
