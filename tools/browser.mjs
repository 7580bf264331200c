import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const candidates = [
  process.env.JUNDA_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium or Chrome of the system, or null. */
export function findBrowser() {
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

const fontsAreThere = () => spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0;

/** Installs Chromium and a Chinese font from the distribution's packages where there is none and we may. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found && (process.platform !== 'linux' || fontsAreThere())) return found;
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) {
    if (!found)
      console.error('The browser tests need Chromium or Chrome: install the package "chromium", or set JUNDA_CHROMIUM to its path.');
    return found;
  }
  console.log('> apt-get install chromium fonts-noto-cjk');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fontconfig'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  });
  return findBrowser();
}
