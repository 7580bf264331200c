import { knownRows, meanOver } from './known-rows';
import { weightedQuantile } from './weighted-quantile';

/**
 * Palma ratio (Palma 2011; `palma_ratio` of R `accessibility`): mean level of the richest tenth of the people by the mean of the poorest four tenths.
 * Rich is above the 90 % quantile of the rank, poor up to and with the 40 % one; people whose level is unknown count for the quantiles, as in R.
 * @param rank such as income per head; null: the level itself
 * @returns NaN where either side has nobody, or the poor have nothing
 */
export function palma(value: Float64Array, weight: Float64Array, rank: Float64Array | null): number {
  const key = rank ?? value;
  const known = knownRows(value, weight, key);
  if (!known || known.length === 0) return NaN;
  const ranked = rank ? (knownRows(weight, weight, rank) ?? known) : known;
  const poorest = weightedQuantile(ranked, key, weight, 0.4);
  const richest = weightedQuantile(ranked, key, weight, 0.9);
  const poor = meanOver(
    known.filter((row) => key[row]! <= poorest),
    value,
    weight,
  );
  const rich = meanOver(
    known.filter((row) => key[row]! > richest),
    value,
    weight,
  );
  return poor > 0 ? rich / poor : NaN;
}
