// Types, lint and format in one command.
import { spawnSync } from 'node:child_process';
import { ensurePackages, toolPath } from './ensure.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

/** @type {readonly (readonly [name: string, program: string, args: readonly string[]])[]} */
const checks = [
  ['types', toolPath('typescript', 'bin/tsc'), ['--noEmit']],
  [
    'lint',
    toolPath('oxlint', 'bin/oxlint'),
    ['--type-aware', '--deny-warnings', 'src', 'tests', 'data/generate', 'bench', 'tools', 'vite.config.ts'],
  ],
  ['format', toolPath('oxfmt', 'bin/oxfmt'), ['--check', '.']],
];

/** Runs the checks, each to its end. @returns how many passed and failed */
export function runChecks() {
  ensurePackages();
  let failed = 0;
  for (const [name, program, args] of checks) {
    const begin = Date.now();
    const { status } = spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' });
    console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
    if (status !== 0) failed += 1;
  }
  return { passed: checks.length - failed, failed };
}

if (import.meta.url === new URL(process.argv[1] ?? '', 'file://').href) process.exitCode = runChecks().failed === 0 ? 0 : 1;
