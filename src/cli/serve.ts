import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { Failure } from '../model/finding';
import type { ServeOptions } from './io';

/** On every response; a `<meta>` would not reach workers. The app may talk to nobody but this server. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const firstPort = 4173;
const portsTried = 100;

const portInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');

/** The built app beside the built command line: `dist/app` next to `dist/cli`, wherever it is started from. */
function appFolder(): string {
  const folder = ['../app', '../../dist/app']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(`${path}/index.html`));
  if (folder === undefined) throw new Failure('file.missing', { file: 'dist/app' }, { path: 'dist/app', reason: 'not built' });
  return folder;
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

async function listenOnFreePort(server: Server): Promise<number> {
  for (let port = firstPort; port < firstPort + portsTried; port += 1) {
    try {
      await listen(server, port);
      return port;
    } catch (error) {
      if (!portInUse(error)) throw error;
    }
  }
  throw new Failure('command.bad-option', {}, { option: '--port', value: `${firstPort}-${firstPort + portsTried - 1}`, wanted: 'port' });
}

/** A server of a folder of static files, every response (errors too) with `securityHeaders`. */
export function appServer(folder: string): Server {
  const files = sirv(folder, { etag: true, gzip: false, brotli: false });
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    files(request, response, () => {
      response.statusCode = 404;
      response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      response.end('404\n');
    });
  });
}

const openers: Readonly<Record<string, string>> = { darwin: 'open', win32: 'explorer', linux: 'xdg-open' };

function openInBrowser(address: string): void {
  const opener = openers[process.platform] ?? 'xdg-open';
  // the address is printed as well, so a machine without a browser loses nothing
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

/** Serves the built app on this machine only, until SIGINT or SIGTERM. @throws Failure file.missing, command.bad-option */
export async function serveApp(options: ServeOptions): Promise<void> {
  const server = appServer(appFolder());
  let port = options.port;
  if (port === null) port = await listenOnFreePort(server);
  else {
    try {
      await listen(server, port);
    } catch (error) {
      if (portInUse(error)) throw new Failure('command.bad-option', {}, { option: '--port', value: String(port), wanted: 'freePort' });
      throw error;
    }
  }
  const address = `http://localhost:${port}/`;
  options.onReady(address);
  if (options.openBrowser) openInBrowser(address);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
