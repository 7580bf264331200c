import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const stamp = 'node_modules/.junda-lock';

/** Runs a command in the open; ends this process with its code when it fails. */
export function must(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32', ...options });
  if (done.error) {
    console.error(`${command}: ${done.error.message}`);
    process.exit(1);
  }
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Installs the packages of package-lock.json unless they stand there already (told by the lockfile's hash). */
export function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Node.js 20.19 or newer is needed, this is ${process.version}. 需要 Node.js 20.19 或更新版本。`);
    process.exit(1);
  }
  const hash = createHash('sha256').update(readFileSync('package-lock.json')).update(process.version).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('> npm ci (packages, 安装依赖)');
  must(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env: { ...process.env, NODE_ENV: 'development' } });
  writeFileSync(stamp, hash);
}

/** The path of a tool's own program inside node_modules, started with this same node. */
export function toolPath(packageName, file) {
  const require = createRequire(import.meta.url);
  return require.resolve(`${packageName}/package.json`).replace(/package\.json$/, file);
}

export function npx(args, options = {}) {
  must(npm, ['exec', '--offline', '--', ...args], options);
}
