// `npm test`: installs what is missing, builds, then types, lint, format, unit, reference, property and browser tests.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { ensureBrowser } from './browser.mjs';
import { ensurePackages, npx, toolPath } from './ensure.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
ensurePackages();
const { runChecks } = await import('./check.mjs');
const browser = ensureBrowser();

console.log('> build (构建)');
npx(['vite', 'build', '--logLevel', 'warn']);
npx(['vite', 'build', '--mode', 'cli', '--logLevel', 'warn']);

const sums = { passed: 0, failed: 0, skipped: 0 };
const checks = runChecks();
sums.passed += checks.passed;
sums.failed += checks.failed;

const reports = 'dist/tests';
mkdirSync(reports, { recursive: true });

/** Runs one vitest suite and adds its counts; a suite that leaves no report counts as one failure. */
function runSuite(name, args) {
  const report = `${reports}/${name}.json`;
  rmSync(report, { force: true });
  console.log(`> ${name}`);
  const { status } = spawnSync(
    process.execPath,
    [toolPath('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    { stdio: 'inherit', env: { ...process.env, ...(browser ? { JUNDA_CHROMIUM: browser } : {}) } },
  );
  if (!existsSync(report)) {
    sums.failed += 1;
    return;
  }
  const found = JSON.parse(readFileSync(report, 'utf8'));
  sums.passed += found.numPassedTests;
  sums.failed += found.numFailedTests;
  sums.skipped += found.numPendingTests + found.numTodoTests;
  if (status !== 0 && found.numFailedTests === 0) sums.failed += 1;
}

runSuite('unit', []);
runSuite('browser', ['--mode', 'e2e']);

if (!browser) {
  console.error('No Chromium was found, so the browser tests could not run: install the package "chromium" or set JUNDA_CHROMIUM.');
}
console.log(`${sums.passed} passed, ${sums.failed} failed, ${sums.skipped} skipped`);
process.exitCode = sums.failed === 0 ? 0 : 1;
