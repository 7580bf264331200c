import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edit } from '../../src/model/edit';
import { browserPath, launch, openApp, pictures, serveApp, type Served, type Watched } from './app-under-test';
import { answered, axeViolations, mapDrawn } from './page-readings';

const executablePath = browserPath();
const wait = { timeout: 120_000 };

const section = async (page: Page, name: string, state: string): Promise<void> => {
  await page.click(`[data-testid="relief-${name}"]`);
  await page.waitForSelector(`[data-testid="relief-panel"][data-section="${name}"][data-state="${state}"]`, wait);
};

const isDone = async (page: Page, name: string): Promise<void> => {
  await page.waitForSelector(`[data-testid="relief-panel"][data-section="${name}"][data-state="done"]`, wait);
};

const numberOf = async (page: Page, testId: string, name: string): Promise<number> =>
  Number(await page.locator(`[data-testid="${testId}"]`).first().getAttribute(name));

/** Figures of a column of a table, the rows in sight. */
const columnOf = async (page: Page, testId: string, column: number): Promise<readonly number[]> =>
  (await page.locator(`[data-testid="${testId}"] tbody tr[data-key] td:nth-child(${column})`).allTextContents()).map((text) =>
    Number(/-?[\d,]+(\.\d+)?/.exec(text)?.[0].replaceAll(',', '') ?? NaN),
  );

const edits = (page: Page): Promise<readonly Edit[]> => page.evaluate(() => window.__junda?.edits() ?? []);

/** The middle of the middle cut of a closing. */
const middleOf = (edit: Edit | undefined): readonly [lon: number, lat: number] => {
  if (edit?.kind !== 'close-roads' || edit.geometry.type !== 'MultiLineString') throw new Error('no closing of a segment');
  const cuts = edit.geometry.coordinates;
  const [[ax = NaN, ay = NaN] = [], [bx = NaN, by = NaN] = []] = cuts[Math.floor(cuts.length / 2)] ?? [];
  return [(ax + bx) / 2, (ay + by) / 2];
};

/** Both themes at both sizes, for a person to look at. */
async function takePictures(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${pictures}/${name}.png` });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.click('[data-testid="theme-switch"]');
  await page.click('[data-testid="theme-switch"]');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${pictures}/${name}-dark-wide.png` });
  await page.click('[data-testid="theme-switch"]');
  await page.setViewportSize({ width: 1280, height: 800 });
}

describe.skipIf(!executablePath)('relief depots and scorecards', { timeout: 180_000 }, () => {
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
    await watched.page.click('[data-testid="siting-relief"]');
  });
  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });

  it('hours after the onset: all people in a leading sentence, levels side by side, towns', async () => {
    const { page } = watched;
    const begin = Date.now();
    await isDone(page, 'times');
    console.info(`relief: ${Date.now() - begin} ms`);
    expect(await numberOf(page, 'relief-lead', 'data-people')).toBe(3_321_853);
    const shares = await columnOf(page, 'relief-levels', 3);
    expect(shares).toHaveLength(5);
    // any level is at least as good as each
    expect(Math.max(...shares)).toBe(shares.at(-1));
    const [p50, p90, most] = [
      await columnOf(page, 'relief-levels', 5),
      await columnOf(page, 'relief-levels', 6),
      await columnOf(page, 'relief-levels', 7),
    ];
    p50.forEach((hours, at) => {
      expect(hours).toBeLessThanOrEqual(p90[at] ?? NaN);
      expect(p90[at]).toBeLessThanOrEqual(most[at] ?? NaN);
    });
    expect(await page.locator('[data-testid="relief-form"] .check-mark').count()).toBeGreaterThan(0);
    await takePictures(page, 'relief-times-zh');
    await page.click('[data-testid="relief-shown-city"]');
    await page.click('[data-testid="relief-level-town"]');
    expect(await page.locator('[data-testid="relief-units"] tbody tr[data-key]').count()).toBeGreaterThan(3);
    await page.fill('[data-testid="relief-loading-city"]', '60');
    await page.waitForSelector('[data-testid="relief-panel"][data-state="stale"]', wait);
    await isDone(page, 'times');
    const loaded = await columnOf(page, 'relief-levels', 7);
    // 60 minutes of loading in place of the 20 of its data
    expect((loaded[3] ?? NaN) - (most[3] ?? NaN)).toBeCloseTo(40 / 60, 1);
    await page.fill('[data-testid="relief-loading-city"]', '');
    await isDone(page, 'times');
    await page.click('[data-testid="relief-shown-any"]');
  });

  it('stock: what levels supply and what is short add up to the need', async () => {
    const { page } = watched;
    await section(page, 'stock', 'done');
    const [demand, short] = [
      await numberOf(page, 'relief-stock-lead', 'data-demand'),
      await numberOf(page, 'relief-stock-lead', 'data-short'),
    ];
    const supplied = await columnOf(page, 'relief-steps', 3);
    expect(demand).toBeGreaterThan(0);
    // each is rounded to a whole person
    expect(Math.abs(supplied.reduce((sum, people) => sum + people, 0) + short - demand)).toBeLessThan(supplied.length + 1);
    await takePictures(page, 'relief-stock-zh');
    await page.click('[data-testid="relief-stock-zones"]');
    expect(await page.locator('[data-testid="relief-zones"] tbody tr[data-key]').count()).toBeGreaterThan(3);
    const half = page.locator('[data-testid="relief-share-flood"]');
    await half.fill('0');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (before) => Number(document.querySelector('[data-testid="relief-stock-lead"]')?.getAttribute('data-demand')) < before,
      demand,
      wait,
    );
    await isDone(page, 'stock');
    await half.fill('100');
    await page.keyboard.press('Enter');
    await isDone(page, 'stock');
  });

  it('one by one: the worst roads are ranked, light up both ways, and one is closed as an edit with the loss that was foretold', async () => {
    const { page } = watched;
    await section(page, 'failures', 'ready');
    await page.screenshot({ path: `${pictures}/relief-ready-zh.png` });
    const begin = Date.now();
    await page.click('[data-testid="relief-run"]');
    await isDone(page, 'failures');
    console.info(`every road and depot failing in turn: ${Date.now() - begin} ms`);
    const cut = await columnOf(page, 'relief-segment-table', 2);
    expect(cut).toHaveLength(10);
    expect(cut.toSorted((a, b) => b - a)).toEqual(cut);
    expect(cut[0]).toBeGreaterThan(0);
    await page.waitForTimeout(1000);
    await takePictures(page, 'relief-failures-zh');
    const row = page.locator('[data-testid="relief-segment-table"] tbody tr[data-key]').first();
    const number = Number(await row.getAttribute('data-key'));
    await row.locator('.row-button').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => window.__junda?.state().selection)).toEqual({ kind: 'segment', segment: number });
    await page.waitForTimeout(1500);
    await row.locator('[data-testid="relief-close-road"]').focus();
    await page.keyboard.press('Enter');
    const closed = (await edits(page)).at(-1);
    const [lon, lat] = middleOf(closed);
    expect(await row.locator('[data-testid="relief-close-road"]').isDisabled()).toBe(true);
    // under the pointer on the map, the row lights up
    await page.mouse.move(5, 400);
    const spot = await page.evaluate(([east, north]) => window.__junda?.project(east, north) ?? null, [lon, lat] as const);
    if (!spot) throw new Error('the road is not on the map');
    await page.mouse.move(spot.x, spot.y, { steps: 4 });
    await page.waitForFunction(
      (key) => document.querySelector('[data-testid="relief-segment-table"] tr.selected')?.getAttribute('data-key') === key,
      String(number),
      wait,
    );
    await page.screenshot({ path: `${pictures}/relief-closed-zh.png` });
    await section(page, 'closures', 'done');
    // that of the ranking, whose figures are whole people
    expect(Math.abs((await numberOf(page, 'relief-closures-lead', 'data-cut-off')) - (cut[0] ?? NaN))).toBeLessThanOrEqual(1);
    const [before, after] = [await columnOf(page, 'relief-sides', 2), await columnOf(page, 'relief-sides', 3)];
    expect((after[2] ?? NaN) - (before[2] ?? NaN)).toBeCloseTo(cut[0] ?? NaN, -1);
    await page.click('[data-testid="relief-hazard-flood"]');
    await page.waitForSelector('[data-testid="relief-panel"][data-state="stale"]', wait);
    await isDone(page, 'closures');
    await page.waitForTimeout(500);
    await takePictures(page, 'relief-closures-zh');
    await page.click('[data-testid="undo"]');
    expect((await edits(page)).length).toBe(0);
    await isDone(page, 'closures');
  });

  it('scorecard: a place clicked on the map has its services, sites there are are ranked, the best candidates are found', async () => {
    const { page } = watched;
    await page.click('[data-testid="siting-scorecard"]');
    await page.screenshot({ path: `${pictures}/score-first-zh.png` });
    await page.click('[data-testid="score-pick"]');
    const box = await page.locator('[data-testid="map"]').boundingBox();
    if (!box) throw new Error('no map');
    const begin = Date.now();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForSelector('[data-testid="score-panel"][data-state="done"]', wait);
    console.info(`scorecard of a place: ${Date.now() - begin} ms`);
    const [met, judged] = [await numberOf(page, 'score-card', 'data-met'), await numberOf(page, 'score-card', 'data-judged')];
    expect(judged).toBeGreaterThan(5);
    expect(met).toBeLessThanOrEqual(judged);
    expect(await page.locator('[data-testid="score-services"] .answer.met').count()).toBe(met);
    expect(await page.locator('[data-testid="score-services"] .answer.not-met').count()).toBe(judged - met);
    await page.keyboard.press('Escape');
    await takePictures(page, 'score-place-zh');
    await page.click('[data-testid="score-source-type"]');
    await page.waitForSelector('[data-testid="score-panel"][data-state="done"] [data-testid="score-table"]', wait);
    const rows = page.locator('[data-testid="score-table"] tbody tr[data-key]');
    expect(await rows.count()).toBeGreaterThan(3);
    const id = await rows.nth(1).getAttribute('data-key');
    await rows.nth(1).locator('button').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-testid="score-card"]').getAttribute('data-place')).toBe(id);
    await page.waitForTimeout(1200);
    await takePictures(page, 'score-sites-zh');
    await page.click('[data-testid="score-shown-best"]');
    await page.selectOption('[data-testid="siting-from"]', 'towns');
    await page.waitForSelector('[data-testid="siting-count"]', wait);
    await page.click('[data-testid="score-best"]');
    await page.waitForSelector('[data-testid="score-panel"][data-shown="best"][data-state="done"]', wait);
    expect(await rows.count()).toBe(5);
    await takePictures(page, 'score-best-zh');
  });

  it('has no violations of axe, fits the screen and speaks English', async () => {
    const { page } = watched;
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    await page.click('[data-testid="language-switch"]');
    await page.waitForTimeout(500);
    expect(await axeViolations(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}/score-best-en.png` });
    await page.click('[data-testid="score-shown-places"]');
    await page.waitForSelector('[data-testid="score-panel"][data-state="done"]', wait);
    expect(await axeViolations(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}/score-sites-en.png` });
    await page.click('[data-testid="siting-relief"]');
    for (const name of ['times', 'stock', 'failures', 'closures']) {
      await page.click(`[data-testid="relief-${name}"]`);
      await page.waitForSelector(
        `[data-testid="relief-panel"][data-section="${name}"]:not([data-state="waiting"]):not([data-state="stale"])`,
        wait,
      );
      if (name === 'failures') {
        await page.click('[data-testid="relief-run"]');
        await isDone(page, name);
      }
      expect(await axeViolations(page)).toEqual([]);
      const overflow = await page.evaluate(() =>
        ['relief-panel', 'relief-form'].filter((id) => {
          const element = document.querySelector(`[data-testid="${id}"]`);
          return element !== null && element.scrollWidth > element.clientWidth + 1;
        }),
      );
      expect({ name, overflow }).toEqual({ name, overflow: [] });
      await page.screenshot({ path: `${pictures}/relief-${name}-en.png` });
    }
    expect(watched.complaints).toEqual([]);
    expect(watched.strangers).toEqual([]);
  });
});
