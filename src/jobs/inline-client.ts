import { watchOf } from '../model/watch';
import type { TaskClient } from './client';
import { newSession } from './session';
import { errorOf, problemOf } from './messages';
import { runTask } from './tasks';

/** Tasks on the caller's own thread: the command line and the tests. */
export function inlineClient(): TaskClient {
  const session = newSession();
  return {
    async run(name, input, options = {}) {
      try {
        return await runTask(name, input, session, watchOf(options.onProgress ?? (() => undefined), options.signal, options));
      } catch (error) {
        const problem = problemOf(error);
        if (problem.kind === 'crashed') throw error;
        throw errorOf(problem);
      }
    },
    dispose: () => undefined,
  };
}
