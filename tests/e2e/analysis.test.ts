import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launch, openApp, pictures, serveApp, type Served, type Watched } from './app-under-test';
import { answered, axeViolations, mapDrawn } from './page-readings';

const executablePath = browserPath();
const panels = ['equity', 'served', 'tiers', 'change'] as const;
type Panel = (typeof panels)[number];

/** Opens a panel and waits for its answer. @returns milliseconds from the click */
async function open(page: Page, panel: Panel): Promise<number> {
  const begin = Date.now();
  await page.click(`[data-testid="analysis-${panel}"]`);
  await done(page, panel);
  return Date.now() - begin;
}

const done = async (page: Page, panel: Panel): Promise<void> => {
  await page.waitForSelector(`[data-testid="analysis-panel-${panel}"][data-state="done"]`, { timeout: 120_000 });
};

const attribute = async (page: Page, selector: string, name: string): Promise<readonly string[]> =>
  page.locator(selector).evaluateAll((found, key) => found.map((element) => element.getAttribute(key) ?? ''), name);

const peopleOf = async (page: Page, testId: string): Promise<readonly number[]> =>
  (await attribute(page, `[data-testid="${testId}"] [data-people]`, 'data-people')).map(Number);

/** Numbers of a column of a table, the rows in sight. */
const columnOf = async (page: Page, testId: string, column: number): Promise<readonly number[]> =>
  (await page.locator(`[data-testid="${testId}"] tbody tr[data-key] td:nth-child(${column})`).allTextContents()).map((text) =>
    Number(text.replaceAll(',', '').replace('−', '-').replace('+', '')),
  );

describe.skipIf(!executablePath)('analyses beside the map', { timeout: 180_000 }, () => {
  let browser: Browser;
  let served: Served;
  let watched: Watched;

  beforeAll(async () => {
    served = await serveApp();
    browser = await launch(executablePath ?? '');
    watched = await openApp(browser, served.address, 'zh-CN');
    await answered(watched.page);
    await mapDrawn(watched.page);
    await watched.page.click('[data-testid="view-analysis"]');
  });
  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });

  it('equity: the curve ends at all of both, the indices and agglomeration stand beside it', async () => {
    const { page } = watched;
    const first = await open(page, 'equity');
    expect(await attribute(page, '[data-testid="lorenz"]', 'data-end')).toEqual(['1 1']);
    await page.selectOption('[data-testid="analysis-subject"]', '25-beds');
    await done(page, 'equity');
    const gini = await page.locator('[data-index="gini"] dd').textContent();
    expect(Number(gini)).toBeGreaterThan(0);
    const theil = (await page.locator('[data-index="theil"] dd').textContent()) ?? '';
    const [total, between, within] = [...theil.matchAll(/\d\.\d{3}/g)].map(([number]) => Number(number));
    expect(Math.abs((between ?? NaN) + (within ?? NaN) - (total ?? NaN))).toBeLessThanOrEqual(0.0011);
    expect(await page.locator('[data-testid="equity-table"] tbody tr[data-key]').count()).toBeGreaterThan(3);
    const [hrad, pad, ratio] = [
      await columnOf(page, 'equity-table', 4),
      await columnOf(page, 'equity-table', 5),
      await columnOf(page, 'equity-table', 6),
    ];
    hrad.forEach((degree, row) => {
      // two decimals each
      const [share, wanted] = [degree / (pad[row] ?? NaN), ratio[row] ?? NaN];
      expect(Math.abs(share - wanted)).toBeLessThan(0.1 * wanted + 0.006);
    });
    await page.click('[data-testid="equity-colour-hradByPad"]');
    await page.click('[data-testid="equity-level-town"]');
    await done(page, 'equity');
    await page.click('[data-testid="equity-curve-area"]');
    expect(await attribute(page, '[data-testid="lorenz"]', 'data-end')).toEqual(['1 1']);
    await page.click('[data-testid="equity-level-county"]');
    await done(page, 'equity');
    console.info(`equity of the service: ${first} ms`);
    await page.screenshot({ path: `${pictures}/analysis-equity-zh.png` });
  });

  it('capacity: served, full, out of reach and unknown are all people, by class and by county', async () => {
    const { page } = watched;
    const first = await open(page, 'served');
    await page.selectOption('[data-testid="analysis-subject"]', '1-primary-walk');
    await done(page, 'served');
    const [total] = (await attribute(page, '[data-testid="served-total"]', 'data-people')).map(Number);
    const parts = await peopleOf(page, 'served-legend');
    expect(parts.reduce((sum, people) => sum + people, 0)).toBeCloseTo(total ?? NaN, 3);
    expect(Math.min(...parts)).toBeGreaterThan(0);
    await page.fill('[data-testid="people-per-unit"]', '1000');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => Number(document.querySelector('[data-part="full"]')?.getAttribute('data-people')) < 0.5, undefined, {
      timeout: 60_000,
    });
    await done(page, 'served');
    await page.click('[data-testid="served-rule"]');
    expect(await page.locator('.popover').textContent()).toContain('1,000');
    await page.keyboard.press('Escape');
    console.info(`capacity of the service: ${first} ms`);
    await page.screenshot({ path: `${pictures}/analysis-capacity-zh.png` });
  });

  it('tiers: classes are all people; a village says what it lacks; an institution of the referral table is selected on the map', async () => {
    const { page } = watched;
    const first = await open(page, 'tiers');
    const [total] = (await attribute(page, '[data-testid="tier-legend"]', 'data-people')).map(Number);
    expect((await peopleOf(page, 'tier-legend')).reduce((sum, people) => sum + people, 0)).toBeCloseTo(total ?? NaN, 3);
    expect(total).toBe(3_321_853);
    await page.click('[data-testid="tier-table-villages"]');
    expect(await page.locator('[data-testid="tier-villages"] .lacks').count()).toBeGreaterThan(0);
    await page.click('[data-testid="tier-table-referrals"]');
    const row = page.locator('[data-testid="tier-referrals"] tbody tr[data-key]').first();
    const id = await row.getAttribute('data-key');
    await row.locator('button').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => window.__junda?.state().selection)).toEqual({ kind: 'facility', id });
    console.info(`tiers: ${first} ms`);
    await page.screenshot({ path: `${pictures}/analysis-tiers-zh.png` });
  });

  it('change: the parts add up to the total, for all and for each county', async () => {
    const { page } = watched;
    const first = await open(page, 'change');
    await page.selectOption('[data-testid="analysis-subject"]', '16-circle-walk-clinics');
    await done(page, 'change');
    const [total] = (await attribute(page, '[data-testid="change-whole"]', 'data-total')).map(Number);
    const [parts = ''] = await attribute(page, '[data-testid="change-whole"]', 'data-parts');
    const sum = parts.split(' ').reduce((all, part) => all + Number(part), 0);
    expect(Math.abs(sum - (total ?? NaN))).toBeLessThan(1e-12);
    expect(total).not.toBe(0);
    expect(await page.locator('[data-testid="waterfall"] .waterfall-bar').count()).toBeGreaterThan(2);
    expect(await page.locator('[data-testid="change-denominator"]').textContent()).toContain('2020');
    const heads = await page.locator('[data-testid="change-table"] th').count();
    const columns = await Promise.all(Array.from({ length: heads - 1 }, async (_, at) => columnOf(page, 'change-table', at + 2)));
    const [totals = [], ...causes] = columns;
    // two decimals each
    totals.forEach((whole, row) => {
      expect(Math.abs(causes.reduce((all, cause) => all + (cause[row] ?? NaN), 0) - whole)).toBeLessThan(
        0.005 * (causes.length + 1) + 1e-9,
      );
    });
    await page.selectOption('[data-testid="change-from"]', '2020');
    expect(await page.locator('[data-testid="analysis-panel-change"]').getAttribute('data-state')).toBe('empty');
    await page.selectOption('[data-testid="change-from"]', '2019');
    await done(page, 'change');
    console.info(`change of a standard: ${first} ms`);
    await page.screenshot({ path: `${pictures}/analysis-change-zh.png` });
  });

  it('passes axe in each panel, in English too, and complains of nothing', async () => {
    const { page, strangers, complaints } = watched;
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    await page.click('[data-testid="language-switch"]');
    for (const panel of panels) {
      await open(page, panel);
      expect({ panel, violations: await axeViolations(page) }).toEqual({ panel, violations: [] });
      await page.screenshot({ path: `${pictures}/analysis-${panel}-en.png` });
    }
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('gives the map and its panels back', async () => {
    const { page } = watched;
    await page.click('[data-testid="view-map"]');
    expect(await page.locator('[data-testid="selected-card"]').isVisible()).toBe(true);
    expect(await page.locator('[data-testid="analysis-dock"]').count()).toBe(0);
  });
});
