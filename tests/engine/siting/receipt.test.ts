import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/model/finding';
import type { SitingModelId } from '../../../src/model/siting';
import { curveOf, kneeOf } from '../../../src/engine/siting/curve';
import {
  siteState,
  type SitingModel,
  type SitingOptions,
  type SitingProblem,
  type SitingSolution,
} from '../../../src/engine/siting/contract';
import { nextBest } from '../../../src/engine/siting/next-best';
import { receiptOf } from '../../../src/engine/siting/receipt';
import { recount } from '../../../src/engine/siting/recount';
import { seeded } from '../../../bench/seeded';
import { bruteForce, costTable } from './brute-force';

const options: SitingOptions = { sites: 2, cutoff: 5, share: 1, assign: 'single' };

/** Cost table to problem; Infinity is left out. */
function problemOf(table: readonly (readonly number[])[], people: readonly number[]): SitingProblem {
  const pairs = table.flatMap((costs, demand) => costs.flatMap((cost, facility) => (cost < Infinity ? [{ facility, demand, cost }] : [])));
  return {
    pairs: {
      facility: Int32Array.from(pairs, ({ facility }) => facility),
      demand: Int32Array.from(pairs, ({ demand }) => demand),
      cost: Float64Array.from(pairs, ({ cost }) => cost),
    },
    siteCount: table[0]!.length,
    people: Float64Array.from(people),
    state: new Uint8Array(table[0]!.length),
    capacity: null,
  };
}

const answer = (chosen: readonly number[], objective: number): SitingSolution => ({
  chosen: Int32Array.from(chosen),
  objective,
  bound: objective,
  proven: true,
  flows: null,
});

const mclpValue = (problem: SitingProblem, cutoff: number) => {
  const table = costTable(problem);
  return (set: readonly number[]): number =>
    problem.people.reduce((sum, people, row) => sum + (set.some((site) => table[row]![site]! <= cutoff) ? people : 0), 0);
};

/** The most people covered, by trying every set. */
const triedMclp: SitingModel['search'] = function* search(problem, { sites, cutoff }) {
  yield { objective: NaN, bound: Infinity };
  const { objective, sets } = bruteForce(problem, sites, 'most', mclpValue(problem, cutoff));
  if (!sets[0]) throw new Failure('siting.no-solution');
  return answer(sets[0], objective);
};

// people are powers of two: a sum names the rows that it holds
const small = problemOf(
  [
    [1, 9, 9],
    [5, 2, 9],
    [9, 4, 5.000001],
    [9, 9, 3],
  ],
  [1, 2, 4, 8],
);

describe('recount', () => {
  test.each<[SitingModelId, readonly number[], number]>([
    ['mclp', [0, 1], 7],
    ['mclp', [1, 2], 14],
    ['p-median', [0, 1], 1 + 4 + 16 + 72],
    ['p-center', [1, 2], 9],
    ['backup', [0, 1], NaN],
  ])('%s of sites %s is %d by hand', (model, chosen, objective) => {
    const open = model === 'p-median' || model === 'p-center' ? { ...options, cutoff: Infinity } : options;
    if (Number.isNaN(objective)) expect(() => recount(model, small, open, answer(chosen, 0))).toThrow('siting.recount');
    else expect(recount(model, small, open, answer(chosen, objective))).toBe(objective);
  });

  test('an answer whose objective is another is refused', () => {
    expect(() => recount('mclp', small, options, answer([0, 1], 7.01))).toThrow('siting.recount');
  });

  test('a forbidden site, a missing open one and a wrong number are refused', () => {
    const locked = { ...small, state: Uint8Array.from([siteState.open, siteState.forbidden, siteState.free]) };
    expect(recount('mclp', locked, options, answer([0, 2], 11))).toBe(11);
    expect(() => recount('mclp', locked, options, answer([0, 1], 7))).toThrow('siting.recount');
    expect(() => recount('mclp', locked, { ...options, sites: 1 }, answer([2], 8))).toThrow('siting.recount');
    expect(() => recount('mclp', small, options, answer([0], 3))).toThrow('siting.recount');
  });

  test('flows must fit capacities, people and reach', () => {
    const full = { ...small, capacity: Float64Array.from([3, 4, 8]) };
    const served = (flows: SitingSolution['flows'], objective: number): SitingSolution => ({ ...answer([0, 1], objective), flows });
    const flows = [
      { site: 0, demand: 0, people: 1 },
      { site: 0, demand: 1, people: 2 },
      { site: 1, demand: 2, people: 4 },
    ];
    expect(recount('mclp', full, options, served(flows, 7))).toBe(7);
    const tight = { ...full, capacity: Float64Array.from([2, 4, 8]) };
    expect(() => recount('mclp', tight, options, served(flows, 7))).toThrow('siting.recount');
    expect(() => recount('mclp', full, options, served([{ site: 0, demand: 3, people: 8 }], 8))).toThrow('siting.recount');
    const parted = [
      { site: 0, demand: 1, people: 1 },
      { site: 1, demand: 1, people: 1 },
    ];
    expect(() => recount('mclp', full, options, served(parted, 2))).toThrow('siting.recount');
    expect(recount('mclp', full, { ...options, assign: 'split' }, served(parted, 2))).toBe(2);
  });
});

describe('receipt', () => {
  test('gains are counted in order, add up to the covered people, and tell what each site alone holds', () => {
    const receipt = receiptOf('mclp', { sense: 'most', unit: 'people' }, small, options, answer([1, 2], 14), 5, null);
    expect(receipt.gains.map(({ site, people }) => [site, people])).toStrictEqual([
      [2, 8],
      [1, 6],
    ]);
    expect(receipt.coveredPeople).toBe(14);
    expect(receipt.totalPeople).toBe(15);
    expect(receipt.gains.map(({ near, lost }) => [near, lost])).toStrictEqual([
      [8, 8],
      [6, 6],
    ]);
  });

  test('open sites come first', () => {
    const open = { ...small, state: Uint8Array.from([0, siteState.open, 0]) };
    const { gains, examined } = receiptOf('mclp', { sense: 'most', unit: 'people' }, open, options, answer([1, 2], 14), 5, null);
    expect(gains.map(({ site, open: before }) => [site, before])).toStrictEqual([
      [1, true],
      [2, false],
    ]);
    expect(examined).toBe(2);
  });

  test('gains add up on random problems, for people and for what is saved', () => {
    const dice = seeded(5);
    for (let round = 0; round < 30; round++) {
      const table = Array.from({ length: 9 }, () => Array.from({ length: 6 }, () => (dice() < 0.3 ? Infinity : Math.floor(dice() * 10))));
      const problem = problemOf(
        table,
        Array.from(table, () => Math.floor(dice() * 9)),
      );
      const chosen = [0, 2, 3, 5];
      const objective = mclpValue(problem, 6)(chosen);
      const { gains } = receiptOf(
        'mclp',
        { sense: 'most', unit: 'people' },
        problem,
        { ...options, sites: 4, cutoff: 6 },
        answer(chosen, objective),
        6,
        null,
      );
      expect(gains.reduce((sum, { people }) => sum + people, 0)).toBe(objective);
      expect(gains.reduce((sum, { serves }) => sum + serves, 0)).toBe(objective);
      for (const { people, near, lost } of gains) {
        expect(near).toBeGreaterThanOrEqual(people);
        expect(people).toBeGreaterThanOrEqual(lost);
      }
    }
  });
});

describe('other optima', () => {
  test('all ties and the runner-up of random problems are those of trying every set', () => {
    const dice = seeded(11);
    for (let round = 0; round < 20; round++) {
      const table = Array.from({ length: 7 }, () => Array.from({ length: 6 }, () => Math.floor(dice() * 10)));
      const problem = problemOf(
        table,
        Array.from(table, () => Math.floor(dice() * 3)),
      );
      const asked = { ...options, sites: 3, cutoff: 2 };
      const value = mclpValue(problem, 2);
      const { objective, sets } = bruteForce(problem, 3, 'most', value);
      const run = nextBest({ sense: 'most' }, triedMclp, problem, asked, answer(sets[0]!, objective), 100, 10_000);
      let step = run.next(false);
      while (!step.done) step = run.next(false);
      const { ties, complete, runnerUp } = step.value;
      expect(complete).toBe(true);
      const key = (set: Iterable<number>): string => [...set].join(' ');
      expect(new Set(ties.map(key))).toStrictEqual(new Set(sets.slice(1).map(key)));
      expect(ties).toHaveLength(sets.length - 1);
      const worse = bruteForce(problem, 3, 'most', (set) => (value(set) < objective ? value(set) : NaN)).objective;
      expect(runnerUp?.objective ?? NaN).toStrictEqual(worse);
    }
  });

  test('a budget of steps that runs out says that there may be more', () => {
    const run = nextBest({ sense: 'most' }, triedMclp, small, options, answer([1, 2], 14), 100, 1);
    let step = run.next(false);
    while (!step.done) step = run.next(false);
    expect(step.value.complete).toBe(false);
  });
});

describe('curve', () => {
  test('never falls, ends where everything is open, and its knee is the bend', () => {
    const run = curveOf(triedMclp, small, options, 9, 5, 100);
    let step = run.next(false);
    while (!step.done) step = run.next(false);
    expect(step.value.map(({ sites, objective }) => [sites, objective])).toStrictEqual([
      [1, 8],
      [2, 14],
      [3, 15],
    ]);
    expect(kneeOf(step.value)).toBe(2);
    expect(kneeOf(step.value.slice(0, 2))).toBeNull();
  });
});
