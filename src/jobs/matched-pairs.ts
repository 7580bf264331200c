import type { CostMatrix } from '../engine/access';
import type { FindingList, NamedBytes, PairTable } from '../formats';
import { Failure } from '../model/finding';

const shown = 8;

/** The files whose ids are matched; null where a list of ids is the matrix's own, and all are known. */
interface MatchedFiles {
  readonly matrix: NamedBytes;
  readonly demand: NamedBytes | null;
  readonly facilities: NamedBytes | null;
  /** pairs of twice the same id are left out */
  readonly withoutSelf: boolean;
}

const withoutZeros = (id: string): string => id.replace(/^0+(?=.)/, '');

/** Row of each id of the matrix in a file's list, -1 where it is not there. @throws Failure matrix.no-match where none is */
function rowsOf(ids: readonly string[], known: readonly string[], side: 'facility' | 'demand', other: string, file: string): Int32Array {
  const rowById = new Map(known.map((id, row) => [id, row]));
  const rows = Int32Array.from(ids, (id) => rowById.get(id) ?? -1);
  if (ids.length > 0 && rows.every((row) => row < 0)) {
    const bare = new Set(known.map(withoutZeros));
    const zeros = ids.some((id) => bare.has(withoutZeros(id)));
    throw new Failure('matrix.no-match', { file }, { side, other, ids: ids.slice(0, 3), there: known.slice(0, 3), zeros });
  }
  return rows;
}

/**
 * Pairs of a matrix by the rows of the demand and facility files. A matrix is often of a wider region than its two files, so a pair of an
 * unknown id is left out and told, ids and rows counted; it is refused only where no id of a side is known. The answer stands in the table's arrays, which are
 * used up.
 * @throws Failure matrix.no-match
 */
export function matchedPairs(
  table: PairTable,
  demandIds: readonly string[],
  facilityIds: readonly string[],
  request: MatchedFiles,
  findings: FindingList,
): CostMatrix {
  const file = request.matrix.path;
  const facilityRow = rowsOf(table.facilityIds, facilityIds, 'facility', request.facilities?.path ?? '', file);
  const demandRow = rowsOf(table.demandIds, demandIds, 'demand', request.demand?.path ?? '', file);
  const size = table.cost.length;
  // rows take the place of ids, and pairs move up over those that are left out
  const { facility, demand, cost } = table;
  const missed = { facility: 0, demand: 0 };
  let count = 0;
  for (let pair = 0; pair < size; pair++) {
    const from = facilityRow[facility[pair]!]!;
    const to = demandRow[demand[pair]!]!;
    if (from < 0) missed.facility++;
    if (to < 0) missed.demand++;
    if (from < 0 || to < 0 || (request.withoutSelf && facilityIds[from] === demandIds[to])) continue;
    facility[count] = from;
    demand[count] = to;
    cost[count++] = cost[pair]!;
  }
  for (const [side, ids, rows, other] of [
    ['facility', table.facilityIds, facilityRow, request.facilities?.path ?? ''],
    ['demand', table.demandIds, demandRow, request.demand?.path ?? ''],
  ] as const) {
    const unknown = ids.filter((_, at) => rows[at]! < 0);
    if (unknown.length === 0) continue;
    const details = { side, other, count: unknown.length, pairs: missed[side], ids: unknown.slice(0, shown) };
    findings.add('warn', 'matrix.unknown-ids', { file, column: side }, details);
  }
  return { facility: facility.subarray(0, count), demand: demand.subarray(0, count), cost: cost.subarray(0, count) };
}
