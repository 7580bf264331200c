import { describe, expect, it } from 'vitest';
import type { PhasedProblem } from '../../../src/engine/siting/phased';
import { phased } from '../../../src/engine/siting/phased';
import { planned } from '../../../src/engine/siting/plans/pulse';
import { costTable } from './brute-force';
import { planProblem } from './plan-problem';

const cutoff = 22;

/** Every way to build free sites in years (or never) within the years' budgets. */
function* schedules({ state, cost, years }: PhasedProblem): Generator<number[][]> {
  const free = Array.from(state.keys()).filter((site) => state[site] === 0);
  const built: number[][] = years.map(() => []);
  const left = years.map(({ budget }) => budget);
  function* at(index: number): Generator<number[][]> {
    if (index === free.length) {
      yield built;
      return;
    }
    yield* at(index + 1);
    for (let year = 0; year < years.length; year++) {
      const paid = cost ? cost[free[index]!]! : 1;
      if (paid > left[year]! + 1e-9) continue;
      left[year]! -= paid;
      built[year]!.push(free[index]!);
      yield* at(index + 1);
      built[year]!.pop();
      left[year]! += paid;
    }
  }
  yield* at(0);
}

describe('building by years', () => {
  it.each(Array.from({ length: 16 }, (_, seed) => seed + 1))('is the best of all schedules, seed %i', (seed) => {
    const { problem, random } = planProblem(seed, 8, 30, seed % 2, seed % 3 === 0 ? 1 : 0);
    const priced = seed % 2 === 0;
    const plan: PhasedProblem = {
      ...problem,
      cost: priced ? Float64Array.from({ length: 8 }, () => 1 + random() * 3) : null,
      years: [1, 0.7, 1.5].map((weight, year) => ({
        weight,
        budget: priced ? 3 + year : 1 + (year % 2),
        people: problem.people.map((count) => count * (0.4 + random())),
      })),
    };
    const table = costTable(problem);
    const open = Array.from(problem.state.keys()).filter((site) => problem.state[site] === 1);
    const covered = (sites: readonly number[], year: number): number =>
      table.reduce((sum, row, at) => sum + (sites.some((site) => row[site]! <= cutoff) ? plan.years[year]!.people[at]! : 0), 0);
    let most = 0;
    for (const built of schedules(plan)) {
      const value = plan.years.reduce(
        (sum, { weight = 1 }, year) => sum + weight * covered([...open, ...built.slice(0, year + 1).flat()], year),
        0,
      );
      most = Math.max(most, value);
    }
    let last = 0;
    const once = { ...plan, years: [{ ...plan.years[2]!, budget: plan.years.reduce((sum, { budget }) => sum + budget, 0) }] };
    for (const built of schedules(once)) last = Math.max(last, covered([...open, ...built.flat()], 2));
    const answer = planned(phased(plan, { cutoff }));
    expect(answer.overallProof.proven).toBe(true);
    expect(answer.overall.peopleYears).toBeCloseTo(most, 7);
    expect(answer.atOnce.covered.objective).toBeCloseTo(last, 7);
    expect(answer.yearlyProofs.every(({ proven }) => proven)).toBe(true);
    // each year is the best for itself, given the years before
    answer.yearly.years.forEach((year, at) => {
      const before = [...open, ...answer.yearly.years.slice(0, at).flatMap(({ built }) => built)];
      const state = problem.state.slice();
      for (const site of before) state[site] = 1;
      let best = 0;
      for (const [own] of schedules({ ...plan, state, years: [plan.years[at]!] })) best = Math.max(best, covered([...before, ...own!], at));
      expect(year.covered).toBeCloseTo(best, 7);
      expect(year.gains.reduce((sum, gain) => sum + gain, year.coveredBefore)).toBeCloseTo(year.covered, 7);
    });
    for (const one of [answer.yearly, answer.atOnce, answer.overall]) {
      expect(one.lastYearRegret).toBeGreaterThanOrEqual(0);
      expect(one.overallRegret).toBeGreaterThanOrEqual(0);
    }
    expect(answer.overall.overallRegret).toBe(0);
    // the order of the set that is best at once, among all orders of this set
    let ordered = 0;
    const others = problem.state.map((kind, site) => (kind === 0 && !answer.atOnce.chosen.includes(site) ? 2 : kind));
    for (const built of schedules({ ...plan, state: others })) {
      const value = plan.years.reduce(
        (sum, { weight = 1 }, year) => sum + weight * covered([...open, ...built.slice(0, year + 1).flat()], year),
        0,
      );
      ordered = Math.max(ordered, value);
    }
    expect(answer.atOnce.peopleYears).toBeCloseTo(ordered, 7);
  });
});
