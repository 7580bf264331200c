import type { Phase, SearchEars } from '../model/watch';
import type { TaskName, TaskTypes } from './task-types';

/** `signal` aborted: the task stops without an answer; `enough` aborted: a search answers with the best that it has. */
export interface TaskOptions extends SearchEars {
  readonly onProgress?: (phase: Phase, share: number) => void;
  readonly signal?: AbortSignal;
}

/** The one way to the engine: a worker (`workerClient`) or the same thread (`inlineClient`). Rejects with `Failure` or `Cancelled`. */
export interface TaskClient {
  run<N extends TaskName>(name: N, input: TaskTypes[N]['input'], options?: TaskOptions): Promise<TaskTypes[N]['output']>;
  dispose(): void;
}
