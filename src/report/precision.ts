import type { ColumnKind } from './table';

const digits: Readonly<Partial<Record<ColumnKind, number>>> = { share: 6, points: 6, index: 6, number: 6, minutes: 2 };

/** A figure to some decimals. */
export function toDecimals(value: number, decimals: number): number {
  const unit = 10 ** decimals;
  return Math.round(value * unit) / unit;
}

/**
 * A figure as every file of a report writes it, so that they agree to the last digit: shares (of 1), indices and numbers to 6 decimals, minutes to 2, counts of
 * people as they are.
 */
export function written(value: number, kind: ColumnKind): number {
  const decimals = digits[kind];
  return decimals === undefined ? value : toDecimals(value, decimals);
}
