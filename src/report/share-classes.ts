import { formatShare } from '../i18n/format';
import { report } from '../i18n/words/report';
import type { Language } from '../model/text';

/** A class of coverage: from `from` (inclusive) up to the next. `met` tells on which side of the target it lies. */
export interface ShareClass {
  readonly from: number;
  readonly colour: string;
  readonly met: boolean;
}

/** Warm and dark below the target, blue and light at it and above: apart at a glance and, hatched below, in grey print. */
const below = ['#b2182b', '#e8704f', '#f9c39b'] as const;
const above = ['#cfe5f3', '#5fa5d4'] as const;
const sequential = ['#fff2c9', '#c2e3b5', '#7accc0', '#3f9fbf', '#2b6aa6'] as const;

/** No people, or no data: grey, never a colour of the scale. */
export const noDataColour = '#d9dde3';

/**
 * Classes of coverage around a target share, or five even ones where no target is set (NaN).
 * Below the target: less than half of it, less than three quarters, the rest. Above: up to half way to all, the rest.
 */
export function shareClasses(target: number): readonly ShareClass[] {
  if (!Number.isFinite(target)) return sequential.map((colour, at) => ({ from: at / 5, colour, met: true }));
  const low = [0, target / 2, (target * 3) / 4].map((from, at) => ({ from, colour: below[at] ?? '', met: false }));
  const high = target < 1 ? [target, (1 + target) / 2] : [target];
  return [...low, ...high.map((from, at) => ({ from, colour: above[high.length === 1 ? 1 : at] ?? '', met: true }))];
}

/** The class of a share; undefined where the share is no number. */
export function shareClass(classes: readonly ShareClass[], share: number): ShareClass | undefined {
  return Number.isFinite(share) ? classes.findLast((candidate) => share >= candidate.from) : undefined;
}

/** What the legend says of each class, in order. */
export function shareClassLabels(classes: readonly ShareClass[], language: Language): readonly string[] {
  const words = report[language].map;
  return classes.map(({ from }, at) => {
    const next = classes[at + 1];
    if (!next) return from >= 1 ? formatShare(1, language) : words.atLeast(formatShare(from, language));
    return at === 0
      ? words.below(formatShare(next.from, language))
      : words.between(formatShare(from, language), formatShare(next.from, language));
  });
}
