const run = 12;

/**
 * Sorts the items of each segment and their keys by the key, ascending; items of equal key keep their order. Insertion in short runs that
 * are merged upwards, without a call per comparison.
 * @param start starts of the segments, and the end of the last
 */
export function sortSegments(start: Int32Array, items: Int32Array, key: Float64Array): void {
  let longest = 0;
  for (let segment = 0; segment + 1 < start.length; segment++) longest = Math.max(longest, start[segment + 1]! - start[segment]!);
  const keys = [new Float64Array(longest), new Float64Array(longest)] as const;
  const held = [new Int32Array(longest), new Int32Array(longest)] as const;
  for (let segment = 0; segment + 1 < start.length; segment++) {
    const from = start[segment]!;
    const size = start[segment + 1]! - from;
    let turn = 0;
    const [first, firstItem] = [keys[0], held[0]];
    for (let low = 0; low < size; low += run) {
      const high = Math.min(low + run, size);
      for (let at = low; at < high; at++) {
        const item = items[from + at]!;
        const value = key[from + at]!;
        let to = at;
        for (; to > low && first[to - 1]! > value; to--) {
          first[to] = first[to - 1]!;
          firstItem[to] = firstItem[to - 1]!;
        }
        first[to] = value;
        firstItem[to] = item;
      }
    }
    for (let width = run; width < size; width *= 2) {
      const [source, sourceItem, target, targetItem] = [keys[turn]!, held[turn]!, keys[1 - turn]!, held[1 - turn]!];
      for (let low = 0; low < size; low += 2 * width) {
        const middle = Math.min(low + width, size);
        const high = Math.min(low + 2 * width, size);
        let [left, right] = [low, middle];
        for (let to = low; to < high; to++) {
          const takeLeft = left < middle && (right >= high || source[left]! <= source[right]!);
          const at = takeLeft ? left++ : right++;
          target[to] = source[at]!;
          targetItem[to] = sourceItem[at]!;
        }
      }
      turn = 1 - turn;
    }
    items.set(held[turn]!.subarray(0, size), from);
    key.set(keys[turn]!.subarray(0, size), from);
  }
}
