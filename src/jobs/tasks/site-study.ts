import type { SitingAnswer } from '../../model/siting';
import { Failure } from '../../model/finding';
import type { Watch } from '../../model/watch';
import type { Session } from '../session';
import type { TaskTypes } from '../task-types';

/** Where to build on the session's study. */
export function siteStudy(_input: TaskTypes['siteStudy']['input'], _session: Session, _watch: Watch): SitingAnswer {
  throw new Failure('task.unknown', {}, { task: 'siteStudy' });
}
