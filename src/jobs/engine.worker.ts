import { watchOf } from '../model/watch';
import { newSession } from './session';
import { problemOf, type TaskMessage, type TaskRequest, type TaskWord } from './messages';
import { runTask } from './tasks';

const session = newSession();
const send = (message: TaskMessage): void => globalThis.postMessage(message);

/** The task that runs, and how it is told to stop or that its best so far will do. */
let running: { readonly id: number; readonly stop: AbortController; readonly enough: AbortController } | null = null;

const tell = ({ id, say }: TaskWord): void => {
  if (running?.id === id) running[say].abort();
};

const start = async ({ id, name, input }: TaskRequest): Promise<void> => {
  const [stop, enough] = [new AbortController(), new AbortController()];
  running = { id, stop, enough };
  const watch = watchOf((phase, share) => send({ id, kind: 'progress', phase, share }), stop.signal, {
    onFound: (objective, bound) => send({ id, kind: 'found', objective, bound }),
    enough: enough.signal,
  });
  try {
    send({ id, kind: 'done', output: await runTask(name, input as never, session, watch) });
  } catch (error) {
    send({ id, kind: 'failed', problem: problemOf(error) });
  }
};

globalThis.onmessage = ({ data }: MessageEvent<TaskRequest | TaskWord>) => {
  if ('say' in data) tell(data);
  else void start(data);
};
