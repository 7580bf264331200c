import { relief } from '../i18n/words/relief';
import { report } from '../i18n/words/report';
import type { ClosureAnswer, FailureAnswer, ReliefAnswer, ReliefDepot, SegmentLoss, StockPlace } from '../model/relief';
import type { Text } from '../model/text';
import type { UnitLevel } from '../model/unit-level';
import type { Names } from './names';
import { column, type Cell, type Column, type Table } from './table';

type ColumnWord = {
  readonly [K in keyof typeof relief.zh.columns]: (typeof relief.zh.columns)[K] extends string ? K : never;
}[keyof typeof relief.zh.columns];

const head = (key: ColumnWord): Text => ({ zh: relief.zh.columns[key], en: relief.en.columns[key] });
const shared = (key: keyof typeof report.zh.columns): Text => ({ zh: report.zh.columns[key], en: report.en.columns[key] });
const title = (key: keyof typeof relief.zh.tables): Text => ({ zh: relief.zh.tables[key], en: relief.en.tables[key] });
const unitOf = (key: keyof typeof relief.zh.units): Text => ({ zh: relief.zh.units[key], en: relief.en.units[key] });
const hours = (key: string, word: ColumnWord): Column => column(key, 'number', head(word), unitOf('hours'));
const metres = (key: string, word: ColumnWord): Column => column(key, 'number', head(word), unitOf('metres'));
const people = (key: string, word: ColumnWord): Column => column(key, 'people', head(word));
const peopleMinutes = column('added_people_minutes', 'count', head('later'), unitOf('peopleMinutes'));
const none: Text = { zh: '', en: '' };

/** What depots of a level are called; null: any level. */
export const tierName = (tier: UnitLevel | null, { language }: Pick<Names, 'language'>): string =>
  tier === null ? relief[language].anyTier : (relief[language].tiers[tier] ?? tier);

/** What a kind of hazard is called. */
export const hazardName = (kind: string, { language }: Pick<Names, 'language'>): string => relief[language].kinds[kind] ?? kind;

/** One row for each unit and level of depots, and for any level. */
export function reliefHoursTable({ units, times }: ReliefAnswer, names: Names): Table {
  const words = report[names.language];
  const targetOf = new Map(times.map(({ tier, targetHours }) => [tier, targetHours]));
  return {
    id: 'relief-hours',
    title: title('hours'),
    columns: [
      column('level', 'text', shared('level')),
      column('code', 'code', shared('code')),
      column('unit', 'text', shared('unit')),
      column('county', 'text', shared('county')),
      column('depots', 'text', head('tier')),
      hours('target_hours', 'target'),
      column('people', 'people', shared('people')),
      people('within', 'within'),
      people('beyond', 'beyond'),
      people('cut_off', 'cutOff'),
      people('unplaced', 'unplaced'),
      column('share', 'share', shared('share')),
      hours('p50_hours', 'p50'),
      hours('p90_hours', 'p90'),
      hours('max_hours', 'max'),
    ],
    rows: units.map(({ unit, unitLevel, tier, ledger }) => [
      words.levels[unitLevel],
      unit,
      names.unit(unit),
      names.county(unit),
      tierName(tier, names),
      targetOf.get(tier) ?? null,
      ledger.people,
      ledger.within,
      ledger.beyond,
      ledger.cutOff,
      ledger.unplaced,
      ledger.within / ledger.people,
      ledger.p50Hours,
      ledger.p90Hours,
      ledger.maxHours,
    ]),
  };
}

/** What each level was asked for and could give. */
export function stockStepsTable({ stock }: ReliefAnswer, names: Names): Table {
  return {
    id: 'relief-stock-steps',
    title: title('steps'),
    columns: [
      column('depots', 'text', head('tier')),
      people('demand', 'demand'),
      people('supplied', 'supplied'),
      people('short', 'short'),
      hours('p50_hours', 'p50'),
      hours('max_hours', 'last'),
    ],
    rows: stock.steps.map((step) => [tierName(step.level, names), step.demand, step.supplied, step.short, step.p50Hours, step.maxHours]),
  };
}

function placesTable(
  id: string,
  heading: Text,
  first: readonly Column[],
  rows: readonly StockPlace[],
  { goal }: ReliefAnswer,
  cells: (row: StockPlace) => readonly Cell[],
): Table {
  return {
    id,
    title: heading,
    columns: [
      ...first,
      people('inside', 'inside'),
      people('demand', 'demand'),
      ...goal.tiers.map(({ level }) =>
        column(`supplied_${level}`, 'people', {
          zh: relief.zh.columns.suppliedBy(relief.zh.tiers[level] ?? level),
          en: relief.en.columns.suppliedBy(relief.en.tiers[level] ?? level),
        }),
      ),
      people('short', 'short'),
      hours('last_hours', 'last'),
    ],
    rows: rows.map((row) => [...cells(row), row.people, row.demand, ...row.supplied, row.short, row.lastHours]),
  };
}

/** What each hazard zone needs and gets from each level. */
export function stockZonesTable(answer: ReliefAnswer, names: Names): Table {
  const first = [column('zone', 'count', head('number'), none), column('kind', 'text', head('kind')), column('name', 'text', head('zone'))];
  return placesTable('relief-stock-zones', title('zones'), first, answer.stock.zones, answer, ({ zone, kind, name }) => [
    zone + 1,
    hazardName(kind, names),
    name,
  ]);
}

/** The same by town. */
export function stockUnitsTable(answer: ReliefAnswer, names: Names): Table {
  const first = [
    column('code', 'code', shared('code')),
    column('unit', 'text', shared('unit')),
    column('county', 'text', shared('county')),
  ];
  return placesTable('relief-stock-units', title('units'), first, answer.stock.units, answer, ({ unit }) => [
    unit,
    names.unit(unit),
    names.county(unit),
  ]);
}

/** Every depot: its stock, who turns to it, how long it lasts, and what its failure does where it was made to fail. */
export function depotsTable({ depots, stock }: ReliefAnswer, failures: FailureAnswer | null, names: Names): Table {
  const stockOf = new Map(stock.depots.map((row) => [row.depot, row]));
  const lossOf = new Map(failures?.depotLosses.map((loss) => [failures.depots[loss.depot]?.id, loss]));
  return {
    id: 'relief-depots',
    title: title('depots'),
    columns: [
      column('id', 'code', head('id')),
      column('depot', 'text', head('depot')),
      column('depots', 'text', head('tier')),
      column('start_minutes', 'minutes', head('start')),
      people('stock', 'stock'),
      people('asked', 'asked'),
      people('supplied', 'supplied'),
      hours('dry_hours', 'dry'),
      people('carried', 'carried'),
      people('cut_off', 'cutOff'),
      people('fall_out', 'fallOut'),
      peopleMinutes,
    ],
    rows: depots.map((depot, row) => {
      const own = stockOf.get(row);
      const loss = lossOf.get(depot.id);
      return [
        depot.id,
        depot.name,
        tierName(depot.level, names),
        depot.startSeconds / 60,
        depot.stockPeople,
        own?.asked ?? null,
        own?.supplied ?? null,
        own?.dryHours ?? null,
        loss?.carried ?? null,
        loss?.cutOff ?? null,
        loss?.fallOut ?? null,
        loss ? Math.round(loss.addedPeopleMinutes) : null,
      ];
    }),
  };
}

/** Who is supplied by whom. */
export function flowsTable({ depots, stock }: ReliefAnswer, zones: readonly { readonly name: string }[], names: Names): Table {
  const depotOf = (row: number): ReliefDepot | undefined => depots[row];
  return {
    id: 'relief-flows',
    title: title('flows'),
    columns: [
      column('id', 'code', head('id')),
      column('depot', 'text', head('depot')),
      column('depots', 'text', head('tier')),
      column('zone', 'count', head('number'), none),
      column('name', 'text', head('zone')),
      people('supplied', 'supplied'),
      hours('last_hours', 'last'),
    ],
    rows: stock.flows.map(({ depot, zone, people: count, hours: at }) => [
      depotOf(depot)?.id ?? null,
      depotOf(depot)?.name ?? null,
      tierName(depotOf(depot)?.level ?? null, names),
      zone + 1,
      zones[zone]?.name ?? '',
      count,
      at,
    ]),
  };
}

/** Middle of a line: where a mark would stand. */
const middleOf = (path: Float64Array): readonly [number, number] => {
  const at = 2 * Math.floor(path.length / 4);
  return [path[at] ?? NaN, path[at + 1] ?? NaN];
};

/** The lists of worst segments, one after the other. */
export function roadsTable({ worst, worstBridges }: FailureAnswer, names: Names): Table {
  const words = relief[names.language];
  const rowOf = (list: string, segment: SegmentLoss, rank: number): readonly Cell[] => [
    list,
    rank + 1,
    segment.name,
    segment.roadClass,
    segment.metres,
    segment.bridgeMetres,
    segment.tunnelMetres,
    segment.carried,
    segment.cutOff,
    segment.fallOut,
    Math.round(segment.addedPeopleMinutes),
    ...middleOf(segment.path),
  ];
  return {
    id: 'critical-roads',
    title: title('roads'),
    columns: [
      column('list', 'text', head('list')),
      column('rank', 'count', head('rank'), none),
      column('name', 'text', head('road')),
      column('class', 'code', head('roadClass')),
      metres('metres', 'length'),
      metres('bridge_metres', 'bridge'),
      metres('tunnel_metres', 'tunnel'),
      people('carried', 'carried'),
      people('cut_off', 'cutOff'),
      people('fall_out', 'fallOut'),
      peopleMinutes,
      column('lon', 'number', head('lon')),
      column('lat', 'number', head('lat')),
    ],
    rows: [
      ...worst.map((segment, rank) => rowOf(words.lists.segment, segment, rank)),
      ...worstBridges.map((segment, rank) => rowOf(words.lists.bridge, segment, rank)),
    ],
  };
}

/** What a set of closures does in each unit that it touches. */
export function closuresTable({ units }: ClosureAnswer, names: Names): Table {
  const words = report[names.language];
  return {
    id: 'relief-closures',
    title: title('closures'),
    columns: [
      column('level', 'text', shared('level')),
      column('code', 'code', shared('code')),
      column('unit', 'text', shared('unit')),
      column('county', 'text', shared('county')),
      people('cut_off', 'cutOff'),
      people('fall_out', 'fallOut'),
      peopleMinutes,
    ],
    rows: units
      .filter(({ loss }) => loss.affected > 0)
      .map(({ unit, unitLevel, loss }) => [
        words.levels[unitLevel],
        unit,
        names.unit(unit),
        names.county(unit),
        loss.cutOff,
        loss.fallOut,
        Math.round(loss.addedPeopleMinutes),
      ]),
  };
}

/** The worst segments as GeoJSON lines with their figures; `list` 'segment' or 'bridge', `rank` from 1. */
export function criticalRoadsGeoJson({ worst, worstBridges }: FailureAnswer): string {
  const feature = (list: 'segment' | 'bridge', { path, ...properties }: SegmentLoss, rank: number) => ({
    type: 'Feature',
    properties: { list, rank: rank + 1, ...properties },
    geometry: { type: 'LineString', coordinates: Array.from({ length: path.length / 2 }, (_, i) => [path[2 * i], path[2 * i + 1]]) },
  });
  const features = [
    ...worst.map((one, rank) => feature('segment', one, rank)),
    ...worstBridges.map((one, rank) => feature('bridge', one, rank)),
  ];
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}
