import { Failure } from '../../model/finding';
import type { LayoutScore } from '../../model/siting';
import type { Watch } from '../../model/watch';
import type { Session } from '../session';
import type { TaskTypes } from '../task-types';

/** Refused until the search is there. */
export function compareLayouts(_input: TaskTypes['compareLayouts']['input'], _session: Session, _watch: Watch): readonly LayoutScore[] {
  throw new Failure('task.unknown', {}, { task: 'compareLayouts' });
}
