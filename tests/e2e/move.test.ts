import { readFileSync, readdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import type { Edit } from '../../src/model/edit';
import type { UnitLedger } from '../../src/model/result';
import { firstChoices, questionOf } from '../../src/app/store/question';
import { peopleOutside, wholeLedger } from '../../src/app/store/totals';
import { browserPath, launch, openApp, pictures, serveApp, type Served, type Watched } from './app-under-test';
import { answered, headlineTells, loneliestFacility, mapDrawn, peopleIn, text } from './page-readings';

const executablePath = browserPath();

/** A drag over Baoji as a hand made it: pixels from where the facility stood. */
const path: readonly (readonly [number, number])[] = Array.from({ length: 90 }, (_, step) => {
  const turn = (step / 90) * 2 * Math.PI;
  return [Math.round(70 * Math.sin(turn) + step * 0.6), Math.round(50 * (1 - Math.cos(turn)) - step * 0.8)];
});

const median = (values: readonly number[], share: number): string =>
  (values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN).toFixed(1);

/** What the same work says without a browser. */
async function ledgerAfter(edits: readonly Edit[]): Promise<UnitLedger | null> {
  const client = inlineClient();
  const files = readdirSync('data/baoji').map((name) => ({ path: name, bytes: new Uint8Array(readFileSync(`data/baoji/${name}`)) }));
  const study = await client.run('openStudy', { files, columns: {} });
  const choices = firstChoices(study);
  const question = choices && questionOf(study, choices);
  return question ? wholeLedger(await client.run('analyse', { question, edits })) : null;
}

const placeOf = (page: Page, id: string): Promise<{ readonly lon: number; readonly lat: number } | null> =>
  page.evaluate((wanted) => window.__junda?.state().facilities.find((facility) => facility.id === wanted) ?? null, id);

describe.skipIf(!executablePath)('moving a facility over Baoji', () => {
  let browser: Browser;
  let served: Served;
  let watched: Watched;

  beforeAll(async () => {
    served = await serveApp();
    browser = await launch(executablePath ?? '');
    watched = await openApp(browser, served.address, 'zh-CN');
    await answered(watched.page);
    await mapDrawn(watched.page);
  });
  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });

  it('moves the figures with the pointer, and drops to the figures of a fresh run', async () => {
    const { page, complaints } = watched;
    const before = peopleIn(await text(page, 'headline-outside'));
    const spot = await loneliestFacility(page);
    const metrics = await page.context().newCDPSession(page);
    await metrics.send('Performance.enable');
    const scriptSeconds = async (): Promise<number> =>
      (await metrics.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
    await page.mouse.move(spot.x, spot.y);
    await page.mouse.down();
    const begin = await scriptSeconds();
    const seen = new Set<number>();
    for (const [dx, dy] of path) {
      await page.mouse.move(spot.x + dx, spot.y + dy);
      seen.add(peopleIn(await text(page, 'headline-outside')));
    }
    await page.getByTestId('live-change').waitFor();
    const script = (await scriptSeconds()) - begin;
    await page.screenshot({ path: `${pictures}/moving-zh.png` });
    const { roundTrips, scripts } = await page.evaluate(() => window.__junda?.moveTimings() ?? { roundTrips: [], scripts: [] });
    console.log(
      `${path.length} places held, ${roundTrips.length} asked, ${scripts.length} frames drawn; ms, median and p95: ` +
        `round trip ${median(roundTrips, 0.5)} and ${median(roundTrips, 0.95)}, ` +
        `panels and colours ${median(scripts, 0.5)} and ${median(scripts, 0.95)}; ` +
        `all script of the page, map included, ${((1000 * script) / scripts.length).toFixed(1)} per frame`,
    );
    expect(seen.size).toBeGreaterThan(2);
    expect(scripts.length).toBeGreaterThan(2);
    await page.mouse.up();
    await answered(page);
    const moved = await page.evaluate(() => window.__junda?.edits() ?? []);
    expect(moved).toHaveLength(1);
    const ledger = await ledgerAfter(moved);
    const after = peopleIn(await text(page, 'headline-outside'));
    expect(after).toBe(Math.round(ledger ? peopleOutside(ledger) : NaN));
    expect(after).not.toBe(before);
    await page.getByTestId('undo').click();
    await headlineTells(page, before, true);
    await answered(page);
    expect(complaints).toEqual([]);
  });

  it('puts it back on Escape', async () => {
    const { page } = watched;
    const before = peopleIn(await text(page, 'headline-outside'));
    const spot = await loneliestFacility(page);
    await page.mouse.move(spot.x, spot.y);
    await page.mouse.down();
    await page.mouse.move(spot.x + 60, spot.y - 40, { steps: 4 });
    await headlineTells(page, before, false);
    await page.keyboard.press('Escape');
    await headlineTells(page, before, true);
    await page.mouse.up();
    await answered(page);
    expect(await page.evaluate(() => window.__junda?.state().edits)).toBe(0);
  });

  it('moves the selected facility with the arrow keys; Enter puts it down', async () => {
    const { page } = watched;
    const before = peopleIn(await text(page, 'headline-outside'));
    const spot = await loneliestFacility(page);
    await page.mouse.click(spot.x, spot.y);
    const id = await page.evaluate(() => {
      const selection = window.__junda?.state().selection;
      return selection?.kind === 'facility' ? selection.id : '';
    });
    const from = await placeOf(page, id);
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('ArrowRight');
    await headlineTells(page, before, false);
    await page.screenshot({ path: `${pictures}/moving-by-keys-zh.png` });
    await page.keyboard.press('Escape');
    await headlineTells(page, before, true);
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Enter');
    await answered(page);
    const to = await placeOf(page, id);
    expect(((to?.lat ?? NaN) - (from?.lat ?? NaN)) * 111_195).toBeCloseTo(1000, 3);
    expect(to?.lon).toBe(from?.lon);
    await page.getByTestId('undo').click();
    await headlineTells(page, before, true);
    await page.keyboard.press('Escape');
  });
});
