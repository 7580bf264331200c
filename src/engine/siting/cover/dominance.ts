/** Bits that tell most lists apart that do not hold each other: one bit of 32 for each item. */
function signatures(start: Int32Array, items: Int32Array): Int32Array {
  const bits = new Int32Array(start.length - 1);
  for (let list = 0; list < bits.length; list++) {
    for (let k = start[list]!; k < start[list + 1]!; k++) bits[list]! |= 1 << (Math.imul(items[k]!, 0x9e3779b1) >>> 27);
  }
  return bits;
}

/** Does list `b` hold every item of list `a`? Both ascend. */
function holds(start: Int32Array, items: Int32Array, a: number, b: number): boolean {
  let k = start[b]!;
  const end = start[b + 1]!;
  for (let i = start[a]!; i < start[a + 1]!; i++) {
    const item = items[i]!;
    while (k < end && items[k]! < item) k++;
    if (k === end || items[k] !== item) return false;
    k++;
  }
  return true;
}

/**
 * Lists that are held by others, for each the place of one that holds it, else -1. Of lists that are the same the first stays.
 * @param start @param items lists with items ascending
 * @param byStart @param byItem the lists of each item
 * @param may the lists that may be dropped and those that may stand for them: 0 neither, 1 both
 */
export function heldBy(start: Int32Array, items: Int32Array, byStart: Int32Array, byItem: Int32Array, may: Uint8Array): Int32Array {
  const count = start.length - 1;
  const bits = signatures(start, items);
  const by = new Int32Array(count).fill(-1);
  for (let list = 0; list < count; list++) {
    const length = start[list + 1]! - start[list]!;
    if (may[list] === 0 || length === 0) continue;
    // whoever holds the list holds its rarest item
    let rare = items[start[list]!]!;
    for (let k = start[list]!; k < start[list + 1]!; k++) {
      const item = items[k]!;
      if (byStart[item + 1]! - byStart[item]! < byStart[rare + 1]! - byStart[rare]!) rare = item;
    }
    for (let k = byStart[rare]!; k < byStart[rare + 1]!; k++) {
      const other = byItem[k]!;
      if (other === list || may[other] === 0 || (bits[list]! & ~bits[other]!) !== 0) continue;
      const longer = start[other + 1]! - start[other]! - length;
      if (longer < 0 || (longer === 0 && other > list) || !holds(start, items, list, other)) continue;
      by[list] = other;
      break;
    }
  }
  return by;
}

/**
 * Lists that hold others, for each the place of one that it holds, else -1. Of lists that are the same the first stays.
 * @param start @param items lists with items ascending @param byStart @param byItem the lists of each item
 * @param may the lists that may be dropped and those that may stand for them
 */
export function holding(start: Int32Array, items: Int32Array, byStart: Int32Array, byItem: Int32Array, may: Uint8Array): Int32Array {
  const count = start.length - 1;
  const bits = signatures(start, items);
  const of = new Int32Array(count).fill(-1);
  for (let list = 0; list < count; list++) {
    const length = start[list + 1]! - start[list]!;
    // a list that is held already need not speak: what holds it is told by its own
    if (may[list] === 0 || length === 0 || of[list]! >= 0) continue;
    let rare = items[start[list]!]!;
    for (let k = start[list]!; k < start[list + 1]!; k++) {
      const item = items[k]!;
      if (byStart[item + 1]! - byStart[item]! < byStart[rare + 1]! - byStart[rare]!) rare = item;
    }
    for (let k = byStart[rare]!; k < byStart[rare + 1]!; k++) {
      const other = byItem[k]!;
      if (other === list || may[other] === 0 || of[other]! >= 0 || (bits[list]! & ~bits[other]!) !== 0) continue;
      const longer = start[other + 1]! - start[other]! - length;
      if (longer < 0 || (longer === 0 && other < list) || !holds(start, items, list, other)) continue;
      of[other] = list;
    }
  }
  return of;
}
