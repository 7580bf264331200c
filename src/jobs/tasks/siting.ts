import { chosenCosts, curveOf, flagsOf, kneeOf, nextBest, receiptOf, servingOrders, siteState, sitingModels } from '../../engine/siting';
import type { SitingModel, SitingOptions, SitingProblem, SitingSolution } from '../../engine/siting';
import { amountsFromTable, FindingList, plainReading, readMatrix, readRows, writeCsv, type Amounts, type NamedBytes } from '../../formats';
import { Failure } from '../../model/finding';
import type { Flow } from '../../model/siting';
import { silentWatch, type Watch } from '../../model/watch';
import { driveSearch, timeLimit } from '../drive-search';
import { matchedPairs } from '../matched-pairs';
import type { Session } from '../session';
import type { SitingReply, SitingRequest, TaskTypes } from '../task-types';

/** Steps of the search for one point of the curve: one that takes more is told with its bound. */
const curveSteps = 40;
const shown = 8;

/** A problem read from files, with the ids of its rows. */
interface NamedProblem {
  readonly problem: SitingProblem;
  readonly siteIds: readonly string[];
  readonly demandIds: readonly string[];
}

/** Where to build, from a matrix of costs. */
export async function siting(request: TaskTypes['siting']['input'], _session: Session, watch: Watch = silentWatch): Promise<SitingReply> {
  const findings = new FindingList();
  const model = sitingModels[request.model];
  const named = await readProblem(request, watch, findings);
  const options = optionsOf(request, model, named);
  const search = searchOf(request, model);
  const over = timeLimit(request.seconds);
  try {
    const begin = performance.now();
    const solution = await driveSearch(search(named.problem, options), watch, over);
    const seconds = (performance.now() - begin) / 1000;
    if (!solution.proven) findings.add('warn', 'siting.stopped', {});
    const next =
      solution.proven && request.ties > 0
        ? await driveSearch(nextBest(model, search, named.problem, options, solution, request.ties), watch, over)
        : null;
    const reach = request.cutoff ?? options.cutoff;
    const receipt = receiptOf(request.model, model, named.problem, options, solution, reach, next);
    tellUseless(named, receipt.gains, findings);
    const curve =
      request.curve > 0 && model.needsSites
        ? await driveSearch(curveOf(search, named.problem, options, request.curve, reach, curveSteps), watch, over)
        : [];
    const flows = request.flows ? flowTable(named, solution, options.cutoff) : null;
    const orders = request.assign && solution.flows ? servingOrders(named.problem, solution.chosen, options.cutoff, request.assign) : null;
    const formula = request.assign ? `${model.formula}; sum_i P_i y_ij <= K_j` : model.formula;
    const { source } = model;
    const table = siteTable(receipt.gains, named.siteIds);
    return {
      receipt,
      siteIds: named.siteIds,
      curve,
      knee: kneeOf(curve),
      seconds,
      table,
      flows,
      orders,
      formula,
      source,
      findings: findings.list(),
    };
  } catch (error) {
    throw withIds(error, named.demandIds);
  }
}

/** Reads a problem from files: the matrix, and people and sites where they have files of their own. */
export async function readProblem(request: SitingRequest, watch: Watch, findings: FindingList): Promise<NamedProblem> {
  const { matrix: file, model } = request;
  const reading = { ...plainReading, columns: request.columns };
  watch.progress('read', 0);
  const matrix = await readMatrix(file, reading, findings);
  watch.progress('read', 0.8);
  const amounts = async (layer: NamedBytes, name: 'demand' | 'facilities', column: 'people' | 'capacity'): Promise<Amounts> =>
    amountsFromTable(await readRows(layer, reading, findings), name, column, reading, findings);
  const sites = request.facilities && (await amounts(request.facilities, 'facilities', 'capacity'));
  const siteIds = sites?.ids ?? sitesOf(matrix.facilityIds, matrix.demandIds, model === 'dispersion');
  // dispersion lies between sites: the rows of demand are the sites themselves
  const demand = request.demand && model !== 'dispersion' ? await amounts(request.demand, 'demand', 'people') : null;
  const demandIds = model === 'dispersion' ? siteIds : (demand?.ids ?? matrix.demandIds);
  if (demand && !demand.hasColumn) findings.add('info', 'access.default-amount', { file: request.demand!.path }, { column: 'people' });
  const pairs = matchedPairs(matrix, demandIds, siteIds, { ...request, withoutSelf: model === 'dispersion' }, findings);
  const problem = {
    pairs,
    siteCount: siteIds.length,
    people: demand ? knownPeople(demand, request, findings) : new Float64Array(demandIds.length).fill(1),
    state: stateOf(request, siteIds),
    capacity: request.assign === null ? null : capacityOf(request, sites),
  };
  return { problem, siteIds, demandIds };
}

/** Sites that a matrix names; with `between` those of its other side too. */
const sitesOf = (facilityIds: readonly string[], demandIds: readonly string[], between: boolean): readonly string[] =>
  between ? [...new Set([...facilityIds, ...demandIds])] : facilityIds;

/** People of the rows, 0 where unknown (told): such a row asks for nothing. */
function knownPeople({ ids, amount }: Amounts, { demand }: SitingRequest, findings: FindingList): Float64Array {
  const unknown = ids.filter((_, row) => Number.isNaN(amount[row]));
  if (unknown.length > 0) {
    findings.add('warn', 'siting.unknown-people', { file: demand?.path ?? '' }, { rows: unknown.length, ids: unknown.slice(0, shown) });
  }
  return amount.map((people) => (Number.isNaN(people) ? 0 : people));
}

/** @throws Failure siting.lacking without a column of capacities, cell.missing-value where one is unknown */
function capacityOf({ model, facilities }: SitingRequest, sites: Amounts | null): Float64Array {
  if (!sites?.hasColumn) throw new Failure('siting.lacking', {}, { model, option: 'column capacity=COLUMN' });
  const unknown = sites.amount.findIndex((capacity) => Number.isNaN(capacity));
  if (unknown >= 0) throw new Failure('cell.missing-value', { file: facilities?.path ?? '', column: 'capacity', row: unknown + 2 });
  return sites.amount;
}

/** @throws Failure siting.unknown-site */
function stateOf({ existing, forbidden }: SitingRequest, siteIds: readonly string[]): Uint8Array {
  const rowById = new Map(siteIds.map((id, row) => [id, row]));
  const state = new Uint8Array(siteIds.length);
  for (const [option, ids, value] of [
    ['existing', existing, siteState.open],
    ['forbid', forbidden, siteState.forbidden],
  ] as const) {
    for (const id of ids) {
      const row = rowById.get(id);
      if (row === undefined) throw new Failure('siting.unknown-site', {}, { id, option });
      state[row] = value;
    }
  }
  return state;
}

/** @throws Failure siting.lacking */
function optionsOf(request: SitingRequest, { needsSites, needsCutoff }: SitingModel, { problem }: NamedProblem): SitingOptions {
  const { model, sites, newSites, cutoff, limit, share, assign } = request;
  const open = problem.state.reduce((count, state) => count + (state === siteState.open ? 1 : 0), 0);
  const number = sites ?? (newSites === null ? null : open + newSites);
  if (needsSites && number === null) throw new Failure('siting.lacking', {}, { model, option: 'sites' });
  if (needsCutoff && cutoff === null) throw new Failure('siting.lacking', {}, { model, option: 'cutoff' });
  return { sites: number, cutoff: (needsCutoff ? cutoff : limit) ?? Infinity, share, assign: assign ?? 'single' };
}

/** @throws Failure siting.lacking where the model has no form with capacities */
function searchOf({ model, assign }: SitingRequest, { search, searchWithin }: SitingModel): SitingModel['search'] {
  if (assign === null) return search;
  if (searchWithin === null) throw new Failure('siting.no-capacity', {}, { model });
  return searchWithin;
}

function tellUseless({ siteIds }: NamedProblem, gains: SitingReply['receipt']['gains'], findings: FindingList): void {
  const ids = gains.filter((gain) => !gain.open && gain.serves === 0 && gain.people === 0).map((gain) => siteIds[gain.site] ?? '');
  if (ids.length > 0) findings.add('info', 'siting.useless-site', {}, { ids });
}

/** Everyone to the nearest chosen site. */
function nearestFlows(problem: SitingProblem, chosen: Int32Array, cutoff: number): readonly Flow[] {
  const { site } = chosenCosts(problem, flagsOf(chosen, problem.siteCount), cutoff);
  return Array.from(site, (row, demand) => ({ site: row, demand, people: problem.people[demand]! })).filter((flow) => flow.site >= 0);
}

function siteTable(gains: SitingReply['receipt']['gains'], ids: readonly string[]): Uint8Array {
  return writeCsv([
    ['number', 'id', 'open', 'people_gained', 'saved', 'people_near', 'people_lost_without', 'people_served'],
    ...gains.map(({ site, open, order, people, saved, near, lost, serves }) => [
      order + 1,
      ids[site] ?? '',
      open ? 'yes' : 'no',
      people,
      saved,
      near,
      lost,
      serves,
    ]),
  ]);
}

function flowTable({ problem, siteIds, demandIds }: NamedProblem, { chosen, flows }: SitingSolution, cutoff: number): Uint8Array {
  const listed = flows ?? nearestFlows(problem, chosen, cutoff);
  const key = (site: number, row: number): number => site * demandIds.length + row;
  const cost = new Map(listed.map((flow) => [key(flow.site, flow.demand), NaN]));
  problem.pairs.cost.forEach((paid, pair) => {
    const at = key(problem.pairs.facility[pair]!, problem.pairs.demand[pair]!);
    if (cost.has(at)) cost.set(at, paid);
  });
  const rows = listed.map(({ site, demand, people }) => [
    demandIds[demand] ?? '',
    siteIds[site] ?? '',
    people,
    cost.get(key(site, demand)) ?? NaN,
  ]);
  return writeCsv([['demand', 'facility', 'people', 'cost'], ...rows]);
}

/** A refusal with the ids of the rows that it names. */
export function withIds(error: unknown, ids: readonly string[]): unknown {
  if (!(error instanceof Failure)) return error;
  const { code, where, details } = error.finding;
  const rows = details['rows'];
  if (code !== 'siting.no-solution' || typeof rows !== 'object') return error;
  return new Failure(code, where, { ...details, ids: rows.map((row) => ids[Number(row)] ?? '') });
}
