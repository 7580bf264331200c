/** What an index is computed from: one entry per place. A row with an unknown (NaN) or endless value, or an unknown weight, has no data and no part in it. */
export interface EquityRows {
  /** level per person, at least 0, such as the access of a place */
  readonly value: Float64Array;
  /** what a row counts for: its people (or its area, for a curve by area) */
  readonly weight: Float64Array;
  /** number of the row's group, -1 for none; null where there are no groups */
  readonly group: Int32Array | null;
  readonly groupNames: readonly string[];
  /** numbers of two groups to compare, the first by the second; null or absent: the highest by the lowest */
  readonly pair?: readonly [number, number] | null;
  /** what rows are ranked by, such as income per head; null: by the value itself */
  readonly rank: Float64Array | null;
  /** area of each row in any unit; null where unknown */
  readonly area: Float64Array | null;
  /** level below which people are poor in access; NaN where not said */
  readonly povertyLine: number;
}

/** An index's answer. `value` is NaN where there is no data; the rest are its parts. */
export interface EquityResult {
  readonly value: number;
  readonly [part: string]: number | string | readonly EquityPart[];
}

/** One entry of a list in an answer, such as a group or a point of a curve. */
export type EquityPart = Readonly<Record<string, number | string>>;
