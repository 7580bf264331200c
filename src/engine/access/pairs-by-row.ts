/** Pairs grouped by demand row: those of row r are `pair[start[r]] .. pair[start[r + 1] - 1]`, in the order of the matrix. */
export interface PairsByRow {
  readonly start: Int32Array;
  readonly pair: Int32Array;
}

/** Groups pairs by a row number of each (counting sort). */
export function pairsByRow(rowOf: Int32Array, rows: number): PairsByRow {
  const start = new Int32Array(rows + 1);
  for (const row of rowOf) start[row + 1]!++;
  for (let row = 0; row < rows; row++) start[row + 1]! += start[row]!;
  const next = start.slice();
  const pair = new Int32Array(rowOf.length);
  for (let at = 0; at < rowOf.length; at++) pair[next[rowOf[at]!]!++] = at;
  return { start, pair };
}
