/**
 * Sum over pairs of `amount[from] x weight`, by the row `to`.
 * @param rows number of rows of the result
 */
export function weightedSums(to: Int32Array, from: Int32Array, weight: Float64Array, amount: Float64Array, rows: number): Float64Array {
  const sums = new Float64Array(rows);
  for (let pair = 0; pair < weight.length; pair++) sums[to[pair]!]! += amount[from[pair]!]! * weight[pair]!;
  return sums;
}

/** Sum of the weights by row. */
export function totals(to: Int32Array, weight: Float64Array, rows: number): Float64Array {
  const sums = new Float64Array(rows);
  for (let pair = 0; pair < weight.length; pair++) sums[to[pair]!]! += weight[pair]!;
  return sums;
}

/** Supply per unit of demand; 0 where nobody is there to share it, NaN where either is unknown. */
export function perDemand(supply: Float64Array, demand: Float64Array): Float64Array {
  return supply.map((amount, row) => (demand[row] === 0 ? 0 : amount / demand[row]!));
}
