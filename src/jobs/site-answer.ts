import { sitingModels } from '../engine/siting';
import { amountOf } from '../engine/standards';
import {
  assignPeople,
  coveredPeople,
  curveOf,
  gainsOf,
  nextBest,
  receiptOf,
  siteState,
  type SitingModel,
  type SitingOptions,
  type SitingProblem,
  type SitingSolution,
} from '../engine/siting';
import { Failure, type Finding } from '../model/finding';
import type { CurvePoint, SitedPlace, SitingAnswer, SitingGoal, SitingReceipt } from '../model/siting';
import { within } from '../model/within';
import type { Watch } from '../model/watch';
import { driveSearch, timeLimit } from './drive-search';
import type { StudySites } from './kept-sites';
import { countOf } from './study-sites';

/** Steps that the search of one point of a curve may take. */
const curveSteps = 20;

/** What a goal asks for, as a problem. */
interface Asked {
  readonly problem: SitingProblem;
  readonly options: SitingOptions;
  readonly outOfReach: SitingAnswer['outOfReach'];
  readonly findings: readonly Finding[];
}

function statesOf({ openIds, found }: StudySites, { locked, forbidden }: SitingGoal): Uint8Array {
  const open = new Set(locked);
  const shut = new Set(forbidden);
  const candidates = found.places.map(({ id }) => (open.has(id) ? siteState.open : shut.has(id) ? siteState.forbidden : siteState.free));
  return Uint8Array.from([...openIds.map(() => siteState.open), ...candidates]);
}

/** People that each site can serve, and how many of those in service do not say. */
function capacities(
  { existing, found }: StudySites,
  { capacity, question }: SitingGoal,
): { readonly capacity: Float64Array; readonly blank: number } | null {
  if (!capacity) return null;
  const units = existing.map((facility) => amountOf(facility, 'capacity', question.year));
  const room = [...units.map((one) => (Number.isNaN(one) ? 0 : one)), ...found.places.map(() => capacity.newSite)];
  return { capacity: Float64Array.from(room, (one) => one * capacity.peoplePerUnit), blank: units.filter(Number.isNaN).length };
}

/** Rows that no site reaches that may be open. */
function unreachedRows({ pairs, rows }: StudySites, state: Uint8Array): readonly number[] {
  const reached = new Uint8Array(rows.length);
  for (let pair = 0; pair < pairs.demand.length; pair++) {
    if (state[pairs.facility[pair]!] !== siteState.forbidden) reached[pairs.demand[pair]!] = 1;
  }
  return [...reached.keys()].filter((row) => reached[row] === 0);
}

/** @throws Failure siting.lacking, siting.no-solution */
function sitesAsked({ openIds }: StudySites, { model, newSites, locked }: SitingGoal, needsSites: boolean): number | null {
  // backup coverage goes without a number too, set covering finds its own
  if (!needsSites && (newSites === null || model !== 'backup')) return null;
  if (newSites === null) throw new Failure('siting.lacking', {}, { model, option: 'new' });
  if (locked.length > newSites) {
    throw new Failure('siting.no-solution', {}, { reason: 'too-many-open', open: locked.length, sites: newSites });
  }
  return openIds.length + newSites;
}

function askedOf(sites: StudySites, goal: SitingGoal, model: SitingModel): Asked {
  const state = statesOf(sites, goal);
  const unreached = unreachedRows(sites, state);
  const people = sites.people.slice();
  const outOfReach = { rows: unreached.length, people: unreached.reduce((sum, row) => sum + sites.people[row]!, 0) };
  const leavesOut = !model.needsCutoff && sites.between === null && unreached.length > 0;
  if (leavesOut) for (const row of unreached) people[row] = 0;
  const room = capacities(sites, goal);
  const minutes = Math.round(sites.boundSeconds / 60);
  return {
    problem: { pairs: sites.pairs, siteCount: state.length, people, state, capacity: room?.capacity ?? null },
    options: {
      sites: sitesAsked(sites, goal, model.needsSites),
      cutoff: model.needsCutoff ? goal.question.cutoffSeconds : Infinity,
      share: goal.share,
      assign: goal.capacity?.assign ?? 'split',
    },
    outOfReach,
    findings: [
      ...(leavesOut ? [{ severity: 'warn', code: 'siting.left-out', where: {}, details: { ...outOfReach, minutes } } as const] : []),
      ...(room && room.blank > 0
        ? [{ severity: 'warn', code: 'siting.blank-capacity', where: {}, details: { count: room.blank } } as const]
        : []),
    ],
  };
}

/** The problem with all that is near the chosen sites, for what a receipt says of each. */
function withAllNear(problem: SitingProblem, { farther, openIds }: StudySites, chosen: Int32Array): SitingProblem {
  if (!farther) return problem;
  const { pairs } = problem;
  const rest = farther(Array.from(chosen, (site) => site - openIds.length).filter((candidate) => candidate >= 0));
  const size = pairs.cost.length;
  const all = {
    facility: new Int32Array(size + rest.cost.length),
    demand: new Int32Array(size + rest.cost.length),
    cost: new Float64Array(size + rest.cost.length),
  };
  for (const [part, at] of [
    [pairs, 0],
    [rest, size],
  ] as const) {
    all.facility.set(part.facility, at);
    all.demand.set(part.demand, at);
    all.cost.set(part.cost, at);
  }
  return { ...problem, pairs: all };
}

/** People within the minutes of what there is; with capacity those whom it has room for. */
function before({ people, base, openIds }: StudySites, problem: SitingProblem, { capacity, question }: SitingGoal): number {
  if (capacity) return assignPeople(problem, [...openIds.keys()], question.cutoffSeconds, capacity.assign).servedPeople;
  return people.reduce((sum, one, row) => sum + (within(base[row]!, question.cutoffSeconds) ? one : 0), 0);
}

/** New places in the order of their gains. */
function placesOf({ openIds, found }: StudySites, { gains }: SitingReceipt): readonly SitedPlace[] {
  return gains.flatMap((gain) => {
    const place = found.places[gain.site - openIds.length];
    return place ? [{ ...place, gain: { ...gain, open: false } }] : [];
  });
}

const useless = (places: readonly SitedPlace[]): readonly Finding[] => {
  const ids = places.flatMap(({ id, gain }) => (gain.people === 0 && gain.serves === 0 ? [id] : []));
  return ids.length === 0 ? [] : [{ severity: 'info', code: 'siting.useless-site', where: {}, details: { ids } }];
};

const stopped = ({ proven }: SitingSolution): readonly Finding[] =>
  proven ? [] : [{ severity: 'warn', code: 'siting.stopped', where: {}, details: {} }];

/** What counts sites in the details of a refusal. */
const siteCounts = ['sites', 'needed', 'open', 'candidates'];

/** A refusal that names demand rows by their ids, and counts new sites alone. */
function inStudyWords(error: unknown, { study, rows, openIds }: StudySites): unknown {
  if (!(error instanceof Failure) || error.finding.code !== 'siting.no-solution') return error;
  const { code, where, details } = error.finding;
  const counted = Object.entries(details).map(([name, value]) => [
    name,
    siteCounts.includes(name) && typeof value === 'number' ? value - openIds.length : value,
  ]);
  const named = details['rows'];
  const ids = typeof named === 'object' ? { ids: named.map((row) => study.demand.id[rows[Number(row)]!] ?? '') } : {};
  return new Failure(code, where, { ...Object.fromEntries(counted), ...ids });
}

/** The same sites with the times between them: demand rows are the sites themselves. */
const spreadProblem = (problem: SitingProblem, between: SitingProblem['pairs']): SitingProblem => ({
  ...problem,
  pairs: between,
  people: new Float64Array(problem.siteCount).fill(1),
});

/** A receipt of the times between sites with the people of the region, whom its model does not look at. */
const withPeople = (receipt: SitingReceipt, problem: SitingProblem, solution: SitingSolution, reach: number): SitingReceipt => ({
  ...receipt,
  coveredPeople: coveredPeople(problem, solution, reach),
  totalPeople: problem.people.reduce((sum, people) => sum + people, 0),
  gains: gainsOf(problem, solution.chosen, reach, null),
});

/** A receipt whose flows count in the demand rows of the study. */
const inStudyRows = (receipt: SitingReceipt, { rows }: StudySites): SitingReceipt => ({
  ...receipt,
  flows: receipt.flows?.map((flow) => ({ ...flow, demand: rows[flow.demand]! })) ?? null,
});

/**
 * Solves a goal on its sites.
 * @param curve largest number of new sites of the curve, 0 for none
 * @param seconds after so many the best answer so far is taken; null for no limit
 * @throws Failure siting.lacking, siting.no-solution, siting.unknown-candidate, siting.recount; Cancelled
 */
export async function siteAnswer(
  sites: StudySites,
  goal: SitingGoal,
  curve: number,
  seconds: number | null,
  model: SitingModel,
  watch: Watch,
): Promise<SitingAnswer> {
  const candidates = countOf(sites, goal);
  const search = goal.capacity ? model.searchWithin : model.search;
  if (!search) throw new Failure('siting.no-capacity', {}, { model: goal.model });
  const { problem, options, outOfReach, findings } = askedOf(sites, goal, model);
  const over = timeLimit(seconds);
  const drive = async <T>(run: Parameters<typeof driveSearch<T>>[0], ears: Watch = watch): Promise<T> => driveSearch(run, ears, over);
  // new sites are news, and not those that are open anyway; what the points of the curve find is none of the answer
  const open = model.unit === 'sites' ? sites.openIds.length : 0;
  const loud: Watch = { ...watch, found: (objective, bound) => watch.found?.(objective - open, bound - open) };
  const quiet: Watch = { ...watch, found: () => undefined };
  try {
    const { between } = sites;
    const solved = between ? spreadProblem(problem, between) : problem;
    const solution: SitingSolution = await drive(search(solved, options), loud);
    const next = goal.ties > 0 && solution.proven ? await drive(nextBest(model, search, solved, options, solution, goal.ties)) : null;
    const { cutoffSeconds } = goal.question;
    const proof = receiptOf(goal.model, model, withAllNear(solved, sites, solution.chosen), options, solution, cutoffSeconds, next);
    const receipt = between ? withPeople(proof, problem, solution, cutoffSeconds) : proof;
    // where the model finds the number itself, the curve tells how many people fewer sites would cover
    const covering = goal.capacity ? sitingModels.mclp.searchWithin : sitingModels.mclp.search;
    const curveSearch = between ? null : model.needsSites ? search : covering;
    const points: readonly CurvePoint[] =
      curve > 0 && curveSearch
        ? await drive(curveOf(curveSearch, problem, options, sites.openIds.length + curve, cutoffSeconds, curveSteps), quiet)
        : [];
    const places = placesOf(sites, receipt);
    watch.progress('siting', 1);
    return {
      goal,
      receipt: inStudyRows(receipt, sites),
      siteIds: [...sites.openIds, ...sites.found.places.map(({ id }) => id)],
      openSites: sites.openIds.length,
      places,
      candidates,
      coveredBefore: before(sites, problem, goal),
      curve: points,
      boundSeconds: sites.boundSeconds,
      delaySeconds: sites.delaySeconds,
      outOfReach,
      noDataRows: sites.noDataRows,
      findings: [...findings, ...stopped(solution), ...(between ? [] : useless(places))],
    };
  } catch (error) {
    throw inStudyWords(error, sites);
  }
}
