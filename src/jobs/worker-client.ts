import type { TaskClient } from './client';
import { queueClient, type Channel } from './queue-client';
import type { TaskMessage, TaskRequest, TaskWord } from './messages';

const openWorker = (receive: (message: TaskMessage) => void, crash: (words: string) => void): Channel => {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'junda-engine' });
  worker.onmessage = (event: MessageEvent<TaskMessage>) => receive(event.data);
  worker.onerror = (event) => crash(event.message);
  worker.onmessageerror = () => crash('a message could not be read');
  const post = (message: TaskRequest | TaskWord): void => worker.postMessage(message);
  return { post, tell: post, end: () => worker.terminate() };
};

/** Tasks in a Web Worker, so that the screen never waits. A stop that the running task does not heed soon ends the worker and starts another, which opens the last study again. */
export function workerClient(): TaskClient {
  return queueClient(openWorker);
}
