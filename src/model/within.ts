/**
 * The one place that compares a travel time with a cutoff: inclusive, unreachable (`Infinity`) and missing (`NaN`) are never within.
 * @param seconds travel time in seconds
 * @param cutoffSeconds cutoff in seconds
 */
export function within(seconds: number, cutoffSeconds: number): boolean {
  return seconds <= cutoffSeconds && seconds !== Infinity;
}
