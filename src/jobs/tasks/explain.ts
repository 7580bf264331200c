import type { ExplainedTrip } from '../../engine/travel';
import { editedStudy } from '../../model/edit';
import type { Watch } from '../../model/watch';
import { studyOf, type Session } from '../session';
import type { TaskTypes } from '../task-types';
import { timesCache } from '../times';
import { facilitiesOf } from './analyse';

/** The trip behind the time of a demand row; `facility` counts as in the answer of `analyse`. */
export function explain(input: TaskTypes['explain']['input'], session: Session, watch: Watch): ExplainedTrip | null {
  const study = editedStudy(studyOf(session), input.edits);
  session.times ??= timesCache(study);
  const facilities = facilitiesOf(study, input.question.types, input.question.year);
  return session.times.explain({ ...input.question, facilities }, input.row, watch);
}
