import { orderedBy } from './known-rows';

/**
 * Quantile of values that stand for `weight` people each, as `Hmisc::wtd.quantile` (type 'quantile') of R: linear between order statistics of the
 * people laid out in a row. @returns NaN where there are no rows
 */
export function weightedQuantile(rows: Int32Array, key: Float64Array, weight: Float64Array, share: number): number {
  const order = orderedBy(rows, key);
  const upTo = new Float64Array(order.length);
  let all = 0;
  order.forEach((row, at) => {
    all += weight[row]!;
    upTo[at] = all;
  });
  const position = 1 + (all - 1) * share;
  const at = (person: number): number => {
    const first = upTo.findIndex((sum) => sum >= person);
    return key[order[first < 0 ? order.length - 1 : first] ?? -1] ?? NaN;
  };
  const low = Math.max(Math.floor(position), 1);
  const part = position - Math.floor(position);
  return (1 - part) * at(low) + part * at(Math.min(low + 1, all));
}
