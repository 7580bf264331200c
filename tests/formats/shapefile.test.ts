import type { Geometry, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import {
  FindingList,
  checkFile,
  formatOf,
  openStudyFiles,
  packZip,
  plainReading,
  projectionOf,
  readFacilities,
  readRoads,
  readRows,
  readUnits,
  readZones,
} from '../../src/formats';
import type { NamedBytes } from '../../src/formats';
import { cpgEncoding } from '../../src/formats/dbf-encoding';
import { Failure } from '../../src/model/finding';
import type { Finding } from '../../src/model/finding';
import { silentWatch } from '../../src/model/watch';
import { gbkBytes, shapefileParts, zone36Prj } from './made-shapefile';
import { hasRealData, realFile, textFile } from './real-data';
import { testResources } from './test-resources';

const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: [x, y] });
const line = (...coordinates: [number, number][]): Geometry => ({ type: 'LineString', coordinates });
const square = (west: number, south: number, size: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west, south + size],
      [west + size, south + size],
      [west + size, south],
      [west, south],
    ],
  ],
});

const zip = (path: string, parts: readonly NamedBytes[]): NamedBytes => ({ path, bytes: packZip(parts) });

const refusal = async (work: Promise<unknown>): Promise<Finding> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error.finding;
    throw error;
  }
  throw new Error('not refused');
};

const rows = async (file: NamedBytes) => {
  const findings = new FindingList();
  return { table: await readRows(file, plainReading, findings), told: findings.list() };
};

const clinics = [
  { id: 'a', name: '马营镇卫生院', type: 'clinic', delay_minu: 3 },
  { id: 'b', name: '长寿沟村', type: 'clinic', delay_minu: 0 },
];
const places = [point(107.1, 34.4), point(107.2, 34.5)];

describe('zipped shapefile', () => {
  test.each([
    ['.cpg says GBK', { encode: gbkBytes, cpg: 'GBK' }],
    ['.cpg says 936', { encode: gbkBytes, cpg: '936' }],
    ['language byte 4D, no .cpg', { encode: gbkBytes, cpg: null, language: 0x4d }],
    ['nothing says it', { encode: gbkBytes, cpg: null }],
    ['.cpg says UTF-8 and is wrong', { encode: gbkBytes, cpg: 'UTF-8' }],
    ['UTF-8 without .cpg', { cpg: null }],
    ['UTF-8 with .cpg', {}],
    ['UTF-8 with a .cpg that says OEM', { cpg: 'OEM' }],
  ])('Chinese texts: %s', async (_, how) => {
    const findings = new FindingList();
    const read = await readFacilities(zip('f.zip', shapefileParts('f', places, clinics, how)), plainReading, findings);
    expect(read.map(({ name, lon, lat, delaySeconds }) => [name, lon, lat, delaySeconds])).toEqual([
      ['马营镇卫生院', 107.1, 34.4, 180],
      ['长寿沟村', 107.2, 34.5, 0],
    ]);
    const told = findings.list().find(({ code }) => code === 'text.encoding-detected');
    expect(told?.details['encoding']).toBe('encode' in how ? 'gb18030' : undefined);
  });

  test('a text that fills its field is cut inside a character, and is still UTF-8', async () => {
    const long = { id: 'a', name: `x${'村'.repeat(20)}` };
    const { table, told } = await rows(zip('f.zip', shapefileParts('f', [point(107, 34)], [long], { cpg: null })));
    expect(String(table.rows[0]?.[1]).startsWith('x村村')).toBe(true);
    expect(told).toEqual([]);
  });

  test('a name that is cut inside a character does not hide UTF-8', async () => {
    const { table, told } = await rows(
      zip('f.zip', shapefileParts('f', [point(107, 34)], [{ 行政区划代码: '610302', name: '渭滨' }], { cpg: null })),
    );
    expect([table.columns, table.rows[0], told]).toEqual([['行政区', 'name'], ['610302', '渭滨'], []]);
    const twins = [{ 行政区划代码: '610302', 行政区划名称: '渭滨' }];
    const both = await rows(zip('f.zip', shapefileParts('f', [point(107, 34)], twins, { cpg: null })));
    expect([both.table.columns, both.table.rows[0]]).toEqual([
      ['行政区', '行政区_2'],
      ['610302', '渭滨'],
    ]);
    expect(both.told.map(({ code }) => code)).toEqual(['table.duplicate-column']);
  });

  test.each([
    ['UTF-8', 'utf-8'],
    ['65001', 'utf-8'],
    ['ANSI 936', 'gb18030'],
    ['CP936', 'gb18030'],
    ['gb2312', 'gb18030'],
    ['ISO-8859-1', 'windows-1252'],
    ['88591', 'windows-1252'],
    ['Big5', 'big5'],
    ['OEM', ''],
  ])('.cpg %s', (text, encoding) => {
    expect(cpgEncoding(`${text}\r\n`)).toBe(encoding);
  });

  test('roads join where they share a vertex; Geofabrik letters for one-ways and bridges', async () => {
    const ways = [
      { fclass: 'primary', name: '解放路', oneway: 'F', bridge: 'T', maxspeed: 60 },
      { fclass: 'residential', name: '', oneway: 'T', bridge: 'F', maxspeed: 30 },
      { fclass: 'footway', name: '', oneway: 'B', bridge: 'F', maxspeed: 0 },
    ];
    const lines = [line([107, 34], [107.1, 34]), line([107.1, 34], [107.1, 34.1]), line([107.1, 34], [107.2, 34])];
    const findings = new FindingList();
    const roads = await readRoads(zip('roads.zip', shapefileParts('r', lines, ways)), plainReading, findings);
    expect(Array.from(roads.wayNodes)).toEqual([0, 1, 1, 2, 1, 3]);
    expect([roads.classes, Array.from(roads.wayOneway), Array.from(roads.wayFlags)]).toEqual([
      ['primary', 'residential', 'footway'],
      [1, -1, 0],
      [1, 0, 0],
    ]);
  });

  test('polygons as units and zones; a hole stays a hole', async () => {
    const holed: Polygon = {
      type: 'Polygon',
      coordinates: [...square(107, 34, 1).coordinates, [...(square(107.4, 34.4, 0.1).coordinates[0] ?? [])].reverse()],
    };
    const parts = shapefileParts(
      'u',
      [holed, square(108, 34, 1)],
      [
        { code: '610302', name: '渭滨区', level: 'county' },
        { code: '610303', name: '金台区', level: 'county' },
      ],
    );
    const units = await readUnits(zip('u.zip', parts), plainReading, new FindingList());
    expect(units.map(({ name, geometry }) => [name, geometry?.type, (geometry as Polygon).coordinates.length])).toEqual([
      ['渭滨区', 'Polygon', 2],
      ['金台区', 'Polygon', 1],
    ]);
    const zones = await readZones(zip('u.zip', parts), 'barriers', plainReading, new FindingList());
    expect(zones).toHaveLength(2);
  });

  test('a projection that the .prj names is turned into degrees, and told', async () => {
    const [x = NaN, y = NaN] = projectionOf(4524)?.fromLonLat(107.15, 34.37) ?? [];
    const file = zip('f.zip', shapefileParts('f', [point(x, y)], [{ id: 'a' }], { prj: zone36Prj }));
    const findings = new FindingList();
    const [read] = await readFacilities(file, plainReading, findings);
    expect([read?.lon, read?.lat].map((degrees) => degrees?.toFixed(8))).toEqual(['107.15000000', '34.37000000']);
    expect(findings.list()).toMatchObject([
      { severity: 'info', code: 'geojson.projected', details: { crs: 'CGCS2000_3_Degree_GK_Zone_36' } },
    ]);
    const inFrame = await readFacilities(file, { columns: {}, metres: true, epsg: 4524 }, new FindingList());
    expect([inFrame[0]?.lon, inFrame[0]?.lat].map((metres) => metres?.toFixed(4))).toEqual([x.toFixed(4), y.toFixed(4)]);
  });

  test.each([
    ['no .prj and metres', shapefileParts('f', [point(36500000, 3800000)], [{ id: 'a' }], { prj: null }), 'shapefile.missing-part'],
    [
      'another datum',
      shapefileParts('f', [point(36500000, 3800000)], [{ id: 'a' }], { prj: zone36Prj.replace('D_China_2000', 'D_Xian_1980') }),
      'projection.unknown',
    ],
    ['no .dbf', shapefileParts('f', [point(107, 34)], [{ id: 'a' }]).filter(({ path }) => !path.endsWith('dbf')), 'shapefile.missing-part'],
    ['fewer rows than shapes', shapefileParts('f', [point(107, 34), point(107, 35)], [{ id: 'a' }]), 'shapefile.records-differ'],
    [
      'two shapefiles',
      [...shapefileParts('f', [point(107, 34)], [{ id: 'a' }]), ...shapefileParts('g', [point(107, 34)], [{ id: 'a' }])],
      'shapefile.several-layers',
    ],
    [
      'a .shp that is cut',
      shapefileParts('f', places, clinics).map((part) => (part.path === 'f.shp' ? { ...part, bytes: part.bytes.slice(0, 130) } : part)),
      'file.truncated',
    ],
    [
      'a .dbf that is cut',
      shapefileParts('f', places, clinics).map((part) => (part.path === 'f.dbf' ? { ...part, bytes: part.bytes.slice(0, -60) } : part)),
      'file.truncated',
    ],
  ])('refused: %s', async (_, parts, code) => {
    expect((await refusal(rows(zip('f.zip', parts)))).code).toBe(code);
  });

  test('degrees without a .prj are taken as WGS 84, and that is told', async () => {
    const { table, told } = await rows(zip('f.zip', shapefileParts('f', places, clinics, { prj: null })));
    expect(table.rows).toHaveLength(2);
    expect(told).toMatchObject([{ severity: 'warn', code: 'shapefile.missing-part', details: { part: '.prj', assumed: 'WGS 84' } }]);
  });

  test('a zip cut anywhere is refused and never hangs', async () => {
    const whole = zip('f.zip', shapefileParts('f', places, clinics));
    for (let length = 8; length < whole.bytes.length; length += 23) {
      const report = await checkFile([{ path: 'f.zip', bytes: whole.bytes.slice(0, length) }], { resources: testResources });
      expect(report.status).toBe('refused');
    }
  });

  test('names made on Chinese Windows are GBK: parts go by their endings', async () => {
    const parts = shapefileParts('PLACES', places, clinics, { encode: gbkBytes, cpg: null });
    const bytes = packZip(parts);
    // the six letters become three characters in GBK, without the mark of UTF-8
    const [from, to] = [new TextEncoder().encode('PLACES'), gbkBytes('卫生院')];
    for (let at = 0; at + 6 < bytes.length; at++) if (from.every((byte, i) => bytes[at + i] === byte)) bytes.set(to, at);
    const report = await checkFile([{ path: '设施.zip', bytes }], { resources: testResources });
    expect(report).toMatchObject({ format: 'shapefile', layer: 'facilities', features: 2, encoding: 'gb18030' });
  });

  test('check names format, layer, encoding; convert writes GeoJSON', async () => {
    const file = zip('f.zip', shapefileParts('f', places, clinics));
    expect(formatOf(file)).toBe('shapefile');
    const report = await checkFile([file], { resources: testResources });
    expect(report).toMatchObject({ status: 'ok', format: 'shapefile', layer: 'facilities', features: 2, encoding: 'utf-8' });
  });
});

describe('a shapefile in a study', () => {
  const people = textFile('people.csv', 'id,lon,lat,people\n1,107.1,34.4,100\n');
  const open = (files: readonly NamedBytes[]) => openStudyFiles(files, { columns: {}, resources: testResources }, silentWatch);
  const manifest = (facilities: string): NamedBytes =>
    textFile(
      'study.json',
      JSON.stringify({ junda: 1, id: 's', title: { zh: '甲', en: 'A' }, layers: { demand: 'people.csv', facilities } }),
    );

  test('as a zip beside study.json, and as its parts; also with the study itself a zip', async () => {
    const parts = shapefileParts('clinics', places, clinics);
    const packed = [manifest('clinics.zip'), people, zip('clinics.zip', [...parts, textFile('README.txt', 'made by hand')])];
    const loose = [manifest('clinics.shp'), people, ...parts];
    for (const files of [packed, loose, [zip('study.zip', packed)], [zip('study.zip', loose)]]) {
      expect((await open(files)).facilities.map(({ id }) => id)).toEqual(['a', 'b']);
    }
  });

  test('polygons with people are told from units by their columns, and read as demand', async () => {
    const towns = shapefileParts(
      'qu',
      [square(107, 34, 0.1), square(107.1, 34, 0.1)],
      [
        { id: 'a', people: 100, people_60p: 20 },
        { id: 'b', people: 50, people_60p: 9 },
      ],
    );
    const study = await open([zip('qu.zip', towns), zip('clinics.zip', shapefileParts('clinics', places, clinics))]);
    expect(study.demand).toMatchObject({ count: 2, id: ['a', 'b'], groups: ['people', 'people_60p'] });
    expect([Array.from(study.demand.lon), Array.from(study.demand.values[0]?.[0] ?? [])]).toEqual([
      [107.05, 107.15].map((lon) => expect.closeTo(lon, 9) as number),
      [100, 50],
    ]);
    const units = shapefileParts('u', [square(107, 34, 0.1)], [{ code: '610302', level: 'county', people: 7 }]);
    const report = await checkFile([zip('u.zip', units)], { resources: testResources });
    expect([report.layer, (await checkFile([zip('qu.zip', towns)], { resources: testResources })).people]).toEqual(['units', 150]);
  });

  test('dropped with other files, and several in one zip', async () => {
    const roads = shapefileParts('roads', [line([107, 34], [107.1, 34])], [{ highway: 'primary' }]);
    const parts = shapefileParts('clinics', places, clinics);
    for (const files of [
      [people, zip('clinics.zip', parts), zip('roads.zip', roads)],
      [zip('all.zip', [people, ...parts, ...roads])],
      [people, ...parts, ...roads],
    ]) {
      const study = await open(files);
      expect([study.facilities.length, study.roads?.wayId.length, study.demand.count]).toEqual([2, 1, 1]);
    }
  });
});

describe.skipIf(!hasRealData)('the shapefiles of mbostock/shapefile', () => {
  const folder = 'messy/shp/mbostock_shapefile';
  const zipped = (name: string, ...endings: readonly string[]): NamedBytes =>
    zip(
      `${name}.zip`,
      endings.map((ending) => ({ ...realFile(`${folder}/${name}.${ending}`), path: `${name}.${ending}` })),
    );

  test.each([
    'points',
    'polygons',
    'polylines',
    'number-property',
    'mixed-properties',
    'boolean-property',
    'string-property',
    'utf8-property',
  ])('%s equals its json', async (name) => {
    const endings = ['shp', 'dbf', 'prj', ...(name === 'utf8-property' ? ['cpg'] : [])];
    const { table } = await rows(zipped(name, ...endings));
    const expected = JSON.parse(new TextDecoder().decode(realFile(`${folder}/${name}.json`).bytes)) as {
      readonly features: readonly { readonly geometry: Geometry; readonly properties: Readonly<Record<string, unknown>> }[];
    };
    expect(table.geometries).toEqual(expected.features.map(({ geometry }) => geometry));
    const properties = table.rows.map((row) => Object.fromEntries(row.map((cell, column) => [table.columns[column], cell])));
    // the json leaves blank cells out, and a column that only numbers the rows
    expect(properties).toMatchObject(expected.features.map((feature) => feature.properties));
  });

  test('dates are written as they stand', async () => {
    const { table } = await rows(zipped('date-property', 'shp', 'dbf', 'prj'));
    expect(table.rows.map(([date]) => date)).toEqual(['2013-01-02', '2013-02-02', '2013-01-03']);
  });

  test('a .cpg of Latin-1 is followed', async () => {
    const parts = ['shp', 'dbf', 'prj'].map((ending) => ({ ...realFile(`${folder}/latin1-property.${ending}`), path: `l.${ending}` }));
    const { table } = await rows(zip('l.zip', [...parts, textFile('l.cpg', 'ISO-8859-1')]));
    expect(table.rows[0]?.[0]).toBe('México');
  });

  test.each([
    ['empty', ['shp', 'dbf', 'prj'], 'geometry.empty'],
    ['pointm', ['shp'], 'shapefile.missing-part'],
  ])('%s is refused', async (name, endings, code) => {
    expect((await refusal(rows(zipped(name, ...endings)))).code).toBe(code);
  });
});
