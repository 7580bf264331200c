import { Failure } from '../../model/finding';
import type { ReliefAnswer } from '../../model/relief';
import type { Watch } from '../../model/watch';
import type { Session } from '../session';
import type { TaskTypes } from '../task-types';

/** How soon relief depots help whom, and with what stock. */
export function relief(_input: TaskTypes['relief']['input'], _session: Session, _watch: Watch): ReliefAnswer {
  throw new Failure('task.unknown', {}, { task: 'relief' });
}
