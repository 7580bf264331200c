import type { TaskClient } from '../jobs/client';
import type { NamedBytes } from '../jobs/task-types';

/** The outside world of the command line, handed in so that tests need no process. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** stdout: results only */
  out(data: string | Uint8Array): void;
  /** stderr: progress, messages, errors */
  err(text: string): void;
  readonly errIsTerminal: boolean;
  /**
   * A file as one entry named by its base name, a folder as all its files named relative to it.
   * @throws Failure file.missing, file.unreadable
   */
  read(path: string): Promise<readonly NamedBytes[]>;
  /** Writes a file, making its folders. @throws Failure file.unreadable */
  write(path: string, bytes: Uint8Array | Iterable<Uint8Array>): Promise<void>;
  /** Do two paths lead to the same file? No where either is absent. */
  isSame(path: string, other: string): Promise<boolean>;
  client(): TaskClient;
  /** Serves the built app until the process is told to end; resolves then. @throws Failure file.missing where the app is not built */
  serve(options: ServeOptions): Promise<void>;
}

export interface ServeOptions {
  /** null: the first free one from 4173 on */
  readonly port: number | null;
  readonly openBrowser: boolean;
  /** told once the app answers */
  onReady(address: string): void;
}
