import { countWithout } from '../../engine/candidates';
import type { CandidateAnswer } from '../../model/siting';
import type { Watch } from '../../model/watch';
import { editedOnce } from '../edited';
import { studyOf, type Session } from '../session';
import { candidatesOf } from '../study-sites';
import type { TaskTypes } from '../task-types';

/** The places that a goal may choose from, forbidden ones left out. */
export function siteCandidates({ edits, goal }: TaskTypes['siteCandidates']['input'], session: Session, watch: Watch): CandidateAnswer {
  watch.check();
  const found = candidatesOf(editedOnce(studyOf(session), edits), goal.candidates, goal.question.year);
  const shut = new Set(goal.forbidden);
  return { places: found.places.filter(({ id }) => !shut.has(id)), count: countWithout(found, goal.locked, goal.forbidden) };
}
