import { knownRows, orderedBy } from './known-rows';

/** Points of a Lorenz curve from (0, 0) to (1, 1): share of the weight, from the least served up, and the share of the total that it has. */
export interface LorenzCurve {
  readonly weightShare: Float64Array;
  readonly valueShare: Float64Array;
}

/**
 * Lorenz curve (Lorenz 1905): rows in ascending order of the value, each with its weight. By people the weight is the people of a row; by area it is the
 * area and the value the level per area.
 * @param value level per unit of weight, at least 0; NaN: no data
 * @returns null where nothing is known, a value is negative or all are 0
 */
export function lorenz(value: Float64Array, weight: Float64Array): LorenzCurve | null {
  const rows = knownRows(value, weight);
  if (!rows) return null;
  const weightShare = new Float64Array(rows.length + 1);
  const valueShare = new Float64Array(rows.length + 1);
  orderedBy(rows, value).forEach((row, at) => {
    weightShare[at + 1] = weightShare[at]! + weight[row]!;
    valueShare[at + 1] = valueShare[at]! + weight[row]! * value[row]!;
  });
  const allWeight = weightShare[rows.length]!;
  const allValue = valueShare[rows.length]!;
  if (!(allValue > 0)) return null;
  return { weightShare: weightShare.map((sum) => sum / allWeight), valueShare: valueShare.map((sum) => sum / allValue) };
}
