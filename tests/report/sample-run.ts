import type { Polygon } from 'geojson';
import type { RunResult, StudyView } from '../../src/jobs/task-types';
import type { Answer, Question, StandardResult, UnitLedger, UnitResult } from '../../src/model/result';
import type { Facility, Unit, UnitLevel } from '../../src/model/study';

const square = (west: number, south: number, size: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

const unit = (code: string, name: string, nameEn: string, level: UnitLevel, parent: string, geometry: Polygon): Unit => ({
  code,
  name,
  nameEn,
  level,
  parent,
  geometry,
  attributes: {},
});

const units: readonly Unit[] = [
  unit('61', '样例市', 'Sample City', 'city', '', square(107, 34, 0.4)),
  unit('6101', '东县', 'East County', 'county', '61', square(107.2, 34, 0.2)),
  unit('6102', '西县', 'West County', 'county', '61', square(107, 34, 0.2)),
  unit('610101', '甲镇', 'Jia Town', 'town', '6101', square(107.2, 34, 0.1)),
  unit('610102', '=乙镇', 'Yi Town', 'town', '6101', square(107.3, 34, 0.1)),
  unit('610201', '丙<镇>', 'Bing Town', 'town', '6102', square(107, 34, 0.1)),
];

const facility: Facility = {
  id: 'f1',
  name: '甲卫生院',
  type: 'a_type',
  lon: 107.25,
  lat: 34.05,
  opened: null,
  closed: null,
  capacity: null,
  delaySeconds: 0,
  unit: '',
  attributes: {},
};

const ledger = (code: string, level: UnitLedger['level'], people: number, covered: number, onBarrier = 0): UnitLedger => ({
  code,
  level,
  people,
  covered,
  uncovered: people - covered - onBarrier,
  onBarrier,
  offGrid: 0,
  noDataRows: 0,
  share: people > 0 ? covered / people : NaN,
  shareSlow: people > 0 ? (covered * 0.9) / people : NaN,
  shareFast: people > 0 ? Math.min(1, (covered * 1.05) / people) : NaN,
  meanMinutes: 12.34,
  medianMinutes: 10,
  p90Minutes: 33.3,
});

const question = (year: number): Question => ({
  types: ['a_type'],
  trip: 'drive',
  direction: 'to',
  cutoffSeconds: 1800,
  year,
  group: 'people',
  band: 0.2,
});

const ledgers = (extra: number): readonly UnitLedger[] => [
  ledger('61', 'city', 10_000, 8000 + extra, 100),
  ledger('6101', 'county', 6000, 5900, 100),
  ledger('6102', 'county', 4000, 2100 + extra),
  ledger('610101', 'town', 5000, 5000),
  ledger('610102', 'town', 1000, 900, 100),
  ledger('610201', 'town', 4000, 2100 + extra),
];

const unitResult = (code: string, level: UnitLevel, year: number, answer: Answer, numerator: number, denominator: number): UnitResult => ({
  standard: 'circle',
  kind: 'reach',
  year,
  unit: code,
  level,
  answer,
  measure: 'share',
  value: denominator > 0 ? numerator / denominator : NaN,
  target: 0.9,
  numerator,
  denominator,
  peopleOutside: denominator - numerator,
  slow: 0.7,
  fast: 0.95,
  shortfall: NaN,
  acrossBorder: [],
  missing: answer === 'not-met' && level === 'town' ? [code] : [],
});

const reach = (year: number, extra: number): StandardResult => ({
  standard: 'circle',
  year,
  answer: 'not-met',
  unitsMet: 2,
  unitsNotMet: 1,
  unitsNoData: 0,
  units: [
    unitResult('61', 'city', year, 'not-met', 8000 + extra, 10_000),
    unitResult('6101', 'county', year, 'met', 5900, 6000),
    unitResult('6102', 'county', year, 'not-met', 2100 + extra, 4000),
    unitResult('610101', 'town', year, 'met', 5000, 5000),
    unitResult('610102', 'town', year, 'met', 900, 1000),
    unitResult('610201', 'town', year, 'not-met', 2100 + extra, 4000),
  ],
});

const provision = (year: number): StandardResult => ({
  standard: 'each-town',
  year,
  answer: 'no-data',
  unitsMet: 1,
  unitsNotMet: 0,
  unitsNoData: 2,
  units: [
    {
      ...unitResult('610101', 'town', year, 'met', 1, 1),
      standard: 'each-town',
      kind: 'provision',
      measure: 'count',
      value: 1,
      target: 1,
      peopleOutside: 0,
    },
    {
      ...unitResult('610102', 'town', year, 'no-data', 0, 0),
      standard: 'each-town',
      kind: 'provision',
      measure: 'count',
      target: 1,
      peopleOutside: 0,
    },
  ],
});

/** A run of two years with one question and two standards; names that try to break out of csv and HTML. */
export const sampleRun: RunResult = {
  study: {
    id: 'sample',
    title: { zh: '样例研究', en: 'Sample study' },
    note: { zh: '全部为"示意"数据', en: 'All of it is "made up" & small' },
  },
  years: [2019, 2020],
  parameters: {
    catalogue: { id: 'sample', title: { zh: '样例', en: 'Sample' }, source: { zh: '', en: '' }, standards: [], tiers: [] },
    trips: [],
    speeds: {
      id: 's',
      name: { zh: '', en: '' },
      source: { zh: '', en: '' },
      landCover: [],
      roads: [],
      openGround: { walking: 5, cycling: 15, motor: 30 },
    },
    band: 0.2,
    neighbours: 8,
    snapLimitMetres: 5000,
    edits: 0,
    files: [{ layer: 'demand', path: 'demand.csv', bytes: 12, sha256: 'ab'.repeat(32) }],
  },
  coverage: [
    { service: 'care', question: question(2019), ledgers: ledgers(0) },
    { service: 'care', question: question(2020), ledgers: ledgers(400) },
  ],
  tiers: [],
  equity: [],
  results: [reach(2019, 0), provision(2019), reach(2020, 400), provision(2020)],
  findings: [{ severity: 'warn', code: 'cell.negative', where: { file: 'demand.csv', row: 7, column: 'people' }, details: { value: -3 } }],
};

/** The study of `sampleRun`, as the screen and the report see it. */
export const sampleView: StudyView = {
  id: 'sample',
  title: sampleRun.study.title,
  note: sampleRun.study.note,
  years: [2019, 2020],
  bounds: [107, 34, 107.4, 34.4],
  units,
  facilities: [facility],
  rivers: [
    {
      kind: 'river',
      level: '',
      name: '河',
      geometry: {
        type: 'LineString',
        coordinates: [
          [107, 34.05],
          [107.4, 34.07],
        ],
      },
      attributes: {},
    },
  ],
  hazards: [],
  demand: {
    kind: 'point',
    id: [],
    lon: new Float64Array(0),
    lat: new Float64Array(0),
    years: [2019, 2020],
    groups: ['people'],
    unit: new Int32Array(0),
    outline: new Float64Array(0),
    outlineStart: new Uint32Array(0),
  },
  catalogue: {
    id: 'sample-catalogue',
    title: { zh: '样例目录', en: 'Sample catalogue' },
    source: { zh: '虚构', en: 'Invented' },
    domains: [],
    projects: [],
    groups: [],
    tiers: [],
    facilityTypes: [{ id: 'a_type', name: { zh: '卫生院', en: 'Health centre' }, domain: 'health' }],
    services: [
      { id: 'care', name: { zh: '基层医疗', en: 'Primary care' }, types: ['a_type'], trip: 'drive', minutes: 30, direction: 'to' },
    ],
    standards: [
      {
        kind: 'reach',
        id: 'circle',
        project: 16,
        name: { zh: '30 分钟圈', en: '30-minute circle' },
        clause: { zh: '建成 30 分钟圈', en: 'A 30-minute circle stands' },
        source: { text: { zh: '由规划者设定', en: 'Set by the planner' }, check: true },
        types: ['a_type'],
        where: [],
        level: 'town',
        only: [],
        trip: 'drive',
        minutes: 30,
        direction: 'to',
        group: 'people',
        target: 0.9,
      },
      {
        kind: 'provision',
        id: 'each-town',
        project: 16,
        name: { zh: '每镇一所', en: 'One in each town' },
        clause: { zh: '每镇一所', en: 'One in each town' },
        source: { text: { zh: '规划', en: 'The plan' }, check: false },
        types: ['a_type'],
        where: [],
        level: 'town',
        only: [],
        atLeast: 1,
      },
    ],
  },
  scenarios: [],
  speedTables: [],
  trips: [
    {
      id: 'drive',
      name: { zh: '驾车', en: 'Drive' },
      legs: [
        { medium: 'surface', mode: 'walking' },
        { medium: 'network', mode: 'motor' },
      ],
    },
  ],
  findings: sampleRun.findings,
  hasTerrain: false,
  hasRoads: false,
};
