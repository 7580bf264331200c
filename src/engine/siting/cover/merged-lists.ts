/** Lists that are the same as groups, in the order in which they first come. */
export interface MergedLists {
  /** group of each list asked for */
  readonly group: Int32Array;
  /** the first list of each group */
  readonly first: Int32Array;
}

/**
 * Groups of lists with the same items in the same order and the same kind.
 * @param wanted rows to look at @param start @param end of the list of each row in `items` @param kind of each row
 */
export function mergedLists(wanted: Int32Array, start: Int32Array, end: Int32Array, items: Int32Array, kind: Uint8Array): MergedLists {
  let size = 16;
  while (size < wanted.length * 2) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const hashes: number[] = [];
  const group = new Int32Array(wanted.length);
  const first: number[] = [];
  for (let k = 0; k < wanted.length; k++) {
    const row = wanted[k]!;
    const [from, to] = [start[row]!, end[row]!];
    let hash = kind[row]! + 1;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ items[i]!, 0x9e3779b1) ^ (hash >>> 15);
    hash ^= hash >>> 16;
    let slot = hash & (size - 1);
    for (; table[slot]! >= 0; slot = (slot + 1) & (size - 1)) {
      const other = table[slot]!;
      if (hashes[other] !== hash) continue;
      const twin = first[other]!;
      const shift = start[twin]! - from;
      if (kind[twin] !== kind[row] || end[twin]! - shift !== to) continue;
      let i = from;
      while (i < to && items[i] === items[i + shift]) i++;
      if (i === to) break;
    }
    if (table[slot]! < 0) {
      table[slot] = first.push(row) - 1;
      hashes.push(hash);
    }
    group[k] = table[slot]!;
  }
  return { group, first: Int32Array.from(first) };
}
