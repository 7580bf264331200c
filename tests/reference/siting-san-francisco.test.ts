import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SitingProblem } from '../../src/engine/siting/contract';
import { solved } from '../../src/engine/siting/contract';
import { backup } from '../../src/engine/siting/backup';
import { lscp } from '../../src/engine/siting/lscp';
import { mclp } from '../../src/engine/siting/mclp';
import { siteSets } from '../engine/siting/brute-force';
import { coveredIn } from '../engine/siting/random-cover';

const folder = '../shared/data/san_francisco';
const isThere = existsSync(`${folder}/expected.json`);
if (!isThere) console.log(`skipped: ${folder} is absent`);

/** 205 census tracts and 16 stores, network distance in metres. @param whole people of the tracts, else 1 each */
const sanFrancisco = (whole: boolean): SitingProblem => {
  const text = readFileSync(`${folder}/SF_network_distance_candidateStore_16_censusTract_205_new.csv`, 'utf8');
  const [stores, tracts] = [new Map<string, number>(), new Map<string, number>()];
  const [facility, demand, cost, people]: [number[], number[], number[], number[]] = [[], [], [], []];
  const rowOf = (rows: Map<string, number>, id: string): number => {
    if (!rows.has(id)) rows.set(id, rows.size);
    return rows.get(id)!;
  };
  for (const line of text.trim().split(/\r?\n/).slice(1)) {
    const [distance = '', store = '', tract = '', count = ''] = line.split(',');
    const row = rowOf(tracts, tract);
    facility.push(rowOf(stores, store));
    demand.push(row);
    cost.push(Number(distance));
    people[row] = whole ? Number(count) : 1;
  }
  const pairs = { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) };
  return { pairs, siteCount: stores.size, people: Float64Array.from(people), state: new Uint8Array(stores.size), capacity: null };
};

const asked = (sites: number | null) => ({ sites, cutoff: 5000, share: 1, assign: 'single' as const });

describe.skipIf(!isThere)('San Francisco, stores within 5,000 m', () => {
  it('covers 875,247 of 955,113 people with four stores, as published', () => {
    const problem = sanFrancisco(true);
    const answer = solved(mclp.search(problem, asked(4)));
    expect(answer).toMatchObject({ objective: 875_247, bound: 875_247, proven: true });
    expect(problem.people.reduce((sum, some) => sum + some, 0)).toBe(955_113);
    expect(coveredIn(problem, 5000)([...answer.chosen], 1)).toBe(875_247);
  });

  it('reaches every tract with eight stores and not with seven, as published', () => {
    const answer = solved(lscp.search(sanFrancisco(true), asked(null)));
    expect(answer).toMatchObject({ objective: 8, bound: 8, proven: true });
  });

  // spopt prints 81.46 % for its LSCP-B: none of the eight sets of eight stores that cover all has more than 145 tracts (70.73 %) within
  // reach of two, as counting all 12,870 sets of eight shows (tests/engine/siting/brute-force.ts does it here)
  it('covers 145 of 205 tracts twice with the best of the eight sets of eight stores that cover all', () => {
    const problem = sanFrancisco(false);
    const covered = coveredIn(problem, 5000);
    const sets = [...siteSets(problem, 8)].filter((set) => covered(set, 1) === 205);
    expect(sets).toHaveLength(8);
    expect(Math.max(...sets.map((set) => covered(set, 2)))).toBe(145);
    for (const sites of [null, 8]) {
      const answer = solved(backup.search(problem, asked(sites)));
      expect(answer).toMatchObject({ objective: 145, bound: 145, proven: true });
      expect(sets.map(String)).toContain(String([...answer.chosen]));
    }
  });
});
