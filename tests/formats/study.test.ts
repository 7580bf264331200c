import { describe, expect, test } from 'vitest';
import { checkFile, moveDatum, openStudyFiles, packZip, unpackFiles } from '../../src/formats';
import type { NamedBytes } from '../../src/formats';
import { findingText } from '../../src/i18n/words/findings';
import { Cancelled, Failure } from '../../src/model/finding';
import { silentWatch } from '../../src/model/watch';
import { textFile } from './real-data';
import { testResources } from './test-resources';

const manifest = {
  junda: 1,
  id: 's',
  title: { zh: '甲', en: 'A' },
  years: [2020],
  catalogue: 'empty',
  layers: { demand: 'people.csv', facilities: ['f.csv'] },
};
const people = textFile('people.csv', 'id,lon,lat,people\na,107,34,10\nb,107.1,34,20\n');
const facilities = textFile('f.csv', 'id,name,type,lon,lat\n1,甲,x,107,34\n');

const open = (files: readonly NamedBytes[]) => openStudyFiles(files, { columns: {}, resources: testResources }, silentWatch);
const studyJson = (change: object) => textFile('study.json', JSON.stringify({ ...manifest, ...change }));

describe('a study of files', () => {
  test('opens from a folder and, the same, from a zip', async () => {
    const files = [studyJson({}), people, facilities];
    const fromFolder = await open(files);
    const fromZip = await open([{ path: 's.zip', bytes: packZip(files.map((file) => ({ ...file, path: `inner/${file.path}` }))) }]);
    expect(fromFolder).toMatchObject({
      id: 's',
      years: [2020],
      note: { zh: '', en: '' },
      facilities: [{ id: '1', type: 'x' }],
      findings: [],
    });
    expect(fromZip).toEqual(fromFolder);
  });

  test.each([
    ['no version', { junda: undefined }, 'study.bad-manifest', 'junda'],
    ['a layer nobody knows', { layers: { roadz: 'x' } }, 'study.bad-manifest', 'roadz'],
    ['a year of text', { years: ['x'] }, 'study.bad-manifest', 'years.{1,2}1'],
    ['a layer that is not there', { layers: { demand: 'no.csv' } }, 'study.missing-layer', 'no.csv'],
    ['a catalogue that is not there', { catalogue: 'none' }, 'study.unknown-catalogue', 'none'],
    ['a catalogue of its own that is wrong', { catalogue: 'people.csv' }, 'study.bad-manifest', ''],
    ['two files of people', { layers: { demand: ['people.csv', 'people.csv'] } }, 'study.layer-twice', 'demand'],
  ])('refused: %s', async (_name, change, code, entry) => {
    await expect(open([studyJson(change), people, facilities])).rejects.toThrow(
      new RegExp(`${code.replace('.', String.raw`\.`)}.*${entry}`),
    );
  });

  test('layers are held against each other', async () => {
    const catalogue = {
      id: 'c',
      title: manifest.title,
      source: manifest.title,
      services: [],
      standards: [],
      facilityTypes: [{ id: 'y', name: manifest.title, domain: 'd' }],
    };
    const units = textFile('u.csv', 'code,name,level,parent\n1,甲,county,9\n');
    const indicators = textFile('i.csv', 'unit,indicator,year,value\n7,a,2020,1\n');
    const long = textFile('people.csv', 'id,lon,lat,people,year\na,107,34,10,2019\n');
    const layers = { ...manifest.layers, units: 'u.csv', indicators: 'i.csv' };
    const study = await open([
      studyJson({ catalogue: 'c.json', layers }),
      long,
      facilities,
      units,
      indicators,
      textFile('c.json', JSON.stringify(catalogue)),
    ]);
    expect(study.findings.map((one) => one.code).toSorted()).toEqual([
      'catalogue.unknown-type',
      'study.unknown-unit',
      'study.unknown-year',
    ]);
  });

  test('a unit below the top without a parent above it is refused, as every sum would be', async () => {
    const units = textFile('u.csv', 'code,name,level,parent\n1,甲,county,\n11,乙,town,9\n');
    const layers = { ...manifest.layers, units: 'u.csv' };
    await expect(open([studyJson({ layers }), people, facilities, units])).rejects.toMatchObject({
      finding: { code: 'study.unit-without-parent', details: { unit: '11', parent: '9' } },
    });
  });

  test.each([
    [
      'kind',
      { kind: 'reahc' },
      'standards[s1].kind',
      'standards[s1].kind: 应为 reach, provision, ratio, quality, total, indicator, capacity, balance 之一, 实际为 "reahc"',
    ],
    ['name', { name: undefined }, 'standards[s1].name: is missing', 'standards[s1].name: 缺少这一项'],
    ['atLeast', { atLeast: 'one' }, 'expected number', 'standards[s1].atLeast: 无效输入: 期望 数字, 实际接收 文字'],
    ['tagret', { tagret: 1 }, 'Unrecognized key', '未知的键'],
  ])('a bad catalogue is refused by the name of the entry, in both languages: %s', async (_what, change, en, zh) => {
    const text = { zh: 'x', en: 'x' };
    const standard = {
      id: 's1',
      project: 1,
      kind: 'provision',
      name: text,
      clause: text,
      source: { text, check: false },
      types: ['t'],
      level: 'town',
      atLeast: 1,
    };
    const types = [{ id: 't', name: text, domain: 'd' }];
    const bad = { id: 'c', title: text, source: text, facilityTypes: types, services: [], standards: [{ ...standard, ...change }] };
    const opened = open([studyJson({ catalogue: 'c.json' }), people, facilities, textFile('c.json', JSON.stringify(bad))]);
    const failure = await opened.then(
      () => null,
      (error: unknown) => (error instanceof Failure ? error.finding : null),
    );
    expect(failure?.code).toBe('catalogue.bad');
    expect(failure && findingText(failure, 'en')).toContain(en);
    expect(failure && findingText(failure, 'zh')).toContain(zh);
  });

  test.each([
    ['overlap', 107.05, 'study.units-overlap', 125],
    ['gap', 107.15, 'study.units-gap', 75],
    ['fit', 107.1, null, 100],
  ])('towns that overlap or leave gaps are told: %s', async (_what, west, code, percent) => {
    const box = (from: number, to: number) => ({
      type: 'Polygon',
      coordinates: [
        [
          [from, 34],
          [to, 34],
          [to, 34.1],
          [from, 34.1],
          [from, 34],
        ],
      ],
    });
    const unit = (id: string, level: string, parent: string, geometry: object) => ({
      type: 'Feature',
      properties: { code: id, name: id, level, parent },
      geometry,
    });
    const features = [
      unit('c', 'county', '', box(107, 107.2)),
      unit('a', 'town', 'c', box(107, 107.1)),
      unit('b', 'town', 'c', box(west, 107.2)),
    ];
    const units = textFile('u.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
    const study = await open([studyJson({ layers: { ...manifest.layers, units: 'u.geojson' } }), people, facilities, units]);
    const told = study.findings.find((one) => one.code.startsWith('study.units-'));
    expect(told?.code ?? null).toBe(code);
    if (told) expect(told.details['percent']).toBeCloseTo(percent, 1);
  });

  test('a standard twice and a trip that there is not are refused', async () => {
    const text = { zh: 'x', en: 'x' };
    const service = { id: 'v', name: text, types: ['t'], trip: 'fly', minutes: 30, direction: 'to' };
    const types = [{ id: 't', name: text, domain: 'd' }];
    const base = { id: 'c', title: text, source: text, facilityTypes: types, services: [service], standards: [] };
    const opening = (value: object): Promise<unknown> =>
      open([studyJson({ catalogue: 'c.json' }), people, facilities, textFile('c.json', JSON.stringify(value))]);
    await expect(opening(base)).rejects.toMatchObject({ finding: { code: 'study.unknown-trip', details: { trip: 'fly', entry: 'v' } } });
    await expect(opening({ ...base, facilityTypes: [...types, ...types] })).rejects.toMatchObject({
      finding: { code: 'cell.duplicate-id', details: { id: 't' } },
    });
  });

  test('places far outside the units are told', async () => {
    const box = {
      type: 'Polygon',
      coordinates: [
        [
          [106, 33],
          [108, 33],
          [108, 35],
          [106, 35],
          [106, 33],
        ],
      ],
    };
    const units = textFile('u.geojson', JSON.stringify({ type: 'Feature', properties: { code: '1', level: 'city' }, geometry: box }));
    const far = textFile('f.csv', 'id,name,type,lon,lat\n1,甲,x,-107,34\n2,乙,x,107,34\n');
    const study = await open([studyJson({ layers: { ...manifest.layers, units: 'u.geojson' } }), people, far, units]);
    expect(study.findings).toMatchObject([{ code: 'coordinate.outside-study', details: { count: 1, ids: ['1'] } }]);
  });

  test('stops when asked', async () => {
    const watch = {
      progress: () => undefined,
      check: () => {
        throw new Cancelled();
      },
    };
    await expect(openStudyFiles([studyJson({}), people, facilities], { columns: {}, resources: testResources }, watch)).rejects.toThrow(
      Cancelled,
    );
  });
});

describe('loose files', () => {
  test('are told apart by their content; columns of counts serve as facilities', async () => {
    const grid = textFile('grid.csv', 'id,lon,lat,population,clinics,income\na,107,34,10,2,1.5\nb,107.1,34,20,0,2.5\n');
    const roads = textFile(
      'r.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { highway: 'primary' },
            geometry: {
              type: 'LineString',
              coordinates: [
                [107, 34],
                [107.1, 34],
              ],
            },
          },
        ],
      }),
    );
    const study = await open([grid, roads]);
    expect(study.title.en).toBe('grid.csv + r.geojson');
    expect(study.facilities).toMatchObject([{ id: 'clinics:a', type: 'clinics', lon: 107, capacity: 2 }]);
    expect(study.catalogue.services).toMatchObject([{ id: 'clinics', types: ['clinics'], trip: 'walk', minutes: 15 }]);
    expect(study.roads?.classes).toEqual(['primary']);
    expect(study.findings.filter((one) => one.severity !== 'info')).toEqual([]);
  });

  test('a stray file is told and left out, the layers are read', async () => {
    const grid = textFile('grid.csv', 'id,lon,lat,population\na,107,34,10\n');
    const clinics = textFile('clinics.csv', 'id,name,lon,lat\n1,甲,107,34\n');
    const study = await open([grid, clinics, textFile('expected.json', '{"cost":5}'), textFile('empty.csv', '')]);
    expect(study.demand.count).toBe(1);
    const strays = study.findings.filter((one) => one.details['leftOut'] === true);
    expect(strays.map((one) => one.where.file)).toEqual(['expected.json', 'empty.csv']);
  });

  test('facilities of a file without types are named after it', async () => {
    const study = await open([people, textFile('clinics.csv', 'id,name,lon,lat\n1,甲,107,34\n')]);
    expect(study.facilities[0]?.type).toBe('clinics');
  });

  test('nothing to go by is refused', async () => {
    await expect(open([textFile('a.csv', 'a,b\n1,2\n')])).rejects.toThrow('study.no-manifest');
    await expect(open([facilities])).rejects.toThrow('study.no-demand');
    await expect(open([])).rejects.toThrow('file.missing');
  });
});

describe('check', () => {
  const check = (...files: NamedBytes[]) => checkFile(files, { resources: testResources });

  test('people', async () => {
    expect(await check(people)).toMatchObject({
      status: 'ok',
      format: 'csv',
      layer: 'demand',
      features: 2,
      people: 30,
      encoding: 'utf-8',
      datum: 'wgs84 (assumed)',
    });
  });

  test('a study, and a refusal', async () => {
    expect(await check(studyJson({}), people, facilities)).toMatchObject({ status: 'ok', format: 'study', people: 30 });
    expect(await check(textFile('x.csv', ''))).toMatchObject({ status: 'refused', findings: [{ code: 'file.empty' }] });
    expect(await check(textFile('x.json', '{'))).toMatchObject({ status: 'refused', findings: [{ code: 'file.truncated' }] });
    expect((await check(studyJson({ years: 1 }), people)).status).toBe('refused');
  });
});

describe('datum of a study', () => {
  const square = {
    type: 'Polygon',
    coordinates: [
      [
        [107, 34],
        [107.01, 34],
        [107.01, 34.01],
        [107, 34.01],
        [107, 34],
      ],
    ],
  };
  const units = textFile('u.geojson', JSON.stringify({ type: 'Feature', properties: { code: '1', level: 'town' }, geometry: square }));
  const rows = (move: (lon: number, lat: number) => readonly [number, number]): string =>
    Array.from(
      { length: 100 },
      (_, i) => `${i},x,x,${move(107.0005 + (i % 10) * 0.001, 34.0005 + Math.floor(i / 10) * 0.001).join(',')},1`,
    ).join('\n');
  const checked = (move: (lon: number, lat: number) => readonly [number, number]) => {
    const places = textFile('f.csv', `id,name,type,lon,lat,unit\n${rows(move)}\n`);
    const layers = { ...manifest.layers, units: 'u.geojson' };
    return checkFile([studyJson({ layers }), people, places, units], { resources: testResources });
  };

  test('is taken for WGS 84 where the facilities lie in their units', async () => {
    expect((await checked((lon, lat) => [lon, lat])).datum).toBe('wgs84 (assumed)');
  });

  test.each(['gcj02', 'bd09'] as const)('%s is guessed and told', async (datum) => {
    const report = await checked((lon, lat) => moveDatum(lon, lat, 'wgs84', datum));
    expect(report.datum).toBe(`${datum} (guessed)`);
    expect(report.findings.filter((one) => one.code === 'coordinate.other-datum')).toHaveLength(1);
  });
});

test('opening a study tells of another datum too, so that no run passes over it', async () => {
  const ring = [
    [107, 34],
    [107.01, 34],
    [107.01, 34.01],
    [107, 34.01],
    [107, 34],
  ];
  const unit = { type: 'Feature', properties: { code: '1', level: 'city' }, geometry: { type: 'Polygon', coordinates: [ring] } };
  const places = Array.from(
    { length: 25 },
    (_, i) => `${i},甲,x,${moveDatum(107.0005 + (i % 5) * 0.002, 34.005, 'wgs84', 'gcj02').join(',')},1`,
  );
  const study = await open([
    studyJson({ layers: { ...manifest.layers, units: 'u.geojson' } }),
    people,
    textFile('f.csv', `id,name,type,lon,lat,unit\n${places.join('\n')}\n`),
    textFile('u.geojson', JSON.stringify(unit)),
  ]);
  expect(study.findings.map((one) => one.code)).toContain('coordinate.other-datum');
});

describe('zip', () => {
  test('the same bytes each time, and back again', () => {
    const files = [textFile('a/乙.csv', 'x'.repeat(5000)), textFile('b.txt', 'y')];
    expect(packZip(files)).toEqual(packZip(files));
    const back = unpackFiles([{ path: 'x.zip', bytes: packZip(files) }]);
    expect(back.map(({ path, bytes }) => [path, bytes.length])).toEqual([
      ['a/乙.csv', 5000],
      ['b.txt', 1],
    ]);
  });

  test('names made on Chinese Windows (GBK without a mark) are mended', () => {
    const zip = packZip([textFile('ABCD.csv', 'x,y\n')]);
    const gbk = [0xc8, 0xcb, 0xbf, 0xda];
    for (let at = 0; at < zip.length - 4; at++) if (zip[at] === 0x41 && zip[at + 1] === 0x42 && zip[at + 2] === 0x43) zip.set(gbk, at);
    expect(unpackFiles([{ path: 'x.zip', bytes: zip }])[0]?.path).toBe('人口.csv');
  });

  test('cut short, or a bomb: refused', () => {
    const zip = packZip([textFile('a.csv', 'x,y\n'.repeat(9999))]);
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const cut = { path: 'x.zip', bytes: zip.slice(0, Math.floor(zip.length * share)) };
      expect(() => unpackFiles([cut])).toThrow('file.truncated');
    }
    const bomb = packZip([{ path: 'zeros', bytes: new Uint8Array(40_000_000) }]);
    expect(() => unpackFiles([{ path: 'x.zip', bytes: bomb }])).toThrow('file.too-large');
  });
});
