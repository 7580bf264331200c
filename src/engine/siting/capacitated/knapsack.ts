/** Items of a knapsack in parallel arrays: what each is worth per person, and its row. */
export interface Items {
  readonly row: Int32Array;
  readonly worth: Float64Array;
}

/** One item in part. */
export interface Filled {
  readonly value: number;
  /** items from `from` up to here are in, in whole */
  readonly whole: number;
  /** of the item at `whole`, 0 to 1 */
  readonly part: number;
}

/**
 * The most worth of people that a room holds where rows may be split: dearest first (Dantzig 1957), found by partition and not by sorting. Items are put
 * in another order.
 */
export function fillRoom({ row, worth }: Items, from: number, to: number, people: Float64Array, room: number): Filled {
  let [low, high] = [from, to];
  let left = room;
  let value = 0;
  while (low < high) {
    const pivot = worth[(low + high) >> 1]!;
    let [i, j] = [low, high - 1];
    let size = 0;
    let gain = 0;
    // items dearer than the pivot to the left, cheaper to the right, as dear as it in between
    let k = low;
    while (k <= j) {
      const one = worth[k]!;
      if (one > pivot) {
        const count = people[row[k]!]!;
        size += count;
        gain += count * one;
        swap(row, worth, i++, k++);
      } else if (one < pivot) swap(row, worth, k, j--);
      else k++;
    }
    if (size >= left) {
      high = i;
      continue;
    }
    left -= size;
    value += gain;
    low = i;
    for (; low < k; low++) {
      const count = people[row[low]!]!;
      if (count > left) return { value: value + left * pivot, whole: low, part: left / count };
      left -= count;
      value += count * pivot;
    }
  }
  return { value, whole: low, part: 0 };
}

function swap(row: Int32Array, worth: Float64Array, one: number, other: number): void {
  const [oneRow, oneWorth] = [row[one]!, worth[one]!];
  row[one] = row[other]!;
  worth[one] = worth[other]!;
  row[other] = oneRow;
  worth[other] = oneWorth;
}

/** Nodes of one knapsack; beyond, the split value stands. */
const mostNodes = 400;

/**
 * The most worth of whole rows that a room holds, by depth-first branch and bound (Horowitz & Sahni 1974). Items are sorted, dearest first.
 * @param taken is set to 1 for rows that are in, 0 for the others, from `from` on
 * @returns a value that no choice of whole rows exceeds: the optimum, or the split value where that takes too long
 */
export function fillRoomWhole(
  { row, worth }: Items,
  from: number,
  to: number,
  people: Float64Array,
  room: number,
  taken: Uint8Array,
): number {
  const count = to - from;
  const order = Int32Array.from({ length: count }, (_, at) => from + at).sort((a, b) => worth[b]! - worth[a]! || a - b);
  const [rows, worths] = [Int32Array.from(order, (at) => row[at]!), Float64Array.from(order, (at) => worth[at]!)];
  row.set(rows, from);
  worth.set(worths, from);
  const limit = room * (1 + 1e-12);
  const trial = new Uint8Array(count);
  let best = -1;
  let nodes = 0;
  const bound = (at: number, left: number, value: number): number => {
    for (let item = at; item < count; item++) {
      const size = people[rows[item]!]!;
      if (size > left) return value + left * worths[item]!;
      left -= size;
      value += size * worths[item]!;
    }
    return value;
  };
  const visit = (at: number, left: number, value: number): void => {
    if (nodes > mostNodes) return;
    nodes++;
    let item = at;
    // as many in a row as fit
    for (; item < count; item++) {
      const size = people[rows[item]!]!;
      if (size > left) break;
      trial[item] = 1;
      left -= size;
      value += size * worths[item]!;
    }
    if (value > best) {
      best = value;
      trial.fill(0, item);
      taken.set(trial, from);
    }
    if (item < count && bound(item, left, value) > best * (1 + 1e-12)) {
      trial[item] = 0;
      visit(item + 1, left, value);
    }
    // without the last ones that were put in
    for (let back = item - 1; back >= at; back--) {
      if (nodes > mostNodes) return;
      const size = people[rows[back]!]!;
      trial[back] = 0;
      left += size;
      value -= size * worths[back]!;
      if (bound(back + 1, left, value) > best * (1 + 1e-12)) visit(back + 1, left, value);
    }
  };
  const split = bound(0, limit, 0);
  visit(0, limit, 0);
  return nodes > mostNodes ? split : best;
}
