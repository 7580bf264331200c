import { describe, expect, it } from 'vitest';
import { assignPeople } from '../../../../src/engine/siting/flow/assign-people';
import { servingOrders } from '../../../../src/engine/siting/flow/serving-orders';
import type { SitingProblem } from '../../../../src/engine/siting/contract';
import { costTable } from '../brute-force';
import { randomProblem } from '../random-problem';

const all = (problem: SitingProblem): readonly number[] => Array.from({ length: problem.siteCount }, (_, site) => site);
const total = ({ people }: SitingProblem): number => people.reduce((sum, one) => sum + one, 0);

/** Every way to put whole rows at sites: fewest people unserved, then the least cost. */
function bestWhole(problem: SitingProblem, cutoff: number): { readonly unserved: number; readonly cost: number } {
  const table = costTable(problem);
  const left = problem.capacity!.slice();
  let best = { unserved: Infinity, cost: Infinity };
  const place = (row: number, unserved: number, cost: number): void => {
    if (unserved > best.unserved || (unserved === best.unserved && cost >= best.cost)) return;
    if (row === problem.people.length) {
      best = { unserved, cost };
      return;
    }
    const people = problem.people[row]!;
    for (let site = 0; site < problem.siteCount; site++) {
      if (!(table[row]![site]! <= cutoff) || table[row]![site] === Infinity || left[site]! < people) continue;
      left[site]! -= people;
      place(row + 1, unserved, cost + people * table[row]![site]!);
      left[site]! += people;
    }
    place(row + 1, unserved + people, cost);
  };
  place(0, 0, 0);
  return best;
}

describe('people assigned to open sites', () => {
  it.each([0.7, 0.95, 1.1, 1.6])('whole rows, room %d times the people: the optimum of brute force', (slack) => {
    for (let seed = 1; seed <= 20; seed++) {
      const problem = randomProblem(seed, { rows: 8, sites: 3, density: 0.8, slack });
      const cutoff = seed % 3 === 0 ? 12 : Infinity;
      const answer = assignPeople(problem, all(problem), cutoff, 'single');
      const { unserved, cost } = bestWhole(problem, cutoff);
      expect(answer.proven).toBe(true);
      expect({ unserved: answer.unservedPeople, cost: answer.cost }).toEqual({ unserved, cost });
      expect(answer.bound).toEqual({ unservedPeople: unserved, cost });
    }
  });

  it('names who is not served, and the people add up', () => {
    for (const assign of ['single', 'split'] as const) {
      const problem = randomProblem(4, { rows: 40, sites: 5, density: 0.6, slack: 0.8 });
      const { flows, unserved, unservedPeople, servedPeople, cost } = assignPeople(problem, [0, 2, 4], Infinity, assign);
      expect(unserved.reduce((sum, { people }) => sum + people, 0)).toBeCloseTo(unservedPeople, 9);
      expect(flows.reduce((sum, { people }) => sum + people, 0)).toBeCloseTo(servedPeople, 9);
      expect(servedPeople + unservedPeople).toBeCloseTo(total(problem), 9);
      const table = costTable(problem);
      expect(flows.reduce((sum, { site, demand, people }) => sum + people * table[demand]![site]!, 0)).toBeCloseTo(cost, 6);
      expect(new Set(flows.map(({ site }) => site))).toEqual(new Set([0, 2, 4]));
    }
  });

  it('serves no fewer, and no dearer, when rows may be split', () => {
    for (let seed = 1; seed <= 15; seed++) {
      const problem = randomProblem(seed, { rows: 30, sites: 5, density: 0.8, slack: 1.05, whole: seed % 2 === 0 });
      const [split, single] = (['split', 'single'] as const).map((assign) => assignPeople(problem, all(problem), Infinity, assign));
      expect(split!.unservedPeople).toBeLessThanOrEqual(single!.unservedPeople + 1e-9);
      if (split!.unservedPeople === single!.unservedPeople) expect(split!.cost).toBeLessThanOrEqual(single!.cost * (1 + 1e-9));
    }
  });

  it('goes to the nearest where nothing is full, to the bit', () => {
    const problem = { ...randomProblem(3, { rows: 50, sites: 6, density: 1, slack: 1, whole: false }), capacity: null };
    const table = costTable(problem);
    const nearest = problem.people.reduce((sum, people, row) => sum + people * Math.min(...table[row]!), 0);
    expect(assignPeople(problem, all(problem), Infinity, 'split').cost).toBe(nearest);
    expect(assignPeople(problem, all(problem), Infinity, 'single').cost).toBe(nearest);
  });

  it('tells the price of room: one person more saves that much', () => {
    const problem = randomProblem(6, { rows: 60, sites: 5, density: 1, slack: 1.1, whole: false });
    const before = assignPeople(problem, all(problem), Infinity, 'split');
    const dear = before.sitePrice.findIndex((price) => price > 0);
    expect(dear).toBeGreaterThanOrEqual(0);
    // a thousandth of a person: small enough that nobody else's way changes
    const capacity = problem.capacity!.map((room, site) => (site === dear ? room + 0.001 : room));
    const after = assignPeople({ ...problem, capacity }, all(problem), Infinity, 'split');
    expect(before.cost - after.cost).toBeCloseTo(0.001 * before.sitePrice[dear]!, 9);
  });
});

describe('the order of serving', () => {
  it('matters where sites are full: none serves more than the optimum, none that serves as many costs less', () => {
    for (const assign of ['split', 'single'] as const) {
      let differ = 0;
      for (let seed = 1; seed <= 12; seed++) {
        const problem = randomProblem(seed, { rows: 30, sites: 4, density: 0.7, slack: 1 + 0.05 * (seed % 4) });
        const { orders, optimum } = servingOrders(problem, all(problem), Infinity, assign, 3);
        expect(orders.map(({ order, draw }) => `${order} ${draw}`)).toEqual([
          'rows 0',
          'reversed 0',
          'largest 0',
          'nearest 0',
          'lot 1',
          'lot 2',
          'lot 3',
        ]);
        for (const { servedPeople, cost } of orders) {
          expect(servedPeople).toBeLessThanOrEqual(optimum.servedPeople + 1e-9);
          if (servedPeople > optimum.servedPeople - 1e-9) expect(cost).toBeGreaterThanOrEqual(optimum.cost * (1 - 1e-9));
          if (cost > optimum.cost * 1.001 || servedPeople < optimum.servedPeople - 1e-9) differ++;
        }
      }
      expect(differ).toBeGreaterThan(20);
    }
  });

  it('is nothing where room has no limit', () => {
    const problem = { ...randomProblem(9, { rows: 30, sites: 4, density: 1, slack: 1 }), capacity: null };
    const { orders, optimum } = servingOrders(problem, all(problem), Infinity, 'split');
    for (const { cost, servedPeople } of orders) expect([cost, servedPeople]).toEqual([optimum.cost, optimum.servedPeople]);
  });

  it('is the arithmetic of two rows and one site', () => {
    const problem: SitingProblem = {
      pairs: { facility: Int32Array.of(0, 0), demand: Int32Array.of(0, 1), cost: Float64Array.of(10, 1) },
      siteCount: 1,
      people: Float64Array.of(3, 5),
      state: Uint8Array.of(0),
      capacity: Float64Array.of(6),
    };
    const { orders, optimum } = servingOrders(problem, [0], Infinity, 'split', 0);
    expect(orders.map(({ servedPeople, cost }) => [servedPeople, cost])).toEqual([
      [6, 33],
      [6, 15],
      [6, 15],
      [6, 15],
    ]);
    expect([optimum.servedPeople, optimum.cost, optimum.meanCost]).toEqual([6, 15, 2.5]);
    const whole = servingOrders(problem, [0], Infinity, 'single', 0);
    expect(whole.orders.map(({ servedPeople }) => servedPeople)).toEqual([3, 5, 5, 5]);
    expect(whole.optimum.servedPeople).toBe(5);
  });
});
