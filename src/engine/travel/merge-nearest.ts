import type { Nearest } from '../../model/result';

/** Times of some facilities, and the row that each of them has in the joined list. */
export interface NearestPart {
  readonly nearest: Nearest;
  /** `rows[f]` is the joined row of the part's facility f; ascending, so that ties still go to the lowest row */
  readonly rows: Int32Array;
}

/**
 * Nearest of two sets of facilities together, from the nearest of each: the smaller time, ties to the lowest joined row. The times equal
 * those of one search over both bit for bit, for the time from one facility does not depend on the others; so do the owners, but for ties
 * that rounding alone makes. Both must cover the same places up to the same bound.
 * @returns findings of `first` alone: the caller joins only parts whose facilities all could be used
 */
export function mergeNearest(first: NearestPart, second: NearestPart): Nearest {
  const count = first.nearest.seconds.length;
  const seconds = new Float64Array(count);
  const facility = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    const a = first.nearest.seconds[row] as number;
    const b = second.nearest.seconds[row] as number;
    const ownerA = jointRow(first, row);
    const ownerB = jointRow(second, row);
    const takeSecond = b < a || (b === a && ownerB >= 0 && (ownerA < 0 || ownerB < ownerA));
    seconds[row] = takeSecond ? b : a;
    facility[row] = takeSecond ? ownerB : ownerA;
  }
  return { seconds, facility, state: first.nearest.state, findings: first.nearest.findings };
}

function jointRow(part: NearestPart, row: number): number {
  const owner = part.nearest.facility[row] as number;
  return owner < 0 ? -1 : (part.rows[owner] as number);
}
