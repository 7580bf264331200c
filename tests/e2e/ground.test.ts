import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launch, openApp, pictures, serveApp, type Served, type Watched } from './app-under-test';
import { answered, axeViolations, headlineTells, mapDrawn, peopleIn, text } from './page-readings';

const executablePath = browserPath();

const kinds = (page: Page): Promise<readonly string[]> => page.evaluate(() => (window.__junda?.edits() ?? []).map(({ kind }) => kind));

describe.skipIf(!executablePath)('the ground, delays, speeds and the band, by hand', () => {
  let browser: Browser;
  let served: Served;
  let watched: Watched;
  let before: number;

  beforeAll(async () => {
    served = await serveApp();
    browser = await launch(executablePath ?? '');
    watched = await openApp(browser, served.address, 'en-GB');
    await answered(watched.page);
    await mapDrawn(watched.page);
    before = peopleIn(await text(watched.page, 'headline-outside'));
  });
  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });

  it('tells what an uncovered place lacks, from the table of towns to the legs', async () => {
    const { page } = watched;
    await page.locator('[data-testid="ranking-towns"] .row-button').first().click();
    await page.getByTestId('worst-places').getByRole('button').first().click();
    await page.getByTestId('why-longest').waitFor({ timeout: 30_000 });
    expect(await text(page, 'why')).toMatch(/minutes more than the limit of 30/);
    expect(await text(page, 'why-longest')).toMatch(/of [\d.]+ minutes/);
    expect(await text(page, 'trip-legs')).toMatch(/\d+ m · [\d.]+ min/);
    await page.keyboard.press('Escape');
  });

  it('draws a barrier across the valley with the mouse, and takes it away from the list', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Whole area' }).click();
    await page.waitForTimeout(1200);
    const box = await page.getByTestId('map').boundingBox();
    if (!box) throw new Error('no map');
    const at = (x: number, y: number): readonly [number, number] => [box.x + box.width * x, box.y + box.height * y];
    await page.keyboard.press('b');
    await page.getByRole('radio', { name: 'area' }).click();
    for (const [x, y] of [at(0.45, 0.4), at(0.75, 0.4), at(0.75, 0.62)]) await page.mouse.click(x, y);
    await page.mouse.dblclick(...at(0.45, 0.62));
    await headlineTells(page, before, false);
    await answered(page);
    expect(await kinds(page)).toEqual(['add-barrier']);
    await page.screenshot({ path: `${pictures}/barrier-en.png` });
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId('ground-list').getByRole('button').click();
    await headlineTells(page, before, true);
    await answered(page);
    expect(await kinds(page)).toEqual([]);
    await page.getByTestId('undo').click();
    await headlineTells(page, before, false);
    await page.getByTestId('redo').click();
    await headlineTells(page, before, true);
    await answered(page);
  });

  it('closes a road with the keyboard alone, and leaves nothing on Escape', async () => {
    const { page } = watched;
    const reached = await page.evaluate(() => window.__junda?.state().facilities[0]?.id ?? '');
    expect(reached).not.toBe('');
    await page.keyboard.press('b');
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    expect(await kinds(page)).toEqual([]);
    await page.keyboard.press('r');
    await page.keyboard.press('Space');
    if ((await kinds(page)).length === 0) {
      // off the roads: a line from here to the place a little farther east
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(800);
      await page.keyboard.press('Space');
    }
    await answered(page);
    expect(await kinds(page)).toEqual(['close-roads']);
    await page.getByTestId('undo').click();
    await headlineTells(page, before, true);
    await answered(page);
  });

  it('changes the delay of a facility, the speeds and the band, each with other figures', async () => {
    const { page, complaints } = watched;
    const band = await text(page, 'figures');
    await page.getByTestId('headline-share').click();
    await page.getByTestId('band').fill('40');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.__junda?.state().choices?.band === 0.4);
    await answered(page);
    expect(await text(page, 'figures')).not.toBe(band);
    expect(peopleIn(await text(page, 'headline-outside'))).toBe(before);
    await page.keyboard.press('Escape');
    await page.getByTestId('choice-speeds').selectOption({ index: 1 });
    await headlineTells(page, before, false);
    await answered(page);
    await page.getByTestId('undo').click();
    await headlineTells(page, before, true);
    await page.getByTestId('tab-facilities').click();
    await page.locator('[data-testid="ranking-facilities"] .row-button').first().click();
    await page.getByTestId('facility-delay').fill('25');
    await page.keyboard.press('Enter');
    await headlineTells(page, before, false);
    await answered(page);
    expect(await kinds(page)).toEqual(['set-delay']);
    await page.getByTestId('undo').click();
    await headlineTells(page, before, true);
    expect(complaints).toEqual([]);
  });
});
