import { Failure } from '../../model/finding';
import type { ScorecardAnswer } from '../../model/scorecard';
import type { Watch } from '../../model/watch';
import type { Session } from '../session';
import type { TaskTypes } from '../task-types';

/** Refused until the search is there. */
export function scorecard(_input: TaskTypes['scorecard']['input'], _session: Session, _watch: Watch): ScorecardAnswer {
  throw new Failure('task.unknown', {}, { task: 'scorecard' });
}
