import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/jobs/task-types';
import { browserPath, commandLineRun, launch, openApp, pictures, serveApp, type Served } from './app-under-test';

const executablePath = browserPath();
const year = 2020;

const text = async (page: Page, id: string): Promise<string> => (await page.getByTestId(id).first().textContent())?.trim() ?? '';

/** People as the page writes them, '196,400' or '196,400 人', as a number. */
const peopleIn = (words: string): number => Number(/[\d,]+/.exec(words)?.[0].replaceAll(',', '') ?? NaN);
const percentIn = (words: string): number => Number(/(\d+(?:\.\d+)?)\s*%/.exec(words)?.[1] ?? NaN);

/** Waits until the first answer stands on the page. */
const answered = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => window.__junda?.state().settled === true, undefined, { timeout: 90_000 });
};

/** Where the facility farthest from all others stands on the page: moving it changes who is covered. */
const loneliestFacility = async (page: Page): Promise<{ readonly x: number; readonly y: number }> => {
  const spot = await page.evaluate(() => {
    const test = window.__junda;
    if (!test) return null;
    const spots = test.state().facilities.flatMap(({ lon, lat }) => test.project(lon, lat) ?? []);
    const room = (at: { x: number; y: number }): number =>
      Math.min(...spots.filter((other) => other !== at).map((other) => Math.hypot(other.x - at.x, other.y - at.y)));
    return spots.toSorted((a, b) => room(b) - room(a))[0] ?? null;
  });
  if (!spot) throw new Error('no facility on the map');
  return spot;
};

describe.skipIf(!executablePath)('the built app in Chromium', () => {
  let browser: Browser;
  let served: Served;
  let commandLine: RunResult;

  beforeAll(async () => {
    commandLine = commandLineRun(year);
    served = await serveApp();
    browser = await launch(executablePath ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });

  const cityLedger = () => {
    const [leading] = commandLine.coverage;
    const city = leading?.ledgers[0];
    if (!city) throw new Error('the command line gave no coverage');
    return city;
  };

  it.each([
    ['zh-CN', 'zh-CN', '宝鸡'],
    ['en-GB', 'en', 'Baoji'],
  ])('opens in %s with the figures of the command line, and asks nobody else for anything', async (locale, lang, place) => {
    const { context, page, strangers, complaints } = await openApp(browser, served.address, locale);
    await answered(page);
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(await page.title()).toContain(lang === 'en' ? 'Junda' : '均达');
    const city = cityLedger();
    expect(await text(page, 'headline')).toContain(String(year));
    expect(percentIn(await text(page, 'headline-share'))).toBe(Math.round(city.share * 1000) / 10);
    expect(peopleIn(await text(page, 'headline-outside'))).toBe(city.people - city.covered);
    expect(await page.locator('body').textContent()).toContain(place);
    expect(await text(page, 'note')).not.toBe('');
    await page.locator('[data-map-ready="yes"]').waitFor({ timeout: 60_000 });
    await page.screenshot({ path: `${pictures}/first-screen-${lang}.png` });
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('changes the figures when a facility is dragged, and takes it back', async () => {
    const { context, page } = await openApp(browser, served.address, 'zh-CN');
    await answered(page);
    await page.locator('[data-map-ready="yes"]').waitFor({ timeout: 60_000 });
    const before = peopleIn(await text(page, 'headline-outside'));
    const spot = await loneliestFacility(page);
    await page.mouse.move(spot.x, spot.y);
    await page.mouse.down();
    await page.mouse.move(spot.x + 60, spot.y - 40, { steps: 8 });
    await page.mouse.up();
    await page.waitForFunction((people) => {
      const words = document.querySelector('[data-testid="headline-outside"]')?.textContent ?? '';
      return Number(/[\d,]+/.exec(words)?.[0].replaceAll(',', '')) !== people;
    }, before, { timeout: 60_000 });
    await page.screenshot({ path: `${pictures}/dragged-zh.png` });
    const after = peopleIn(await text(page, 'headline-outside'));
    expect(after).not.toBe(before);

    await page.getByTestId('undo').click();
    await page.waitForFunction((people) => {
      const words = document.querySelector('[data-testid="headline-outside"]')?.textContent ?? '';
      return Number(/[\d,]+/.exec(words)?.[0].replaceAll(',', '')) === people;
    }, before, { timeout: 60_000 });

    await page.getByTestId('redo').click();
    await page.waitForFunction((people) => {
      const words = document.querySelector('[data-testid="headline-outside"]')?.textContent ?? '';
      return Number(/[\d,]+/.exec(words)?.[0].replaceAll(',', '')) === people;
    }, after, { timeout: 60_000 });
    await context.close();
  });

  it('switches the language without losing the figures', async () => {
    const { context, page } = await openApp(browser, served.address, 'zh-CN');
    await answered(page);
    const people = peopleIn(await text(page, 'headline-outside'));
    await page.getByTestId('language-switch').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect(peopleIn(await text(page, 'headline-outside'))).toBe(people);
    const headline = await text(page, 'headline');
    expect(headline).toMatch(/minutes|min/);
    expect(headline).not.toMatch(/[\u4e00-\u9fff]/);
    await context.close();
  });

  it('has no serious accessibility violation', async () => {
    const { context, page } = await openApp(browser, served.address, 'zh-CN');
    await answered(page);
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    const serious = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } };
      const { violations } = await axe.run();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    });
    expect(serious).toEqual([]);
    await context.close();
  });
});
