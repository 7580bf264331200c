import { knownRows } from './known-rows';

/** Weighted mean level of one group. */
export interface GroupMean {
  readonly group: number;
  readonly people: number;
  /** NaN where the group has no data */
  readonly mean: number;
}

/**
 * Mean level of each group, weighted by people.
 * @param group number of the row's group; -1: none
 * @param groups how many there are; each has an entry, with people 0 and mean NaN where nothing is known of it
 */
export function groupMeans(value: Float64Array, weight: Float64Array, group: Int32Array, groups: number): readonly GroupMean[] {
  const people = new Float64Array(groups);
  const sum = new Float64Array(groups);
  const known = knownRows(value, weight) ?? [];
  for (const row of known) {
    const number = group[row]!;
    if (number < 0) continue;
    people[number]! += weight[row]!;
    sum[number]! += weight[row]! * value[row]!;
  }
  return Array.from(people, (count, number) => ({ group: number, people: count, mean: sum[number]! / count }));
}
