import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { junda } from './junda';

const folder = '../shared/data/san_francisco';
const there = existsSync(folder);
if (!there) console.warn(`${folder} is absent: siting on San Francisco is not tested`);

const matrix = `${folder}/SF_network_distance_candidateStore_16_censusTract_205_new.csv`;
const demand = `${folder}/SF_demand_205_centroid_uniform_weight.csv`;
const columns = ['facility=name', 'matrix.demand=DestinationName', 'cost=distance', 'demand.id=NAME', 'demand.people=POP2000'];

interface Answer {
  readonly chosen: readonly string[];
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  readonly proven: boolean;
  readonly recount: number;
  readonly covered_people: number;
  readonly total_people: number;
  readonly ties: readonly (readonly string[])[];
  readonly ties_complete: boolean;
  readonly runner_up: { readonly objective: number } | null;
  readonly sites: readonly { readonly id: string; readonly people: number }[];
  readonly curve: readonly { readonly sites: number; readonly objective: number }[];
}

async function sited(...args: readonly string[]): Promise<Answer> {
  const named = columns.flatMap((column) => ['--column', column]);
  const { code, stdout, stderr } = await junda(['siting', '--matrix', matrix, '--demand', demand, '--json', ...named, ...args]);
  if (code !== 0) throw new Error(`${code} ${stderr}`);
  return JSON.parse(stdout) as Answer;
}

/** Figures that the authors of spopt publish for 205 tracts and 16 stores; the sums are of the same floats, in another order. */
describe.skipIf(!there)('junda siting on San Francisco', () => {
  const { published, total_demand: total } = there
    ? (JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as { published: Record<string, number>; total_demand: number })
    : { published: {}, total_demand: NaN };

  test('mclp, 4 sites within 5,000 m', async () => {
    const answer = await sited('--model', 'mclp', '--sites', '4', '--cutoff', '5000');
    expect(answer).toMatchObject({ objective: published['mclp_5000_p4_objective'], proven: true, gap: 0, total_people: total });
    expect(answer.covered_people / answer.total_people).toBeCloseTo(0.91638, 5);
    expect(answer.sites.reduce((sum, { people }) => sum + people, 0)).toBe(answer.covered_people);
    expect(answer.runner_up!.objective).toBeLessThan(answer.objective);
  });

  test('p-median and p-centre, 4 sites', async () => {
    const median = await sited('--model', 'p-median', '--sites', '4');
    // the published figure is printed with ten decimals
    expect(median.objective / published['pmedian_p4_objective']!).toBeCloseTo(1, 12);
    expect(median.proven).toBe(true);
    const center = await sited('--model', 'p-center', '--sites', '4', '--ties', '0');
    expect(center.objective).toBeCloseTo(published['pcenter_p4_objective']!, 6);
  });

  test('lscp: 8 stores, and all eight sets of them', async () => {
    const answer = await sited('--model', 'lscp', '--cutoff', '5000');
    expect(answer).toMatchObject({ objective: published['lscp_5000_objective'], bound: 8, proven: true, ties_complete: true });
    expect(new Set([answer.chosen, ...answer.ties].map((set) => [...set].sort().join(' '))).size).toBe(8);
  });

  test('the curve over the number of stores never falls and holds the answer for 4', async () => {
    const { curve } = await sited('--model', 'mclp', '--sites', '4', '--cutoff', '5000', '--curve', '16', '--ties', '0');
    expect(curve.map(({ sites }) => sites)).toStrictEqual(Array.from({ length: 16 }, (_, at) => at + 1));
    curve.slice(1).forEach(({ objective }, at) => expect(objective).toBeGreaterThanOrEqual(curve[at]!.objective));
    expect(curve[3]!.objective).toBe(published['mclp_5000_p4_objective']);
  });

  test('an existing store is kept, a forbidden one is not chosen', async () => {
    const answer = await sited(
      '--model',
      'p-median',
      '--sites',
      '4',
      '--existing',
      'Store_1',
      '--forbid',
      'Store_11,Store_12',
      '--ties',
      '0',
    );
    expect(answer.chosen).toHaveLength(4);
    expect(answer.chosen).toContain('Store_1');
    expect(answer.chosen).not.toContain('Store_11');
    expect(answer.objective).toBeGreaterThanOrEqual(published['pmedian_p4_objective']!);
  });
});

describe('junda siting without a solution', () => {
  const files = { 'm.csv': 'facility,demand,cost\na,1,5\na,2,9\nb,2,3\n', 'd.csv': 'id,people\n1,10\n2,20\n3,30\n' };

  test('ends with 3 and says whom no candidate reaches', async () => {
    const { code, stdout, stderr } = await junda(
      ['siting', '--model', 'lscp', '--matrix', 'm.csv', '--demand', 'd.csv', '--cutoff', '6', '--json'],
      files,
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(/1 places \(30 people\).*: 3/);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'siting.no-solution', zh: expect.stringContaining('30 人') } });
  });

  test('a model that lacks what it needs, a site that there is not, and an unknown capacity are refused', async () => {
    const call = async (...args: readonly string[]): Promise<string> => {
      const { code, stderr } = await junda(['siting', '--matrix', 'm.csv', ...args], files);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await call('--model', 'mclp', '--sites', '1')).toContain('--cutoff');
    expect(await call('--model', 'p-median')).toContain('--sites');
    expect(await call('--model', 'mclp', '--sites', '1', '--cutoff', '6', '--existing', 'z')).toContain('siting.unknown-site');
    expect(await call('--model', 'p-median', '--sites', '1', '--capacity')).toContain('siting.lacking');
    expect(await call('--model', 'no-such')).toContain('p-median');
  });
});
