import { existsSync, readFileSync } from 'node:fs';
import { cellToLatLng } from 'h3-js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import type { RunResult } from '../../src/jobs/task-types';
import { firstChoices, questionOf } from '../../src/app/store/question';
import { peopleOutside, wholeLedger } from '../../src/app/store/totals';
import { browserPath, commandLineRun, launch, openApp, pictures, serveApp, type Served, type Watched } from './app-under-test';
import {
  answered,
  axeViolations,
  dropFiles,
  headlineTells,
  loneliestFacility,
  mapDrawn,
  peopleIn,
  percentIn,
  spotsAwayFromFacilities,
  text,
} from './page-readings';

const executablePath = browserPath();
const year = 2020;

const saoPaulo = ['spo_hexgrid.csv', 'spo_osm.pbf'].map((name) => ({ name, path: `../shared/data/sao_paulo/${name}` }));
const missing = saoPaulo.filter(({ path }) => !existsSync(path));
if (missing.length > 0) console.warn(`files of the test of dropped files are absent: ${missing.map(({ path }) => path).join(', ')}`);

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

  it('opens in en-GB with the figures of the command line, and asks nobody else for anything', async () => {
    const { context, page, strangers, complaints } = await openApp(browser, served.address, 'en-GB');
    await answered(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.title()).toContain('Junda');
    const city = cityLedger();
    expect(percentIn(await text(page, 'headline-share'))).toBe(Math.round(city.share * 1000) / 10);
    expect(peopleIn(await text(page, 'headline-outside'))).toBe(city.people - city.covered);
    expect(await page.locator('body').textContent()).toContain('Baoji');
    await mapDrawn(page);
    await page.screenshot({ path: `${pictures}/first-screen-en.png` });
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  // one window for all that follows, each leaving the figures as it found them
  describe('in one window in zh-CN', () => {
    let watched: Watched;
    beforeAll(async () => {
      watched = await openApp(browser, served.address, 'zh-CN');
      await answered(watched.page);
      await mapDrawn(watched.page);
    });
    afterAll(() => watched?.context.close());

    it('shows the figures of the command line', async () => {
      const { page, strangers, complaints } = watched;
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
      expect(await page.title()).toContain('均达');
      const city = cityLedger();
      expect(await text(page, 'headline')).toContain(String(year));
      expect(percentIn(await text(page, 'headline-share'))).toBe(Math.round(city.share * 1000) / 10);
      expect(peopleIn(await text(page, 'headline-outside'))).toBe(city.people - city.covered);
      expect(await page.locator('body').textContent()).toContain('宝鸡');
      expect(await text(page, 'note')).not.toBe('');
      await page.screenshot({ path: `${pictures}/first-screen-zh-CN.png` });
      expect(strangers).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it('has no serious accessibility violation', async () => {
      await watched.page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
      expect(await axeViolations(watched.page)).toEqual([]);
    });

    it('tells people and minutes of a cell that is clicked', async () => {
      const { page } = watched;
      const cells = [...readFileSync('data/baoji/demand.csv', 'utf8').matchAll(/^([0-9a-f]{15}),2020,/gm)].map((row) => row[1] ?? '');
      // a click near a facility would pick the facility
      const spots = await spotsAwayFromFacilities(
        page,
        cells.filter((_, row) => row % 100 === 0).map((id) => ({ id, place: cellToLatLng(id) })),
      );
      const [{ id: cell, x, y }] = spots;
      await page.mouse.click(x, y);
      await page.getByTestId('selected-card').getByText(cell).waitFor({ timeout: 10_000 });
      expect(await text(page, 'selected-card')).toMatch(/人口[\d,]+/);
      expect(await text(page, 'selected-card')).toContain('分钟');
      await page.keyboard.press('Escape');
    });

    it('changes the figures when a facility is dragged, and takes it back', async () => {
      const { page } = watched;
      const before = peopleIn(await text(page, 'headline-outside'));
      const spot = await loneliestFacility(page);
      await page.mouse.move(spot.x, spot.y);
      await page.mouse.down();
      await page.mouse.move(spot.x + 60, spot.y - 40, { steps: 8 });
      await page.mouse.up();
      await headlineTells(page, before, false);
      const after = peopleIn(await text(page, 'headline-outside'));
      expect(after).not.toBe(before);
      await answered(page);
      await page.screenshot({ path: `${pictures}/dragged-zh.png` });
      await page.getByTestId('undo').click();
      await headlineTells(page, before, true);
      await page.getByTestId('redo').click();
      await headlineTells(page, after, true);
      await page.getByTestId('undo').click();
      await headlineTells(page, before, true);
    });

    it('switches the language without losing the figures', async () => {
      const { page } = watched;
      const people = peopleIn(await text(page, 'headline-outside'));
      await page.getByTestId('language-switch').click();
      await page.waitForFunction(() => document.documentElement.lang === 'en');
      expect(peopleIn(await text(page, 'headline-outside'))).toBe(people);
      const headline = await text(page, 'headline');
      expect(headline).toMatch(/minutes|min/);
      expect(headline).not.toMatch(/[\u4e00-\u9fff]/);
      await page.getByTestId('language-switch').click();
    });

    it('keeps the open study when a broken file is refused', async () => {
      const { page } = watched;
      const headline = await text(page, 'headline');
      await page
        .getByTestId('import-input')
        .setInputFiles({ name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from('id,lon,lat,people\n"1,107,34') });
      await page.getByTestId('findings-table').waitFor({ timeout: 60_000 });
      expect(await text(page, 'findings-table')).toContain('broken.csv');
      await page.screenshot({ path: `${pictures}/refused-zh.png` });
      await page.keyboard.press('Escape');
      expect(await text(page, 'headline')).toBe(headline);
      await page.getByTestId('failure').waitFor({ state: 'detached' });
    });

    it('stops judging on cancel, keeps what is there, and goes on when asked', async () => {
      const { page } = watched;
      const headline = await text(page, 'headline');
      await page.getByTestId('tab-standards').click();
      await page.getByTestId('judging').waitFor();
      await page.getByTestId('cancel').click();
      const goOn = page.getByTestId('judging').getByRole('button');
      await goOn.waitFor({ timeout: 10_000 });
      expect(await text(page, 'headline')).toBe(headline);
      const done = Number(/\d+/.exec(await text(page, 'judging'))?.[0]);
      await goOn.click();
      await page.waitForFunction(
        (count) => Number(/\d+/.exec(document.querySelector('[data-testid="judging"]')?.textContent ?? '999')?.[0]) > count,
        done,
        { timeout: 60_000 },
      );
      await page.getByTestId('tab-towns').click();
      await answered(page);
    });

    it.skipIf(missing.length > 0)('opens files that are dropped, with the figures of the same work without a browser', async () => {
      const { page, complaints } = watched;
      const files = saoPaulo.map(({ name, path }) => ({ path: name, bytes: new Uint8Array(readFileSync(path)) }));
      const client = inlineClient();
      const study = await client.run('openStudy', { files, columns: {} });
      const choices = firstChoices(study);
      const question = choices && questionOf(study, choices);
      if (!question) throw new Error('no question');
      const ledger = wholeLedger(await client.run('analyse', { question, edits: [] }));
      await dropFiles(
        page,
        files.map(({ path, bytes }) => ({ name: path, base64: Buffer.from(bytes).toString('base64') })),
      );
      await headlineTells(page, Math.round(ledger ? peopleOutside(ledger) : NaN), true);
      await answered(page);
      expect(await page.title()).toContain('spo_hexgrid.csv');
      await page.screenshot({ path: `${pictures}/dropped-zh.png` });
      expect(complaints).toEqual([]);
    });
  });
});
