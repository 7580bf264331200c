import type { Edit } from '../../model/edit';
import type { UnitLedger } from '../../model/result';
import type { Watch } from '../../model/watch';
import type { Session } from '../session';
import type { CoverageAnswer, DragFrame, TaskTypes } from '../task-types';
import { analyse } from './analyse';

type Column = 'covered' | 'uncovered' | 'share' | 'shareSlow' | 'shareFast';

const columnOf = (ledgers: readonly UnitLedger[], column: Column): Float64Array => Float64Array.from(ledgers, (ledger) => ledger[column]);

/** The rows that differ, and the figures of every unit. */
function frameOf(rest: CoverageAnswer, moved: CoverageAnswer): DragFrame {
  const rows: number[] = [];
  for (let row = 0; row < rest.seconds.length; row += 1) {
    const same = Object.is(rest.seconds[row], moved.seconds[row]) && rest.facility[row] === moved.facility[row];
    if (!same) rows.push(row);
  }
  const { ledgers } = moved;
  return {
    rows: Int32Array.from(rows),
    seconds: Float64Array.from(rows, (row) => moved.seconds[row] ?? NaN),
    facility: Int32Array.from(rows, (row) => moved.facility[row] ?? -1),
    covered: columnOf(ledgers, 'covered'),
    uncovered: columnOf(ledgers, 'uncovered'),
    share: columnOf(ledgers, 'share'),
    shareSlow: columnOf(ledgers, 'shareSlow'),
    shareFast: columnOf(ledgers, 'shareFast'),
  };
}

/**
 * One frame of a drag: what changes where a facility stands elsewhere. A move keeps the rows of facilities, so both answers count in the same list.
 * @throws Failure edit.unknown-facility, and what `analyse` refuses
 */
export function drag({ question, edits, id, lon, lat }: TaskTypes['drag']['input'], session: Session, watch: Watch): DragFrame {
  const rest = analyse({ question, edits }, session, watch);
  if (lon === null || lat === null) return frameOf(rest, rest);
  const moved: readonly Edit[] = [...edits, { kind: 'move-facility', id, lon, lat }];
  return frameOf(rest, analyse({ question, edits: moved }, session, watch));
}
