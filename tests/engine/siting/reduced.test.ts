import { describe, expect, it } from 'vitest';
import type { SitingProblem } from '../../../src/engine/siting';
import { reduced } from '../../../src/engine/siting/reduced';
import { seeded } from '../../../bench/seeded';
import { costTable } from './brute-force';
import { madeProblem } from './made-problem';

/** The problem with its pairs in another order. */
const inOrder = (problem: SitingProblem, key: (facility: number, demand: number) => number): SitingProblem => {
  const { facility, demand, cost } = problem.pairs;
  const order = Array.from(cost.keys()).toSorted((a, b) => key(facility[a]!, demand[a]!) - key(facility[b]!, demand[b]!));
  return {
    ...problem,
    pairs: {
      facility: Int32Array.from(order, (pair) => facility[pair]!),
      demand: Int32Array.from(order, (pair) => demand[pair]!),
      cost: Float64Array.from(order, (pair) => cost[pair]!),
    },
  };
};

describe('a reduced problem', () => {
  const problem = madeProblem({ rows: 40, sites: 60, density: 0.7, whole: true, open: 0.1, forbidden: 0.1, empty: 0.1 }, 4);
  const cutoff = 60;
  const dice = seeded(9);
  const orders: Readonly<Record<string, (facility: number, demand: number) => number>> = {
    'by row': (facility, demand) => demand * 1000 + facility,
    'by row, sites descending': (facility, demand) => demand * 1000 - facility,
    'by site': (facility, demand) => facility * 1000 + demand,
    'in no order': () => dice() - 0.5,
  };

  it.each(Object.entries(orders))('is sorted, whatever the order of the pairs: %s', (_, key) => {
    const small = reduced(inOrder(problem, key), cutoff);
    const table = costTable(problem);
    const reach = (row: number, site: number): boolean => table[row]![site]! <= cutoff;
    const free = Array.from(problem.state.keys()).filter((site) => problem.state[site] === 0);
    const open = Array.from(problem.state.keys()).filter((site) => problem.state[site] === 1);
    const rows = Array.from(problem.people.keys()).filter((row) => problem.people[row]! > 0);
    expect([...small.siteRow]).toEqual(free);
    expect([...small.demandRow]).toEqual(rows);
    expect([...small.open]).toEqual(open);
    expect([...small.base]).toEqual(
      rows.map((row) => Math.min(Infinity, ...open.filter((site) => reach(row, site)).map((site) => table[row]![site]!))),
    );
    rows.forEach((row, at) => {
      const wanted = free
        .map((site, place) => [place, table[row]![site]!] as const)
        .filter(([place]) => reach(row, free[place]!))
        .toSorted((a, b) => a[1] - b[1] || a[0] - b[0]);
      const [from, to] = [small.demandStart[at]!, small.demandStart[at + 1]!];
      expect([...small.demandSite.subarray(from, to)]).toEqual(wanted.map(([place]) => place));
      expect([...small.demandCost.subarray(from, to)]).toEqual(wanted.map(([, cost]) => cost));
    });
    free.forEach((site, at) => {
      const wanted = rows.map((row, place) => [row, place] as const).filter(([row]) => reach(row, site));
      const [from, to] = [small.siteStart[at]!, small.siteStart[at + 1]!];
      expect([...small.siteDemand.subarray(from, to)]).toEqual(wanted.map(([, place]) => place));
      expect([...small.siteCost.subarray(from, to)]).toEqual(wanted.map(([row]) => table[row]![site]!));
    });
  });
});
