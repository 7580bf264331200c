import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queueClient, type OpenChannel } from '../../src/jobs/queue-client';
import type { TaskMessage, TaskRequest, TaskWord } from '../../src/jobs/messages';
import { Cancelled, Failure } from '../../src/model/finding';

/** A thread in hand: shows what was posted and lets the test answer. */
class FakeThread {
  readonly posted: TaskRequest[] = [];
  readonly told: TaskWord[] = [];
  ended = false;
  answer: (message: TaskMessage) => void = () => undefined;
  crash: (words: string) => void = () => undefined;
  get last(): TaskRequest {
    const request = this.posted.at(-1);
    if (!request) throw new Error('nothing was posted');
    return request;
  }
  done(output: unknown): void {
    this.answer({ id: this.last.id, kind: 'done', output });
  }
}

function fakeThreads(): { threads: FakeThread[]; open: OpenChannel } {
  const threads: FakeThread[] = [];
  return {
    threads,
    open: (receive, crash) => {
      const thread = new FakeThread();
      thread.answer = receive;
      thread.crash = crash;
      threads.push(thread);
      return {
        post: (request) => thread.posted.push(request),
        tell: (word) => thread.told.push(word),
        end: () => {
          thread.ended = true;
        },
      };
    },
  };
}

const nothing = { edits: [], years: [] };
const opening = { files: [], columns: {} };

describe('tasks on one thread', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('runs one at a time, in order', async () => {
    const { threads, open } = fakeThreads();
    const client = queueClient(open);
    const first = client.run('judge', nothing);
    const second = client.run('judge', nothing);
    expect(threads[0]?.posted).toHaveLength(1);
    threads[0]?.done(['first']);
    expect(threads[0]?.posted).toHaveLength(2);
    threads[0]?.done(['second']);
    expect(await first).toEqual(['first']);
    expect(await second).toEqual(['second']);
  });

  it('brings a refusal over with its code, place and details', async () => {
    const { threads, open } = fakeThreads();
    const asked = queueClient(open).run('judge', nothing);
    const finding = {
      severity: 'error',
      code: 'cell.not-a-number',
      where: { file: 'a.csv', row: 7, column: 'people' },
      details: { value: 'x' },
    } as const;
    threads[0]?.answer({ id: threads[0].last.id, kind: 'failed', problem: { kind: 'refused', finding } });
    const error = await asked.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).finding).toEqual(finding);
  });

  it('takes a stopped waiting task off the queue and leaves the running one alone', async () => {
    const { threads, open } = fakeThreads();
    const client = queueClient(open);
    const running = client.run('judge', nothing);
    const stop = new AbortController();
    const waiting = client.run('judge', nothing, { signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toBeInstanceOf(Cancelled);
    threads[0]?.done([]);
    expect(await running).toEqual([]);
    expect(threads[0]?.posted).toHaveLength(1);
    expect(threads[0]?.ended).toBe(false);
  });

  it('ends the thread of a stopped running task and opens the last study again on a new one', async () => {
    const { threads, open } = fakeThreads();
    const client = queueClient(open);
    const opened = client.run('openStudy', opening);
    threads[0]?.done({});
    await opened;
    const stop = new AbortController();
    const running = client.run('judge', nothing, { signal: stop.signal });
    stop.abort();
    await expect(running).rejects.toBeInstanceOf(Cancelled);
    const next = client.run('judge', nothing);
    vi.advanceTimersByTime(1000);
    expect(threads[0]?.ended).toBe(true);
    expect(threads[1]?.last.name).toBe('openStudy');
    threads[1]?.done({});
    expect(threads[1]?.last.name).toBe('judge');
    threads[1]?.done(['after']);
    expect(await next).toEqual(['after']);
  });

  it('keeps the thread when a stopped task ends within the grace', async () => {
    const { threads, open } = fakeThreads();
    const client = queueClient(open);
    const stop = new AbortController();
    const running = client.run('judge', nothing, { signal: stop.signal });
    stop.abort();
    await expect(running).rejects.toBeInstanceOf(Cancelled);
    threads[0]?.done([]);
    vi.advanceTimersByTime(1000);
    expect(threads).toHaveLength(1);
    expect(threads[0]?.ended).toBe(false);
  });

  it('tells a stopped task to stop, and a search that its best so far will do', async () => {
    const { threads, open } = fakeThreads();
    const client = queueClient(open);
    const [stop, enough, later] = [new AbortController(), new AbortController(), new AbortController()];
    const found: (readonly [number, number])[] = [];
    const onFound = (objective: number, bound: number): unknown => found.push([objective, bound]);
    const search = client.run('judge', nothing, { signal: stop.signal, enough: enough.signal, onFound });
    const waiting = client.run('judge', nothing, { enough: later.signal });
    const id = threads[0]?.last.id ?? NaN;
    threads[0]?.answer({ id, kind: 'found', objective: 12, bound: 15 });
    later.abort();
    expect(threads[0]?.told).toEqual([]);
    enough.abort();
    expect(threads[0]?.told).toEqual([{ id, say: 'enough' }]);
    stop.abort();
    await expect(search).rejects.toBeInstanceOf(Cancelled);
    expect(threads[0]?.told.at(-1)).toEqual({ id, say: 'stop' });
    threads[0]?.answer({ id, kind: 'found', objective: 13, bound: 15 });
    expect(found).toEqual([[12, 15]]);
    threads[0]?.done([]);
    // the next one had enough before it began
    expect(threads[0]?.told.at(-1)).toEqual({ id: threads[0]?.last.id, say: 'enough' });
    threads[0]?.done(['best so far']);
    expect(await waiting).toEqual(['best so far']);
    expect(threads).toHaveLength(1);
  });

  it('reports a crash and goes on with a new thread', async () => {
    const { threads, open } = fakeThreads();
    const client = queueClient(open);
    const asked = client.run('judge', nothing);
    threads[0]?.crash('out of memory');
    const error = await asked.catch((reason: unknown) => reason);
    expect((error as Failure).finding.code).toBe('task.crashed');
    const next = client.run('judge', nothing);
    threads[1]?.done([]);
    expect(await next).toEqual([]);
  });
});
