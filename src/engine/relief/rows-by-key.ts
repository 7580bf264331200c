/** Rows in lists: those of list i are `row[start[i]]` to before `row[start[i + 1]]`. */
export interface RowLists {
  readonly start: Int32Array;
  readonly row: Int32Array;
}

/** Rows listed by their key, ascending; a key below 0 is in no list. */
export function rowsByKey(keys: ArrayLike<number>, size: number): RowLists {
  const start = new Int32Array(size + 1);
  for (let row = 0; row < keys.length; row++) if (keys[row]! >= 0) start[keys[row]! + 1]!++;
  for (let key = 0; key < size; key++) start[key + 1]! += start[key]!;
  const next = start.slice();
  const rows = new Int32Array(start[size]!);
  for (let row = 0; row < keys.length; row++) if (keys[row]! >= 0) rows[next[keys[row]!]!++] = row;
  return { start, row: rows };
}
