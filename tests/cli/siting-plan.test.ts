import { describe, expect, test } from 'vitest';
import { junda } from '../reference/junda';

/** A line of six villages 10 apart, a site at each; people 100, 10, 50, 20, 80, 5 from west to east, in two counties. */
const villages = [100, 10, 50, 20, 80, 5];
const county = (at: number): string => (at < 3 ? 'west' : 'east');
const csv = (rows: readonly (readonly (string | number)[])[]): string => `${rows.map((row) => row.join(',')).join('\n')}\n`;
const all = villages.map((_, at) => at);
const line = (cost: (from: number, to: number) => number): string =>
  csv([['facility', 'demand', 'cost'], ...all.flatMap((from) => all.map((to) => [`s${from}`, `v${to}`, cost(from, to)]))]);
const files: Readonly<Record<string, string>> = {
  'm.csv': line((from, to) => Math.abs(from - to) * 10),
  'flood.csv': line((from, to) => (from < 3 === to < 3 ? Math.abs(from - to) * 10 : 999)),
  'd.csv': csv([['id', 'people', 'county'], ...villages.map((people, at) => [`v${at}`, people, county(at)])]),
  'years.csv': csv([
    ['id', 'year', 'people'],
    ...[2025, 2026].flatMap((year) => villages.map((people, at) => [`v${at}`, year, year === 2025 ? people : 106 - people])),
  ]),
  'actions.csv': csv([
    ['id', 'kind', 'site', 'to', 'cost', 'people_per_day', 'days'],
    ['a', 'build', 's0', '', 3, '', ''],
    ['b', 'build', 's4', '', 2, '', ''],
    ['c', 'relocate', 's5', 's2', 1, '', ''],
    ['d', 'mobile', 's0', '', 1, 60, 2],
  ]),
  'tiers.csv': csv([
    ['tier', 'cutoff', 'sites', 'weight'],
    [1, 0, 2, 1],
    [2, 20, 1, 1],
  ]),
};

async function planned(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await junda(['siting', '--matrix', 'm.csv', '--demand', 'd.csv', '--json', ...args], files);
  if (code !== 0) throw new Error(`${code} ${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('junda siting with a planning model', () => {
  test('worst-first: one site a county, though two in the west would reach more', async () => {
    const answer = await planned('--model', 'worst-first', '--sites', '2', '--cutoff', '0', '--groups', 'county', '--measure', 'people');
    expect(answer).toMatchObject({
      chosen: ['s0', 's4'],
      worst: { objective: 60, proven: true },
      objective: 60,
      covered_people: 180,
      outside: { objective: 85 },
      worst_group: 'west',
    });
  });

  test('front: from none to all', async () => {
    const answer = await planned('--model', 'front', '--budgets', '0,1,2', '--cutoff', '0', '--groups', 'county', '--steps', 'all');
    expect(answer['points']).toMatchObject([
      { cost: 0, covered_people: 0 },
      { cost: 1, covered_people: 100 },
      { cost: 2, covered_people: 180, chosen: ['s0', 's4'] },
    ]);
    expect(answer['complete']).toBe(true);
  });

  test('budget: what is moved, built and sent within the money', async () => {
    // 6: b gains 80 (2), a 100 (3), c moves 5 people's site to 50 (1)
    const answer = await planned('--model', 'budget', '--actions', 'actions.csv', '--budget', '6', '--cutoff', '0', '--existing', 's5');
    expect(answer).toMatchObject({
      objective: 230,
      before: 5,
      spent: 6,
      proven: true,
      actions: [{ action: 'a' }, { action: 'b' }, { action: 'c', gained: 45 }],
    });
    // 4 is not enough for a and b: b 80, a day of the mobile service 60, c 45; two days instead of c would be 185, a and c 150
    const less = await planned('--model', 'budget', '--actions', 'actions.csv', '--budget', '4', '--cutoff', '0', '--existing', 's5');
    expect(less).toMatchObject({ objective: 190, actions: [{ action: 'b' }, { action: 'd', days: 1 }, { action: 'c' }] });
  });

  test('phased: each year the best, and what that misses', async () => {
    const answer = await planned('--model', 'phased', '--by-year', 'years.csv', '--per-year', '1', '--cutoff', '0');
    // 2025 s0 (100), 2026 s5 (101): in 2026 6 + 101; all at once for 2026 is s5 and s1: 101 + 96
    expect(answer).toMatchObject({
      yearly: {
        years: [
          { year: 2025, built: ['s0'], covered: 100 },
          { year: 2026, built: ['s5'], covered: 107 },
        ],
        last_year_regret: 90,
      },
      at_once: { covered: { objective: 197 } },
      overall: { people_years: 207, proven: true },
      objective: 207,
    });
  });

  test('hierarchical: one centre, two clinics', async () => {
    const answer = await planned('--model', 'hierarchical', '--tiers', 'tiers.csv');
    // clinics at s0 and s4, the centre at s2: all but v5 within 20 of it, itself a clinic
    expect(answer).toMatchObject({ objective: 260 + 230, proven: true, tiers: [{ built: ['s0', 's4'] }, { built: ['s2'] }] });
  });

  test('robust: the bridge may be gone', async () => {
    const args = [
      '--model',
      'robust',
      '--sites',
      '2',
      '--cutoff',
      '20',
      '--case',
      'flood=flood.csv',
      '--probability',
      'base=0.5',
      '--probability',
      'flood=0.5',
    ];
    const answer = await planned(...args);
    expect(answer).toMatchObject({
      expected: { expected: { objective: 0, proven: true } },
      worst_case: { worst: { objective: 0 }, worst_regret: 0 },
    });
    await expect(planned(...args.slice(0, -1), 'flood=0.6')).rejects.toThrow('--probability');
  });

  test('refuses what has no solution, and what another model asks', async () => {
    const run = async (...args: readonly string[]): Promise<{ code: number; stderr: string }> =>
      junda(['siting', '--matrix', 'm.csv', '--demand', 'd.csv', '--lang', 'en', ...args], files);
    expect((await run('--model', 'worst-first', '--sites', '9', '--cutoff', '0', '--groups', 'county')).code).toBe(3);
    expect(await run('--model', 'worst-first', '--sites', '2', '--cutoff', '0', '--groups', 'county', '--budget', '3')).toMatchObject({
      code: 2,
    });
    expect(await run('--model', 'mclp', '--sites', '2', '--cutoff', '0', '--groups', 'county')).toMatchObject({ code: 2 });
    const wrong = await run('--model', 'budget', '--actions', 'actions.csv', '--budget', '6', '--cutoff', '0');
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.stderr).toContain('no facility stands at s5');
  });

  test('tells it in lines and in a file too', async () => {
    const args = [
      'siting',
      '--matrix',
      'm.csv',
      '--demand',
      'd.csv',
      '--model',
      'worst-first',
      '--sites',
      '2',
      '--cutoff',
      '0',
      '--groups',
      'county',
    ];
    const { code, stdout, written } = await junda([...args, '--lang', 'zh', '--out', 'o.csv'], files);
    expect(code).toBe(0);
    expect(stdout).toContain('最差者优先');
    expect(new TextDecoder().decode(written.get('o.csv'))).toContain('group,people,outside_before,outside,share_outside');
  });
});
