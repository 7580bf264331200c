import type { CellClass } from '../map/cell-classes';
import { noClass } from '../map/cell-classes';
import { beyondColour, rampColour, unreachableColour } from '../map/palette';
import { within } from '../../model/within';

/** A class of times after the onset: above `from`, up to and including `to`, seconds. */
export interface HourClass extends CellClass {
  readonly key: 'within' | 'beyond' | 'cut-off';
  readonly from: number;
  readonly to: number;
}

const stepMinutes = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480] as const;
const mostSteps = 6;

/**
 * Classes of times after the onset: at most six round steps from the earliest to the target (or to the latest, where all are in time), then later than
 * the target, then cut off.
 * @param seconds Infinity cut off, NaN unplaced
 * @param targetSeconds above 0; Infinity for none
 */
export function hourClasses(seconds: Float64Array, targetSeconds: number): readonly HourClass[] {
  let [earliest, latest] = [Infinity, 0];
  for (const time of seconds) {
    if (!Number.isFinite(time)) continue;
    earliest = Math.min(earliest, time);
    latest = Math.max(latest, time);
  }
  const late: HourClass = { key: 'beyond', from: targetSeconds, to: Number.MAX_VALUE, colour: beyondColour, pattern: 'dots' };
  const cut: HourClass = { key: 'cut-off', from: Infinity, to: Infinity, colour: unreachableColour, pattern: 'white-lines' };
  const top = Math.min(latest, targetSeconds);
  const bottom = Math.min(earliest, top);
  const some = latest > targetSeconds && !within(latest, targetSeconds) ? [late, cut] : [cut];
  if (latest === 0) return some;
  const countOf = (step: number): number => Math.max(1, Math.ceil(top / step) - Math.floor(bottom / step));
  const step = 60 * (stepMinutes.find((minutes) => countOf(60 * minutes) <= mostSteps) ?? Math.ceil(top / 60 / mostSteps));
  const first = Math.floor(bottom / step) * step;
  const count = countOf(step);
  const near = Array.from({ length: count }, (_, index): HourClass => ({
    key: 'within',
    from: first + index * step,
    to: index === count - 1 && some.length > 1 ? targetSeconds : first + (index + 1) * step,
    colour: rampColour(count === 1 ? 0.2 : index / (count - 1)),
    pattern: null,
  }));
  return [...near, ...some];
}

/** The class of each time. */
export function hourRows(seconds: Float64Array, classes: readonly HourClass[]): Uint8Array {
  return Uint8Array.from(seconds, (time) => {
    if (Number.isNaN(time)) return noClass;
    if (time === Infinity) return classes.length - 1;
    return classes.findIndex(({ to }) => within(time, to));
  });
}
