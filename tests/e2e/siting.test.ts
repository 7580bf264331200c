import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launch, openApp, pictures, serveApp, type Served, type Watched } from './app-under-test';
import { answered, axeViolations, mapDrawn, percentIn, text } from './page-readings';

const executablePath = browserPath();
/** Longxian, one of the twelve counties */
const county = '610327';

const attribute = async (page: Page, testId: string, name: string): Promise<string> =>
  (await page.getByTestId(testId).first().getAttribute(name)) ?? '';

const searched = async (page: Page): Promise<string> => {
  await page.waitForSelector('[data-testid="siting-panel-sites"]:not([data-state="running"])', { timeout: 300_000 });
  return attribute(page, 'siting-panel-sites', 'data-state');
};

const solve = async (page: Page): Promise<string> => {
  await page.click('[data-testid="siting-solve"]');
  return searched(page);
};

/** Solves, and presses a button of the search as soon as it can be pressed. @returns 'over' where the search ended before that */
const solveAndPress = (page: Page, testId: string): Promise<'pressed' | 'over'> =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const button = (id: string) => document.querySelector<HTMLButtonElement>(`[data-testid="${id}"]`);
        let began = false;
        const look = (): void => {
          const found = button(wanted);
          began ||= document.querySelector('[data-testid="siting-search"]') !== null;
          const over = began && !document.querySelector('[data-testid="siting-search"]');
          if (!over && (!found || found.disabled)) return;
          watch.disconnect();
          found?.click();
          resolve(over ? 'over' : 'pressed');
        };
        const watch = new MutationObserver(look);
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
        button('siting-solve')?.click();
      }),
    testId,
  );

/** Where the first site stands on the page once the map has come to rest. */
async function firstSiteAtRest(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  let before = { x: NaN, y: NaN };
  for (let turn = 0; turn < 60; turn++) {
    await page.waitForTimeout(700);
    const now = await page.evaluate(() => {
      const site = window.__junda?.sites()[0];
      return site ? (window.__junda?.project(site.lon, site.lat) ?? null) : null;
    });
    if (now && Math.hypot(now.x - before.x, now.y - before.y) < 0.5) return now;
    before = now ?? before;
  }
  throw new Error('no site on the map, or it never rests');
}

/** Writes a number into a field. */
const write = async (page: Page, testId: string, value: string): Promise<void> => {
  await page.fill(`[data-testid="${testId}"]`, value);
  await page.keyboard.press('Enter');
};

const gains = (page: Page): Promise<readonly number[]> =>
  page.getByTestId('site-row').evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-people'))));

const counted = (page: Page): Promise<unknown> => page.waitForSelector('[data-testid="siting-count"]', { timeout: 120_000 });

describe.skipIf(!executablePath)('where to build, in the app', { timeout: 400_000 }, () => {
  let browser: Browser;
  let served: Served;
  let watched: Watched;

  beforeAll(async () => {
    served = await serveApp();
    browser = await launch(executablePath ?? '');
    watched = await openApp(browser, served.address, 'zh-CN');
    await answered(watched.page);
    await mapDrawn(watched.page);
    await watched.page.click('[data-testid="view-siting"]');
  });
  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });

  it('says what to do first, and counts the candidates before anything is solved', async () => {
    const { page } = watched;
    expect(await text(page, 'siting-first')).toContain('求解');
    await page.selectOption('[data-testid="siting-region"]', county);
    await counted(page);
    await page.waitForFunction(
      () => Number(document.querySelector('[data-testid="siting-count"]')?.getAttribute('data-examined')) < 200,
      undefined,
      { timeout: 60_000 },
    );
    const all = Number(await attribute(page, 'siting-count', 'data-examined'));
    await page.click('[data-testid="siting-rules"]');
    await page.click('[data-testid="siting-hazard-flood"]');
    await page.click('[data-testid="siting-slopeDegrees-on"]');
    await page.waitForFunction(
      (before) => Number(document.querySelector('[data-testid="siting-count"]')?.getAttribute('data-examined')) < before,
      all,
      { timeout: 60_000 },
    );
    expect(await text(page, 'siting-count')).toContain('坡度过大');
    await page.click('[data-testid="siting-slopeDegrees-on"]');
    await page.click('[data-testid="siting-hazard-flood"]');
    await page.click('[data-testid="siting-rules"]');
    await counted(page);
  });

  it('solves a goal in words with a receipt; gains add up, and every accepted site is taken back by one undo', async () => {
    const { page } = watched;
    await page.selectOption('[data-testid="siting-model"]', 'mclp');
    await write(page, 'siting-sites', '3');
    expect(await solve(page)).toBe('done');
    await answered(page);
    const lead = await text(page, 'site-lead');
    expect(lead).toContain('新建 3 处乡镇卫生院');
    expect(await attribute(page, 'receipt', 'data-proven')).toBe('true');
    const people = await gains(page);
    expect(people).toHaveLength(3);
    const sum = Number(await attribute(page, 'site-sum', 'data-people'));
    expect(people.reduce((all, one) => all + one, 0)).toBeCloseTo(sum, 3);
    expect(people).toEqual([...people].sort((a, b) => b - a));
    expect(await page.evaluate(() => window.__junda?.sites().map(({ number }) => number))).toEqual([1, 2, 3]);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `${pictures}/siting-zh.png` });

    // the headline is of the whole city
    const before = await page.evaluate(() => window.__junda?.state().covered ?? NaN);
    await page.click('[data-testid="site-accept"]');
    await answered(page);
    const after = await page.evaluate(() => window.__junda?.state());
    expect(after?.edits).toBe(1);
    expect(await page.evaluate(() => window.__junda?.edits().length)).toBe(3);
    // people of other counties who come within reach count for the city and not for the goal
    expect((after?.covered ?? NaN) - before).toBeGreaterThanOrEqual(sum - 0.5);
    expect(await attribute(page, 'siting-panel-sites', 'data-state')).toBe('done');
    await page.click('[data-testid="undo"]');
    await answered(page);
    expect(await page.evaluate(() => window.__junda?.state().covered)).toBeCloseTo(before, 3);
    expect(await page.evaluate(() => window.__junda?.edits().length)).toBe(0);
  });

  it('a forbidden site is not chosen again, and one click on the curve takes another number', async () => {
    const { page } = watched;
    const first = await attribute(page, 'site-row', 'data-id');
    await page.getByTestId('site-row').first().getByTestId('site-forbidden').click();
    expect(await attribute(page, 'siting-panel-sites', 'data-state')).toBe('stale');
    const best = Number(await attribute(page, 'site-sum', 'data-people'));
    expect(await solve(page)).toBe('done');
    const ids = await page.getByTestId('site-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
    expect(ids).not.toContain(first);
    expect(Number(await attribute(page, 'site-sum', 'data-people'))).toBeLessThanOrEqual(best);
    await page.click('[data-testid="curve-point"][data-sites="2"]');
    expect(await searched(page)).toBe('done');
    expect(await page.getByTestId('site-row').count()).toBe(2);
    expect(await page.inputValue('[data-testid="siting-sites"]')).toBe('2');
    await page.click('[data-testid="siting-held"] button');
    expect(await page.getByTestId('siting-held').count()).toBe(0);
  });

  it('says why there is no answer, and who cannot be reached', async () => {
    const { page } = watched;
    await page.selectOption('[data-testid="siting-model"]', 'lscp');
    await write(page, 'siting-share', '100');
    expect(await solve(page)).toBe('failed');
    expect(await text(page, 'siting-problem')).toMatch(/没有可行的方案.*镇/);
    await page.getByTestId('siting-unreached').first().click();
    expect(await page.evaluate(() => window.__junda?.state().selection)).toMatchObject({ kind: 'cell' });
    await write(page, 'siting-share', '95');
    expect(await solve(page)).toBe('done');
    expect(await text(page, 'receipt')).toContain('新址数');
    // one fewer would not be enough
    const fewest = await page.getByTestId('site-row').count();
    const point = page.locator(`[data-testid="curve-point"][data-sites="${fewest - 1}"]`);
    expect(percentIn((await point.getAttribute('title')) ?? '')).toBeLessThan(95);
    await page.selectOption('[data-testid="siting-model"]', 'mclp');
  });

  it('moving a site says what it costs; layouts stand side by side', async () => {
    const { page } = watched;
    await write(page, 'siting-sites', '3');
    expect(await solve(page)).toBe('done');
    await answered(page);
    await page.fill('[data-testid="layout-name"]', '三处');
    await page.click('[data-testid="layout-keep"]');
    await page.getByRole('button', { name: '全图' }).click();
    const spot = await firstSiteAtRest(page);
    await page.mouse.move(spot.x, spot.y);
    await page.mouse.down();
    await page.mouse.move(spot.x + 20, spot.y + 30, { steps: 5 });
    await page.mouse.move(spot.x + 60, spot.y + 60, { steps: 5 });
    await page.mouse.up();
    await page.waitForSelector('[data-testid="move-note"][data-current="true"]:not([data-people="NaN"])', { timeout: 120_000 });
    // no place is better than one of the proven best
    expect(Number(await attribute(page, 'move-note', 'data-people'))).toBeLessThanOrEqual(0);
    await page.fill('[data-testid="layout-name"]', '移动后');
    await page.click('[data-testid="layout-keep"]');
    const cells = page.locator('[data-testid="layout-table"] [data-row="covered"] td');
    await page.waitForFunction(
      () => {
        const found = [...document.querySelectorAll('[data-testid="layout-table"] [data-row="covered"] td')];
        return found.length === 2 && found.every((cell) => /\d/.test(cell.textContent ?? ''));
      },
      undefined,
      { timeout: 120_000 },
    );
    const [kept = NaN, moved = NaN] = (await cells.allTextContents()).map((cell) => Number(cell.replaceAll(',', '')));
    expect(moved).toBeLessThanOrEqual(kept);
    expect(percentIn(await page.locator('[data-testid="layout-table"] [data-row="share"] td').first().innerText())).toBeGreaterThan(50);
    await page.screenshot({ path: `${pictures}/siting-moved-zh.png` });
  });

  it('a search over every village of the city can be ended with its best so far, or stopped', async () => {
    const { page } = watched;
    await page.selectOption('[data-testid="siting-region"]', '');
    await page.selectOption('[data-testid="siting-service"]', 'primary-care-with-clinics');
    await page.selectOption('[data-testid="siting-model"]', 'mclp');
    await write(page, 'siting-sites', '20');
    await counted(page);
    expect(await solveAndPress(page, 'siting-cancel')).toBe('pressed');
    expect(await searched(page)).toBe('failed');
    expect(await text(page, 'siting-problem')).toContain('已停止');
    // a fast machine may prove the best before the button can be pressed
    console.info(`take the best so far: ${await solveAndPress(page, 'siting-enough')}`);
    expect(await searched(page)).toBe('done');
    expect(await page.getByTestId('site-row').count()).toBe(20);
    expect(Number(await attribute(page, 'receipt', 'data-gap'))).toBeLessThan(0.05);
  });

  it('reads in English and in the dark, and has no faults that axe finds', async () => {
    const { page } = watched;
    await page.click('[data-testid="language-switch"]');
    expect(await text(page, 'goal-sentence')).toContain('Build');
    expect(await text(page, 'site-lead')).toContain('within');
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    expect(await axeViolations(page)).toEqual([]);
    await page.click('[data-testid="theme-switch"]');
    await page.click('[data-testid="theme-switch"]');
    await page.waitForSelector('[data-theme="dark"]');
    expect(await axeViolations(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}/siting-en-dark.png` });
    expect(watched.complaints).toEqual([]);
    expect(watched.strangers).toEqual([]);
  });
});
