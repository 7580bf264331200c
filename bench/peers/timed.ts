import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a finished process used. */
export interface Used {
  readonly userSeconds: number;
  readonly systemSeconds: number;
  /** largest resident set, MB of 2^20 bytes */
  readonly peakMegabytes: number;
}

const timer = '/usr/bin/time';

/** Command line of `args` under GNU time, which writes what it used into a file of `folder`. */
export function underTime(folder: string, args: readonly string[]): readonly string[] {
  return [timer, '-q', '-f', '%U %S %M', '-o', join(folder, 'used.txt'), ...args];
}

/** What GNU time wrote. */
export function usedIn(folder: string): Used {
  const [user, system, kilobytes] = readFileSync(join(folder, 'used.txt'), 'utf8').trim().split(' ').map(Number);
  return { userSeconds: user!, systemSeconds: system!, peakMegabytes: kilobytes! / 1024 };
}

/**
 * Runs a program to its end. @returns its output
 * @throws Error with what it said where it fails
 */
export function run([program, ...args]: readonly string[], cwd = '.'): string {
  const { status, stdout, stderr, error } = spawnSync(program!, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    cwd,
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.slice(-2000)}`);
  return stdout;
}

/** First line that a program says of itself; null where it is not installed. */
export function versionOf(program: string, ...args: readonly string[]): string | null {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) return null;
  return (stdout.trim() || stderr.trim()).split('\n')[0]!;
}

/** Runs a program under GNU time. */
export function timed(folder: string, args: readonly string[]): Used {
  run(underTime(folder, args));
  return usedIn(folder);
}
