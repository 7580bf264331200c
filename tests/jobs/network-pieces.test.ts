import { describe, expect, test } from 'vitest';
import { newSession } from '../../src/jobs/session';
import { openStudy } from '../../src/jobs/tasks/open-study';
import { run } from '../../src/jobs/tasks/run';
import { travel } from '../../src/jobs/tasks/travel';
import type { TravelRequest } from '../../src/jobs/task-types';
import { silentWatch } from '../../src/model/watch';
import { findingText } from '../../src/i18n/words/findings';
import type { Edit } from '../../src/model/edit';
import { textFile } from '../formats/real-data';

/** A street as a GeoJSON feature; positions in thousandths of a degree from 107 E 34 N (about 92 m by 111 m). */
const street = (...line: readonly (readonly [number, number])[]) => ({
  type: 'Feature',
  properties: { highway: 'residential' },
  geometry: { type: 'LineString', coordinates: line.map(([x, y]) => [107 + x / 1000, 34 + y / 1000]) },
});

/** A long town in the south, another as long in the north, and a yard of one short street between them that touches neither. */
const south = Array.from({ length: 60 }, (_, i) => street([i, 0], [i + 1, 0]));
const north = Array.from({ length: 60 }, (_, i) => street([i, 50], [i + 1, 50]));
const yard = street([30, 10], [30.1, 10]);
const roads = textFile('r.geojson', JSON.stringify({ type: 'FeatureCollection', features: [...south, ...north, yard] }));

// people are powers of two: 1 and 2 in the south, 4 at the yard (1.1 km from the south), 8 and 16 in the north, 32 beyond every road
const people =
  'id,lon,lat,people\na,107.010,34,1\nb,107.050,34,2\nyard,107.030,34.0101,4\nc,107.020,34.050,8\nd,107.030,34.0501,16\nfar,107.030,34.2,32\n';
const request: TravelRequest = {
  facilities: textFile('f.csv', 'id,name,lon,lat\nclinic,诊所,107.020,34\nhill,山上,107.01,34.3\n'),
  demand: textFile('d.csv', people),
  roads,
  surface: null,
  speeds: null,
  elevation: null,
  friction: null,
  barriers: null,
  closures: null,
  trip: 'drive',
  direction: 'to',
  neighbours: 8,
  kmPerHour: {},
  cutoffSeconds: 36_000,
  output: 'nearest',
  rank: 1,
  snapLimitMetres: null,
  listSnapped: true,
  columns: {},
};
const ask = (some: Partial<TravelRequest> = {}) => travel({ ...request, ...some }, newSession(), silentWatch);
const pieces = async (some: Partial<TravelRequest> = {}) => (await ask(some)).findings.filter(({ code }) => code === 'roads.disconnected');
const table = async (some: Partial<TravelRequest> = {}) =>
  new TextDecoder()
    .decode((await ask(some)).snapped ?? undefined)
    .trim()
    .split(/\r?\n/);

describe('pieces of a network, by the people on them', () => {
  test('travel tells those nearest to an island and those on a part without a facility', async () => {
    const [told, ...more] = await pieces();
    expect(more).toEqual([]);
    expect(told).toMatchObject({ severity: 'warn', where: { layer: 'roads' } });
    expect(told?.details).toMatchObject({ count: 1, islandRows: 1, islandPeople: 4, cutOffRows: 2, cutOffPeople: 8 + 16 });
    expect(findingText(told!, 'zh')).toContain('2 个人口点 (24 人)所在的路网与任何设施都不相连');
    expect(findingText(told!, 'en')).toContain('places on a part that no facility is joined to: 2 (people: 24)');
  });

  test('a facility on the part takes its people out; people unknown leave the rows', async () => {
    const both = textFile('f.csv', 'id,lon,lat\n1,107.020,34\n2,107.020,34.05\n');
    expect((await pieces({ facilities: both }))[0]?.details).toMatchObject({ islandRows: 1 });
    expect((await pieces({ facilities: both }))[0]?.details).not.toHaveProperty('cutOffRows');
    const unknown = textFile('d.csv', people.replaceAll(/,[^,\n]*$/gm, ''));
    const [told] = await pieces({ demand: unknown });
    expect(told?.details).toMatchObject({ islandRows: 1, cutOffRows: 2 });
    expect(told?.details).not.toHaveProperty('cutOffPeople');
  });

  test('of the fastest of several trips those are left out whom each of them leaves out', async () => {
    expect((await pieces({ trip: 'walk,drive' }))[0]?.details).toEqual((await pieces())[0]?.details);
    // in a straight line nobody needs a road
    expect(await pieces({ trip: 'drive,radius' })).toMatchObject([{ severity: 'info', details: { count: 1 } }]);
    expect(await table({ trip: 'walk,drive' })).toEqual(await table());
  });

  test('a closure cuts people off too', async () => {
    const across = {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [107.0405, 33.9],
          [107.0405, 34.01],
        ],
      },
    };
    const closures = textFile('c.geojson', JSON.stringify({ type: 'FeatureCollection', features: [across] }));
    expect((await pieces({ closures }))[0]?.details).toMatchObject({ cutOffRows: 3, cutOffPeople: 2 + 8 + 16 });
  });

  test('run tells the same by trip', async () => {
    const text = { zh: '', en: '' };
    const service = { name: text, trip: 'drive', minutes: 30, direction: 'to' };
    const catalogue = {
      id: 'own',
      title: text,
      source: text,
      facilityTypes: [
        { id: 'clinic', name: text, domain: 'health' },
        { id: 'school', name: text, domain: 'education' },
      ],
      services: [
        { ...service, id: 'care', types: ['clinic'] },
        { ...service, id: 'lessons', types: ['school'] },
        { ...service, id: 'circle', types: ['clinic'], trip: 'radius' },
      ],
      standards: [],
    };
    const layers = { facilities: 'f.csv', demand: 'd.csv', roads: 'r.geojson' };
    const files = [
      textFile('study.json', JSON.stringify({ junda: 1, id: 's', title: text, catalogue: 'c.json', layers })),
      textFile('c.json', JSON.stringify(catalogue)),
      textFile('f.csv', 'id,name,type,lon,lat\nclinic,诊所,clinic,107.020,34\nschool,学校,school,107.055,34\n'),
      request.demand,
      roads,
    ];
    const session = newSession();
    await openStudy({ files, columns: {} }, session, silentWatch);
    const told = (edits: readonly Edit[]) =>
      run({ edits, years: [] }, session, silentWatch)
        .findings.filter(({ code }) => code === 'roads.disconnected')
        .map(({ details }) => details);
    expect(told([])).toEqual([{ count: 1, metres: 9, islandRows: 1, islandPeople: 4, cutOffRows: 2, cutOffPeople: 24, trip: 'drive' }]);
    // the school's side of the street is not cut off from every facility
    const closed: Edit = {
      kind: 'close-roads',
      name: '',
      geometry: {
        type: 'LineString',
        coordinates: [
          [107.0405, 33.9],
          [107.0405, 34.01],
        ],
      },
    };
    expect(told([closed])).toMatchObject([{ cutOffPeople: 24 }]);
    expect(told([closed, { kind: 'close-facility', id: 'school' }])).toMatchObject([{ cutOffPeople: 26 }]);
  });
});

describe('the list of what is joined from afar', () => {
  test('has every place farther than 500 m from a road, and those not joined', async () => {
    // the yard's own street is an island; 0.0101 degrees of latitude are 1120.3 m. The north is within 12 m of its road
    expect(await table()).toEqual([
      'layer,row,id,metres,state',
      'facilities,2,hill,,not-joined',
      'demand,3,yard,1120.3,far',
      'demand,6,far,,not-joined',
    ]);
  });

  test('--snap-limit moves the line', async () => {
    expect(await table({ snapLimitMetres: 1000 })).toContain('demand,3,yard,,not-joined');
    const far = await table({ snapLimitMetres: 50_000 });
    expect(far.filter((line) => line.endsWith('far'))).toHaveLength(3);
  });

  test('is told to be of no use where no place is joined to a road', async () => {
    const { findings, snapped } = await ask({ trip: 'radius', snapLimitMetres: 900 });
    expect(findings.find(({ code }) => code === 'travel.unused-input')?.details['inputs']).toEqual([
      '--roads',
      '--snap-limit',
      '--snapped',
    ]);
    expect(new TextDecoder().decode(snapped ?? undefined).trim()).toBe('layer,row,id,metres,state');
  });
});
