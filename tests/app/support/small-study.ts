import type { StudyView } from '../../../src/jobs/task-types';
import type { Facility } from '../../../src/model/study';

export function facilityAt(id: string, lat: number, type = 'kiosk'): Facility {
  return {
    id,
    name: `Place ${id}`,
    type,
    lon: 0,
    lat,
    opened: null,
    closed: null,
    capacity: null,
    delaySeconds: 0,
    unit: '',
    attributes: {},
  };
}

/** Ten places of 100 people each, 0.1 degrees apart on a meridian, one city, two services. */
export const smallStudy: StudyView = {
  id: 'small',
  title: { zh: '小研究', en: 'Small study' },
  note: { zh: '合成数据', en: 'Made up' },
  years: [2018, 2019, 2020],
  bounds: [0, 0, 1, 1],
  units: [{ code: '1', name: '市', nameEn: 'City', level: 'city', parent: '', geometry: null, attributes: {} }],
  facilities: [facilityAt('a', 0), facilityAt('b', 0.9, 'hall')],
  rivers: [],
  hazards: [],
  demand: {
    kind: 'point',
    id: Array.from({ length: 10 }, (_, row) => `p${row}`),
    lon: new Float64Array(10),
    lat: Float64Array.from({ length: 10 }, (_, row) => row / 10),
    years: [2018, 2019, 2020],
    groups: ['people'],
    unit: new Int32Array(10),
    outline: new Float64Array(0),
    outlineStart: new Uint32Array(0),
  },
  catalogue: {
    id: 'small',
    title: { zh: '目录', en: 'Catalogue' },
    source: { zh: '', en: '' },
    domains: [],
    projects: [],
    groups: [],
    tiers: [],
    facilityTypes: [
      { id: 'kiosk', name: { zh: '亭', en: 'Kiosk' }, domain: '' },
      { id: 'hall', name: { zh: '厅', en: 'Hall' }, domain: '' },
    ],
    services: [
      { id: 'kiosks', name: { zh: '服务亭', en: 'Kiosks' }, types: ['kiosk'], trip: 'walk', minutes: 30, direction: 'to' },
      { id: 'halls', name: { zh: '服务厅', en: 'Halls' }, types: ['hall'], trip: 'fly', minutes: 15, direction: 'from' },
    ],
    standards: [],
  },
  trips: [{ id: 'walk', name: { zh: '步行', en: 'Walking' }, legs: [] }],
  scenarios: [],
  speedTables: [],
  findings: [],
  hasTerrain: false,
  hasRoads: false,
};

const ruleOf = (id: string) =>
  ({
    id,
    project: 1,
    name: { zh: id, en: id },
    clause: { zh: '', en: '' },
    source: { text: { zh: '', en: '' }, check: false },
    types: ['kiosk'],
    where: [],
    level: 'city',
    only: [],
  }) as const;

/** The small study with two standards of reach among fifteen of provision. */
export const judgedStudy: StudyView = {
  ...smallStudy,
  catalogue: {
    ...smallStudy.catalogue,
    standards: [1, 2].flatMap((number) => [
      { ...ruleOf(`reach-${number}`), kind: 'reach', trip: 'walk', minutes: 30, direction: 'to', group: 'people', target: 0.95 } as const,
      ...Array.from(
        { length: 7 + (number - 1) },
        (_, row) => ({ ...ruleOf(`provision-${number}-${row}`), kind: 'provision', atLeast: 1 }) as const,
      ),
    ]),
  },
};
