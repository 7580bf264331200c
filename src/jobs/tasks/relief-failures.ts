import { Failure } from '../../model/finding';
import type { ClosureAnswer, FailureAnswer } from '../../model/relief';
import type { Watch } from '../../model/watch';
import type { Session } from '../session';
import type { TaskTypes } from '../task-types';

/** Every road segment that carries a shortest relief trip, and every depot, failing in turn. */
export function reliefFailures(_input: TaskTypes['reliefFailures']['input'], _session: Session, _watch: Watch): FailureAnswer {
  throw new Failure('task.unknown', {}, { task: 'reliefFailures' });
}

/** A set of roads closed at once. */
export function reliefClosures(_input: TaskTypes['reliefClosures']['input'], _session: Session, _watch: Watch): ClosureAnswer {
  throw new Failure('task.unknown', {}, { task: 'reliefClosures' });
}
