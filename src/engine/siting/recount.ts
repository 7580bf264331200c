import { Failure } from '../../model/finding';
import type { SitingModelId } from '../../model/siting';
import { chosenCosts, flagsOf } from './chosen-costs';
import { siteState, type SitingOptions, type SitingProblem, type SitingSolution } from './contract';

/** Relative difference of two sums of the same numbers in another order. */
const tolerance = 1e-9;

const near = (one: number, other: number): boolean => one === other || Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(other));

type Counted = (problem: SitingProblem, options: SitingOptions, chosen: Uint8Array) => number;

const total = (people: Float64Array): number => people.reduce((sum, one) => sum + one, 0);

/** People in rows with at least `times` chosen sites within the cutoff. */
const peopleWithin = (problem: SitingProblem, chosen: Uint8Array, cutoff: number, times: number): number => {
  const { sites } = chosenCosts(problem, chosen, cutoff);
  return problem.people.reduce((sum, people, row) => sum + (sites[row]! >= times ? people : 0), 0);
};

const enoughWithin = (problem: SitingProblem, { cutoff, share }: SitingOptions, chosen: Uint8Array): boolean => {
  const all = total(problem.people);
  return peopleWithin(problem, chosen, cutoff, 1) >= share * all - tolerance * all;
};

/** The objective of a set of sites, from its definition; NaN where the set breaks what the model asks for. */
const counted: Readonly<Record<SitingModelId, Counted>> = {
  lscp: (problem, options, chosen) => (enoughWithin(problem, options, chosen) ? total(Float64Array.from(chosen)) : NaN),
  mclp: (problem, { cutoff }, chosen) => peopleWithin(problem, chosen, cutoff, 1),
  'p-median': (problem, { cutoff }, chosen) => {
    const { cost } = chosenCosts(problem, chosen, cutoff);
    const sum = problem.people.reduce((all, people, row) => (people > 0 ? all + people * cost[row]! : all), 0);
    return sum < Infinity ? sum : NaN;
  },
  'p-center': (problem, { cutoff }, chosen) => {
    const { cost } = chosenCosts(problem, chosen, cutoff);
    const farthest = problem.people.reduce((most, people, row) => (people > 0 ? Math.max(most, cost[row]!) : most), 0);
    return farthest < Infinity ? farthest : NaN;
  },
  backup: (problem, options, chosen) => (enoughWithin(problem, options, chosen) ? peopleWithin(problem, chosen, options.cutoff, 2) : NaN),
  dispersion: ({ pairs }, _, chosen) => {
    let least = Infinity;
    pairs.cost.forEach((cost, pair) => {
      const [one, other] = [pairs.facility[pair]!, pairs.demand[pair]!];
      if (one !== other && chosen[one] === 1 && chosen[other] === 1 && cost < least) least = cost;
    });
    return least;
  },
};

/** The same where flows say who goes where; capacities, people and reach are checked on the way. */
function countedFlows(
  model: SitingModelId,
  problem: SitingProblem,
  options: SitingOptions,
  chosen: Uint8Array,
  flows: NonNullable<SitingSolution['flows']>,
): number {
  const { pairs, people, capacity } = problem;
  const key = (site: number, row: number): number => site * people.length + row;
  const wanted = new Map(flows.map(({ site, demand }) => [key(site, demand), Infinity]));
  pairs.cost.forEach((cost, pair) => {
    const at = key(pairs.facility[pair]!, pairs.demand[pair]!);
    if (wanted.has(at) && cost <= options.cutoff) wanted.set(at, cost);
  });
  const load = new Float64Array(problem.siteCount);
  const served = new Float64Array(people.length);
  const sitesOfRow = new Int32Array(people.length);
  let [sum, farthest, all] = [0, 0, 0];
  for (const { site, demand, people: count } of flows) {
    const cost = wanted.get(key(site, demand))!;
    if (chosen[site] !== 1 || !(cost < Infinity) || !(count >= 0)) return NaN;
    load[site]! += count;
    served[demand]! += count;
    if (count > 0) sitesOfRow[demand]!++;
    if (count > 0) farthest = Math.max(farthest, cost);
    sum += count * cost;
    all += count;
  }
  const fits = load.every((used, site) => used <= (capacity?.[site] ?? Infinity) * (1 + tolerance) + tolerance);
  const whole = served.every((count, row) => count <= people[row]! * (1 + tolerance) + tolerance);
  const single =
    options.assign === 'split' || sitesOfRow.every((count, row) => count === 0 || (count === 1 && near(served[row]!, people[row]!)));
  const everyone = total(people);
  const enough =
    model === 'mclp' ? true : all >= (model === 'lscp' || model === 'backup' ? options.share : 1) * everyone - tolerance * everyone;
  if (!fits || !whole || !single || !enough) return NaN;
  if (model === 'p-median') return sum;
  if (model === 'p-center') return farthest;
  if (model === 'mclp') return all;
  return counted[model](problem, { ...options, share: 0 }, chosen);
}

/**
 * The objective of an answer, counted once more from the raw pairs by code that shares nothing with the searches.
 * @returns the recount, which agrees with the objective to 1 in 1e9 (another order of the same sum)
 * @throws Failure siting.recount where it does not, where a forbidden site is open or an open one is not, and where the number of sites is another
 */
export function recount(model: SitingModelId, problem: SitingProblem, options: SitingOptions, solution: SitingSolution): number {
  const chosen = flagsOf(solution.chosen, problem.siteCount);
  const states = problem.state.every((state, site) =>
    state === siteState.open ? chosen[site] === 1 : state !== siteState.forbidden || chosen[site] === 0,
  );
  const number = options.sites === null || solution.chosen.length === options.sites;
  const found =
    states && number
      ? solution.flows
        ? countedFlows(model, problem, options, chosen, solution.flows)
        : counted[model](problem, options, chosen)
      : NaN;
  if (!near(found, solution.objective)) throw new Failure('siting.recount', {}, { objective: solution.objective, recount: found });
  return found;
}
