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

/** Edges between classes, minutes: times after the onset are many and short near depots, few and long far away. */
const edgeMinutes = [5, 10, 20, 30, 60, 120, 240, 360, 480, 720, 1440, 2880] as const;
const mostClasses = 6;

/** Round edges strictly between two times; where there are too many, every second is left out until they are few enough. */
function edgesBetween(from: number, to: number): readonly number[] {
  let edges = edgeMinutes.map((minutes) => minutes * 60).filter((edge) => edge > from && edge < to);
  while (edges.length >= mostClasses) edges = edges.filter((_, at) => at % 2 === 1);
  return edges;
}

/**
 * Classes of times after the onset: at most six, from the earliest time up to the target (or to the latest, where all are in time), then later than
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
  const allInTime = within(latest, targetSeconds);
  const some = allInTime ? [cut] : [late, cut];
  if (latest === 0) return some;
  const edges = edgesBetween(earliest, Math.min(latest, targetSeconds));
  const last = allInTime ? (edgeMinutes.map((minutes) => minutes * 60).find((edge) => edge >= latest) ?? latest) : targetSeconds;
  const bounds = [0, ...edges, last];
  const near = bounds.slice(1).map((to, index): HourClass => ({
    key: 'within',
    from: bounds[index] ?? 0,
    to,
    colour: rampColour(bounds.length === 2 ? 0.2 : index / (bounds.length - 2)),
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
