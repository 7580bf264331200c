import { joinedBytes } from '../support/joined-bytes';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FindingList, readRaster } from '../../src/formats';
import { runProgram } from '../../src/cli/program';
import { inlineClient } from '../../src/jobs/inline-client';
import type { NamedBytes } from '../../src/jobs/task-types';
import { Failure } from '../../src/model/finding';

/** What a run of the command line left. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly written: ReadonlyMap<string, Uint8Array>;
}

/**
 * The command line as a user runs it, with the engine behind it, in this process.
 * @param files made files by name; other paths are read from the disk. What is written stays in memory
 */
export async function junda(args: readonly string[], files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const written = new Map<string, Uint8Array>();
  const read = (path: string): readonly NamedBytes[] => {
    const made = files[path];
    if (made !== undefined) return [{ path, bytes: typeof made === 'string' ? new TextEncoder().encode(made) : made }];
    if (!existsSync(path)) throw new Failure('file.missing', { file: path }, { path });
    if (!statSync(path).isDirectory()) return [{ path: basename(path), bytes: new Uint8Array(readFileSync(path)) }];
    return readdirSync(path).map((name) => ({ path: name, bytes: new Uint8Array(readFileSync(join(path, name))) }));
  };
  const code = await runProgram([...args], {
    env: { LANG: 'en_GB.UTF-8' },
    out: (part) => void out.push(typeof part === 'string' ? part : new TextDecoder().decode(part)),
    err: (text) => void err.push(text),
    errIsTerminal: false,
    read: (path) => Promise.resolve().then(() => read(path)),
    write: (path, bytes) => {
      written.set(path, bytes instanceof Uint8Array ? bytes : joinedBytes(bytes));
      return Promise.resolve();
    },
    isSame: (path, other) => Promise.resolve(path === other),
    client: inlineClient,
    serve: () => Promise.resolve(),
  });
  return { code, stdout: out.join(''), stderr: err.join(''), written };
}

/** `junda travel` that must go well. @returns the bytes of its one file */
export async function travelled(args: readonly string[], files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Uint8Array> {
  const { code, stderr, written } = await junda(['travel', ...args], files);
  const [bytes] = written.values();
  if (code !== 0 || !bytes) throw new Error(`junda travel ${args.join(' ')}: ${code}\n${stderr}`);
  return bytes;
}

/** The rows of a csv that the product wrote, without its head. */
export function rowsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const text = new TextDecoder().decode(bytes);
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}

/** Seconds per demand id of `id,seconds,facility`; NaN where not reached. */
export function secondsById(bytes: Uint8Array): ReadonlyMap<string, number> {
  return new Map(rowsOf(bytes).map(([id, seconds]) => [id!, seconds === '' ? NaN : Number(seconds)]));
}

/** Seconds of each cell of a field that the product wrote; NaN where not reached. */
export async function fieldIn(bytes: Uint8Array): Promise<Float64Array> {
  return Float64Array.from((await readRaster({ path: 'field.tif', bytes }, new FindingList())).values);
}
