import { describe, expect, it } from 'vitest';
import { capacitatedLscp } from '../../../src/engine/siting/capacitated-lscp';
import { capacitatedMclp } from '../../../src/engine/siting/capacitated-mclp';
import { capacitatedPCenter } from '../../../src/engine/siting/capacitated-p-center';
import { capacitatedPMedian } from '../../../src/engine/siting/capacitated-p-median';
import { solved, type SitingOptions, type SitingProblem, type SitingSolution } from '../../../src/engine/siting/contract';
import { loadMipSolver } from '../../support/mip/highs';
import { Failure } from '../../../src/model/finding';
import { costTable } from './brute-force';
import { programOptimum } from './capacitated-truth';
import { recount } from '../../../src/engine/siting/recount';
import { randomProblem } from './random-problem';

/** No call here may need it: capacities bind in every problem. */
const never = (): never => {
  throw new Error('the search without capacities was asked');
};
const median = capacitatedPMedian(never);
const mclp = capacitatedMclp(never);
const lscp = capacitatedLscp(never);
const center = capacitatedPCenter(never);

const total = ({ people }: SitingProblem): number => people.reduce((sum, one) => sum + one, 0);

/** The answer, or the reason why there is none. */
function answerOf(search: typeof median, problem: SitingProblem, options: SitingOptions): SitingSolution | string {
  try {
    return solved(search(problem, options));
  } catch (error) {
    if (error instanceof Failure && error.finding.code === 'siting.no-solution') return String(error.finding.details['reason']);
    throw error;
  }
}

/** Flows that hold: within the cutoff, at open sites, within their room, whole where they must be. @returns people served, cost, farthest cost */
function checkFlows(problem: SitingProblem, { cutoff, assign }: SitingOptions, { chosen, flows }: SitingSolution) {
  const table = costTable(problem);
  const load = new Float64Array(problem.siteCount);
  const served = new Float64Array(problem.people.length);
  let [cost, farthest] = [0, 0];
  for (const { site, demand, people } of flows!) {
    expect(chosen).toContain(site);
    expect(people).toBeGreaterThan(0);
    expect(table[demand]![site]).toBeLessThanOrEqual(cutoff);
    if (assign === 'single') expect(people).toBe(problem.people[demand]);
    load[site]! += people;
    served[demand]! += people;
    cost += people * table[demand]![site]!;
    farthest = Math.max(farthest, table[demand]![site]!);
  }
  load.forEach((one, site) => expect(one).toBeLessThanOrEqual(problem.capacity![site]! + 1e-9));
  served.forEach((one, row) => expect(one).toBeLessThanOrEqual(problem.people[row]! + 1e-9));
  return { served: served.reduce((sum, one) => sum + one, 0), cost, farthest };
}

const shapes = [
  { rows: 8, sites: 6, density: 1, slack: 1.6, open: 1, forbidden: 1 },
  { rows: 12, sites: 7, density: 0.8, slack: 1.5 },
  { rows: 10, sites: 6, density: 0.7, slack: 2, open: 1 },
  { rows: 14, sites: 6, density: 0.9, slack: 1.7, whole: false },
];

describe.each(['single', 'split'] as const)('with capacities, %s', async (assign) => {
  const solve = await loadMipSolver();
  const each = function* (seeds: number): Generator<{ readonly problem: SitingProblem; readonly options: SitingOptions }> {
    for (let seed = 1; seed <= seeds; seed++) {
      const problem = randomProblem(seed * 31, shapes[seed % shapes.length]!);
      yield {
        problem,
        options: { sites: 3 + (seed % 2), cutoff: seed % 3 === 0 ? 14 : Infinity, share: seed % 2 === 0 ? 1 : 0.8, assign },
      };
    }
  };

  it('the p-median is that of HiGHS, and there is none where HiGHS finds none', () => {
    let [solvable, not] = [0, 0];
    for (const { problem, options } of each(9)) {
      const truth = programOptimum(solve, problem, options, 'cost');
      const answer = answerOf(median, problem, options);
      if (typeof answer === 'string') {
        expect(truth).toBeNaN();
        not++;
        continue;
      }
      solvable++;
      expect(answer.proven).toBe(true);
      expect(answer.bound).toBe(answer.objective);
      expect(answer.chosen).toHaveLength(options.sites!);
      // the solver's tolerance is 1e-6 of sums below 1e4
      expect(Math.abs(answer.objective - truth)).toBeLessThan(0.01);
      const { served, cost } = checkFlows(problem, options, answer);
      expect(served).toBeCloseTo(total(problem), 9);
      expect(cost).toBeCloseTo(answer.objective, 6);
      expect(recount('p-median', problem, options, answer)).toBeCloseTo(answer.objective, 6);
    }
    expect(solvable).toBeGreaterThan(3);
    expect(not).toBeGreaterThan(0);
  });

  it('maximal covering serves as many as HiGHS', () => {
    for (const { problem, options } of each(9)) {
      const within = { ...options, cutoff: 9 };
      const answer = solved(mclp(problem, within));
      expect(answer.proven).toBe(true);
      expect(Math.abs(answer.objective - programOptimum(solve, problem, within, 'served'))).toBeLessThan(1e-4);
      expect(checkFlows(problem, within, answer).served).toBeCloseTo(answer.objective, 9);
      expect(answer.chosen).toHaveLength(options.sites!);
      expect(recount('mclp', problem, within, answer)).toBeCloseTo(answer.objective, 9);
    }
  });

  it('set covering has as few sites as HiGHS', () => {
    let not = 0;
    for (const { problem, options } of each(9)) {
      const within = { ...options, sites: null, cutoff: 15 };
      const truth = programOptimum(solve, problem, within, 'sites');
      const answer = answerOf(lscp, problem, within);
      if (typeof answer === 'string') {
        expect(truth).toBeNaN();
        not++;
        continue;
      }
      expect(answer.proven).toBe(true);
      expect(answer.objective).toBe(Math.round(truth));
      expect(answer.chosen).toHaveLength(answer.objective);
      expect(recount('lscp', problem, within, answer)).toBe(answer.objective);
      expect(checkFlows(problem, within, answer).served).toBeGreaterThanOrEqual(options.share * total(problem) - 1e-6);
    }
    expect(not).toBeLessThan(9);
  });

  it('the p-centre is the least cost within which HiGHS finds an answer', () => {
    let solvable = 0;
    for (const { problem, options } of each(9)) {
      const costs = [...new Set(problem.pairs.cost)].filter((cost) => cost <= options.cutoff).toSorted((a, b) => a - b);
      const truth = costs.find((cutoff) => !Number.isNaN(programOptimum(solve, problem, { ...options, cutoff }, 'cost')));
      const answer = answerOf(center, problem, options);
      if (typeof answer === 'string') {
        expect(truth).toBeUndefined();
        continue;
      }
      solvable++;
      expect(answer.proven).toBe(true);
      expect(answer.objective).toBe(truth);
      const { served, farthest } = checkFlows(problem, options, answer);
      expect(served).toBeCloseTo(total(problem), 9);
      expect(farthest).toBe(answer.objective);
      expect(recount('p-center', problem, options, answer)).toBe(answer.objective);
    }
    expect(solvable).toBeGreaterThan(3);
  });
});

describe('capacities', () => {
  const options: SitingOptions = { sites: 3, cutoff: Infinity, share: 1, assign: 'single' };
  const problem = randomProblem(77, { rows: 16, sites: 7, density: 1, slack: 2.4 });
  const searches = { median, mclp, lscp, center };
  const within = { median: {}, mclp: { cutoff: 8 }, lscp: { cutoff: 14, sites: null }, center: {} };
  const ids = ['median', 'mclp', 'lscp', 'center'] as const;

  it.each(ids)('%s: more room is never worse, and rows that may be split are never worse than whole ones', (id) => {
    const sign = id === 'mclp' ? -1 : 1;
    let before = Infinity;
    for (const factor of [1, 1.15, 1.4]) {
      const roomier = { ...problem, capacity: problem.capacity!.map((room) => room * factor) };
      const [single, split] = (['single', 'split'] as const).map(
        (assign) => sign * solved(searches[id](roomier, { ...options, ...within[id], assign })).objective,
      );
      expect(split).toBeLessThanOrEqual(single! + 1e-9);
      expect(single).toBeLessThanOrEqual(before + 1e-9);
      before = single!;
    }
  });

  it.each([
    ['p-median', capacitatedPMedian],
    ['mclp', capacitatedMclp],
    ['lscp', capacitatedLscp],
    ['p-center', capacitatedPCenter],
  ] as const)('that cannot bind leave the question to the search without them: %s', (_, within) => {
    const answer: SitingSolution = { chosen: Int32Array.of(1), objective: 2, bound: 2, proven: true, flows: null };
    // eslint-disable-next-line require-yield
    const asked = within(function* () {
      return answer;
    });
    const everyone = total(problem);
    expect(solved(asked({ ...problem, capacity: new Float64Array(7).fill(everyone) }, options))).toBe(answer);
    expect(solved(asked({ ...problem, capacity: null }, options))).toBe(answer);
    expect(solved(asked({ ...problem, capacity: new Float64Array(7).fill(Infinity) }, options))).toBe(answer);
  });

  it('stop when told to, with an answer that holds and a bound that it does not pass', () => {
    const large = randomProblem(5, { rows: 60, sites: 25, density: 1, slack: 4, whole: false });
    for (const id of ids) {
      const run = searches[id](large, { ...options, ...within[id], sites: id === 'lscp' ? null : 8 });
      for (;;) {
        const step = run.next(true);
        if (!step.done) continue;
        const { objective, bound } = step.value;
        checkFlows(large, { ...options, ...within[id] }, step.value);
        if (id === 'mclp') expect(bound).toBeGreaterThanOrEqual(objective);
        else expect(bound).toBeLessThanOrEqual(objective);
        break;
      }
    }
  });

  it('without a solution are refused with the reason', () => {
    const reason = (change: Partial<SitingProblem>, asked: Partial<SitingOptions>): string | SitingSolution =>
      answerOf(median, { ...problem, ...change }, { ...options, ...asked });
    expect(reason({ capacity: problem.capacity!.map((room) => room / 10) }, { assign: 'split' })).toBe('capacity');
    expect(reason({ capacity: problem.capacity!.map((room) => Math.min(room, 2)) }, {})).toBe('row-too-large');
    expect(reason({}, { sites: 1 })).toBe('too-few-sites');
    expect(reason({}, { sites: 8 })).toBe('too-few-candidates');
    expect(reason({ state: new Uint8Array(7).fill(1) }, {})).toBe('too-many-open');
    const cost = problem.pairs.cost.map((one, pair) => (problem.pairs.demand[pair] === 3 ? NaN : one));
    expect(reason({ pairs: { ...problem.pairs, cost } }, {})).toBe('unreached');
  });
});
