import { Failure } from '../model/finding';
import { textOf } from './attributes';
import type { FindingList } from './finding-list';
import type { NamedBytes } from './named-bytes';
import { costOf, pairColumns, type PairTable } from './pair-columns';
import { readPlainPairs } from './plain-pairs';
import { readRows, ungzipped } from './read-layer';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

const layer = 'matrix';

/**
 * A matrix in long form, `facility, demand, cost` (or `seconds`), a pair a row, csv first. Ids are text: `007` is not `7`. An empty cost, and one that says
 * Inf, is an unreachable pair; an empty one is told.
 * @throws Failure table.missing-column, cell.not-a-number, cell.negative, matrix.duplicate-pair, and what the readers throw
 */
export async function readMatrix(packed: NamedBytes, options: ReadOptions, findings: FindingList): Promise<PairTable> {
  const file = ungzipped(packed);
  const pairs = readPlainPairs(file, options, findings) ?? fromTable(await readRows(file, options, findings), options, findings);
  checkTwice(pairs, file.path);
  return pairs;
}

function fromTable(table: Table, options: ReadOptions, findings: FindingList): PairTable {
  const columns = pairColumns(table, options, findings);
  const size = table.rows.length;
  const numbering = (): { readonly ids: string[]; readonly number: (id: string) => number } => {
    const numbers = new Map<string, number>();
    const ids: string[] = [];
    const number = (id: string): number => {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, ids.length);
      return ids.push(id) - 1;
    };
    return { ids, number };
  };
  const [facilities, demands] = [numbering(), numbering()];
  const facility = new Int32Array(size);
  const demand = new Int32Array(size);
  const cost = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    facility[row] = facilities.number(textOf(table, row, columns.facility));
    demand[row] = demands.number(textOf(table, row, columns.demand));
    const where = { ...table.place(row), layer, column: table.columns[columns.cost] ?? '' };
    cost[row] = costOf(textOf(table, row, columns.cost), where, findings);
  }
  return { facilityIds: facilities.ids, demandIds: demands.ids, facility, demand, cost, inSeconds: columns.inSeconds };
}

/** Refuses a pair that stands there twice. */
function checkTwice(pairs: PairTable, file: string): void {
  const { facility, demand, facilityIds, demandIds } = pairs;
  const twice = facilityIds.length * demandIds.length <= facility.length * 64 ? firstTwiceDense(pairs) : firstTwiceSparse(pairs);
  if (twice < 0) return;
  const ids = { facility: facilityIds[facility[twice]!] ?? '', demand: demandIds[demand[twice]!] ?? '' };
  throw new Failure('matrix.duplicate-pair', { file, layer }, ids);
}

/** The first pair that was there before, -1 where none is: a bit for each pair that there could be. */
function firstTwiceDense({ facility, demand, facilityIds, demandIds }: PairTable): number {
  const seen = new Uint8Array(Math.ceil((facilityIds.length * demandIds.length) / 8));
  for (let pair = 0; pair < facility.length; pair++) {
    const at = facility[pair]! * demandIds.length + demand[pair]!;
    const byte = Math.floor(at / 8);
    const bit = 1 << (at & 7);
    if ((seen[byte]! & bit) !== 0) return pair;
    seen[byte]! |= bit;
  }
  return -1;
}

/** The same where few of the pairs that there could be are listed: facility by facility. */
function firstTwiceSparse({ facility, demand, facilityIds, demandIds }: PairTable): number {
  const start = new Int32Array(facilityIds.length + 1);
  for (const at of facility) start[at + 1]!++;
  for (let at = 0; at < facilityIds.length; at++) start[at + 1]! += start[at]!;
  const grouped = new Int32Array(facility.length);
  for (let pair = 0; pair < facility.length; pair++) grouped[start[facility[pair]!]!++] = pair;
  const seenWith = new Int32Array(demandIds.length).fill(-1);
  for (const pair of grouped) {
    const to = demand[pair]!;
    if (seenWith[to] === facility[pair]) return pair;
    seenWith[to] = facility[pair]!;
  }
  return -1;
}
