import { openSync, readFileSync, readSync } from 'node:fs';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { inlineClient } from '../jobs/inline-client';
import type { FileInParts, NamedBytes } from '../jobs/task-types';
import { Failure } from '../model/finding';
import type { CliIo } from './io';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** An error of the file system as a refusal that names the path. */
const refusal = (error: unknown, path: string): Failure => {
  const code = codeOf(error);
  return new Failure(code === 'ENOENT' ? 'file.missing' : 'file.unreadable', { file: path }, { reason: code });
};

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.'))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? filesBelow(path) : Promise.resolve(entry.isFile() ? [path] : []);
      }),
  );
  return lists.flat();
}

const plain = ({ buffer, byteOffset, byteLength }: Buffer): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);

const bytesOf = async (path: string): Promise<Uint8Array> => plain(await readFile(path));

/** Larger files are read when and as far as they are needed, bytes. */
const wholeBytes = 1 << 20;

/** The descriptor stays open to the end of the process, which is that of the command. */
function inParts(path: string, size: number): FileInParts {
  const descriptor = openSync(path, 'r');
  let bytes: Uint8Array | null = null;
  return {
    path: basename(path),
    size,
    get bytes() {
      return (bytes ??= tried(path, () => plain(readFileSync(descriptor))));
    },
    readAt: (target, offset) => {
      for (let at = 0; at < target.length;) {
        const count = tried(path, () => readSync(descriptor, target, at, target.length - at, offset + at));
        if (count === 0) throw new Failure('file.truncated', { file: path }, { format: '' });
        at += count;
      }
    },
  };
}

function tried<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw refusal(error, path);
  }
}

async function read(path: string): Promise<readonly NamedBytes[]> {
  try {
    const found = await stat(path);
    if (found.isFile() && found.size > wholeBytes) return [inParts(path, found.size)];
    if (!found.isDirectory()) return [{ path: basename(path), bytes: await bytesOf(path) }];
    const files = await filesBelow(path);
    return await Promise.all(files.map(async (file) => ({ path: relative(path, file).split(sep).join('/'), bytes: await bytesOf(file) })));
  } catch (error) {
    throw refusal(error, path);
  }
}

async function write(path: string, bytes: Uint8Array | Iterable<Uint8Array>): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  } catch (error) {
    throw new Failure('file.unreadable', { file: path }, { writing: true, reason: codeOf(error) });
  }
}

async function isSame(path: string, other: string): Promise<boolean> {
  try {
    const [one, two] = await Promise.all([path, other].map((each) => stat(each, { bigint: true })));
    return one !== undefined && two !== undefined && one.dev === two.dev && one.ino === two.ino;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false;
    throw refusal(error, path);
  }
}

/** The process's own streams, files and engine. */
export function nodeIo(): CliIo {
  // a reader that stops early (`junda run ... | head`) is no error
  process.stdout.on('error', (error) => {
    if (codeOf(error) !== 'EPIPE') throw error;
  });
  return {
    env: process.env,
    out: (data) => void process.stdout.write(data),
    err: (text) => void process.stderr.write(text),
    errIsTerminal: process.stderr.isTTY,
    read,
    write,
    isSame,
    client: inlineClient,
    serve: async (options) => (await import('./serve')).serveApp(options),
  };
}
