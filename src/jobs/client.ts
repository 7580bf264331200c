import type { Phase } from '../model/watch';
import type { TaskName, TaskTypes } from './task-types';

export interface TaskOptions {
  readonly onProgress?: (phase: Phase, share: number) => void;
  readonly signal?: AbortSignal;
}

/** The one way to the engine: a worker (`workerClient`) or the same thread (`inlineClient`). Rejects with `Failure` or `Cancelled`. */
export interface TaskClient {
  run<N extends TaskName>(name: N, input: TaskTypes[N]['input'], options?: TaskOptions): Promise<TaskTypes[N]['output']>;
  dispose(): void;
}
