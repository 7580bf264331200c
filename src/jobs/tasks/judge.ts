import { judgeCatalogue } from '../../engine/standards';
import type { StandardResult } from '../../model/result';
import type { Watch } from '../../model/watch';
import { editedOnce } from '../edited';
import { studyOf, type Session } from '../session';
import { timesOf } from '../session-times';
import type { TaskTypes } from '../task-types';
import { membershipOf } from './analyse';

/** Share of speed up and down for the band of every figure, where nothing else is asked for. */
export const standardBand = 0.2;

/** Standards of the catalogue, all or some, for every unit and each of the years. */
export function judge(input: TaskTypes['judge']['input'], session: Session, watch: Watch): readonly StandardResult[] {
  const study = editedOnce(studyOf(session), input.edits);
  const cache = timesOf(session);
  return judgeCatalogue(
    study,
    input.years,
    {
      membership: membershipOf(study),
      band: input.band ?? standardBand,
      times: (question) => cache.find({ ...question, ground: study }, watch).nearest,
    },
    watch,
    input.standards,
  );
}
