import { describe, expect, it } from 'vitest';
import type { HierarchicalProblem } from '../../../src/engine/siting/hierarchical';
import { hierarchical } from '../../../src/engine/siting/hierarchical';
import { planned } from '../../../src/engine/siting/plans/pulse';
import { bruteForce, costTable } from './brute-force';
import { planProblem } from './plan-problem';

interface Case {
  readonly plan: HierarchicalProblem;
  readonly table: readonly (readonly number[])[];
}

function made(seed: number, tierCount: number, sites: number): Case {
  const { problem, random, pick } = planProblem(seed, sites, 25);
  const [facility, demand, cost]: [number[], number[], number[]] = [[], [], []];
  for (let a = 0; a < sites; a++) {
    for (let b = 0; b < sites; b++) {
      if (random() < 0.5) continue;
      facility.push(a);
      demand.push(b);
      cost.push(random() * 50);
    }
  }
  const standing = Uint8Array.from({ length: sites }, () => (random() < 0.2 ? 1 + pick(tierCount) : 0));
  const plan: HierarchicalProblem = {
    ...problem,
    standing,
    allowed: Uint8Array.from({ length: sites }, () => (random() < 0.8 ? tierCount : pick(tierCount))),
    tiers: Array.from({ length: tierCount }, (_, at) => ({ cutoff: 25 + 20 * at, newSites: at === 0 ? 2 : 1, weight: 1 + at * 0.5 })),
    nested: seed % 2 === 0,
    referral:
      seed % 3 === 0
        ? null
        : { pairs: { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) }, cutoff: 25 },
  };
  return { plan, table: costTable(problem) };
}

/** The best value over all ways to give each site a tier, with the rules read one by one. */
function best({ plan, table }: Case, aim: 'all' | 'weighted'): number {
  const { siteCount, standing, allowed, tiers, nested, referral } = plan;
  const level = Array.from(standing);
  let most = 0;
  const refers = (from: number, to: number): boolean =>
    referral!.pairs.cost.some(
      (cost, pair) => referral!.pairs.facility[pair] === from && referral!.pairs.demand[pair] === to && cost <= referral!.cutoff,
    );
  const look = (): void => {
    const built = level.map((tier, site) => (tier === standing[site] ? 0 : tier));
    if (tiers.some(({ newSites }, at) => built.filter((tier) => tier === at + 1).length > newSites)) return;
    const alone = built.some(
      (tier, site) =>
        tier > 0 && tier < tiers.length && referral && !level.some((other, from) => from !== site && other > tier && refers(from, site)),
    );
    if (alone) return;
    const value = table.reduce((sum, row, place) => {
      const has = tiers.map(({ cutoff }, at) => level.some((own, site) => (nested ? own > at : own === at + 1) && row[site]! <= cutoff));
      const counted = aim === 'all' ? Number(has.every(Boolean)) : has.reduce((all, one, at) => all + (one ? tiers[at]!.weight : 0), 0);
      return sum + counted * plan.people[place]!;
    }, 0);
    most = Math.max(most, value);
  };
  const at = (site: number): void => {
    if (site === siteCount) return look();
    at(site + 1);
    if (!nested && standing[site]! > 0) return;
    for (let tier = standing[site]! + 1; tier <= allowed[site]!; tier++) {
      level[site] = tier;
      at(site + 1);
    }
    level[site] = standing[site]!;
  };
  at(0);
  return most;
}

const cases = Array.from({ length: 18 }, (_, seed) => seed + 1).flatMap((seed) =>
  (['all', 'weighted'] as const).map((aim) => [seed, aim] as const),
);

describe('tiers sited together', () => {
  it.each(cases)('are the best of all ways, seed %i %s', (seed, aim) => {
    const own = made(seed, seed % 4 === 0 ? 3 : 2, seed % 4 === 0 ? 6 : 7);
    const answer = planned(hierarchical(own.plan, { aim }));
    expect(answer.value.proven).toBe(true);
    expect(answer.value.objective).toBeCloseTo(best(own, aim), 7);
  });

  it.each(Array.from({ length: 8 }, (_, seed) => seed + 1))('are maximal covering where there is one tier, seed %i', (seed) => {
    const { problem } = planProblem(seed, 10, 30, 2, 1);
    const table = costTable(problem);
    const { objective } = bruteForce(problem, 5, 'most', (set) =>
      table.reduce((sum, row, at) => sum + (set.some((site) => row[site]! <= 20) ? problem.people[at]! : 0), 0),
    );
    const plan: HierarchicalProblem = {
      ...problem,
      standing: problem.state.map((kind) => Number(kind === 1)),
      allowed: problem.state.map((kind) => Number(kind !== 2)),
      tiers: [{ cutoff: 20, newSites: 3, weight: 1 }],
      nested: true,
      referral: null,
    };
    for (const aim of ['all', 'weighted'] as const) {
      expect(planned(hierarchical(plan, { aim })).value.objective).toBeCloseTo(objective, 8);
    }
  });
});
