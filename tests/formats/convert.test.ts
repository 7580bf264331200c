import { describe, expect, test } from 'vitest';
import { FindingList, convertFile, readGeoJson, readRoads, readTable, writeCsv } from '../../src/formats';
import { plainReading } from '../../src/formats/read-options';
import { hasRealData, realFile, textFile } from './real-data';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const points = textFile('a.csv', 'id,名称,lon,lat\n1,甲,107.2377452,34.3631904\n2,乙,,\n');

describe('convert', () => {
  test('csv to GeoJSON and back, GCJ-02 to WGS 84', async () => {
    const there = await convertFile(points, 'a.geojson', 'gcj02', 'wgs84', {});
    const table = readGeoJson({ path: 'a.geojson', bytes: there.bytes }, new FindingList());
    expect(there.features).toBe(2);
    expect(table.geometries?.[1]).toBeNull();
    const first = table.geometries?.[0];
    const [lon = 0, lat = 0] = first?.type === 'Point' ? first.coordinates : [];
    expect(Math.abs(lon - 107.2330471)).toBeLessThan(1e-5);
    expect(Math.abs(lat - 34.3646018)).toBeLessThan(1e-5);
    const back = await convertFile({ path: 'a.geojson', bytes: there.bytes }, 'b.csv', 'wgs84', 'gcj02', {});
    expect(text(back.bytes)).toMatch(/id,名称,lon,lat\r\n1,甲,107\.23774\d*,34\.36319\d*\r\n2,乙,,\r\n$/);
  });

  test('outside China nothing moves', async () => {
    const { bytes } = await convertFile(textFile('a.csv', 'id,lon,lat\n1,-46.6,-23.5\n'), 'b.csv', 'gcj02', 'wgs84', {});
    expect(text(bytes)).toContain('1,-46.6,-23.5');
  });

  test.each([
    ['a.shp', 'wgs84'],
    ['a', 'wgs84'],
  ] as const)('no way to %s', async (out, to) => {
    await expect(convertFile(points, out, 'wgs84', to, {})).rejects.toThrow('file.unknown-format');
  });

  test.skipIf(!hasRealData)('OSM to GeoJSON keeps every way', async () => {
    const file = realFile('sao_paulo/spo_osm.pbf');
    const { bytes, features } = await convertFile(file, 'roads.geojson', 'wgs84', 'wgs84', {});
    const before = await readRoads(file, plainReading, new FindingList());
    const after = await readRoads({ path: 'roads.geojson', bytes }, plainReading, new FindingList());
    expect(features).toBe(before.wayId.length);
    expect(after.wayOneway).toEqual(before.wayOneway);
    expect(after.wayFlags).toEqual(before.wayFlags);
    expect(Array.from(after.wayClass, (at) => after.classes[at])).toEqual(Array.from(before.wayClass, (at) => before.classes[at]));
  });
});

describe('what convert says', () => {
  test('a row without a place is kept, and said to be', async () => {
    const bytes = new TextEncoder().encode('id,lon,lat\na,107,34\nb,,\n');
    const { findings, features } = await convertFile({ path: 'p.csv', bytes }, 'p.geojson', 'gcj02', 'wgs84', {});
    expect(features).toBe(2);
    expect(findings).toMatchObject([{ severity: 'warn', code: 'coordinate.missing', where: { row: 3 }, details: { kept: true } }]);
  });

  test('shapes are no csv: the refusal says what they can become', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [107, 34],
        [107.1, 34],
      ],
    };
    const bytes = new TextEncoder().encode(JSON.stringify({ type: 'Feature', properties: {}, geometry: line }));
    await expect(convertFile({ path: 'l.geojson', bytes }, 'l.csv', 'wgs84', 'wgs84', {})).rejects.toMatchObject({
      finding: { code: 'file.unknown-format', details: { from: 'LineString', to: 'csv', writes: ['geojson'] } },
    });
  });
});

describe('csv out', () => {
  test('formulas are disarmed, numbers stay numbers', () => {
    const rows = [
      ['a', 'b'],
      ['=1+1', -5],
      ['-5', '-x'],
      ['@x', '+86'],
      ['\tx', NaN],
      [true, null],
      ['甲,"乙"\n', Infinity],
    ];
    expect(text(writeCsv(rows))).toBe(`a,b\r\n'=1+1,-5\r\n-5,'-x\r\n'@x,+86\r\n'\tx,\r\nyes,\r\n"甲,""乙""\n",\r\n`);
  });

  test('with the mark for spreadsheets, and read again', () => {
    const bytes = writeCsv(
      [
        ['名称', 'x'],
        ['甲', 1.5],
      ],
      true,
    );
    expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    const table = readTable({ path: 'a.csv', bytes }, new FindingList());
    expect([table.columns, table.rows]).toEqual([['名称', 'x'], [['甲', '1.5']]]);
  });
});
