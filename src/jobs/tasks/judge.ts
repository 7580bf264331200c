import { judgeCatalogue } from '../../engine/standards';
import { editedStudy } from '../../model/edit';
import type { StandardResult } from '../../model/result';
import type { Study } from '../../model/study';
import type { Watch } from '../../model/watch';
import { studyOf, type Session } from '../session';
import { timesOf } from '../session-times';
import type { TaskTypes } from '../task-types';
import { groundIn } from '../times';
import { membershipOf } from './analyse';

/** Share of speed up and down for the band of every figure, where nothing else is asked for. */
export const standardBand = 0.2;

/** The study with only some standards in its catalogue, in the catalogue's order; all of them where none is named. */
function withStandards(study: Study, ids: readonly string[]): Study {
  if (ids.length === 0) return study;
  const wanted = new Set(ids);
  return { ...study, catalogue: { ...study.catalogue, standards: study.catalogue.standards.filter(({ id }) => wanted.has(id)) } };
}

/** Standards of the catalogue, all or some, for every unit and each of the years. */
export function judge(input: TaskTypes['judge']['input'], session: Session, watch: Watch): readonly StandardResult[] {
  const study = editedStudy(studyOf(session), input.edits);
  const cache = timesOf(session);
  return judgeCatalogue(
    withStandards(study, input.standards ?? []),
    input.years,
    {
      membership: membershipOf(study),
      band: input.band ?? standardBand,
      times: (question) => cache.find({ ...question, ground: groundIn(study, question.year) }, watch).nearest,
    },
    watch,
  );
}
