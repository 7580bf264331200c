import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sitingModels, solved } from '../../src/engine/siting';
import type { SitingOptions, SitingProblem } from '../../src/engine/siting';
import { recount } from '../../src/engine/siting/recount';
import { readPmed } from '../../bench/pmed';

const pmed = '../shared/data/pmed';
const tracts = '../shared/data/san_francisco';
for (const folder of [pmed, tracts]) if (!existsSync(folder)) console.log(`skipped: ${folder} is absent`);

const asked = (sites: number): SitingOptions => ({ sites, cutoff: Infinity, share: 1, assign: 'single' });

/**
 * Optima of p-centre on pmed1-10: halving over the different costs, each least cover by scipy.optimize.milp (HiGHS, scipy 1.10.1), python
 * and not our code.
 */
const radii: Readonly<Record<string, number>> = {
  pmed1: 127,
  pmed2: 98,
  pmed3: 93,
  pmed4: 74,
  pmed5: 48,
  pmed6: 84,
  pmed7: 64,
  pmed8: 55,
  pmed9: 37,
  pmed10: 20,
};

interface Expected {
  readonly instances: readonly { readonly name: string; readonly p: number; readonly optimum: number }[];
}

describe.skipIf(!existsSync(pmed))('OR-Library pmed1-10', () => {
  const { instances } = existsSync(pmed) ? (JSON.parse(readFileSync(`${pmed}/expected.json`, 'utf8')) as Expected) : { instances: [] };

  it.each(instances)('$name: published optimum $optimum, certified; the least radius', ({ name, p, optimum }) => {
    const { problem, sites } = readPmed(readFileSync(`${pmed}/${name}.txt`, 'utf8'));
    expect(sites).toBe(p);
    for (const [model, objective] of [
      ['p-median', optimum],
      ['p-center', radii[name]],
    ] as const) {
      const found = solved(sitingModels[model].search(problem, asked(p)));
      expect(found).toMatchObject({ objective, bound: objective, proven: true });
      expect(recount(model, problem, asked(p), found)).toBe(objective);
    }
  });
});

describe.skipIf(!existsSync(tracts))('San Francisco, 205 tracts and 16 stores', () => {
  const lines = (name: string): string[][] =>
    readFileSync(`${tracts}/${name}`, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.replaceAll('"', '').split(','));
  const problem = (): SitingProblem => {
    const demand = lines('SF_demand_205_centroid_uniform_weight.csv');
    const rowOf = new Map(demand.map((cells, row) => [cells[3], row]));
    const pairs = lines('SF_network_distance_candidateStore_16_censusTract_205_new.csv');
    const stores = [...new Set(pairs.map((cells) => cells[1]))];
    return {
      pairs: {
        facility: Int32Array.from(pairs, (cells) => stores.indexOf(cells[1])),
        demand: Int32Array.from(pairs, (cells) => rowOf.get(cells[2])!),
        cost: Float64Array.from(pairs, (cells) => Number(cells[0])),
      },
      siteCount: stores.length,
      people: Float64Array.from(demand, (cells) => Number(cells[6])),
      state: new Uint8Array(stores.length),
      capacity: null,
    };
  };
  const published = existsSync(tracts)
    ? (
        JSON.parse(readFileSync(`${tracts}/expected.json`, 'utf8')) as {
          published: { pmedian_p4_objective: number; pcenter_p4_objective: number };
        }
      ).published
    : { pmedian_p4_objective: NaN, pcenter_p4_objective: NaN };

  it('p-median of four stores', () => {
    const { objective, proven } = solved(sitingModels['p-median'].search(problem(), asked(4)));
    expect(proven).toBe(true);
    // another order of the same sum
    expect(Math.abs(objective / published.pmedian_p4_objective - 1)).toBeLessThan(1e-12);
  });

  it('p-centre of four stores', () => {
    const { objective, proven } = solved(sitingModels['p-center'].search(problem(), asked(4)));
    expect(proven).toBe(true);
    // six decimals are published
    expect(Math.abs(objective - published.pcenter_p4_objective)).toBeLessThanOrEqual(0.5e-6);
  });
});
