import type { SitingProblem, SitingSearch, SitingSolution } from '../../../src/engine/siting/contract';
import { siteState } from '../../../src/engine/siting/contract';
import { seeded } from '../../../bench/seeded';
import { costTable } from './brute-force';

/** What a random problem is like. */
export interface RandomCover {
  readonly seed: number;
  readonly sites: number;
  readonly rows: number;
  /** some sites open, some forbidden */
  readonly states?: boolean;
  /** people that are not whole numbers */
  readonly fractions?: boolean;
}

/** Sites and rows at random in a square of side 1, cost the distance; some pairs unknown or endless, some rows of nobody. */
export function randomCover({ seed, sites, rows, states = false, fractions = false }: RandomCover): SitingProblem {
  const random = seeded(seed);
  const site = Array.from({ length: sites }, () => [random(), random()] as const);
  const [facility, demand, cost]: [number[], number[], number[]] = [[], [], []];
  const people = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const [x, y] = [random(), random()];
    people[row] = random() < 0.1 ? 0 : fractions ? random() * 10 : 1 + Math.floor(random() * 9);
    site.forEach(([sx, sy], from) => {
      const luck = random();
      if (luck < 0.05) return;
      facility.push(from);
      demand.push(row);
      cost.push(luck < 0.08 ? Infinity : luck < 0.1 ? NaN : Math.hypot(x - sx, y - sy));
    });
  }
  const state = new Uint8Array(sites);
  if (states) {
    for (let from = 0; from < sites; from++) {
      const luck = random();
      if (luck < 0.12) state[from] = siteState.open;
      else if (luck < 0.24) state[from] = siteState.forbidden;
    }
  }
  const pairs = { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) };
  return { pairs, siteCount: sites, people, state, capacity: null };
}

/** People whom at least `times` sites of a set reach, from the plain table of costs. */
export function coveredIn(problem: SitingProblem, cutoff: number): (set: readonly number[], times: number) => number {
  const table = costTable(problem);
  return (set, times) =>
    table.reduce((sum, costs, row) => {
      const near = set.filter((site) => costs[site]! <= cutoff && costs[site]! < Infinity).length;
      return near >= times ? sum + problem.people[row]! : sum;
    }, 0);
}

/** Lets a search make some steps and stops it. */
export function stoppedAfter(search: SitingSearch, steps: number): SitingSolution {
  for (let made = 0; ; made++) {
    const step = search.next(made >= steps);
    if (step.done) return step.value;
  }
}

/** The problem with each row split into rows of one person, so that none of it may be merged by chance alone. */
export function splitRows(problem: SitingProblem): SitingProblem {
  const [facility, demand, cost, people]: [number[], number[], number[], number[]] = [[], [], [], []];
  problem.people.forEach((count, row) => {
    for (let one = 0; one < Math.max(1, count); one++) {
      problem.pairs.demand.forEach((of, pair) => {
        if (of !== row) return;
        facility.push(problem.pairs.facility[pair]!);
        demand.push(people.length);
        cost.push(problem.pairs.cost[pair]!);
      });
      people.push(Math.min(1, count));
    }
  });
  const pairs = { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) };
  return { ...problem, pairs, people: Float64Array.from(people) };
}
