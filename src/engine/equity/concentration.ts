import { knownRows, meanOver, orderedBy } from './known-rows';

export interface Concentration {
  /** relative index, -1..1: 2 sum p_i (x_i - mu) r_i / mu */
  readonly standard: number;
  /** Erreygers (2009): 4 mu / (max - min) x standard, with the largest and least level observed */
  readonly corrected: number;
}

/**
 * Concentration index (`concentration_index` of R `accessibility`): is the level higher where the rank is? Above 0 it favours the high ranks,
 * below 0 the low. r_i is the fractional rank of the people (van Doorslaer & Koolman 2004); rows of equal rank share the middle of theirs, so that their
 * order does not count (R sorts them by people).
 * @param value level per person, at least 0; NaN: no data
 * @param rank such as income per head
 * @returns NaN where nothing is known or all levels are 0; `corrected` NaN too where all are alike
 */
export function concentration(value: Float64Array, weight: Float64Array, rank: Float64Array): Concentration {
  const known = knownRows(value, weight, rank);
  const mean = known ? meanOver(known, value, weight) : NaN;
  if (!known || !(mean > 0)) return { standard: NaN, corrected: NaN };
  const order = orderedBy(known, rank);
  const all = order.reduce((sum, row) => sum + weight[row]!, 0);
  let covariance = 0;
  let below = 0;
  for (let at = 0; at < order.length;) {
    let people = 0;
    let surplus = 0;
    const level = rank[order[at]!]!;
    for (; at < order.length && rank[order[at]!] === level; at++) {
      const row = order[at]!;
      people += weight[row]!;
      surplus += weight[row]! * (value[row]! - mean);
    }
    covariance += (surplus / all) * ((below + people / 2) / all);
    below += people;
  }
  const standard = (2 * covariance) / mean;
  let least = Infinity;
  let largest = -Infinity;
  for (const row of known) {
    least = Math.min(least, value[row]!);
    largest = Math.max(largest, value[row]!);
  }
  return { standard, corrected: largest > least ? (8 * covariance) / (largest - least) : NaN };
}
