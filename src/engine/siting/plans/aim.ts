/** What is made least: the worst group's loss and then all loss, or all loss while no group loses more than its cap. */
export interface Aim {
  readonly worst: boolean;
  /** factor of each group's loss: 1 by its people where shares count, the probability of a scenario */
  readonly scale: Float64Array;
  /** largest loss allowed in each group, not scaled; null: any */
  readonly cap: Float64Array | null;
  /** thinks otherwise of losses by group, for improving only: nothing is proven about it */
  readonly judge?: (byGroup: Float64Array) => Worth;
}

/** All loss. */
export const all = (groups: number): Aim => ({ worst: false, scale: new Float64Array(groups).fill(1), cap: null });

/** What an aim thinks of losses by group: the first counts, the second between equals of the first; less is better. */
export interface Worth {
  readonly first: number;
  readonly second: number;
}

/** @param less taken off each group's loss; null: nothing */
export function worth({ worst, scale, cap, judge }: Aim, byGroup: Float64Array, less: Float64Array | null = null): Worth {
  if (judge) return judge(less ? byGroup.map((loss, group) => loss - less[group]!) : byGroup);
  let [most, over, sum, plain] = [0, 0, 0, 0];
  for (let group = 0; group < byGroup.length; group++) {
    const loss = byGroup[group]! - (less ? less[group]! : 0);
    const scaled = loss * scale[group]!;
    if (scaled > most) most = scaled;
    if (cap && loss > cap[group]!) over += loss - cap[group]!;
    sum += scaled;
    plain += loss;
  }
  return worst ? { first: most, second: plain } : { first: over, second: sum };
}

/** Is `a` better than `b` by more than rounding? */
export function better(a: Worth, b: Worth): boolean {
  const near = 1e-10 * Math.max(1, Math.abs(a.first), Math.abs(b.first));
  if (Math.abs(a.first - b.first) > near) return a.first < b.first;
  return a.second < b.second - 1e-10 * Math.max(1, Math.abs(b.second));
}

/** The number that is proven: Infinity where a cap is broken. */
export function objectiveOf(aim: Aim, { first, second }: Worth): number {
  if (aim.worst) return first;
  return first > 1e-9 * Math.max(1, aim.cap ? Math.max(...aim.cap.filter(Number.isFinite)) : 0) ? Infinity : second;
}
