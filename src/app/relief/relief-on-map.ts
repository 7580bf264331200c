import type { CellClasses } from '../map/cell-classes';
import type { DrawnSegment } from '../map/segment-features';
import type { ReliefTimes, SegmentLoss } from '../../model/relief';
import { looksAtRelief, reliefGoalOf, reliefStatus, segmentsListed } from '../store/relief';
import type { AppState } from '../store/state';
import { hourClasses, hourRows, type HourClass } from './hour-classes';
import { timesOf } from './relief-figures';

/** Times after the onset as the map tells them. */
export interface HoursOnMap {
  readonly seconds: Float64Array;
  readonly classes: Omit<CellClasses, 'entries'> & { readonly entries: readonly HourClass[] };
}

const made = new WeakMap<Float64Array, { readonly targetSeconds: number; readonly hours: HoursOnMap }>();

function hoursOf(seconds: Float64Array, people: Float64Array, targetHours: number): HoursOnMap {
  const targetSeconds = targetHours * 3600;
  const known = made.get(seconds);
  if (known?.targetSeconds === targetSeconds) return known.hours;
  const entries = hourClasses(seconds, targetSeconds);
  const hours = { seconds, classes: { of: hourRows(seconds, entries), people, entries } };
  made.set(seconds, { targetSeconds, hours });
  return hours;
}

/** The hours that levels are held against where they are looked at together: the longest. */
const targetOf = (times: ReliefTimes, targets: readonly number[]): number =>
  times.tier === null ? Math.max(...targets) : times.targetHours;

/** Does the map tell of the times with roads closed? */
export const tellsOfClosures = (state: AppState): boolean =>
  state.relief.section === 'closures' && state.reliefAnswers.closures !== null && reliefStatus(state, 'closures') !== 'empty';

/** The times that the map tells; null where relief is not looked at, it is switched off, or the answer is still to come. */
export function reliefOnMap(state: AppState): HoursOnMap | null {
  const { visible, relief, reliefAnswers } = state;
  const answer = reliefAnswers.times?.output;
  if (!looksAtRelief(state) || !visible.answers || !answer) return null;
  const closed = reliefAnswers.closures?.output;
  if (closed && tellsOfClosures(state)) return hoursOf(closed.seconds, answer.people, closed.failure.targetHours);
  const times = timesOf(answer, relief.section === 'failures' ? relief.helping : relief.shown);
  return times
    ? hoursOf(
        times.seconds,
        answer.people,
        targetOf(
          times,
          answer.goal.tiers.map(({ targetHours }) => targetHours),
        ),
      )
    : null;
}

/** Does the map tell of relief, now or once it is there? */
export const hasReliefToDraw = (state: AppState): boolean => looksAtRelief(state) && reliefGoalOf(state) !== null;

/** The facility types that relief looks at; null where it is not looked at. Where all levels are, the many of the lowest would hide the cells. */
export function reliefTypes(state: AppState): readonly string[] | null {
  const goal = looksAtRelief(state) ? reliefGoalOf(state) : null;
  if (!goal) return null;
  const { section, shown, helping } = state.relief;
  const level = section === 'failures' || section === 'closures' ? helping : shown;
  const tiers = goal.tiers.filter((tier) => (level === null ? tier.level !== 'village' || goal.tiers.length === 1 : tier.level === level));
  return tiers.flatMap(({ types }) => types);
}

const noSegments: readonly SegmentLoss[] = [];
const kept = new WeakMap<readonly SegmentLoss[], readonly SegmentLoss[]>();

/** The first of a ranking of segments; the same list for the same ranking. */
function firstOf(worst: readonly SegmentLoss[]): readonly SegmentLoss[] {
  const first = kept.get(worst) ?? worst.slice(0, segmentsListed);
  kept.set(worst, first);
  return first;
}

/** The ranked segments that are listed and drawn: all roads, or those with a bridge; none where depots are. */
export function rankedSegments({ relief, reliefAnswers }: AppState): readonly SegmentLoss[] {
  const answer = reliefAnswers.failures?.output;
  if (!answer || relief.failureTable === 'depots') return noSegments;
  return firstOf(relief.failureTable === 'bridges' ? answer.worstBridges : answer.worst);
}

const drawn = new WeakMap<readonly SegmentLoss[], readonly DrawnSegment[]>();
const noneDrawn: readonly DrawnSegment[] = [];

/** Ranked segments as the map draws them; none where they are not looked at. */
export function segmentsOnMap(state: AppState): readonly DrawnSegment[] {
  if (!looksAtRelief(state) || state.relief.section !== 'failures') return noneDrawn;
  const ranked = rankedSegments(state);
  const found = drawn.get(ranked) ?? ranked.map(({ segment, path }, at) => ({ segment, rank: at + 1, path }));
  drawn.set(ranked, found);
  return found;
}
