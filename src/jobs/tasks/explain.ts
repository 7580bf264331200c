import type { ExplainedTrip } from '../../engine/travel';
import { editedStudy } from '../../model/edit';
import type { Watch } from '../../model/watch';
import { studyOf, type Session } from '../session';
import { timesOf } from '../session-times';
import type { TaskTypes } from '../task-types';
import { groundIn } from '../times';
import { facilitiesOf } from './analyse';

/** The trip behind the time of a demand row; `facility` counts as in the answer of `analyse`. */
export function explain(input: TaskTypes['explain']['input'], session: Session, watch: Watch): ExplainedTrip | null {
  const study = editedStudy(studyOf(session), input.edits);
  const facilities = facilitiesOf(study, input.question.types, input.question.year);
  return timesOf(session).explain({ ...input.question, ground: groundIn(study, input.question.year), facilities }, input.row, watch);
}
