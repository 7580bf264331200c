import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import type { RunResult } from '../../src/jobs/task-types';
import type { UnitResult } from '../../src/model/result';

/*
 * An imaginary city of two counties in another country: other types, groups, years and projects, every kind of rule, straight lines at walking
 * speed (20 minutes are about 1.7 km or less). West Hill: 1,000 people at the first pier, 500 of them 5.5 km away; East Shore: 2,000 people at the
 * second pier, which opens in 2031.
 */
const folder = 'tests/support/lakeside';
const files = readdirSync(folder).map((path) => ({ path, bytes: new Uint8Array(readFileSync(`${folder}/${path}`)) }));

describe('the plan of another city', () => {
  const client = inlineClient();
  let run: RunResult;
  const row = (standard: string, year: number, unit: string): UnitResult | undefined =>
    run.results.find((result) => result.standard === standard && result.year === year)?.units.find((one) => one.unit === unit);

  beforeAll(async () => {
    await client.run('openStudy', { files, columns: {} });
    run = await client.run('run', { edits: [], years: [] });
  });

  it('is judged by its own catalogue, one switched off left out', () => {
    expect(run.results).toHaveLength(2 * 9);
    expect(run.results.some(({ standard }) => standard === 'sauna-each')).toBe(false);
    expect(run.findings).toEqual([]);
  });

  it.each([
    ['near-pier', 'W', { answer: 'met', value: 2 / 3, numerator: 1000 }, { answer: 'met', value: 2 / 3 }],
    ['near-pier', 'E', { answer: 'not-met', value: 0 }, { answer: 'met', value: 1 }],
    ['near-pier', 'L', { answer: 'not-met', value: 1000 / 3500 }, { answer: 'met', value: 3000 / 3500 }],
    ['pier-each', 'E', { answer: 'not-met', value: 0 }, { answer: 'met', value: 1 }],
    // 4 boats for 1,500 people; 6 for 2,000
    ['boats', 'W', { answer: 'met', value: 4 / 1.5 }, { answer: 'met' }],
    ['boats', 'E', { answer: 'not-met', value: 0, shortfall: 5 }, { answer: 'met', value: 3, shortfall: 0 }],
    ['certified', 'L', { answer: 'met', value: 1 }, { answer: 'not-met', value: 0.5, missing: ['pier-2'] }],
    ['berths', 'L', { answer: 'not-met', value: 30 }, { answer: 'met', value: 50 }],
    ['clean', 'E', { answer: 'not-met', value: 0.8 }, { answer: 'met', value: 0.9 }],
    ['clean', 'L', { answer: 'not-met', value: (0.95 * 1500 + 0.8 * 2000) / 3500 }, { answer: 'met' }],
    // 30 berths for 100 fishers at the first pier; 20 for 800 at the second: 2.5 for each hundred
    ['berths-near', 'L', { answer: 'not-met', value: 100 / 900 }, { answer: 'met', value: 1 }],
    ['even', 'L', { answer: 'no-data' }, { answer: 'met', value: 1 / 3, target: 2 / 3 }],
    ['camp-pier', 'W', { answer: 'met', numerator: 1 }, { answer: 'met' }],
    ['camp-pier', 'E', { answer: 'not-met', missing: ['camp-2'] }, { answer: 'met' }],
  ] as const)('%s in %s', (standard, unit, before, after) => {
    for (const [year, wanted] of [[2030, before] as const, [2031, after] as const]) {
      const found = row(standard, year, unit);
      const { value, target, ...rest } = wanted as { value?: number; target?: number };
      expect(found, `${standard} ${unit} ${year}`).toMatchObject(rest);
      if (value !== undefined) expect(found?.value).toBeCloseTo(value, 12);
      if (target !== undefined) expect(found?.target).toBeCloseTo(target, 12);
    }
  });

  it('looks at its own tiers', () => {
    const last = run.tiers.find(({ year }) => year === 2031);
    // the sauna is 0.6 km from b and 6 km from a
    expect(last?.units[0]).toMatchObject({ unit: 'L', people: 3500, within: [3000, 500], all: 0, none: 0 });
    expect(last?.referrals.map(({ facility, to }) => [facility, to])).toEqual([
      ['pier-1', ''],
      ['pier-2', ''],
    ]);
  });

  it('is refused row by row where it is wrong', async () => {
    const broken = (change: (catalogue: { standards: Record<string, unknown>[] }) => void) => {
      const catalogue = JSON.parse(readFileSync(`${folder}/catalogue.json`, 'utf8')) as { standards: Record<string, unknown>[] };
      change(catalogue);
      const bytes = new TextEncoder().encode(JSON.stringify(catalogue));
      return client.run('check', { files: [{ path: 'mine.json', bytes }] });
    };
    const first = (field: string, value: unknown) =>
      broken(({ standards }) => {
        standards[0]![field] = value;
      });
    const report = await broken(() => undefined);
    expect(report).toMatchObject({ status: 'ok', format: 'catalogue', layer: 'catalogue', features: 10 });
    const said = async (promise: Promise<{ status: string; findings: readonly { details: unknown; code: string }[] }>) => {
      const { status, findings } = await promise;
      expect(status).toBe('refused');
      return JSON.stringify(findings.at(-1));
    };
    expect(await said(first('minutes', '20'))).toMatch(/standards\[near-pier\]\.minutes: .*expected number.*20/);
    expect(await said(first('level', 'parish'))).toMatch(/standards\[near-pier\]\.level: .*parish/);
    expect(await said(first('group', 'people_bakers'))).toMatch(/standards\[near-pier\]\.group: .*people_fishers.*people_bakers/);
    expect(await said(first('project', 7))).toMatch(/standards\[near-pier\]\.project: .*7/);
    expect(await said(first('types', ['jetty']))).toMatch(/catalogue\.unknown-type.*jetty.*near-pier/);
    expect(await said(first('trip', 'swim'))).toMatch(/study\.unknown-trip.*swim.*near-pier/);
    expect(await said(first('serving', 'own'))).toMatch(/standards\[near-pier\]\.serving/);
    expect(await said(first('shade', 1))).toMatch(/standards\[near-pier\].*shade/);
    expect(await said(broken(({ standards }) => (standards[1]!['id'] = 'near-pier')))).toMatch(
      /cell\.duplicate-id.*standards\[near-pier\]/,
    );
    expect(await said(broken(({ standards }) => (standards[7]!['of'] = 'berths')))).toMatch(/standards\[even\]\.of: .*berths/);
    expect(await said(broken(({ standards }) => delete standards[7]!['shrinking']))).toMatch(/standards\[even\]/);
  });
});
