import { describe, expect, test } from 'vitest';
import { FindingList, readGeoJson, readRoads } from '../../src/formats';
import { plainReading } from '../../src/formats/read-options';
import { textFile } from './real-data';

const point = (lon: unknown, lat: unknown, properties = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
});
const polygon = (...ring: number[][]) => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } });
const line = (properties: object, ...coordinates: number[][]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
});

function read(...features: unknown[]) {
  const findings = new FindingList();
  const table = readGeoJson(textFile('a.geojson', JSON.stringify({ type: 'FeatureCollection', features })), findings);
  return { count: table.rows.length, told: findings.list().map((one) => `${one.code} ${one.where.feature ?? ''}`) };
}

const good = point(107, 34);

describe('GeoJSON at the door', () => {
  test.each([
    ['no geometry type', { type: 'Feature', properties: {}, geometry: { coordinates: [1, 2] } }, 'geojson.bad-geometry 2'],
    ['text for a number', point('107', 34), 'geojson.bad-geometry 2'],
    ['not a feature', 17, 'geojson.bad-geometry 2'],
    ['off the earth', point(999, 34), 'coordinate.out-of-range 2'],
    ['swapped', point(34, 107), 'coordinate.swapped 2'],
    ['no corners', { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: [] } }, 'geometry.empty 2'],
    ['no area', polygon([107, 34], [107, 35], [107, 36], [107, 34]), 'geometry.zero-area 2'],
  ])('%s: told with its number and left out', (_name, feature, expected) => {
    expect(read(good, feature, good)).toEqual({ count: 2, told: [expected] });
  });

  test('a bow tie is told and kept, as are repeated shapes', () => {
    expect(read(good, polygon([0, 0], [3, 3], [3, 0], [0, 1], [0, 0])).told).toEqual(['geometry.self-crossing 2']);
    const square = polygon([0, 0], [1, 0], [1, 1], [0, 1], [0, 0]);
    expect(read(square, square)).toEqual({ count: 2, told: ['geojson.bad-geometry 2'] });
    expect(read(good, good).told).toEqual([]);
  });

  test('a ring of 20,000 corners does not cross itself', () => {
    const ring = Array.from({ length: 20_000 }, (_, i) => [107 + Math.cos((i * Math.PI) / 10_000), 34 + Math.sin((i * Math.PI) / 10_000)]);
    expect(read(polygon(...ring, ring[0] ?? [])).told).toEqual([]);
  });

  test.each([
    ['{"type":"FeatureCollection","features":[', 'file.truncated'],
    ['{"type" "x"}', 'file.unreadable'],
    ['{"type":"Topology","objects":{}}', 'geojson.invalid'],
    ['[1,2,3]', 'geojson.invalid'],
    ['{"type":"FeatureCollection","features":[]}', 'geometry.empty'],
    [JSON.stringify({ type: 'FeatureCollection', features: [point(594026, 4918974), point(594027, 4918974)] }), 'geojson.projected'],
    [JSON.stringify({ type: 'FeatureCollection', features: [point(34, 107), point(34, 107)] }), 'coordinate.swapped'],
    [JSON.stringify({ type: 'FeatureCollection', features: Array.from({ length: 5000 }, () => 1) }), 'geojson.too-many-errors'],
    [
      JSON.stringify({ type: 'FeatureCollection', features: [good], crs: { type: 'name', properties: { name: 'EPSG:26713' } } }),
      'geojson.projected',
    ],
  ])('refused: %s', (text, code) => {
    expect(() => readGeoJson(textFile('a.geojson', text), new FindingList())).toThrow(code);
  });
});

describe('roads of GeoJSON lines', () => {
  const roads = async (...features: object[]) => {
    const findings = new FindingList();
    const file = textFile('roads.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
    return { roads: await readRoads(file, plainReading, findings), told: findings.list().map((one) => one.code) };
  };

  test('lines join where they share a vertex, and only there', async () => {
    const { roads: read } = await roads(
      line({ highway: 'primary' }, [107, 34], [107.1, 34]),
      line({ highway: 'residential', oneway: 'yes', maxspeed: '40 mph', bridge: 'yes', foot: 'no' }, [107.10000000001, 34], [107.1, 34.1]),
      line({ highway: 'motorway', oneway: -1, maxspeed: 120 }, [107.05, 33.9], [107.05, 34.1]),
      line({ highway: 'proposed' }, [107, 34], [108, 34]),
    );
    expect(read.nodeX).toHaveLength(5);
    expect(Array.from(read.wayNodes)).toEqual([0, 1, 1, 2, 3, 4]);
    expect(read.classes).toEqual(['primary', 'residential', 'motorway']);
    expect(Array.from(read.wayOneway)).toEqual([0, 1, -1]);
    expect(Array.from(read.waySpeed, (speed) => Math.round(speed * 10) / 10)).toEqual([NaN, 64.4, 120]);
    expect(Array.from(read.wayFlags)).toEqual([0, 5, 0]);
  });

  test('a maxspeed that is not a number is told and unsaid', async () => {
    const { roads: read, told } = await roads(line({ highway: 'primary', maxspeed: 'CN:urban' }, [107, 34], [107.1, 34]));
    expect(told).toEqual(['osm.bad-maxspeed']);
    expect(read.waySpeed[0]).toBeNaN();
  });

  test('years of opening and closing; none at all where no line has one, and a year that is none is told', async () => {
    const { roads: read, told } = await roads(
      line({ highway: 'primary', opened: 2019 }, [107, 34], [107.1, 34]),
      line({ highway: 'primary', closed: '2020-05-01' }, [107.1, 34], [107.2, 34]),
      line({ highway: 'primary', opened: 'soon' }, [107.2, 34], [107.3, 34]),
    );
    expect(Array.from(read.wayOpened ?? [])).toEqual([2019, NaN, NaN]);
    expect(Array.from(read.wayClosed ?? [])).toEqual([NaN, 2020, NaN]);
    expect(told).toEqual(['cell.not-a-number']);
    const plain = await roads(line({ highway: 'primary' }, [107, 34], [107.1, 34]));
    expect(plain.roads.wayOpened).toBeUndefined();
  });

  test('points alone are no roads', async () => {
    await expect(roads(good)).rejects.toThrow('osm.no-roads');
  });
});
