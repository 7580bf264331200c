import { FindingList, joinedTable, levelsFromTable, plainReading, readRows, type Levels } from '../../formats';
import { equityIndices, measureEquity, missingNeed, type EquityNeed, type EquityPart, type EquityRows } from '../../engine/equity';
import { Failure } from '../../model/finding';
import { silentWatch, type Watch } from '../../model/watch';
import type { Session } from '../session';
import type { EquityReply, EquityRequest, TaskTypes } from '../task-types';

/** What the command line calls what an index needs. */
const optionNames: Readonly<Record<EquityNeed, string>> = {
  groups: '--groups COLUMN',
  rank: '--rank-by COLUMN',
  area: 'area (--column area=COLUMN)',
  line: '--line LEVEL',
};

/** An index of equity from a table of values. */
export async function equity(request: TaskTypes['equity']['input'], _session: Session, watch: Watch = silentWatch): Promise<EquityReply> {
  const { index } = request;
  const { formula, source } = equityIndices[index];
  const findings = new FindingList();
  const { path } = request.values;
  watch.progress('read', 0);
  const reading = { ...plainReading, columns: request.columns };
  const own = await readRows(request.values, reading, findings);
  const beside = request.demand ? await readRows(request.demand, reading, findings) : null;
  const table = beside ? joinedTable({ table: own, layer: 'values' }, { table: beside, layer: 'demand' }, reading, findings) : own;
  const levels = levelsFromTable(table, reading, findings);
  if (!levels.hasPeople && request.weight === null) findings.add('info', 'access.default-amount', { file: path }, { column: 'people' });
  watch.progress('measure', 0);
  const rows = rowsOf(request, levels);
  const need = missingNeed(index, rows);
  if (need) throw new Failure('equity.lacking', { file: path }, { index, option: optionNames[need] });
  const known = [...rows.value.keys()].filter((row) => isKnown(rows, row));
  const noDataRows = rows.value.length - known.length;
  if (noDataRows > 0) findings.add('warn', 'equity.no-data', { file: path }, { rows: noDataRows });
  if (rows.group && request.groups !== null && new Set(known.map((row) => rows.group?.[row])).size === 1) {
    findings.add('warn', 'equity.one-group', { file: path }, { column: request.groups });
  }
  const { value, ...parts } = measureEquity(index, rows);
  watch.progress('measure', 1);
  return {
    value,
    parts: withIds(parts, levels.ids),
    rows: rows.value.length,
    noDataRows,
    people: known.reduce((all, row) => all + (rows.weight[row] ?? 0), 0),
    formula,
    source,
    findings: findings.list(),
  };
}

/** A row has data: its value, its weight, and its group and rank where these are asked for. */
function isKnown({ value, weight, group, rank }: EquityRows, row: number): boolean {
  const finite = (values: Float64Array | null): boolean => !values || Number.isFinite(values[row]);
  return finite(value) && finite(weight) && finite(rank) && (!group || group[row]! >= 0);
}

function rowsOf(request: EquityRequest, levels: Levels): EquityRows {
  const { groups, rankBy, weight, amounts, pair, line, index } = request;
  const ofAmounts = equityIndices[index].ofAmounts === true;
  const rank = rankBy === null ? null : levels.numbers(rankBy);
  const counted = weight === null || ofAmounts ? levels.people : levels.numbers(weight);
  const texts = groups === null ? null : levels.texts(groups);
  const groupNames = texts ? [...new Set(texts.filter((text) => text !== ''))].toSorted(byName) : [];
  const numberOf = (name: string): number => {
    const at = groupNames.indexOf(name);
    if (at < 0) throw new Failure('cell.unknown-value', { column: groups ?? '' }, { value: name, wanted: groupNames });
    return at;
  };
  return {
    value: amounts && !ofAmounts ? levels.value.map((amount, row) => amount / counted[row]!) : levels.value,
    weight: counted,
    group: texts ? Int32Array.from(texts, (text) => groupNames.indexOf(text)) : null,
    groupNames,
    pair: pair ? [numberOf(pair[0]), numberOf(pair[1])] : null,
    rank,
    area: levels.area,
    povertyLine: line ?? NaN,
  };
}

/** Numbers by size, words by their letters; not by the order in the file. */
const byName = (a: string, b: string): number => Number(a) - Number(b) || (a < b ? -1 : a > b ? 1 : 0);

/** Ids beside the entries that are one per row. */
function withIds(parts: EquityReply['parts'], ids: readonly string[]): EquityReply['parts'] {
  const units = parts['units'];
  if (!Array.isArray(units)) return parts;
  return { ...parts, units: (units as readonly EquityPart[]).map((part, row) => ({ id: ids[row] ?? '', ...part })) };
}
