import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { junda } from './junda';

const folder = '../shared/data/san_francisco';
const there = existsSync(folder);
if (!there) console.warn(`${folder} is absent: plans of siting on San Francisco are not tested`);

const matrix = `${folder}/SF_network_distance_candidateStore_16_censusTract_205_new.csv`;
const demand = `${folder}/SF_demand_205_centroid_uniform_weight.csv`;
const columns = ['facility=name', 'matrix.demand=DestinationName', 'cost=distance', 'demand.id=NAME', 'demand.people=POP2000'];

async function planned(args: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<Record<string, unknown>> {
  const named = columns.flatMap((column) => ['--column', column]);
  const { code, stdout, stderr } = await junda(['siting', '--matrix', matrix, '--demand', demand, '--json', ...named, ...args], files);
  if (code !== 0) throw new Error(`${code} ${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** Figures that the authors of spopt publish for 205 tracts and 16 stores: a plan without its second dimension is the plain model. */
describe.skipIf(!there)('plans on San Francisco', () => {
  const { published, total_demand: total } = there
    ? (JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as { published: Record<string, number>; total_demand: number })
    : { published: {}, total_demand: NaN };
  const covered = published['mclp_5000_p4_objective']!;

  test('robust with one scenario is maximal covering, and the p-median', async () => {
    const answer = await planned(['--model', 'robust', '--sites', '4', '--cutoff', '5000']);
    expect(answer).toMatchObject({
      expected: { expected: { objective: total - covered, proven: true } },
      worst_case: { worst: { objective: total - covered } },
    });
    const median = await planned(['--model', 'robust', '--sites', '4', '--unserved-cost', '1e6']);
    const { objective, proven } = (median['expected'] as { expected: { objective: number; proven: boolean } }).expected;
    // the published figure is printed with ten decimals
    expect(objective / published['pmedian_p4_objective']!).toBeCloseTo(1, 12);
    expect(proven).toBe(true);
  });

  test('one tier, and a budget of one a store, are maximal covering', async () => {
    const tiers = 'tier,cutoff,sites\n1,5000,4\n';
    expect(await planned(['--model', 'hierarchical', '--tiers', 'tiers.csv'], { 'tiers.csv': tiers })).toMatchObject({
      objective: covered,
      proven: true,
    });
    const stores = new Set(
      readFileSync(matrix, 'utf8')
        .split('\n')
        .slice(1)
        .filter(Boolean)
        .map((line) => line.split(',').find((cell) => cell.startsWith('Store'))!),
    );
    const actions = `id,kind,site,cost\n${[...stores].map((store) => `${store},build,${store},1`).join('\n')}\n`;
    const budget = ['--model', 'budget', '--actions', 'actions.csv', '--budget', '4', '--cutoff', '5000', '--column', 'actions.cost=cost'];
    expect(await planned(budget, { 'actions.csv': actions })).toMatchObject({ objective: covered, spent: 4, proven: true });
  });
});
