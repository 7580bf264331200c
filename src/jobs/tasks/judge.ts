import { judgeCatalogue } from '../../engine/standards';
import { editedStudy } from '../../model/edit';
import type { StandardResult } from '../../model/result';
import type { Watch } from '../../model/watch';
import { studyOf, type Session } from '../session';
import type { TaskTypes } from '../task-types';
import { timesCache } from '../times';
import { membershipOf } from './analyse';

/** Share of speed up and down for the band of every judged figure. */
export const standardBand = 0.2;

/** Every standard of the catalogue for every unit and each of the years. */
export function judge(input: TaskTypes['judge']['input'], session: Session, watch: Watch): readonly StandardResult[] {
  const study = editedStudy(studyOf(session), input.edits);
  session.times ??= timesCache(study);
  const cache = session.times;
  return judgeCatalogue(
    study,
    input.years,
    {
      membership: membershipOf(study),
      band: standardBand,
      times: (question) => cache.find(question, watch).nearest,
    },
    watch,
  );
}
