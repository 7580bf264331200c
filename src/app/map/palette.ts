import { within } from '../../model/within';

/** What a class of the legend says. 'no-data' holds barriers and places off the grid too. */
export type MinuteKey = 'within' | 'beyond' | 'unreachable' | 'no-data';

/** One class of travel time: above `from`, up to and including `to`, both in seconds. */
export interface MinuteClass {
  readonly key: MinuteKey;
  readonly from: number;
  readonly to: number;
  /** `#rrggbb` */
  readonly colour: string;
}

/** One class of shares: `from` included, `to` not (the last class holds 1). `met`: at or above the target. */
export interface ShareClass {
  readonly from: number;
  readonly to: number;
  readonly met: boolean;
  readonly colour: string;
}

export type Rgb = readonly [number, number, number];

/** Near to far, colour-blind safe (YlGnBu of ColorBrewer, reversed and without its palest end); light falls evenly in grey. */
const nearToFar = ['#1f2f86', '#2260a8', '#2b93c0', '#5cbdc1', '#a3d9a8', '#dcea94'] as const;

export const coveredColour = '#2a7ab8';
export const beyondColour = '#ee8d3c';
export const unreachableColour = '#a8281b';
export const noDataColour = '#a2a7ad';
/** cells before there is an answer */
export const pendingColour = '#8fa3b8';

/** Far below the target to just below it, and just above it to the top: told apart by hue and, in grey print, by lightness. */
const belowTarget = ['#a63a17', '#d96b2b', '#f0a263', '#fadcb8'] as const;
const aboveTarget = ['#7fb2d9', '#2467a6'] as const;
const belowParts = [0.53, 0.75, 0.9] as const;

const stepMinutes = [1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 240] as const;

/** `#rrggbb` to three bytes. */
export function rgbOf(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

const hexOf = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** The colour at `share` (0 near, 1 far) of the way along the ramp of minutes. */
export function rampColour(share: number): string {
  const place = Math.min(Math.max(share, 0), 1) * (nearToFar.length - 1);
  const low = Math.min(Math.floor(place), nearToFar.length - 2);
  const [a, b] = [rgbOf(nearToFar[low] ?? nearToFar[0]), rgbOf(nearToFar[low + 1] ?? nearToFar[5])];
  const part = place - low;
  return hexOf([a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part]);
}

/**
 * Classes of travel time for the map and its legend: at most six round steps up to the cutoff, then beyond it, unreachable
 * within the search bound, and no data.
 * @param cutoffSeconds cutoff in seconds, above 0
 */
export function minuteClasses(cutoffSeconds: number): readonly MinuteClass[] {
  const cutoffMinutes = cutoffSeconds / 60;
  const step = stepMinutes.find((minutes) => Math.ceil(cutoffMinutes / minutes) <= 6) ?? Math.ceil(cutoffMinutes / 6);
  const count = Math.max(1, Math.ceil(cutoffMinutes / step));
  const near: MinuteClass[] = Array.from({ length: count }, (_, index) => ({
    key: 'within',
    from: index * step * 60,
    to: index === count - 1 ? cutoffSeconds : (index + 1) * step * 60,
    colour: rampColour(count === 1 ? 0.2 : index / (count - 1)),
  }));
  return [
    ...near,
    { key: 'beyond', from: cutoffSeconds, to: Number.MAX_VALUE, colour: beyondColour },
    { key: 'unreachable', from: Infinity, to: Infinity, colour: unreachableColour },
    { key: 'no-data', from: NaN, to: NaN, colour: noDataColour },
  ];
}

/** The legend of covered and uncovered; the same shape as the classes of minutes, with two classes and no data. */
export function coveredClasses(cutoffSeconds: number): readonly MinuteClass[] {
  return [
    { key: 'within', from: 0, to: cutoffSeconds, colour: coveredColour },
    { key: 'beyond', from: cutoffSeconds, to: Infinity, colour: beyondColour },
    { key: 'no-data', from: NaN, to: NaN, colour: noDataColour },
  ];
}

/**
 * Which class a travel time falls in.
 * @param classes from `minuteClasses` or `coveredClasses`
 * @param seconds Infinity unreachable, NaN unknown
 * @param state of the demand row: 0 fine, else on a barrier or off the grid
 * @returns index into `classes`
 */
export function classOfSeconds(classes: readonly MinuteClass[], seconds: number, state: number): number {
  const last = classes.length - 1;
  if (state !== 0 || Number.isNaN(seconds)) return last;
  for (let index = 0; index < last; index++) {
    if (within(seconds, classes[index]?.to ?? 0)) return index;
  }
  return last - 1;
}

const roundedTo = (value: number, step: number): number => Math.round(Math.round(value / step) * step * 1000) / 1000;

/**
 * Classes of shares that part at the target: up to four below it, two at or above it.
 * @param target share 0..1
 */
export function shareClasses(target: number): readonly ShareClass[] {
  const below = [...new Set(belowParts.map((part) => roundedTo(target * part, 0.05)))].filter((edge) => edge > 0 && edge < target);
  const middle = target < 1 ? roundedTo((target + 1) / 2, 0.01) : 1;
  const lowEdges = target > 0 ? [0, ...below, target] : [];
  const low = lowEdges.slice(0, -1).map((from, index) => ({
    from,
    to: lowEdges[index + 1] ?? target,
    met: false,
    colour: belowTarget[index + belowTarget.length - (lowEdges.length - 1)] ?? belowTarget[0],
  }));
  const highEdges = middle > target && middle < 1 ? [target, middle, 1] : [target, 1];
  const high = highEdges.slice(0, -1).map((from, index) => ({
    from,
    to: highEdges[index + 1] ?? 1,
    met: true,
    colour: aboveTarget[index + aboveTarget.length - (highEdges.length - 1)] ?? aboveTarget[1],
  }));
  return [...low, ...high];
}

/**
 * Which class a share falls in.
 * @returns index into `classes`; -1 where the share is NaN (nobody lives there, or no data)
 */
export function classOfShare(classes: readonly ShareClass[], share: number): number {
  if (Number.isNaN(share)) return -1;
  return classes.findLastIndex((entry) => share >= entry.from);
}
