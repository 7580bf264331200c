import { knownRows, meanOver } from './known-rows';

/** One group's part of Theil T. */
export interface TheilGroup {
  readonly group: number;
  readonly people: number;
  /** mean level of the group */
  readonly mean: number;
  /** share of total x ln (mean of the group / mean of all); these add up to `between` */
  readonly between: number;
  /** share of total x Theil T inside the group; these add up to `within` */
  readonly within: number;
}

export interface TheilParts {
  /** between + within, exactly */
  readonly total: number;
  readonly between: number;
  readonly within: number;
  readonly groups: readonly TheilGroup[];
}

const noData: TheilParts = { total: NaN, between: NaN, within: NaN, groups: [] };

/** x ln x, 0 at 0 (the limit). */
const entropy = (x: number): number => (x === 0 ? 0 : x * Math.log(x));

function theilOf(rows: Int32Array, value: Float64Array, weight: Float64Array, mean: number): number {
  if (!(mean > 0)) return 0;
  let sum = 0;
  let all = 0;
  for (const row of rows) {
    sum += weight[row]! * entropy(value[row]! / mean);
    all += weight[row]!;
  }
  return sum / all;
}

/**
 * Theil T (Theil 1967) with its parts between and within groups (`theil_t` of R `accessibility`): T = sum of p_i x_i / mu ln (x_i / mu).
 * A level of 0 counts with the limit of x ln x, 0, where R answers NaN.
 * @param value level per person, at least 0; NaN: no data
 * @param group number of the row's group; -1: no group, the row has no part. Null: all in one group, so between is 0
 * @returns NaN parts where nothing is known, a value is negative or all are 0
 */
export function theil(value: Float64Array, weight: Float64Array, group: Int32Array | null): TheilParts {
  const known = knownRows(value, weight)?.filter((row) => !group || group[row]! >= 0);
  const mean = known ? meanOver(known, value, weight) : NaN;
  if (!known || !(mean > 0)) return noData;
  const rowsOf = new Map<number, number[]>();
  for (const row of known) {
    const number = group ? group[row]! : 0;
    const rows = rowsOf.get(number) ?? [];
    rows.push(row);
    rowsOf.set(number, rows);
  }
  const all = known.reduce((sum, row) => sum + weight[row]!, 0);
  const groups = [...rowsOf.entries()]
    .sort(([a], [b]) => a - b)
    .map(([number, list]): TheilGroup => {
      const rows = Int32Array.from(list);
      const people = rows.reduce((sum, row) => sum + weight[row]!, 0);
      const own = group ? meanOver(rows, value, weight) : mean;
      const share = group ? (people * own) / (all * mean) : 1;
      return {
        group: number,
        people,
        mean: own,
        between: group ? (people / all) * entropy(own / mean) : 0,
        within: share * theilOf(rows, value, weight, own),
      };
    });
  const between = groups.reduce((sum, part) => sum + part.between, 0);
  const within = groups.reduce((sum, part) => sum + part.within, 0);
  return { total: between + within, between, within, groups };
}
