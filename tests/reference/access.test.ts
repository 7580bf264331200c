import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { junda, rowsOf } from './junda';

const folder = '../shared/data/belo_horizonte';
const tracts = '../shared/data/three_tracts/three_tract_example.json';

/** What the R package `accessibility` expects in its own tests (literal figures of four decimals, or of the two that its table has). */
interface Upstream {
  readonly cells: readonly string[];
  readonly '2sfca_jobs_demand_population_binary45': readonly number[];
  readonly bfca_jobs_demand_population_binary45: readonly number[];
  readonly cost_to_closest_schools_n1: readonly number[];
  readonly cumulative_30_jobs_order_cd909_57b_597_5b3_5cf: readonly number[];
  readonly cumulative_45_population_passive_same_order: readonly number[];
  readonly gini_cum30_jobs_5cells: number;
  readonly gini_without_5cf: number;
  readonly concentration_standard: number;
  readonly concentration_corrected: number;
  readonly fgt_line_100000: { readonly FGT0: number; readonly FGT1: number; readonly FGT2: number };
  readonly theil_5cells: { readonly between: number; readonly within: number; readonly total: number };
  readonly spatial_availability_soukhov2023: {
    readonly travel_time: Readonly<Record<string, readonly number[]>>;
    readonly population: Readonly<Record<string, number>>;
    readonly jobs: Readonly<Record<string, number>>;
    readonly result: Readonly<Record<string, number>>;
  };
}

const isThere = existsSync(`${folder}/travel_matrix.csv.gz`);
if (!isThere) console.log(`skipped: ${folder} is absent`);
const matrix = `${folder}/travel_matrix.csv.gz`;
const landUse = `${folder}/land_use_data.csv`;

const values = async (args: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<ReadonlyMap<string, number>> => {
  const { code, stderr, written } = await junda(['access', ...args, '--out', 'out.csv'], files);
  const bytes = written.get('out.csv');
  if (code !== 0 || !bytes) throw new Error(`junda access ${args.join(' ')}: ${code}\n${stderr}`);
  return new Map(rowsOf(bytes).map(([id = '', value = '']) => [id, value === '' ? NaN : Number(value)]));
};

const equity = async (args: readonly string[], files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, number>>> => {
  const { code, stderr, stdout } = await junda(['equity', ...args, '--json'], files);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, number>;
};

/** A csv's records by their column names. */
const records = (text: string): readonly Readonly<Record<string, string>>[] => {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])));
};

describe.skipIf(!isThere)('Belo Horizonte against the tests of R accessibility', () => {
  const upstream = JSON.parse(isThere ? readFileSync(`${folder}/upstream_test_values.json`, 'utf8') : '{}') as Upstream;
  const { cells } = upstream;
  const land = isThere ? records(readFileSync(landUse, 'utf8')) : [];
  const few = land.filter(({ id = '' }) => cells.includes(id));
  const both = (column: string): readonly string[] => [
    ...['--column', 'facility=to_id', '--column', 'demand=from_id', '--column', 'cost=travel_time'],
    ...['--column', 'people=population', '--column', `capacity=${column}`],
  ];
  /** the five cells alone, on both sides */
  const small = `id,population,jobs,schools\n${few.map((row) => `${row['id']},${row['population']},${row['jobs']},${row['schools']}\n`).join('')}`;
  const files = { 'few.csv': small };
  const among = ['--matrix', matrix, '--demand', 'few.csv', '--facilities', 'few.csv'];
  const inOrder = (found: ReadonlyMap<string, number>, order: readonly string[]): readonly number[] =>
    order.map((id) => found.get(id) ?? NaN);
  /** the order of its cumulative figures: cd909 first */
  const turned = [cells[4] ?? '', ...(cells ?? []).slice(0, 4)];

  it.each([
    ['2sfca', '2sfca_jobs_demand_population_binary45'],
    ['bfca', 'bfca_jobs_demand_population_binary45'],
  ] as const)('%s within 45 minutes, to the four decimals given', async (method, key) => {
    const found = await values(['--method', method, '--cutoff', '45', ...among, ...both('jobs')], files);
    // half a unit of the last decimal
    inOrder(found, cells).forEach((value, at) => expect(Math.abs(value - upstream[key][at]!)).toBeLessThanOrEqual(0.5e-4));
  });

  it('cost of the closest school, exactly', async () => {
    const found = await values(['--method', 'nearest', ...among, ...both('schools')], files);
    expect(inOrder(found, cells)).toEqual(upstream.cost_to_closest_schools_n1);
  });

  it('jobs within 30 minutes, and people who reach a cell within 45, exactly', async () => {
    const jobs = await values(['--method', 'cumulative', '--cutoff', '30', ...among, ...both('jobs')], files);
    expect(inOrder(jobs, turned)).toEqual(upstream.cumulative_30_jobs_order_cd909_57b_597_5b3_5cf);
    const passive = [
      '--column',
      'facility=from_id',
      '--column',
      'demand=to_id',
      '--column',
      'cost=travel_time',
      '--column',
      'capacity=population',
    ];
    const people = await values(['--method', 'cumulative', '--cutoff', '45', ...among, ...passive], files);
    expect(inOrder(people, turned)).toEqual(upstream.cumulative_45_population_passive_same_order);
  });

  it('the whole table: what 2SFCA hands out at 30 minutes is the supply that anyone reaches', async () => {
    const args = ['--matrix', matrix, '--demand', landUse, '--facilities', landUse, ...both('jobs'), '--method', '2sfca', '--cutoff', '30'];
    const { code, stdout } = await junda(['access', ...args, '--out', 'out.csv', '--json']);
    expect(code).toBe(0);
    const { supply, pairs } = JSON.parse(stdout) as { supply: { reached: number; handedOut: number }; pairs: number };
    expect(pairs).toBe(748_437);
    // sums of 748,437 products
    expect(Math.abs(supply.handedOut / supply.reached - 1)).toBeLessThan(1e-9);
  });

  it('raam: the rounds of PySAL access (every tenth cell of 820), to the last digits', async () => {
    const found = await values([
      '--method',
      'raam',
      '--tau',
      '60',
      '--matrix',
      matrix,
      '--demand',
      landUse,
      '--facilities',
      landUse,
      ...both('jobs'),
    ]);
    // made with numpy by the rounds of `iterate_raam` (pysal/access 133434e, 150 cycles): masked argmin and argmax over all pairs, whole people
    const theirs = records(readFileSync('tests/reference/pysal/raam-belo-horizonte.csv', 'utf8'));
    expect(theirs).toHaveLength(82);
    // the same whole people move; sums of a row's cost differ in their order
    for (const { id = '', cost } of theirs) expect(Math.abs(found.get(id)! / Number(cost) - 1)).toBeLessThan(1e-12);
    // cells without people have no cost
    expect([...found.values()].filter((value) => Number.isNaN(value))).toHaveLength(898 - 820);
  });

  describe('equity of the jobs that five cells reach within 30 minutes of the whole city', () => {
    const table = async (without: string, other = ''): Promise<Readonly<Record<string, string>>> => {
      const access = await values([
        '--method',
        'cumulative',
        '--cutoff',
        '30',
        '--matrix',
        matrix,
        '--demand',
        landUse,
        '--facilities',
        landUse,
        ...both('jobs'),
      ]);
      const lines = land
        .filter(({ id = '' }) => cells.includes(id) || id === other)
        .filter(({ id = '' }) => without === '' || !id.startsWith(without))
        .map((row) =>
          [row['id'], access.get(row['id'] ?? ''), row['population'], row['income_per_capita'], row['income_decile']].join(','),
        );
      return { 'access.csv': `id,value,people,income,decile\n${lines.join('\n')}\n` };
    };
    const apart = (value: number | undefined, expected: number): number => Math.abs((value ?? NaN) - expected);
    /** half a unit of the fourth decimal, and the rounding of the difference itself */
    const half = 0.5001e-4;

    it('gini', async () => {
      expect(
        apart((await equity(['--values', 'access.csv'], await table('')))['value'], upstream.gini_cum30_jobs_5cells),
      ).toBeLessThanOrEqual(half);
      expect(
        apart((await equity(['--values', 'access.csv'], await table('89a88cdb5cf')))['value'], upstream.gini_without_5cf),
      ).toBeLessThanOrEqual(half);
    });

    it('concentration, standard and corrected', async () => {
      const found = await equity(['--values', 'access.csv', '--index', 'concentration', '--rank-by', 'income'], await table(''));
      expect(apart(found['standard'], upstream.concentration_standard)).toBeLessThanOrEqual(half);
      expect(apart(found['corrected'], upstream.concentration_corrected)).toBeLessThanOrEqual(half);
      expect(found['value']).toBe(found['standard']);
    });

    it('theil between and within income deciles, of the cells of its own test', async () => {
      const found = await equity(['--values', 'access.csv', '--index', 'theil', '--groups', 'decile'], await table('', '89a88cd900bffff'));
      expect(apart(found['between'], upstream.theil_5cells.between)).toBeLessThanOrEqual(half);
      expect(apart(found['within'], upstream.theil_5cells.within)).toBeLessThanOrEqual(half);
      expect(apart(found['value'], upstream.theil_5cells.total)).toBeLessThanOrEqual(half);
      expect(found['value']).toBe(found['between']! + found['within']!);
      // test-theil_t.R: the same without its first cell, and between deciles 1, 3, 6, 10
      const four = await equity(['--values', 'access.csv', '--index', 'theil', '--groups', 'decile'], await table('89a88cd909b'));
      [0.0021, 0.0357, 0.0378].forEach((value, at) =>
        expect(apart(four[['between', 'within', 'value'][at]!], value)).toBeLessThanOrEqual(half),
      );
      const groups = found['groups'] as unknown as readonly { readonly group: string; readonly between: number }[];
      expect(groups.map(({ group }) => group)).toEqual(['1', '3', '6', '10']);
      [0.0243, -0.0579, -0.0042, 0.0894].forEach((value, at) => expect(apart(groups[at]?.between, value)).toBeLessThanOrEqual(half));
    });

    it('palma by income, with the quantiles of the whole city (test-palma_ratio.R)', async () => {
      const { 'access.csv': lines5 = '' } = await table('');
      const five = new Map(
        lines5
          .trim()
          .split('\n')
          .map((line) => line.split(',').slice(0, 2) as [string, string]),
      );
      const whole = (without: string): Readonly<Record<string, string>> => {
        const level = (id: string): string => (id === without ? '' : (five.get(id) ?? ''));
        const lines = land.map((row) => [row['id'], level(row['id'] ?? ''), row['population'], row['income_per_capita']].join(','));
        return { 'access.csv': `id,value,people,income\n${lines.join('\n')}\n` };
      };
      const palma = ['--values', 'access.csv', '--index', 'palma', '--rank-by', 'income'];
      expect(apart((await equity(palma, whole('')))['value'], 1.0911)).toBeLessThanOrEqual(half);
      expect(apart((await equity(palma, whole('89a88cdb5cfffff')))['value'], 0.5249)).toBeLessThanOrEqual(half);
    });

    it('poverty below 100,000 jobs', async () => {
      const found = await equity(['--values', 'access.csv', '--index', 'poverty', '--line', '100000'], await table(''));
      expect(apart(found['fgt0'], upstream.fgt_line_100000.FGT0)).toBeLessThanOrEqual(half);
      expect(apart(found['fgt1'], upstream.fgt_line_100000.FGT1)).toBeLessThanOrEqual(half);
      expect(apart(found['fgt2'], upstream.fgt_line_100000.FGT2)).toBeLessThanOrEqual(half);
    });
  });

  it('spatial availability of Soukhov et al. (2023), to the whole jobs that they print', async () => {
    const { travel_time, population, jobs, result } = upstream.spatial_availability_soukhov2023;
    const pairs = Object.entries(travel_time).flatMap(([from, costs]) => costs.map((cost, at) => `${at + 1},${from},${cost}\n`));
    const made = {
      'm.csv': `facility,demand,cost\n${pairs.join('')}`,
      'd.csv': `id,people\n${Object.entries(population)
        .map(([id, people]) => `${id},${people}\n`)
        .join('')}`,
      'f.csv': `id,capacity\n${Object.entries(jobs)
        .map(([id, capacity]) => `${id},${capacity}\n`)
        .join('')}`,
    };
    const found = await values(
      ['--method', 'spatial-availability', '--decay', 'exponential:0.1', '--matrix', 'm.csv', '--demand', 'd.csv', '--facilities', 'f.csv'],
      made,
    );
    // they cut or round to whole jobs
    for (const [id, value] of Object.entries(result)) expect(Math.abs(found.get(id)! - value)).toBeLessThanOrEqual(1);
  });
});

interface Example {
  readonly tracts: readonly { readonly id: number; readonly pop: number; readonly supply: number }[];
  readonly scenarios: readonly {
    readonly costs: readonly { readonly origin: number; readonly dest: number; readonly cost: number }[];
    readonly '2sfca_inverse_cost_max61': Readonly<Record<string, number>>;
    readonly '3sfca_reference_max61': Readonly<Record<string, number>>;
  }[];
}

describe.skipIf(!existsSync(tracts))('three tracts in four states of traffic against PySAL access', () => {
  const example = existsSync(tracts) ? (JSON.parse(readFileSync(tracts, 'utf8')) as Example) : { tracts: [], scenarios: [] };
  const file = (head: string, lines: readonly string[]): string => `${head}\n${lines.join('\n')}\n`;
  const demand = file(
    'id,people',
    example.tracts.map(({ id, pop }) => `${id},${pop}`),
  );
  const facilities = file(
    'id,capacity',
    example.tracts.map(({ id, supply }) => `${id},${supply}`),
  );

  it.each([
    [0, '2sfca', '2sfca_inverse_cost_max61'],
    [1, '2sfca', '2sfca_inverse_cost_max61'],
    [2, '2sfca', '2sfca_inverse_cost_max61'],
    [3, '2sfca', '2sfca_inverse_cost_max61'],
    [0, '3sfca', '3sfca_reference_max61'],
    [1, '3sfca', '3sfca_reference_max61'],
    [2, '3sfca', '3sfca_reference_max61'],
    [3, '3sfca', '3sfca_reference_max61'],
  ] as const)('scenario %i, %s', async (at, method, key) => {
    const scenario = example.scenarios[at]!;
    const matrixFile = file(
      'origin,dest,cost',
      scenario.costs.map(({ origin, dest, cost }) => `${origin},${dest},${cost}`),
    );
    const found = await values(
      ['--method', method, '--cutoff', '61', '--decay', 'power:1', '--matrix', 'm.csv', '--demand', 'd.csv', '--facilities', 'f.csv'],
      { 'm.csv': matrixFile, 'd.csv': demand, 'f.csv': facilities },
    );
    // the same formula in doubles: only the order of a few sums differs
    for (const [id, value] of Object.entries(scenario[key])) expect(Math.abs(found.get(id)! / value - 1)).toBeLessThan(1e-12);
  });
});
