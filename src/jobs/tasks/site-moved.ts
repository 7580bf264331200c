import { Failure } from '../../model/finding';
import type { MovedSite } from '../../model/siting';
import type { Watch } from '../../model/watch';
import type { Session } from '../session';
import type { TaskTypes } from '../task-types';

/** Refused until the search is there. */
export function siteMoved(_input: TaskTypes['siteMoved']['input'], _session: Session, _watch: Watch): MovedSite {
  throw new Failure('task.unknown', {}, { task: 'siteMoved' });
}
