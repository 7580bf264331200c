import { formatCount, formatNumber, formatPeople } from '../i18n/format';
import { relief } from '../i18n/words/relief';
import type { StudyView } from '../jobs/task-types';
import { reliefTargets, type ClosureAnswer, type FailureAnswer, type ReliefAnswer, type ReliefUnit } from '../model/relief';
import type { Names } from '../report/names';
import {
  closuresTable,
  depotsTable,
  hazardName,
  reliefHoursTable,
  roadsTable,
  stockStepsTable,
  stockZonesTable,
  tierName,
} from '../report/relief-tables';
import { selectColumns, type Table } from '../report/table';
import { tableLines } from './text-table';

/** What was asked of a study's depots. */
export interface ReliefRun {
  readonly answer: ReliefAnswer;
  readonly failures: FailureAnswer;
  readonly closures: ClosureAnswer | null;
}

const shown = 10;

const withRows = (table: Table, rows: Table['rows']): Table => ({ ...table, rows });

/** Towns by people whom no level helps in time, then by the hour of the last. */
function worstTowns({ units }: ReliefAnswer): readonly ReliefUnit[] {
  const late = ({ ledger }: ReliefUnit): number => ledger.beyond + ledger.cutOff;
  return units
    .filter(({ unitLevel, tier, ledger }) => unitLevel === 'town' && tier === null && ledger.people > 0)
    .toSorted((a, b) => late(b) - late(a) || b.ledger.maxHours - a.ledger.maxHours)
    .slice(0, shown);
}

function assumedLine({ goal: { stock } }: ReliefAnswer, view: StudyView, names: Names): string {
  const words = relief[names.language];
  const number = (value: number): string => formatNumber(value, names.language);
  const kinds = [...new Set(view.hazards.map(({ kind }) => kind))].filter((kind) => kind in stock.resettledShare);
  const shares = kinds.map((kind) => `${hazardName(kind, names)} ${number(stock.resettledShare[kind] ?? 1)}`).join(', ');
  return words.assumed(
    words.shares(shares),
    number(stock.peoplePerUnit),
    number(stock.daysOfStock),
    number(stock.rationsPerDay),
    stock.area === 'own',
  );
}

function hoursBlocks({ answer }: ReliefRun, names: Names): readonly (readonly string[])[] {
  const words = relief[names.language];
  const { language } = names;
  const all = reliefHoursTable(answer, names);
  const [whole] = answer.units;
  const rows = (units: readonly ReliefUnit[]): Table => reliefHoursTable({ ...answer, units }, names);
  const top = rows(answer.units.filter(({ unit }) => unit === whole?.unit));
  const ledger = ['people', 'within', 'beyond', 'cut_off', 'share', 'p50_hours', 'p90_hours', 'max_hours'];
  const towns = worstTowns(answer);
  return [
    [words.hours, ...tableLines(selectColumns(top, ['depots', 'target_hours', ...ledger]), language)],
    ...(towns.length > 0 && all.rows.length > 0
      ? [[words.worst, ...tableLines(selectColumns(rows(towns), ['unit', 'county', ...ledger]), language)]]
      : []),
  ];
}

function stockBlocks({ answer }: ReliefRun, view: StudyView, names: Names): readonly (readonly string[])[] {
  const words = relief[names.language];
  const { language } = names;
  const { stock, depots } = answer;
  const first = depots[stock.firstDry];
  const dryHours = stock.depots.find(({ depot }) => depot === stock.firstDry)?.dryHours ?? NaN;
  const zones = stock.zones.toSorted((a, b) => b.short - a.short || a.zone - b.zone).filter(({ short }) => short > 0);
  const shortest = stockZonesTable({ ...answer, stock: { ...stock, zones: zones.slice(0, shown) } }, names);
  return [
    [
      words.stock(
        formatPeople(stock.peopleInZones, language),
        formatPeople(stock.demand, language),
        formatPeople(stock.stockPeople, language),
        formatCount(stock.unknownStock, language),
      ),
      assumedLine(answer, view, names),
      ...tableLines(stockStepsTable(answer, names), language),
      first ? words.firstDry(first.name || first.id, tierName(first.level, names), formatNumber(dryHours, language)) : words.noneDry,
    ],
    ...(shortest.rows.length > 0 ? [[words.mostShort, ...tableLines(shortest, language)]] : []),
  ];
}

function failureBlocks({ answer, failures }: ReliefRun, names: Names): readonly (readonly string[])[] {
  const words = relief[names.language];
  const { language } = names;
  const figures = ['carried', 'cut_off', 'fall_out', 'added_people_minutes'];
  const roads = roadsTable(failures, names);
  const named = withRows(
    roads,
    roads.rows.map((row) => row.map((cell, at) => (roads.columns[at]?.key === 'name' && cell === '' ? words.unnamed : cell))),
  );
  const listOf = (list: string): Table =>
    selectColumns(
      withRows(
        named,
        named.rows.filter(([first]) => first === list),
      ),
      ['rank', 'name', 'class', 'metres', 'bridge_metres', ...figures],
    );
  const order = new Map(failures.depotLosses.map(({ depot }, rank) => [failures.depots[depot]?.id, rank]));
  const all = depotsTable(answer, failures, names);
  const rankOf = (row: Table['rows'][number]): number => order.get(String(row[0])) ?? Infinity;
  const depots = withRows(
    all,
    all.rows.filter((row) => rankOf(row) < shown).toSorted((a, b) => rankOf(a) - rankOf(b)),
  );
  return [
    [
      words.failures(
        failures.failure.levels.map((level) => tierName(level, names)).join(', '),
        formatNumber(failures.failure.targetHours, language),
      ),
      words.tried(
        formatCount(failures.carrying, language),
        formatCount(failures.segments, language),
        formatCount(failures.cutting, language),
      ),
    ],
    [words.roads, ...tableLines(listOf(words.lists.segment), language)],
    ...(failures.worstBridges.length > 0 ? [[words.bridges, ...tableLines(listOf(words.lists.bridge), language)]] : []),
    [words.depots, ...tableLines(selectColumns(depots, ['depot', 'depots', ...figures]), language)],
  ];
}

function closureBlock(closures: ClosureAnswer, names: Names): readonly string[] {
  const words = relief[names.language];
  const { language } = names;
  const { loss } = closures;
  const table = closuresTable({ ...closures, units: closures.units.filter(({ unitLevel }) => unitLevel !== 'town') }, names);
  return [
    words.closures(formatNumber(closures.closedKilometres, language)),
    words.closed(formatPeople(loss.cutOff, language), formatPeople(loss.fallOut, language), formatCount(loss.addedPeopleMinutes, language)),
    ...(table.rows.length > 0 ? tableLines(selectColumns(table, ['unit', 'cut_off', 'fall_out', 'added_people_minutes']), language) : []),
  ];
}

/** What `junda relief` prints. */
export function reliefSummary(run: ReliefRun, view: StudyView, names: Names): string {
  const words = relief[names.language];
  const { goal } = run.answer;
  const note = names.text(view.note);
  const targets = reliefTargets.filter(({ hours }) => goal.tiers.some(({ targetHours }) => targetHours === hours));
  const number = (value: number): string => formatNumber(value, names.language);
  const blocks: readonly (readonly string[])[] = [
    [
      `${names.text(view.title)} · ${words.title(String(goal.year))}`,
      ...(targets.length > 0 ? [words.targets(targets.map(({ source }) => names.text(source)).join('; '))] : []),
      words.carry(number(goal.carry.detourMinutes), number(goal.carry.mostMinutes)),
      ...(note === '' ? [] : [`${words.note}: ${note}`]),
    ],
    ...hoursBlocks(run, names),
    ...stockBlocks(run, view, names),
    ...failureBlocks(run, names),
    ...(run.closures ? [closureBlock(run.closures, names)] : []),
  ];
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}
