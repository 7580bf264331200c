// `npm start`: installs what is missing, builds, prints the coverage of the bundled study, serves the app and says where.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { ensurePackages, must, npx } from './ensure.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
ensurePackages();
console.log('> build (构建)');
npx(['vite', 'build', '--logLevel', 'warn']);
npx(['vite', 'build', '--mode', 'cli', '--logLevel', 'warn']);
mkdirSync('out', { recursive: true });
must(process.execPath, ['bin/junda.mjs', 'run', 'data/baoji', '--out', 'out/baoji']);

const server = spawn(process.execPath, ['bin/junda.mjs', 'serve', ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
