import { describe, expect, it } from 'vitest';
import { front } from '../../../src/engine/siting/front';
import { planned } from '../../../src/engine/siting/plans/pulse';
import { worstFirst } from '../../../src/engine/siting/worst-first';
import { gini } from '../../../src/engine/equity/gini';
import { costTable, siteSets } from './brute-force';
import { planProblem } from './plan-problem';

interface Triple {
  readonly covered: number;
  readonly equity: number;
  readonly cost: number;
}

const cutoff = 22;
const groupCount = 3;

function made(seed: number) {
  const { problem, pick, random } = planProblem(seed, 9, 30, seed % 2, 0);
  const group = Int32Array.from(problem.people, () => pick(groupCount));
  const table = costTable(problem);
  const people = Float64Array.from({ length: groupCount }, (_, at) =>
    problem.people.reduce((sum, count, row) => sum + (group[row] === at ? count : 0), 0),
  );
  const total = people.reduce((a, b) => a + b, 0);
  const outside = (set: readonly number[]): Float64Array => {
    const sum = new Float64Array(groupCount);
    table.forEach((row, at) => {
      if (!set.some((site) => row[site]! <= cutoff)) sum[group[at]!]! += problem.people[at]!;
    });
    return sum;
  };
  const cost = seed % 2 ? null : Float64Array.from({ length: 9 }, () => 1 + random() * 2);
  const priceOf = (set: readonly number[]): number =>
    set.reduce((sum, site) => sum + (problem.state[site] === 1 ? 0 : cost ? cost[site]! : 1), 0);
  return { problem, group, people, total, outside, cost, priceOf };
}

const beats = (a: Triple, b: Triple, near: number): boolean =>
  a.covered >= b.covered - near &&
  a.equity <= b.equity + near &&
  a.cost <= b.cost + near &&
  (a.covered > b.covered + near || a.equity < b.equity - near || a.cost < b.cost - near);

describe('the front', () => {
  it.each([1, 2, 3, 4, 5, 6])('is every plan that no other is better than, seed %i', (seed) => {
    const { problem, group, people, total, outside, cost, priceOf } = made(seed);
    const budget = 4;
    const everything: Triple[] = [...siteSets(problem, null)]
      .filter((set) => priceOf(set) <= budget + 1e-9)
      .map((set) => {
        const out = outside(set);
        return {
          covered: total - out.reduce((a, b) => a + b, 0),
          equity: Math.max(...out.map((count, at) => count / people[at]!)),
          cost: 0,
        };
      });
    const best = everything.filter((one) => !everything.some((other) => beats(other, one, 1e-9)));
    const answer = planned(front(problem, { cutoff, group, groupCount, equity: 'worst-share', cost, budgets: [budget], steps: Infinity }));
    expect(answer.complete).toBe(true);
    const key = (list: readonly { covered: number; equity: number }[]): string[] =>
      [...new Set(list.map((one) => `${one.covered.toFixed(6)} ${one.equity.toFixed(8)}`))].sort();
    expect(key(answer.points.map((point) => ({ covered: point.covered.objective, equity: point.equity })))).toEqual(key(best));
    expect(answer.points.every(({ proven }) => proven)).toBe(true);
    expect(answer.points.length).toBeGreaterThan(0);
  });

  it.each(['worst-share', 'worst-people', 'gini'] as const)('has no dominated point and contains both ends, %s', (equity) => {
    const { problem, group, total, outside, people } = made(3);
    const budgets = [0, 1, 2, 3];
    const answer = planned(front(problem, { cutoff, group, groupCount, equity, cost: null, budgets, steps: 5 }));
    const plain = answer.points.map((point): Triple => ({ covered: point.covered.objective, equity: point.equity, cost: point.cost }));
    plain.forEach((point, at) => expect(plain.some((other, from) => from !== at && beats(other, point, 1e-9))).toBe(false));
    for (const point of answer.points) {
      const out = outside(point.chosen);
      expect(point.covered.objective).toBeCloseTo(total - out.reduce((a, b) => a + b, 0), 8);
      const level = out.map((count, group) => (people[group]! - count) / people[group]!);
      const worst = Math.max(...out.map((count, group) => count / (equity === 'worst-people' ? 1 : people[group]!)));
      expect(point.equity).toBeCloseTo(equity === 'gini' ? gini(level, people) || 0 : worst, 9);
    }
    for (const budget of budgets) {
      const open = problem.state.reduce((count, kind) => count + Number(kind === 1), 0);
      let most = 0;
      for (const set of siteSets(problem, open + budget)) most = Math.max(most, total - outside(set).reduce((a, b) => a + b, 0));
      const within = answer.points.filter(({ cost }) => cost <= budget);
      expect(Math.max(...within.map(({ covered }) => covered.objective))).toBeCloseTo(most, 8);
      if (equity === 'gini') continue;
      const measure = equity === 'worst-share' ? 'share' : 'people';
      const { worst } = planned(worstFirst(problem, { sites: open + budget, cutoff, group, groupCount, measure }));
      expect(Math.min(...within.map((point) => point.equity))).toBeCloseTo(worst.objective, 9);
    }
  });
});
