import type { StoreApi } from 'zustand/vanilla';
import { Cancelled, Failure, type Finding } from '../../model/finding';
import type { TaskClient } from '../../jobs/client';
import type { TaskName, TaskTypes } from '../../jobs/task-types';
import type { AppState, Job } from './state';

/** How a task came out; a failure or a stop is data here, for the screen to show. */
export type Outcome<T> = { readonly ok: true; readonly output: T } | { readonly ok: false; readonly finding: Finding | null };

export interface Runner {
  /**
   * Runs a task and shows its progress; never rejects. `finding` is null where the user cancelled.
   * @param shown what to show instead of the task's own progress, where it is a part of something longer
   */
  run<N extends TaskName>(
    kind: Job['kind'],
    name: N,
    input: TaskTypes[N]['input'],
    shown?: Pick<Job, 'phase' | 'share'>,
  ): Promise<Outcome<TaskTypes[N]['output']>>;
  /** Stops the task that is shown. */
  cancel(): void;
}

const visibleStep = 0.01;

/** An error as a finding: a refusal has one, anything else is a crash with its words; null for a stop. */
export function findingOf(error: unknown): Finding | null {
  if (error instanceof Cancelled) return null;
  if (error instanceof Failure) return error.finding;
  return new Failure('task.crashed', {}, { message: error instanceof Error ? error.message : String(error) }).finding;
}

/** Runs tasks through the client and keeps `job` in the state up to date: the oldest one that runs is shown. */
export function createRunner(store: StoreApi<AppState>, client: TaskClient): Runner {
  interface Running {
    readonly control: AbortController;
    job: Job;
  }
  const running: Running[] = [];
  const show = (): void => store.setState({ job: running[0]?.job ?? null });

  return {
    async run(kind, name, input, shown) {
      const entry: Running = { control: new AbortController(), job: { kind, phase: null, share: 0, ...shown } };
      running.push(entry);
      show();
      try {
        const output = await client.run(name, input, {
          signal: entry.control.signal,
          onProgress: (phase, share) => {
            const { job } = entry;
            if (shown) return;
            if (job.phase === phase && share < 1 && Math.abs(share - job.share) < visibleStep) return;
            entry.job = { kind, phase, share };
            if (running[0] === entry) show();
          },
        });
        return { ok: true, output };
      } catch (error) {
        return { ok: false, finding: findingOf(error) };
      } finally {
        running.splice(running.indexOf(entry), 1);
        show();
      }
    },
    cancel() {
      running[0]?.control.abort();
    },
  };
}
