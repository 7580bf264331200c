import { joinedBytes } from '../support/joined-bytes';
import { describe, expect, test } from 'vitest';
import { newSession } from '../../src/jobs/session';
import type { TravelRequest } from '../../src/jobs/task-types';
import { openStudy } from '../../src/jobs/tasks/open-study';
import { run } from '../../src/jobs/tasks/run';
import { travel } from '../../src/jobs/tasks/travel';
import { silentWatch } from '../../src/model/watch';
import { textFile } from '../formats/real-data';

const text = { zh: '甲', en: 'A' };
const service = (id: string, trip: string) => ({ id, name: text, types: ['clinic'], trip, minutes: 30, direction: 'to' });
const standard = {
  id: 'circle',
  project: 1,
  kind: 'reach',
  name: text,
  clause: text,
  source: { text, check: false },
  types: ['clinic'],
  level: 'town',
  trip: 'drive',
  minutes: 30,
  direction: 'to',
  group: 'people',
  target: 0.9,
};
const catalogue = {
  id: 'own',
  title: text,
  source: text,
  facilityTypes: [{ id: 'clinic', name: text, domain: 'health' }],
  services: [service('near', 'radius'), service('far', 'drive')],
  standards: [standard],
};
const ring = [
  [107, 34],
  [107.2, 34],
  [107.2, 34.2],
  [107, 34.2],
  [107, 34],
];
const town = {
  type: 'Feature',
  properties: { code: 't', name: '甲', level: 'town', parent: '' },
  geometry: { type: 'Polygon', coordinates: [ring] },
};
const layers = { units: 'u.geojson', facilities: 'f.csv', demand: 'd.csv' };
const files = [
  textFile('study.json', JSON.stringify({ junda: 1, id: 's', title: text, catalogue: 'c.json', layers })),
  textFile('c.json', JSON.stringify(catalogue)),
  textFile('u.geojson', JSON.stringify(town)),
  textFile('f.csv', 'id,name,type,lon,lat\na,甲诊所,clinic,107.1,34.1\n'),
  textFile('d.csv', 'id,lon,lat,people\n1,107.1,34.1,1\n2,107.19,34.19,2\n'),
];

describe('a run on a study without roads and without years', () => {
  test('answers what it can, tells what it cannot, and calls that no data', async () => {
    const session = newSession();
    await openStudy({ files, columns: {} }, session, silentWatch);
    const result = run({ edits: [], years: [] }, session, silentWatch);
    expect(result.coverage.map(({ service: id }) => id)).toEqual(['near']);
    expect(result.results).toMatchObject([{ standard: 'circle', answer: 'no-data', unitsNoData: 1 }]);
    expect(result.findings).toMatchObject([{ code: 'study.no-network', severity: 'warn', details: { trip: 'drive', services: ['far'] } }]);
    expect(run({ edits: [], years: [] }, session, silentWatch)).toBe(result);
  });
});

describe('junda travel', () => {
  const grid = 'ncols 2\nnrows 1\nxllcorner 107\nyllcorner 34\ncellsize 0.01\nNODATA_value -9999\n';
  const request: TravelRequest = {
    facilities: textFile('f.csv', 'id,name,lon,lat\na,河里诊所,107.005,34.005\nb,岸上诊所,107.015,34.005\n'),
    demand: textFile('d.csv', 'id,lon,lat,people\n1,107.015,34.005,1\n'),
    surface: textFile('cover.asc', `${grid}1 2\n`),
    speeds: textFile('v.csv', 'class,label,speed,mode\n1,water,0,walking\n2,grass,4,walking\n'),
    roads: null,
    elevation: null,
    friction: null,
    barriers: null,
    closures: null,
    rank: 1,
    snapLimitMetres: null,
    listSnapped: false,
    trip: 'walk',
    direction: 'to',
    neighbours: 8,
    kmPerHour: {},
    cutoffSeconds: 600,
    output: 'nearest',
    columns: {},
  };

  test.each([
    ['nearest', '1,0,b'],
    ['matrix', 'b,1,0'],
  ] as const)('names the facilities that take no part: %s', async (output, row) => {
    const reply = await travel({ ...request, output }, newSession(), silentWatch);
    const told = reply.findings.filter((finding) => finding.code === 'travel.facility-on-barrier');
    expect(told.map((finding) => finding.details)).toEqual([{ count: 1, names: ['河里诊所 (a)'] }]);
    expect(new TextDecoder().decode(joinedBytes(reply.parts))).toContain(row);
  });

  test('needs no people: times are of places', async () => {
    const reply = await travel({ ...request, demand: textFile('d.csv', 'id,lon,lat\n7,107.015,34.005\n') }, newSession(), silentWatch);
    expect(new TextDecoder().decode(joinedBytes(reply.parts))).toContain('7,0,b');
  });

  test('says what it takes the class numbers to mean where no speeds are given', async () => {
    const { findings } = await travel({ ...request, speeds: null }, newSession(), silentWatch);
    const told = findings.find((finding) => finding.code === 'travel.default-speed');
    expect(told?.details['classes']).toContain('1 Cropland');
  });
});
