import type { ReducedProblem } from '../reduced';
import { nearestCosts } from '../sites-asked';
import { reachEnd } from './cover';

/** The largest over the rows of the least cost that any set of sites allows: nearest site of all, or the open one. */
export function leastRadius({ base, demandStart, demandCost }: ReducedProblem): number {
  let radius = 0;
  for (let row = 0; row < base.length; row++) {
    const nearest = demandStart[row]! < demandStart[row + 1]! ? demandCost[demandStart[row]!]! : Infinity;
    radius = Math.max(radius, Math.min(base[row]!, nearest));
  }
  return radius;
}

/** The largest cost over the rows with some free sites opened. */
export function radiusOf(problem: ReducedProblem, chosen: ArrayLike<number>): number {
  return nearestCosts(problem, chosen).reduce((most, cost) => Math.max(most, cost), 0);
}

/** The least cost above `radius` that a row can have; Infinity where there is none. */
export function nextRadius(problem: ReducedProblem, radius: number): number {
  const { base, demandStart, demandCost } = problem;
  let next = Infinity;
  for (let row = 0; row < base.length; row++) {
    const pair = reachEnd(problem, row, radius);
    if (pair < demandStart[row + 1]! && demandCost[pair]! < next) next = demandCost[pair]!;
    if (base[row]! > radius && base[row]! < next) next = base[row]!;
  }
  return next;
}

const sampleSize = 4096;

/** A cost about the middle of those from `low` to below `high`; `low` where there is none between. */
export function middleRadius(problem: ReducedProblem, low: number, high: number): number {
  const { base, demandStart, demandCost } = problem;
  const first = new Int32Array(base.length);
  let count = 0;
  // first pair that costs `high` or more: by halving, as for those above a radius
  const below = (row: number, radius: number): number => {
    let [from, to] = [demandStart[row]!, demandStart[row + 1]!];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (demandCost[middle]! < radius) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const last = new Int32Array(base.length);
  for (let row = 0; row < base.length; row++) {
    first[row] = below(row, low);
    last[row] = below(row, high);
    count += last[row]! - first[row]!;
  }
  const stride = Math.max(1, Math.floor(count / sampleSize));
  const sample: number[] = [];
  let skip = stride >> 1;
  for (let row = 0; row < base.length; row++) {
    let pair = first[row]! + skip;
    for (; pair < last[row]!; pair += stride) sample.push(demandCost[pair]!);
    skip = pair - last[row]!;
  }
  if (sample.length === 0) return low;
  const different = [...new Set(sample)].toSorted((a, b) => a - b);
  return different[(different.length - 1) >> 1]!;
}
