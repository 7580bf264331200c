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
   */
  run<N extends TaskName>(
    kind: Job['kind'],
    name: N,
    input: TaskTypes[N]['input'],
    more?: RunOptions,
  ): Promise<Outcome<TaskTypes[N]['output']>>;
  /** Stops the task of a kind, or the one that is shown. */
  cancel(kind?: Job['kind']): void;
  /** The best so far of the search of a kind will do. */
  enough(kind: Job['kind']): void;
}

export interface RunOptions {
  /** what to show instead of the task's own progress, where it is a part of something longer */
  readonly shown?: Pick<Job, 'phase' | 'share'>;
  readonly onFound?: (objective: number, bound: number) => void;
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
    readonly enough: AbortController;
    job: Job;
  }
  const running: Running[] = [];
  const show = (): void => store.setState({ job: running[0]?.job ?? null });

  return {
    async run(kind, name, input, { shown, onFound } = {}) {
      const entry: Running = {
        control: new AbortController(),
        enough: new AbortController(),
        job: { kind, phase: null, share: 0, ...shown },
      };
      running.push(entry);
      show();
      try {
        const output = await client.run(name, input, {
          signal: entry.control.signal,
          enough: entry.enough.signal,
          onFound,
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
    cancel(kind) {
      running.find(({ job }) => kind === undefined || job.kind === kind)?.control.abort();
    },
    enough(kind) {
      running.find(({ job }) => job.kind === kind)?.enough.abort();
    },
  };
}
