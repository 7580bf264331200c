/**
 * Rows that have a part in an index: a finite value, a weight above 0 and, where asked for, a finite rank. A negative value makes
 * every index void.
 * @returns row numbers, ascending; null where a value is negative
 */
export function knownRows(value: Float64Array, weight: Float64Array, rank: Float64Array | null = null): Int32Array | null {
  const rows: number[] = [];
  for (let row = 0; row < value.length; row++) {
    const known = Number.isFinite(value[row]) && Number.isFinite(weight[row]) && weight[row]! > 0;
    if (!known || (rank && !Number.isFinite(rank[row]))) continue;
    if (value[row]! < 0) return null;
    rows.push(row);
  }
  return Int32Array.from(rows);
}

/** The rows in ascending order of a key; equal keys in the order of the rows. */
export function orderedBy(rows: Int32Array, key: Float64Array): Int32Array {
  return rows.slice().sort((a, b) => key[a]! - key[b]! || a - b);
}

/** Weighted mean over some rows; NaN where they weigh nothing. */
export function meanOver(rows: Int32Array, value: Float64Array, weight: Float64Array): number {
  let sum = 0;
  let all = 0;
  for (const row of rows) {
    sum += value[row]! * weight[row]!;
    all += weight[row]!;
  }
  return sum / all;
}
