import type { ClosureAnswer, FailureAnswer, Loss, ReliefAnswer, ReliefLedger, SegmentLoss } from '../../../src/model/relief';
import type { TaskTypes } from '../../../src/jobs/task-types';
import type { StudyView } from '../../../src/jobs/task-types';
import { facilityAt, smallStudy } from './small-study';

/** The small study with depots of two levels, a hazard zone and roads. */
export const reliefStudy: StudyView = {
  ...smallStudy,
  hasRoads: true,
  facilities: [...smallStudy.facilities, facilityAt('low', 0.1, 'shed'), facilityAt('high', 0.5, 'store')],
  hazards: [
    {
      kind: 'flood',
      level: 'high',
      name: 'Bank',
      attributes: {},
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    },
  ],
  catalogue: {
    ...smallStudy.catalogue,
    facilityTypes: [
      ...smallStudy.catalogue.facilityTypes,
      { id: 'shed', name: { zh: '点', en: 'Shed' }, domain: '', relief: 'town' },
      { id: 'store', name: { zh: '库', en: 'Store' }, domain: '', relief: 'county' },
    ],
  },
};

export const ledger: ReliefLedger = {
  people: 1000,
  within: 700,
  beyond: 200,
  cutOff: 100,
  unplaced: 0,
  p50Hours: 1.5,
  p90Hours: 9,
  maxHours: 14,
};

export const noLoss: Loss = { cutOff: 0, fallOut: 0, addedPeopleMinutes: 0, affected: 0 };

export const segmentAcross = (segment: number, cutOff: number): SegmentLoss => ({
  ...noLoss,
  segment,
  cutOff,
  name: '',
  roadClass: 'secondary',
  metres: 900,
  bridgeMetres: segment === 2 ? 60 : 0,
  tunnelMetres: 0,
  carried: cutOff,
  path: Float64Array.of(segment, 0, segment, 0.001, segment, 0.009),
});

/** An answer of ten rows: seven in time, two later, one cut off. */
export const reliefAnswer = ({ goal }: TaskTypes['relief']['input']): ReliefAnswer => ({
  goal,
  findings: [],
  depots: [
    { id: 'low', name: 'Place low', level: 'town', lon: 0, lat: 0.1, startSeconds: 600, stockPeople: 50 },
    { id: 'high', name: 'Place high', level: 'county', lon: 0, lat: 0.5, startSeconds: 900, stockPeople: 500 },
  ],
  times: [...goal.tiers.map(({ level, targetHours }) => ({ tier: level, targetHours })), { tier: null, targetHours: 12 }].map((of) => ({
    ...of,
    seconds: Float64Array.of(3600, 3600, 5400, 5400, 7200, 9000, 14_400, 46_800, 50_400, Infinity),
    depot: new Int32Array(10),
  })),
  people: new Float64Array(10).fill(100),
  units: [...goal.tiers.map(({ level }) => level), null].map((tier) => ({ unit: '1', unitLevel: 'city' as const, tier, ledger })),
  stock: {
    peopleInZones: 0,
    demand: 0,
    stockPeople: 550,
    unknownStock: 0,
    steps: [],
    zones: [],
    units: [],
    depots: [],
    firstDry: -1,
    flows: [],
  },
});

export const failureAnswer = ({ goal, failure }: TaskTypes['reliefFailures']['input']): FailureAnswer => ({
  goal,
  failure,
  depots: [],
  before: ledger,
  segments: 40,
  carrying: 12,
  cutting: 2,
  worst: Array.from({ length: 12 }, (_, at) => segmentAcross(at + 1, 120 - 10 * at)),
  worstBridges: [segmentAcross(2, 110)],
  depotLosses: [],
});

export const closureAnswer = ({ goal, failure, closure }: TaskTypes['reliefClosures']['input']): ClosureAnswer => ({
  goal,
  failure,
  closure,
  before: ledger,
  after: { ...ledger, within: 600, cutOff: 200 },
  loss: { cutOff: 100, fallOut: 100, addedPeopleMinutes: 5, affected: 120 },
  closedKilometres: 3.2,
  seconds: new Float64Array(10).fill(Infinity),
  units: [],
  findings: [],
});
