/** Number of ones in 32 bits. */
export function ones(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Sets over the same items, one a line, 32 items a word. */
export interface BitTable {
  readonly width: number;
  readonly words: Int32Array;
}

/** Empty sets. */
export function bitTable(lines: number, items: number): BitTable {
  const width = (items + 31) >>> 5;
  return { width, words: new Int32Array(lines * width) };
}

/** A set of all items. */
export function fullSet(items: number): Int32Array {
  const set = new Int32Array((items + 31) >>> 5).fill(-1);
  if (items & 31) set[set.length - 1] = (1 << (items & 31)) - 1;
  return set;
}

/** Adds an item to a line. */
export function setBit({ width, words }: BitTable, line: number, item: number): void {
  words[line * width + (item >>> 5)]! |= 1 << (item & 31);
}

/** Is every item of line `a` that is in `among` in line `b` too? */
export function within({ width, words }: BitTable, a: number, b: number, among: Int32Array): boolean {
  for (let word = 0; word < width; word++) if (words[a * width + word]! & ~words[b * width + word]! & among[word]!) return false;
  return true;
}

/** Items of a line that are in `among`. */
export function countIn({ width, words }: BitTable, line: number, among: Int32Array): number {
  let count = 0;
  for (let word = 0; word < width; word++) count += ones(words[line * width + word]! & among[word]!);
  return count;
}

/** Calls `visit` with each item of a line that is in `among`, ascending, until it says true. @returns did it? */
export function someIn({ width, words }: BitTable, line: number, among: Int32Array, visit: (item: number) => boolean): boolean {
  for (let word = 0; word < width; word++) {
    for (let bits = words[line * width + word]! & among[word]!; bits !== 0; bits &= bits - 1) {
      if (visit((word << 5) + 31 - Math.clz32(bits & -bits))) return true;
    }
  }
  return false;
}

export const hasBit = (set: Int32Array, item: number): boolean => ((set[item >>> 5]! >>> (item & 31)) & 1) === 1;
export const dropBit = (set: Int32Array, item: number): void => {
  set[item >>> 5]! &= ~(1 << (item & 31));
};

/** Items of a set, ascending. */
export function itemsOf(set: Int32Array): number[] {
  const items: number[] = [];
  for (let word = 0; word < set.length; word++)
    for (let bits = set[word]!; bits !== 0; bits &= bits - 1) items.push((word << 5) + 31 - Math.clz32(bits & -bits));
  return items;
}
