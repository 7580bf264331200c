import { lorenz } from './lorenz';

/**
 * Gini index: 1 - 2 x the area under the Lorenz curve, by trapezoids (Gini 1912; `gini_index` of R `accessibility`). Weighted by people:
 * a row of n people is n equal people.
 * @param value level per person, at least 0; NaN: no data, without a part
 * @returns 0 (all alike) up to 1; NaN where nothing is known, a value is negative or all are 0
 */
export function gini(value: Float64Array, weight: Float64Array): number {
  const curve = lorenz(value, weight);
  if (!curve) return NaN;
  const { weightShare, valueShare } = curve;
  let twice = 0;
  for (let at = 1; at < weightShare.length; at++) {
    twice += (weightShare[at]! - weightShare[at - 1]!) * (valueShare[at]! + valueShare[at - 1]!);
  }
  return 1 - twice;
}
