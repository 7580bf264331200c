import { Cancelled } from '../model/finding';
import type { TaskClient, TaskOptions } from './client';
import { errorOf, type TaskMessage, type TaskRequest, type TaskWord } from './messages';
import type { TaskName, TaskTypes } from './task-types';

/** A thread that runs one task at a time. */
export interface Channel {
  post(request: TaskRequest): void;
  /** says something to the task that runs; it hears it when it next waits */
  tell(word: TaskWord): void;
  end(): void;
}

export type OpenChannel = (receive: (message: TaskMessage) => void, crash: (words: string) => void) => Channel;

interface Entry {
  readonly request: TaskRequest;
  readonly options: TaskOptions;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
  /** the caller has had its answer (a stop); the outcome concerns nobody */
  settled: boolean;
}

/** How long a stopped task may still end by itself before its thread is ended, in milliseconds. */
const graceMilliseconds = 250;

/**
 * Tasks in order on one thread. Stopping a waiting task takes it off the queue; stopping the running one answers at once, tells it, gives it a
 * short grace, then ends the thread and starts another, on which the last opened study is opened again before the next task. A caller who has
 * enough of a search is told on to it, at once or when it starts.
 */
export function queueClient(open: OpenChannel): TaskClient {
  const waiting: Entry[] = [];
  let running: Entry | null = null;
  let opened: TaskTypes['openStudy']['input'] | null = null;
  let channel: Channel | null = null;
  let nextId = 1;
  let disposed = false;

  const finish = (): void => {
    running = null;
    startNext();
  };

  const receive = (message: TaskMessage): void => {
    if (!running || message.id !== running.request.id) return;
    const entry = running;
    if (message.kind === 'progress') {
      if (!entry.settled) entry.options.onProgress?.(message.phase, message.share);
      return;
    }
    if (message.kind === 'found') {
      if (!entry.settled) entry.options.onFound?.(message.objective, message.bound);
      return;
    }
    if (message.kind === 'done' && entry.request.name === 'openStudy') opened = entry.request.input as TaskTypes['openStudy']['input'];
    if (!entry.settled) {
      entry.settled = true;
      if (message.kind === 'done') entry.resolve(message.output);
      else entry.reject(errorOf(message.problem));
    }
    finish();
  };

  const restart = (): void => {
    channel?.end();
    channel = null;
    if (opened)
      waiting.unshift(
        newEntry(
          'openStudy',
          opened,
          {},
          () => undefined,
          () => undefined,
        ),
      );
    finish();
  };

  const crash = (words: string): void => {
    const entry = running;
    if (entry && !entry.settled) {
      entry.settled = true;
      entry.reject(errorOf({ kind: 'crashed', message: words }));
    }
    restart();
  };

  function newEntry(name: TaskName, input: unknown, options: TaskOptions, resolve: Entry['resolve'], reject: Entry['reject']): Entry {
    return { request: { id: nextId++, name, input }, options, resolve, reject, settled: false };
  }

  function startNext(): void {
    if (running || disposed) return;
    const entry = waiting.shift();
    if (!entry) return;
    running = entry;
    channel ??= open(receive, crash);
    channel.post(entry.request);
    if (entry.options.enough?.aborted) enough(entry);
  }

  function enough(entry: Entry): void {
    if (running === entry && !entry.settled) channel?.tell({ id: entry.request.id, say: 'enough' });
  }

  const stop = (entry: Entry): void => {
    if (entry.settled) return;
    entry.settled = true;
    entry.reject(new Cancelled());
    const place = waiting.indexOf(entry);
    if (place >= 0) waiting.splice(place, 1);
    else if (running === entry) {
      channel?.tell({ id: entry.request.id, say: 'stop' });
      setTimeout(() => {
        if (running === entry) restart();
      }, graceMilliseconds);
    }
  };

  return {
    run(name, input, options = {}) {
      return new Promise((resolve, reject) => {
        if (disposed || options.signal?.aborted) {
          reject(new Cancelled());
          return;
        }
        const entry = newEntry(name, input, options, resolve as Entry['resolve'], reject);
        options.signal?.addEventListener('abort', () => stop(entry), { once: true });
        options.enough?.addEventListener('abort', () => enough(entry), { once: true });
        waiting.push(entry);
        startNext();
      });
    },
    dispose() {
      disposed = true;
      channel?.end();
      for (const entry of [running, ...waiting]) {
        if (entry && !entry.settled) {
          entry.settled = true;
          entry.reject(new Cancelled());
        }
      }
      waiting.length = 0;
    },
  };
}
