import type { GroupMean } from './group-means';

/** The best and the worst of some groups. */
export interface Gap {
  /** largest mean - least mean */
  readonly gap: number;
  /** largest mean / least mean; NaN where the least is 0 */
  readonly ratio: number;
  readonly highest: number;
  readonly lowest: number;
}

/**
 * Max-min gap and ratio between groups (counties, urban and rural); groups without data have no part.
 * @returns NaN and group -1 where fewer than two groups have data; the first of equal groups is named
 */
export function maxMinGap(means: readonly GroupMean[]): Gap {
  const known = means.filter(({ mean }) => Number.isFinite(mean));
  const [first] = known;
  if (!first || known.length < 2) return { gap: NaN, ratio: NaN, highest: -1, lowest: -1 };
  const highest = known.reduce((best, group) => (group.mean > best.mean ? group : best), first);
  const lowest = known.reduce((worst, group) => (group.mean < worst.mean ? group : worst), first);
  return {
    gap: highest.mean - lowest.mean,
    ratio: lowest.mean > 0 ? highest.mean / lowest.mean : NaN,
    highest: highest.group,
    lowest: lowest.group,
  };
}

/** Mean of one group by the mean of another, such as rural by urban; NaN where either has no data or the other has nothing. */
export function groupRatio(means: readonly GroupMean[], group: number, other: number): number {
  const above = means[group]?.mean ?? NaN;
  const below = means[other]?.mean ?? NaN;
  return below > 0 ? above / below : NaN;
}
