import { describe, expect, test } from 'vitest';
import { checkFile, openStudyFiles, parseSpeeds } from '../../src/formats';
import { resources } from '../../src/jobs/resources';
import { modes } from '../../src/model/travel';
import { silentWatch } from '../../src/model/watch';
import { textFile } from './real-data';

const title = { zh: '甲', en: 'A' };
const closed = {
  type: 'Feature',
  properties: { kind: 'slide', name: '塌方' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [107, 34],
      [107.1, 34],
    ],
  },
};
const closures = (name: string) => textFile(name, JSON.stringify({ type: 'FeatureCollection', features: [closed] }));
const people = textFile('people.csv', 'id,lon,lat,people\n1,107,34,1\n');
const clinics = textFile('clinics.csv', 'id,name,type,lon,lat\na,甲,clinic,107.1,34.1\n');
const open = (manifest: object, ...files: readonly ReturnType<typeof textFile>[]) =>
  openStudyFiles(
    [
      textFile(
        'study.json',
        JSON.stringify({ junda: 1, id: 's', title, layers: { facilities: 'clinics.csv', demand: 'people.csv' }, ...manifest }),
      ),
      people,
      clinics,
      ...files,
    ],
    { columns: {}, resources },
    silentWatch,
  );

describe('closed roads of a study', () => {
  test('are a layer, empty where there is none', async () => {
    const layers = { facilities: 'clinics.csv', demand: 'people.csv', closures: 'shut.geojson' };
    expect((await open({ layers }, closures('shut.geojson'))).closures).toMatchObject([
      { kind: 'slide', name: '塌方', geometry: closed.geometry },
    ]);
    expect((await open({})).closures).toEqual([]);
  });

  test('are told by the name of a loose file', async () => {
    const study = await openStudyFiles([closures('封路.geojson'), people, clinics], { columns: {}, resources }, silentWatch);
    expect(study.closures).toHaveLength(1);
    expect(await checkFile([closures('closures.geojson')], { resources })).toMatchObject({ layer: 'closures', features: 1 });
  });
});

describe('speed tables of a study', () => {
  test('are the own one and those it names, each under the name it gives', async () => {
    const own = { ...parseSpeeds(resources.speeds.default, 'speeds.json'), id: 'mine' };
    const study = await open(
      { speeds: 'own.json', speedTables: { snow: 'winter', fair: 'default' } },
      textFile('own.json', JSON.stringify(own)),
    );
    expect(study.speedTables.map(({ id }) => id)).toEqual(['mine', 'snow', 'fair']);
    expect(study.speedTables[0]).toBe(study.speeds);
    expect(study.files).toContainEqual(expect.objectContaining({ layer: 'speeds', path: 'own.json' }));
    expect((await open({})).speedTables.map(({ id }) => id)).toEqual(['default']);
  });

  test('under the id of the own table, or that there is not, are refused', async () => {
    await expect(open({ speedTables: { default: 'winter' } })).rejects.toThrow('cell.duplicate-id');
    await expect(open({ speedTables: { wet: 'rain' } })).rejects.toThrow('study.unknown-catalogue');
  });
});

test('in winter nothing but a ferry is as fast as usual, what is shut stays shut, and the figures are to be checked', () => {
  const [usual, winter] = [resources.speeds.default, resources.speeds.winter].map((table) => parseSpeeds(table, 'speeds.json'));
  const slower = (cold: number, warm: number): void => expect(cold === 0 ? warm : cold < warm ? 0 : NaN).toBe(0);
  winter!.landCover.forEach(({ kmPerHour }, at) => slower(kmPerHour, usual!.landCover[at]!.kmPerHour));
  winter!.roads.forEach((road, at) => {
    expect(road.class).toBe(usual!.roads[at]!.class);
    if (road.class !== 'ferry') for (const mode of modes) slower(road[mode], usual!.roads[at]![mode]);
  });
  for (const mode of modes) slower(winter!.openGround[mode], usual!.openGround[mode]);
  expect(winter!.roads).toHaveLength(usual!.roads.length);
  expect([winter!.source.zh, winter!.source.en]).toEqual([expect.stringContaining('请核对'), expect.stringContaining('please check')]);
});
