import { judgeCatalogue, type StandardContext } from '../../engine/standards';
import type { StandardResult } from '../../model/result';
import type { Study } from '../../model/study';
import type { Watch } from '../../model/watch';
import { editedOnce } from '../edited';
import { studyOf, type Session } from '../session';
import { timesOf } from '../session-times';
import type { TaskTypes } from '../task-types';
import { groundIn } from '../times';
import { membershipOf } from './analyse';

/** Share of speed up and down for the band of every figure, where nothing else is asked for. */
export const standardBand = 0.2;

/** What judging a study with its edits needs: times and matrices of the session, which keeps what it has found. */
export function contextOf(study: Study, session: Session, band: number, watch: Watch): StandardContext {
  const cache = timesOf(session);
  return {
    membership: membershipOf(study),
    band,
    times: (question) => cache.find({ ...question, ground: groundIn(study, question.year), exact: true }, watch).nearest,
    matrix: (question) => cache.matrix({ ...question, band, ground: groundIn(study, question.year) }, watch),
  };
}

/** Standards of the catalogue, all or some, for every unit and each of the years. */
export function judge(input: TaskTypes['judge']['input'], session: Session, watch: Watch): readonly StandardResult[] {
  const study = editedOnce(studyOf(session), input.edits);
  return judgeCatalogue(study, input.years, contextOf(study, session, input.band ?? standardBand, watch), watch, input.standards);
}
