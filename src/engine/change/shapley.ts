/** factorial(n) of small n */
const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/**
 * Splits the change of a figure among factors without giving any of them a place in line: what each adds is averaged over every order in which the factors
 * could change one after the other (the Shapley value; Shapley 1953, 'A value for n-person games'; as a decomposition Shorrocks 2013, J. Econ.
 * Inequality 11:99-126, doi:10.1007/s10888-011-9214-z).
 *
 * The parts add up to value(all) - value(none) but for rounding: at most 1e-12 of the largest value. A factor that changes nothing in any mix has exactly 0.
 * @param count of factors, n; every one of the 2^n mixes is asked for once
 * @param value the figure where the factors of the set bits have changed and the others have not; one NaN makes every part NaN
 * @returns n parts
 */
export function shapleyParts(count: number, value: (changed: number) => number): readonly number[] {
  const values = Float64Array.from({ length: 2 ** count }, (_, changed) => value(changed));
  if (values.some(Number.isNaN)) return Array.from({ length: count }, () => NaN);
  // share of the orders in which exactly these `before` factors come before a factor
  const weights = Array.from({ length: count }, (_, before) => (factorial(before) * factorial(count - before - 1)) / factorial(count));
  return Array.from({ length: count }, (_, factor) => {
    let part = 0;
    for (let before = 0; before < values.length; before++) {
      if (before & (1 << factor)) continue;
      const step = (values[before | (1 << factor)] as number) - (values[before] as number);
      part += (weights[bitCount(before)] as number) * step;
    }
    return part;
  });
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
