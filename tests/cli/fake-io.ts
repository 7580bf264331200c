import { joinedBytes } from '../support/joined-bytes';
import type { CliIo, ServeOptions } from '../../src/cli/io';
import type { TaskClient } from '../../src/jobs/client';
import type { TaskName, TaskTypes } from '../../src/jobs/task-types';
import { Failure } from '../../src/model/finding';

type Answers = { readonly [N in TaskName]?: (input: TaskTypes[N]['input']) => TaskTypes[N]['output'] };

export interface FakeIo extends CliIo {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly written: ReadonlyMap<string, Uint8Array>;
  readonly asked: readonly { readonly name: TaskName; readonly input: unknown }[];
}

/** A world in memory: files by path (a folder is a common prefix), tasks answered from a table. */
export function fakeIo(
  options: {
    readonly files?: readonly string[];
    readonly answers?: Answers;
    readonly env?: Readonly<Record<string, string>>;
    readonly terminal?: boolean;
  } = {},
): FakeIo {
  const out: string[] = [];
  const err: string[] = [];
  const written = new Map<string, Uint8Array>();
  const asked: { name: TaskName; input: unknown }[] = [];
  const client: TaskClient = {
    run: (name, input, taskOptions) => {
      asked.push({ name, input });
      taskOptions?.onProgress?.('travel', 0.5);
      const answer = options.answers?.[name];
      if (!answer) return Promise.reject(new Failure('task.unknown', {}, { name }));
      return Promise.resolve().then(() => answer(input));
    },
    dispose: () => undefined,
  };
  return {
    env: options.env ?? { LANG: 'en_GB.UTF-8' },
    out: (data) => void out.push(typeof data === 'string' ? data : new TextDecoder().decode(data)),
    err: (data) => void err.push(data),
    errIsTerminal: options.terminal ?? false,
    read: (path) => {
      const found = (options.files ?? []).filter((file) => file === path || file.startsWith(`${path}/`));
      if (found.length === 0) return Promise.reject(new Failure('file.missing', { file: path }, { path }));
      return Promise.resolve(found.map((file) => ({ path: file, bytes: new Uint8Array(0) })));
    },
    write: (path, bytes) => {
      written.set(path, bytes instanceof Uint8Array ? bytes : joinedBytes(bytes));
      return Promise.resolve();
    },
    isSame: (path, other) => Promise.resolve(path === other),
    client: () => client,
    serve: (serveOptions: ServeOptions) => {
      serveOptions.onReady('http://localhost:4173/');
      return Promise.resolve();
    },
    stdout: () => out.join(''),
    stderr: () => err.join(''),
    written,
    asked,
  };
}
