import type { Columns } from './columns';
import type { MedianCore } from './core';

/** Puts the `count` items of least value before the others (Hoare's find). Almost linear; items of equal value in no order. */
export function least(order: Int32Array, value: Float64Array, count: number): void {
  let low = 0;
  let high = order.length - 1;
  const wanted = count - 1;
  while (low < high) {
    const pivot = value[order[wanted]!]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (value[order[i]!]! < pivot) i++;
      while (value[order[j]!]! > pivot) j--;
      if (i > j) break;
      const swap = order[i]!;
      order[i++] = order[j]!;
      order[j--] = swap;
    }
    if (j < wanted) low = i;
    if (wanted < i) high = j;
  }
}

/**
 * The Lagrangean relaxation of 'everyone goes to one site' with a price u per row: L(u) = sum u_i + the `opened` least of
 * r_j = sum_i min(0, c_ij - u_i). Each L(u) is a lower bound (Cornuejols, Fisher & Nemhauser 1977).
 */
export interface Relaxation {
  /** r_j of the last evaluation */
  readonly saving: Float64Array;
  /** all sites, those that are opened first */
  readonly order: Int32Array;
  /** 1 - sites that serve the row, of the last evaluation: the slope of L */
  readonly slope: Float64Array;
  /** largest saving among the opened, and least among the others (Infinity where there are none) */
  readonly edge: { last: number; next: number };
  /** pairs looked at so far */
  readonly work: { pairs: number };
  /** L(u). @param price at most the base of each row */
  readonly at: (price: Float64Array) => number;
}

/** A relaxation of a core that opens `opened` sites, from 1 to all. */
export function relaxation({ site, base, constant, rowStart, rowSite, rowCost }: MedianCore, columns: Columns, opened: number): Relaxation {
  const saving = new Float64Array(site.length);
  const order = Int32Array.from(site, (_, at) => at);
  const slope = new Float64Array(base.length);
  const isOpen = new Uint8Array(site.length);
  const edge = { last: 0, next: Infinity };
  const work = { pairs: 0 };
  const ends = new Int32Array(base.length);
  const at = (price: Float64Array): number => {
    saving.fill(0);
    let sum = constant;
    let pairs = 0;
    for (let row = 0; row < base.length; row++) {
      const u = price[row]!;
      sum += u;
      const stop = rowStart[row + 1]!;
      let pair = rowStart[row]!;
      for (; pair < stop; pair++) {
        const less = rowCost[pair]! - u;
        if (less >= 0) break;
        saving[rowSite[pair]!]! += less;
      }
      ends[row] = pair;
      pairs += pair - rowStart[row]!;
    }
    least(order, saving, opened);
    isOpen.fill(0);
    edge.last = -Infinity;
    edge.next = Infinity;
    for (let place = 0; place < opened; place++) {
      const one = order[place]!;
      isOpen[one] = 1;
      sum += saving[one]!;
      if (saving[one]! > edge.last) edge.last = saving[one]!;
    }
    for (let place = opened; place < order.length; place++) edge.next = Math.min(edge.next, saving[order[place]!]!);
    let across = 0;
    for (let place = 0; place < opened; place++) across += columns.start[order[place]! + 1]! - columns.start[order[place]!]!;
    if (across < pairs) {
      slope.fill(1);
      for (let place = 0; place < opened; place++) {
        const one = order[place]!;
        for (let pair = columns.start[one]!; pair < columns.start[one + 1]!; pair++) {
          const row = columns.row[pair]!;
          if (columns.cost[pair]! < price[row]!) slope[row]!--;
        }
      }
    } else {
      for (let row = 0; row < base.length; row++) {
        let count = 1;
        for (let pair = rowStart[row]!; pair < ends[row]!; pair++) count -= isOpen[rowSite[pair]!]!;
        slope[row] = count;
      }
    }
    // at its base a row may stay with it
    for (let row = 0; row < base.length; row++) if (slope[row]! > 0 && price[row]! >= base[row]!) slope[row] = 0;
    work.pairs += pairs + Math.min(pairs, across);
    return sum;
  };
  return { saving, order, slope, edge, work, at };
}
