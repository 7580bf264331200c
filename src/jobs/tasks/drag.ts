import { liveCoverage } from '../../engine/coverage';
import { editedStudy } from '../../model/edit';
import { Failure } from '../../model/finding';
import { peopleOf } from '../../model/study';
import type { Watch } from '../../model/watch';
import type { DragState } from '../drag-state';
import { studyOf, type Session } from '../session';
import type { DragFrame, TaskTypes } from '../task-types';
import { timesOf } from '../session-times';
import { groundIn } from '../times';
import { facilitiesOf, membershipOf } from './analyse';

type Input = TaskTypes['drag']['input'];

/** Searches once, counts, and lifts the facility. */
function lift({ question, edits, id }: Omit<Input, 'lon' | 'lat'>, key: string, session: Session, watch: Watch): DragState {
  const study = editedStudy(studyOf(session), edits);
  const people = peopleOf(study.demand, question.year, question.group);
  if (!people) throw new Failure('study.unknown-year', {}, { year: question.year, group: question.group, known: study.demand.years });
  if (!study.facilities.some((facility) => facility.id === id)) throw new Failure('edit.unknown-facility', {}, { id });
  const facilities = facilitiesOf(study, question.types, question.year);
  const live = timesOf(session).live({ ...question, ground: groundIn(study, question.year), facilities }, watch);
  const coverage = liveCoverage({
    units: study.units,
    membership: membershipOf(study),
    people,
    nearest: live,
    delaySeconds: Float64Array.from(facilities, (facility) => facility.delaySeconds),
    cutoffSeconds: question.cutoffSeconds,
    band: question.band,
  });
  const row = facilities.findIndex((facility) => facility.id === id);
  const [seconds, facility] = [live.seconds.slice(), live.facility.slice()];
  const lifted = row < 0 ? new Int32Array(0) : live.put(row, null, watch);
  coverage.recount(lifted, live);
  return {
    key,
    live,
    row,
    delaySeconds: facilities[row]?.delaySeconds ?? 0,
    seconds,
    facility,
    coverage,
    lifted,
    shown: new Int32Array(0),
  };
}

/** Rows of both lists, ascending, each once. */
function union(one: Int32Array, other: Int32Array): Int32Array {
  const rows = new Int32Array(one.length + other.length);
  let count = 0;
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const [a, b] = [one[i] ?? Infinity, other[j] ?? Infinity];
    rows[count++] = Math.min(a, b);
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return rows.subarray(0, count);
}

function frameOf(drag: DragState): DragFrame {
  const { live, seconds, facility, coverage } = drag;
  const rows = union(drag.lifted, drag.shown).filter(
    (row) => !Object.is(live.seconds[row], seconds[row]) || live.facility[row] !== facility[row],
  );
  return {
    rows,
    seconds: Float64Array.from(rows, (row) => live.seconds[row] ?? NaN),
    facility: Int32Array.from(rows, (row) => live.facility[row] ?? -1),
    ...coverage.shares(),
  };
}

/**
 * One frame of a drag: what changes where a facility stands elsewhere. The first frame searches and lifts the facility; each further one takes
 * back the last place and searches its own catchment only. A move keeps the rows of facilities, so the frame counts in the list at rest.
 * Without a place (`lon` null) the drag ends: the frame is that at rest.
 * @throws Failure edit.unknown-facility, study.unknown-year, and what the search refuses
 */
export function drag({ lon, lat, ...input }: Input, session: Session, watch: Watch): DragFrame {
  const key = JSON.stringify([input.question, input.edits, input.id]);
  if (session.drag?.key !== key || !session.drag.live.current()) session.drag = lift(input, key, session, watch);
  const state = session.drag;
  const { live, row, coverage } = state;
  const before = state.shown;
  try {
    const at = live.facilities[row] === undefined ? null : lon === null || lat === null ? placeAtRest(input, state, session) : { lon, lat };
    state.shown = at ? live.glance(row, { ...at, delaySeconds: state.delaySeconds }, watch) : new Int32Array(0);
  } catch (error) {
    // half a search helps nobody: the next frame begins anew
    session.drag = null;
    throw error;
  }
  coverage.recount(union(before, state.shown), live);
  const frame = frameOf(state);
  if (lon === null || lat === null) session.drag = null;
  return frame;
}

function placeAtRest(
  { edits, id }: Pick<Input, 'edits' | 'id'>,
  { row }: DragState,
  session: Session,
): { lon: number; lat: number } | null {
  const found = editedStudy(studyOf(session), edits).facilities.find((facility) => facility.id === id);
  return row < 0 || !found ? null : { lon: found.lon, lat: found.lat };
}
