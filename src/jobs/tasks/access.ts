import { amountsFromTable, FindingList, plainReading, readMatrix, readRows, writeCsv, type Amounts } from '../../formats';
import {
  accessMethods,
  assignRational,
  decays,
  lacking,
  measureAccess,
  readDecay,
  reachedSupply,
  servedPeople,
  type AccessInput,
  type AccessOptions,
  type Decay,
} from '../../engine/access';
import { Failure } from '../../model/finding';
import { silentWatch, type Watch } from '../../model/watch';
import { matchedPairs } from '../matched-pairs';
import type { Session } from '../session';
import type { AccessReply, AccessRequest, TaskTypes } from '../task-types';

const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

/** Access to facilities from a matrix of costs: one value per demand row, and what the method hands out in all. */
export async function access(request: TaskTypes['access']['input'], _session: Session, watch: Watch = silentWatch): Promise<AccessReply> {
  const { method } = request;
  const { formula, source, conserves, usesPeople, value: kind } = accessMethods[method];
  const findings = new FindingList();
  watch.progress('read', 0);
  const reading = { ...plainReading, columns: request.columns };
  const matrix = await readMatrix(request.matrix, reading, findings);
  watch.progress('read', 0.8);
  const demand = amountsFromTable(await readRows(request.demand, reading, findings), 'demand', 'people', reading, findings);
  const facilities = amountsFromTable(await readRows(request.facilities, reading, findings), 'facilities', 'capacity', reading, findings);
  if (!demand.hasColumn && (usesPeople || request.status)) tellDefault(request.demand.path, 'people', findings);
  if (!facilities.hasColumn) tellDefault(request.facilities.path, 'capacity', findings);
  const pairs = matchedPairs(matrix, demand.ids, facilities.ids, request, findings);
  watch.progress('measure', 0);
  const decay = decayOf(request, matrix.inSeconds);
  const options = optionsOf(request, decay);
  const input: AccessInput = { pairs, supply: facilities.amount, people: demand.amount };
  tellUnused(request, findings);
  if (method === 'raam' && request.tau === null && matrix.inSeconds) throw minutesOnSeconds(method, 'tau');
  const lack = lacking(method, options);
  if (lack) throw new Failure('access.lacking', {}, { method, option: lack });
  const rational = method === 'raam' ? assignRational(input, options) : null;
  const values = rational?.cost ?? measureAccess(method, input, options);
  const told = conserves ? reachedSupply(input, options) : null;
  if (told && told.alone.length > 0) {
    const supply = told.alone.reduce((all, row) => all + (facilities.amount[row] ?? 0), 0);
    findings.add('warn', 'access.alone', { file: request.facilities.path }, { count: told.alone.length, supply });
  }
  const handedOut = sum(
    kind === 'capacity-of-row' ? values : values.map((value, row) => (demand.amount[row] === 0 ? 0 : value * demand.amount[row]!)),
  );
  const status = request.status ? statusTable(input, options, demand) : null;
  watch.progress('measure', 1);
  return {
    parts: [valueTable(demand.ids, values)],
    demandRows: demand.ids.length,
    facilityRows: facilities.ids.length,
    pairs: pairs.cost.length,
    reached: values.reduce((count, value) => count + (value !== 0 && Number.isFinite(value) ? 1 : 0), 0),
    conserves,
    supply: told ? { reached: told.supply, handedOut } : null,
    excess: rational?.excess ?? null,
    formula,
    source,
    decay: decay?.text ?? null,
    status,
    findings: findings.list(),
  };
}

function tellDefault(file: string, column: string, findings: FindingList): void {
  findings.add('info', 'access.default-amount', { file }, { column });
}

/** An author's default is in minutes, and the matrix is not. */
const minutesOnSeconds = (method: string, option: string): Failure => new Failure('access.lacking', {}, { method, option, seconds: true });

/** The decay asked for, or the authors' own. @throws Failure access.bad-decay, access.lacking (minutes of an author on a matrix in seconds) */
function decayOf({ method, decay }: AccessRequest, inSeconds: boolean): Decay | null {
  const { bounds, defaultDecay } = accessMethods[method];
  if (bounds === 'none' || bounds === 'cutoff') return null;
  if (decay === null && defaultDecay !== undefined && inSeconds) {
    throw minutesOnSeconds(method, 'decay');
  }
  const text = decay ?? defaultDecay ?? null;
  if (text === null) return null;
  const found = readDecay(text);
  if (!found) throw new Failure('access.bad-decay', {}, { decay: text, wanted: Object.values(decays).map(({ form }) => form) });
  return found;
}

function optionsOf(request: AccessRequest, decay: Decay | null): AccessOptions {
  const { cutoff, openCutoff, rank, rankOf, choice, choiceAmong, alpha, tau, rho, cycles } = request;
  return {
    decay,
    cutoff: cutoff ?? Infinity,
    openCutoff,
    ...(rank === null ? {} : { rank }),
    ...(rankOf === null ? {} : { rankOf }),
    ...(choice === null ? {} : { choice }),
    ...(choiceAmong === null ? {} : { choiceAmong }),
    ...(alpha === null ? {} : { alpha }),
    ...(tau === null ? {} : { tau }),
    ...(rho === null ? {} : { rho }),
    ...(cycles === null ? {} : { cycles }),
  };
}

/** Options that only some methods use, by their names on the command line. */
const usedBy: readonly (readonly [string, keyof AccessRequest, (method: AccessRequest['method']) => boolean])[] = [
  ['--decay', 'decay', (method) => accessMethods[method].bounds === 'either' || accessMethods[method].bounds === 'decay'],
  ['--nth', 'rank', (method) => method === 'nth-nearest'],
  ['--nth-of', 'rankOf', (method) => method === 'nth-nearest'],
  ['--choice', 'choice', (method) => method === '3sfca'],
  ['--choice-among', 'choiceAmong', (method) => method === '3sfca'],
  ['--alpha', 'alpha', (method) => method === 'spatial-availability'],
  ['--tau', 'tau', (method) => method === 'raam'],
  ['--rho', 'rho', (method) => method === 'raam'],
  ['--cycles', 'cycles', (method) => method === 'raam'],
];

function tellUnused(request: AccessRequest, findings: FindingList): void {
  const { method } = request;
  const options = usedBy.filter(([, key, uses]) => request[key] !== null && !uses(method)).map(([name]) => name);
  if (options.length > 0) findings.add('warn', 'access.unused-option', {}, { method, options });
}

/** Unknown and endless values are empty cells. */
function valueTable(ids: readonly string[], values: Float64Array): Uint8Array {
  return writeCsv([['id', 'value'], ...ids.map((id, row) => [id, values[row] ?? NaN])]);
}

function statusTable(input: AccessInput, options: AccessOptions, demand: Amounts): NonNullable<AccessReply['status']> {
  const { served, full, outOfReach } = servedPeople(input, options);
  const rows = demand.ids.map((id, row) => [id, input.people[row] ?? NaN, served[row] ?? NaN, full[row] ?? NaN, outOfReach[row] ?? NaN]);
  return {
    table: writeCsv([['id', 'people', 'served', 'full', 'out_of_reach'], ...rows]),
    served: sum(served),
    full: sum(full),
    outOfReach: sum(outOfReach),
  };
}
