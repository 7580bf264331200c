import { describe, expect, test } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import { timesCache, type TimesQuestion } from '../../src/jobs/times';
import { editedStudy, type Edit } from '../../src/model/edit';
import type { Question } from '../../src/model/result';
import type { Study } from '../../src/model/study';
import { silentWatch } from '../../src/model/watch';
import { madeRoads } from '../engine/travel/made-roads';
import { optionsOf } from '../engine/travel/made-inputs';
import { demandOf, facilityOf, plainSpeeds, syntheticStudy } from '../support/synthetic-study';
import { textFile } from '../formats/real-data';

const text = { zh: '', en: '' };
const roadSpeed = (motor: number) => [{ class: 'residential', label: text, walking: 5, cycling: 15, motor, access: true }];
const table = (id: string, motor: number) => ({ ...plainSpeeds, id, roads: roadSpeed(motor) });
const tables = [table('default', 60), table('winter', 30)];

/** A street along the parallel and a longer way round it; a clinic at its west end, people at its east. */
const study: Study = syntheticStudy(
  demandOf([[100.3, 30.1]], [8]),
  [facilityOf('a', 'clinic', 100.1, 30.1), facilityOf('b', 'clinic', 100.2, 30.2)],
  {
    roads: madeRoads(
      [
        {
          class: 'residential',
          line: [
            [100.1, 30.1],
            [100.3, 30.1],
          ],
        },
        {
          class: 'residential',
          line: [
            [100.1, 30.1],
            [100.2, 30.2],
          ],
        },
        {
          class: 'residential',
          line: [
            [100.2, 30.2],
            [100.3, 30.1],
          ],
        },
      ],
      'lonlat',
    ),
    trips: [optionsOf('drive').trip],
    speeds: tables[0]!,
    speedTables: tables,
  },
);

const closed: Edit = {
  kind: 'close-roads',
  name: '塌方',
  geometry: {
    type: 'LineString',
    coordinates: [
      [100.2, 30.09],
      [100.2, 30.11],
    ],
  },
};
const barrier: Edit = {
  kind: 'add-barrier',
  name: '水库',
  geometry: {
    type: 'LineString',
    coordinates: [
      [100.305, 30.0],
      [100.305, 30.3],
    ],
  },
};
const winter: Edit = { kind: 'use-speeds', table: 'winter' };
const late: Edit = { kind: 'set-delay', id: 'a', delaySeconds: 600 };

const questionOf = (edits: readonly Edit[], ids = ['a']): TimesQuestion => {
  const ground = editedStudy(study, edits);
  const facilities = ground.facilities.filter(({ id }) => ids.includes(id));
  return { ground, facilities, trip: 'drive', direction: 'to', cutoffSeconds: 7200, band: 0.2 };
};

describe('times after edits of the ground', () => {
  const fresh = (edits: readonly Edit[], ids?: string[]) => timesCache(study).find(questionOf(edits, ids), silentWatch).nearest;

  test('are those of a cache that never saw another ground, whatever was asked before and in between', () => {
    const cache = timesCache(study);
    const plans: readonly (readonly Edit[])[] = [
      [],
      [closed],
      [winter],
      [closed, winter],
      [barrier],
      [],
      [late],
      [closed, late],
      [closed],
      [winter, closed],
    ];
    for (const edits of plans) {
      for (const ids of [['a'], ['a', 'b']]) {
        const found = cache.find(questionOf(edits, ids), silentWatch).nearest;
        expect(found.seconds).toEqual(fresh(edits, ids).seconds);
        expect(found.facility).toEqual(fresh(edits, ids).facility);
      }
    }
  });

  test('each edit does what it says', () => {
    const seconds = (...edits: Edit[]): number => fresh(edits).seconds[0]!;
    const open = seconds();
    expect(seconds(winter)).toBeCloseTo(2 * open, 6);
    expect(seconds(late)).toBe(600 + open);
    // the street is 2 x 9.64 km, the way round 2 x 14.68 km (9.64 km east, 11.09 km north)
    expect(seconds(closed) / open).toBeCloseTo(14.68 / 9.64, 2);
  });

  test('equal edits made anew share what was found', () => {
    const cache = timesCache(study);
    const first = cache.find(questionOf([{ ...closed }]), silentWatch);
    expect(cache.find(questionOf([{ ...closed }]), silentWatch)).toBe(first);
  });
});

describe('a run of a scenario that changes the ground', () => {
  const catalogue = {
    id: 'own',
    title: text,
    source: text,
    facilityTypes: [{ id: 'clinic', name: text, domain: 'health' }],
    services: [{ id: 'near', name: text, types: ['clinic'], trip: 'drive', minutes: 30, direction: 'to' }],
    standards: [],
  };
  const manifest = {
    junda: 1,
    id: 's',
    title: text,
    catalogue: 'c.json',
    speedTables: { winter: 'cold.json' },
    layers: { facilities: 'clinics.csv', demand: 'people.csv', roads: 'roads.geojson' },
  };
  const road = {
    type: 'Feature',
    properties: { highway: 'residential' },
    geometry: {
      type: 'LineString',
      coordinates: [
        [100.1, 30.1],
        [100.3, 30.1],
      ],
    },
  };
  const cold = { id: 'whatever', name: text, source: text, landCover: [], roads: roadSpeed(10), openGround: plainSpeeds.openGround };
  const files = [
    textFile('study.json', JSON.stringify(manifest)),
    textFile('c.json', JSON.stringify(catalogue)),
    textFile('cold.json', JSON.stringify(cold)),
    textFile('clinics.csv', 'id,name,type,lon,lat\na,甲,clinic,100.1,30.1\n'),
    textFile('people.csv', 'id,lon,lat,people\n1,100.3,30.1,8\n'),
    textFile('roads.geojson', JSON.stringify({ type: 'FeatureCollection', features: [road] })),
  ];

  test('has the figures of that ground, and says which speeds it used', async () => {
    const client = inlineClient();
    const view = await client.run('openStudy', { files, columns: {} });
    expect(view.speedTables.map(({ id }) => id)).toEqual(['default', 'winter']);
    const covered = async (edits: readonly Edit[]): Promise<number> => {
      const result = await client.run('run', { edits, years: [] });
      const [told] = result.coverage;
      const onScreen = await client.run('analyse', { question: told?.question as Question, edits });
      expect(told?.ledgers).toEqual(onScreen.ledgers);
      expect(result.parameters.speeds.id).toBe(edits.includes(winter) ? 'winter' : 'default');
      return told?.ledgers[0]?.covered ?? NaN;
    };
    // 19 km at the preset speed of residential streets, 22 km/h: 52 min; then 30 min is too short for all
    expect(await covered([])).toBe(0);
    const near: Edit = { kind: 'move-facility', id: 'a', lon: 100.25, lat: 30.1 };
    expect(await covered([near])).toBe(8);
    // 4.8 km: at 10 km/h 29 min; a closed road leaves nothing to drive on
    expect(await covered([near, winter])).toBe(8);
    expect(await covered([near, { kind: 'set-delay', id: 'a', delaySeconds: 120 }, winter])).toBe(0);
    expect(
      await covered([
        near,
        {
          ...closed,
          geometry: {
            type: 'LineString',
            coordinates: [
              [100.27, 30],
              [100.27, 31],
            ],
          },
        },
      ]),
    ).toBe(0);
    expect(await covered([near])).toBe(8);
  });

  test('a table that there is not is refused by its scenario', async () => {
    const client = inlineClient();
    await client.run('openStudy', { files, columns: {} });
    const plan = { id: 'p', name: text, edits: [{ kind: 'use-speeds', table: 'summer' }] };
    await expect(client.run('readScenario', { file: textFile('p.json', JSON.stringify(plan)), edits: [] })).rejects.toMatchObject({
      finding: {
        code: 'edit.unknown-speeds',
        where: { file: 'p.json' },
        details: { table: 'summer', known: ['default', 'winter'], edit: 1 },
      },
    });
  });
});
