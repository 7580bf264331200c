import type { Compare } from '../../model/catalogue';
import type { Answer } from '../../model/result';

/** What a figure can be, given what is missing: both ends the same where nothing is. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const between = ({ low, high }: Interval, from: number, to: number): Answer => {
  if (low >= from && high <= to) return 'met';
  return high < from || low > to ? 'not-met' : 'no-data';
};

const tests: { readonly [K in Compare]: (interval: Interval, figure: number, tolerance: number) => Answer } = {
  'at-least': (interval, figure) => between(interval, figure, Infinity),
  'at-most': (interval, figure) => between(interval, -Infinity, figure),
  equals: (interval, figure) => between(interval, figure, figure),
  about: (interval, figure, tolerance) => between(interval, figure * (1 - tolerance), figure * (1 + tolerance)),
};

/** Met where the figure holds whatever the missing data are, not met where it cannot, no data where they decide. All ends inclusive. */
export function intervalAnswer(
  interval: Interval,
  { compare, figure, tolerance }: { compare: Compare; figure: number; tolerance: number },
): Answer {
  return Number.isNaN(interval.low) || Number.isNaN(interval.high) ? 'no-data' : tests[compare](interval, figure, tolerance);
}
