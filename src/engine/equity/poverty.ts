import { knownRows } from './known-rows';

export interface Poverty {
  /** share of the people below the line */
  readonly fgt0: number;
  /** mean of the shortfall as a share of the line */
  readonly fgt1: number;
  /** mean of its square: the worst off count most */
  readonly fgt2: number;
}

/**
 * Poverty in access (Foster, Greer & Thorbecke 1984; `fgt_poverty` of R `accessibility`): people below the line, weighted by
 * (line - level) / line to the power 0, 1, 2. At the line is not poor.
 * @param line above 0, in the unit of the level
 * @returns NaN where nothing is known, a level is negative or the line is not above 0
 */
export function poverty(value: Float64Array, weight: Float64Array, line: number): Poverty {
  const known = knownRows(value, weight);
  const sums = [0, 0, 0];
  let all = 0;
  for (const row of known ?? []) {
    all += weight[row]!;
    if (!(value[row]! < line)) continue;
    const shortfall = (line - value[row]!) / line;
    for (let power = 0; power < 3; power++) sums[power]! += weight[row]! * shortfall ** power;
  }
  const [fgt0 = NaN, fgt1 = NaN, fgt2 = NaN] = sums.map((sum) => (line > 0 ? sum / all : NaN));
  return { fgt0, fgt1, fgt2 };
}
