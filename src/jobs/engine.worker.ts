import { watchOf } from '../model/watch';
import { newSession } from './session';
import { problemOf, type TaskMessage, type TaskRequest } from './messages';
import { runTask } from './tasks';

const session = newSession();
const send = (message: TaskMessage): void => globalThis.postMessage(message);

globalThis.onmessage = async (event: MessageEvent<TaskRequest>) => {
  const { id, name, input } = event.data;
  const watch = watchOf((phase, share) => send({ id, kind: 'progress', phase, share }));
  try {
    send({ id, kind: 'done', output: await runTask(name, input as never, session, watch) });
  } catch (error) {
    send({ id, kind: 'failed', problem: problemOf(error) });
  }
};
