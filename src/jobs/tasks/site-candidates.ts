import { Failure } from '../../model/finding';
import type { CandidateAnswer } from '../../model/siting';
import type { Watch } from '../../model/watch';
import type { Session } from '../session';
import type { TaskTypes } from '../task-types';

/** Refused until the search is there. */
export function siteCandidates(_input: TaskTypes['siteCandidates']['input'], _session: Session, _watch: Watch): CandidateAnswer {
  throw new Failure('task.unknown', {}, { task: 'siteCandidates' });
}
