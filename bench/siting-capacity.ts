import { capacitatedLscp } from '../src/engine/siting/capacitated-lscp';
import { capacitatedMclp } from '../src/engine/siting/capacitated-mclp';
import { capacitatedPCenter } from '../src/engine/siting/capacitated-p-center';
import { capacitatedPMedian } from '../src/engine/siting/capacitated-p-median';
import { gapOf, type SitingOptions, type SitingProblem, type SitingSearch } from '../src/engine/siting/contract';
import { dispersion } from '../src/engine/siting/dispersion';
import { placesOf } from '../src/engine/siting/flow/places';
import { servingOrders } from '../src/engine/siting/flow/serving-orders';
import { transport } from '../src/engine/siting/flow/transport';
import { seeded } from './seeded';

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const never = (): never => {
  throw new Error('capacities bind in every instance here');
};

interface Scene {
  readonly rows: number;
  readonly sites: number;
  /** open sites for whose room `slack` is counted */
  readonly used: number;
  /** room of the sites used, on average, by all people */
  readonly slack: number;
  /** nearest sites of each row that are listed */
  readonly near: number;
  readonly seed: number;
}

/** Rows and sites at random in a square of 1,000 x 1,000, straight-line costs, 1 to 200 people a row (few large ones), rooms from half to one and a half of the mean. */
function square({ rows, sites, used, slack, near, seed }: Scene): SitingProblem {
  const random = seeded(seed);
  const points = (count: number): readonly (readonly [number, number])[] =>
    Array.from({ length: count }, () => [random() * 1000, random() * 1000] as const);
  const [homes, places] = [points(rows), points(sites)];
  const people = Float64Array.from({ length: rows }, () => 1 + Math.floor(random() * random() * 200));
  const mean = (people.reduce((sum, one) => sum + one, 0) * slack) / used;
  const [facility, demand, cost]: [number[], number[], number[]] = [[], [], []];
  homes.forEach(([x, y], row) => {
    const costs = places.map(([px, py], site) => ({ site, cost: Math.hypot(px - x, py - y) }));
    costs.sort((a, b) => a.cost - b.cost);
    for (const one of costs.slice(0, near)) {
      facility.push(one.site);
      demand.push(row);
      cost.push(one.cost);
    }
  });
  return {
    pairs: { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) },
    siteCount: sites,
    people,
    state: new Uint8Array(sites),
    capacity: Float64Array.from({ length: sites }, () => Math.round(mean * (0.5 + random()))),
  };
}

/** As the small instances of the literature are drawn (Osman & Christofides 1994): whole points in 1 to 100, costs rounded down, 1 to 20 people, 90 % of the room used. */
function classic(nodes: number, used: number, seed: number): SitingProblem {
  const random = seeded(seed);
  const point = (): number => 1 + Math.floor(random() * 100);
  const points = Array.from({ length: nodes }, () => [point(), point()] as const);
  const people = Float64Array.from({ length: nodes }, () => 1 + Math.floor(random() * 20));
  const [facility, demand, cost]: [number[], number[], number[]] = [[], [], []];
  points.forEach(([x, y], site) => {
    points.forEach(([px, py], row) => {
      facility.push(site);
      demand.push(row);
      cost.push(Math.floor(Math.hypot(px - x, py - y)));
    });
  });
  const room = Math.ceil(people.reduce((sum, one) => sum + one, 0) / used / 0.9);
  return {
    pairs: { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) },
    siteCount: nodes,
    people,
    state: new Uint8Array(nodes),
    capacity: new Float64Array(nodes).fill(room),
  };
}

/** Runs a search for so many seconds of CPU and says when its gap first was at most 1 %, how it ended, and its longest step. */
function raced(name: string, search: SitingSearch, seconds: number, print: (text: string) => void): void {
  const begin = cpuSeconds();
  let near = NaN;
  let longest = 0;
  for (let before = begin; ;) {
    const step = search.next(before - begin > seconds);
    const now = cpuSeconds();
    longest = Math.max(longest, now - before);
    before = now;
    const { objective, bound } = step.value;
    if (Number.isNaN(near) && Math.abs(objective - bound) <= 0.01 * Math.abs(objective)) near = now - begin;
    if (!step.done) continue;
    print(
      `${name}: ${objective.toFixed(1)}, bound ${bound.toFixed(1)}, gap ${(100 * gapOf(step.value)).toFixed(3)} %${step.value.proven ? ', proven' : ''}; ` +
        `within 1 % after ${near.toFixed(2)} s, ended after ${(now - begin).toFixed(2)} s of CPU, longest step ${(1000 * longest).toFixed(0)} ms`,
    );
    return;
  }
}

const options = (sites: number | null, assign: SitingOptions['assign'], cutoff = Infinity): SitingOptions => ({
  sites,
  cutoff,
  share: 1,
  assign,
});

/** Capacities: who is served by whom, and where to build when sites have room for so many. */
export function sitingCapacityBench(print: (text: string) => void): void {
  for (const [near, slack] of [
    [30, 1.05],
    [300, 1.3],
    [300, 0.9],
  ] as const) {
    const problem = square({ rows: 10_000, sites: 300, used: 300, slack, near, seed: 3 });
    let begin = cpuSeconds();
    const places = placesOf(problem, Infinity);
    const sorting = cpuSeconds() - begin;
    begin = cpuSeconds();
    const { cost, unservedPeople, pivots } = transport(places);
    print(
      `transport 10,000 x 300, ${near} pairs a row, room ${slack}: sorting ${(1000 * sorting).toFixed(0)} ms, solving ${(1000 * (cpuSeconds() - begin)).toFixed(0)} ms, ` +
        `${pivots} exchanges, cost ${cost.toFixed(0)}, unserved ${unservedPeople}`,
    );
  }
  const crowded = square({ rows: 10_000, sites: 300, used: 300, slack: 1.05, near: 30, seed: 3 });
  const { orders, optimum } = servingOrders(
    crowded,
    Array.from({ length: 300 }, (_, site) => site),
    Infinity,
    'split',
    3,
  );
  print(`without an order: ${optimum.servedPeople} people served, ${optimum.meanCost.toFixed(2)} each`);
  for (const { order, draw, servedPeople, meanCost } of orders) {
    print(`in order '${order}'${draw ? ` ${draw}` : ''}: ${servedPeople} people served, ${meanCost.toFixed(2)} each`);
  }
  for (const [used, slack, assign, seed] of [
    [30, 1.3, 'single', 3],
    [30, 1.1, 'single', 7],
    [60, 1.2, 'split', 8],
  ] as const) {
    const problem = square({ rows: 3000, sites: 300, used, slack, near: 300, seed });
    raced(
      `p-median 3,000 x 300, p = ${used}, room ${slack}, ${assign}`,
      capacitatedPMedian(never)(problem, options(used, assign)),
      15,
      print,
    );
  }
  for (const [nodes, used] of [
    [50, 5],
    [100, 10],
  ] as const) {
    for (let seed = 1; seed <= 5; seed++) {
      const problem = classic(nodes, used, seed * 7 + nodes);
      raced(`p-median ${nodes} nodes, p = ${used}, draw ${seed}`, capacitatedPMedian(never)(problem, options(used, 'single')), 60, print);
    }
  }
  const city = square({ rows: 1000, sites: 100, used: 20, slack: 1.3, near: 100, seed: 12 });
  for (const assign of ['single', 'split'] as const) {
    raced(`mclp 1,000 x 100, p = 12, ${assign}`, capacitatedMclp(never)(city, options(12, assign, 150)), 10, print);
    raced(`lscp 1,000 x 100, ${assign}`, capacitatedLscp(never)(city, options(null, assign, 250)), 10, print);
    raced(`p-center 1,000 x 100, p = 20, ${assign}`, capacitatedPCenter(never)(city, options(20, assign)), 10, print);
  }
  for (const [nodes, sites] of [
    [100, 10],
    [400, 10],
    [400, 30],
  ] as const) {
    const { pairs } = classic(nodes, sites, 4);
    const problem = { pairs, siteCount: nodes, people: new Float64Array(nodes).fill(1), state: new Uint8Array(nodes), capacity: null };
    raced(`dispersion ${nodes} sites, p = ${sites}`, dispersion(problem, options(sites, 'single')), 10, print);
  }
}
