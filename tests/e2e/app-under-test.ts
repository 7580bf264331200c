import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser } from '../../tools/browser.mjs';
import type { RunResult } from '../../src/jobs/task-types';

/** Where screenshots of the run are kept. */
export const pictures = 'out/screenshots';

/** The browser, or null with a printed reason. */
export function browserPath(): string | null {
  const path = findBrowser();
  if (!path) console.warn('browser tests need Chromium or Chrome: install the package "chromium" or set JUNDA_CHROMIUM');
  return path;
}

export interface Served {
  readonly address: string;
  stop(): void;
}

/** `junda serve` on the production build. */
export async function serveApp(): Promise<Served> {
  const server: ChildProcess = spawn(process.execPath, ['bin/junda.mjs', 'serve', '--lang', 'en'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+\S*/.exec(printed);
      if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${printed}`)));
  });
  return { address, stop: () => server.kill('SIGTERM') };
}

/** What the command line says of the bundled study, from results.json of a run. */
export function commandLineRun(year: number): RunResult {
  const out = mkdtempSync(join(tmpdir(), 'junda-e2e-'));
  const done = spawnSync(process.execPath, ['bin/junda.mjs', 'run', 'data/baoji', '--year', String(year), '--out', out, '--quiet'], {
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`junda run ended with ${done.status}: ${done.stderr}`);
  return JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as RunResult;
}

export async function launch(executablePath: string): Promise<Browser> {
  mkdirSync(pictures, { recursive: true });
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** requests to anywhere but the app's own address */
  readonly strangers: string[];
  /** errors of the page and violations of its content policy */
  readonly complaints: string[];
}

/** A new window on the app that keeps book of what it asks for and complains of. */
export async function openApp(browser: Browser, address: string, locale: string, size = { width: 1280, height: 800 }): Promise<Watched> {
  const context = await browser.newContext({ locale, viewport: size });
  const page = await context.newPage();
  const strangers: string[] = [];
  const complaints: string[] = [];
  const home = new URL(address).origin;
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(home) && !url.startsWith('blob:') && !url.startsWith('data:')) strangers.push(url);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(address);
  return { context, page, strangers, complaints };
}
