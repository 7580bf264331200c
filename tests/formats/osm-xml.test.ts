import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { FindingList, formatOf, plainReading, readRoads } from '../../src/formats';
import type { NamedBytes } from '../../src/formats';
import { durationSeconds } from '../../src/formats/ferry-speed';
import { Failure } from '../../src/model/finding';
import type { Finding } from '../../src/model/finding';
import type { Roads } from '../../src/model/roads';
import { osmFile, osmXml } from './made-osm';
import type { TestWay } from './made-osm';
import { textFile } from './real-data';

const read = async (file: NamedBytes): Promise<{ readonly roads: Roads; readonly told: readonly Finding[] }> => {
  const findings = new FindingList();
  return { roads: await readRoads(file, plainReading, findings), told: findings.list() };
};

const refusal = async (file: NamedBytes): Promise<Finding> => {
  try {
    await read(file);
  } catch (error) {
    if (error instanceof Failure) return error.finding;
    throw error;
  }
  throw new Error('not refused');
};

const nodes = [3, 1, 9, 2, 4, 5, 6];
const ways: readonly TestWay[] = [
  { refs: [1, 2, 3], tags: { highway: 'primary', name: '解放路 & "北段"', maxspeed: '60 mph', bridge: 'yes', layer: '1' } },
  { refs: [3, 9], tags: { highway: 'steps', access: 'private', foot: 'yes' } },
  { refs: [4, 5, 6, 4], tags: { highway: 'tertiary', junction: 'roundabout' } },
  { refs: [2, 4], tags: { highway: 'residential', oneway: '-1', motor_vehicle: 'no', bicycle: 'no', tunnel: 'yes', layer: '-1' } },
  { refs: [6, 9], tags: { highway: 'service', maxspeed: 'CN:urban', oneway: 'reverse' } },
  { refs: [5, 9], tags: { highway: 'living_street', maxspeed: 'walk' } },
  { refs: [5, 3], tags: { highway: 'motorway', maxspeed: 'none' } },
  { refs: [1, 9], tags: { route: 'ferry', duration: '00:10' } },
  { refs: [1, 7, 2], tags: { highway: 'path' } },
  { refs: [1, 2], tags: { railway: 'rail' } },
];

describe('OSM xml', () => {
  test('gives the same roads as the pbf of the same network, and the same findings', async () => {
    const fromPbf = await read(osmFile(nodes, ways));
    const fromXml = await read(textFile('a.osm', osmXml(nodes, ways)));
    const places = (roads: Roads) => [...roads.nodeX, ...roads.nodeY].map((degrees) => degrees.toFixed(9));
    expect(places(fromXml.roads)).toEqual(places(fromPbf.roads));
    const rest = ({ nodeX: _x, nodeY: _y, waySpeed, ...roads }: Roads) => ({ ...roads, speeds: Array.from(waySpeed, (v) => v.toFixed(4)) });
    expect(rest(fromXml.roads)).toEqual(rest(fromPbf.roads));
    const codes = ({ told }: { readonly told: readonly Finding[] }) => told.map(({ code, details }) => [code, details]);
    expect(codes(fromXml)).toEqual(codes(fromPbf));
    expect(fromXml.told.map(({ code }) => code)).toEqual(['osm.bad-maxspeed', 'osm.missing-nodes']);
    expect(Array.from(fromXml.roads.wayOneway)).toEqual([0, 0, 1, -1, -1, 0, 1, 0]);
  });

  test('a ferry takes as long as its duration says: 8 hundredths of a degree at 34 N in 10 minutes', async () => {
    const { roads } = await read(textFile('a.osm', osmXml(nodes, ways)));
    const ferry = roads.classes.indexOf('ferry');
    const way = roads.wayClass.indexOf(ferry);
    const metres = 6371008.8 * 0.08 * (Math.PI / 180) * Math.cos((34 * Math.PI) / 180);
    expect(roads.waySpeed[way]).toBeCloseTo((metres / 600) * 3.6, 3);
  });

  test.each([
    ['20', 1200],
    ['1:30', 5400],
    ['00:10', 600],
    ['01:00:30', 3630],
    ['PT1H5M', 3900],
    ['soon', NaN],
    ['', NaN],
    ['0', NaN],
  ])('duration %s', (text, seconds) => {
    expect(durationSeconds(text)).toEqual(seconds);
  });

  test.each(['a.osm', 'a.osm.xml', 'a.xml', 'a', 'streets.csv'])('%s is recognised by its content', (name) => {
    expect(formatOf(textFile(name, osmXml(nodes, ways)))).toBe('osm-xml');
  });

  test('other xml is not', () => {
    expect(formatOf(textFile('a.osm', '<?xml version="1.0"?><gpx/>'))).toBe('unknown');
    expect(formatOf(textFile('a.osm', '<?xml version="1.0"?><!-- <osm> --><osmChange/>'))).toBe('unknown');
  });

  test('gzip, UTF-16 and a declared GBK are read; the encoding is told', async () => {
    const text = osmXml(nodes, ways);
    const plain = await read(textFile('a.osm', text));
    const zipped = await read({ path: 'a.osm.gz', bytes: gzipSync(new TextEncoder().encode(text)) });
    expect(zipped.roads).toEqual(plain.roads);
    const wide = new Uint8Array(2 + text.length * 2);
    wide.set([0xff, 0xfe]);
    Array.from({ length: text.length }, (_, i) => new DataView(wide.buffer).setUint16(2 + 2 * i, text.charCodeAt(i), true));
    const utf16 = await read({ path: 'a.osm', bytes: wide });
    expect(utf16.roads.wayName).toEqual(plain.roads.wayName);
    expect(utf16.told[0]).toMatchObject({ code: 'text.encoding-detected', details: { encoding: 'utf-16le' } });
    // 路 is C2 B7 in GBK
    const [before = '', after = ''] = osmXml([1, 2], [{ refs: [1, 2], tags: { highway: 'road', name: '@' } }])
      .replace('UTF-8', 'GBK')
      .split('@');
    const bytes = Uint8Array.from([...new TextEncoder().encode(before), 0xc2, 0xb7, ...new TextEncoder().encode(after)]);
    const gbk = await read({ path: 'a.osm', bytes });
    expect(gbk.roads.wayName).toEqual(['路']);
  });

  test('bytes that the declared encoding does not have are refused by their line', async () => {
    const [before = '', after = ''] = osmXml([1, 2], [{ refs: [1, 2], tags: { highway: 'road', name: '@' } }]).split('@');
    const bytes = Uint8Array.from([...new TextEncoder().encode(before), 0xc2, 0xb7, 0xc2, ...new TextEncoder().encode(after)]);
    expect(await refusal({ path: 'a.osm', bytes })).toMatchObject({ code: 'text.encoding-broken', where: { row: 5 } });
    const unknown = osmXml([1, 2], ways).replace('UTF-8', 'klingon');
    expect(await refusal(textFile('a.osm', unknown))).toMatchObject({ code: 'text.encoding-broken', details: { encoding: 'klingon' } });
  });

  test('broken xml is refused by its line, a cut file as cut', async () => {
    const text = osmXml(nodes, ways);
    const broken = text.replace('<node id="2" lat="34"', '<node id="2" lat=34');
    expect(await refusal(textFile('a.osm', broken))).toMatchObject({ code: 'file.unreadable', where: { file: 'a.osm', row: 6 } });
    expect(await refusal(textFile('a.osm', text.slice(0, 700)))).toMatchObject({ code: 'file.truncated' });
    expect(await refusal(textFile('a.osm', '<osm version="0.6"></osm>'))).toMatchObject({ code: 'osm.no-roads' });
  });

  test('a position that is no number, or off the earth, is told by its line, and the way cut there', async () => {
    const text = osmXml([1, 2, 3, 4, 5], [{ refs: [1, 2, 3, 4, 5], tags: { highway: 'road' } }])
      .replace('<node id="3" lat="34"', '<node id="3" lat="34,0"')
      .replace('lon="107.02"', 'lon="1070.2"');
    const { roads, told } = await read(textFile('a.osm', text));
    expect(Array.from(roads.wayStart)).toEqual([0, 2]);
    expect(told.map(({ code, where }) => [code, where.row])).toEqual([
      ['coordinate.out-of-range', 4],
      ['cell.not-a-number', 5],
      ['osm.missing-nodes', undefined],
    ]);
  });

  test('positions in the ways themselves, as Overpass gives them, make the nodes', async () => {
    const at = (id: number): string => `<nd ref="${id}" lat="34" lon="${107 + id / 100}"/>`;
    const way = (id: number, ids: readonly number[]): string => `<way id="${id}">${ids.map(at).join('')}<tag k="highway" v="road"/></way>`;
    const { roads } = await read(textFile('a.osm', `<osm>${way(1, [1, 2, 3])}${way(2, [3, 4])}</osm>`));
    expect(roads.nodeX).toHaveLength(4);
    expect(Array.from(roads.wayNodes)).toEqual([0, 1, 2, 2, 3]);
  });

  test('what is deleted is left out', async () => {
    const text = osmXml([1, 2], [{ refs: [1, 2], tags: { highway: 'road' } }]).replace('<way id="1">', '<way id="1" action="delete">');
    expect(await refusal(textFile('a.osm', text))).toMatchObject({ code: 'osm.no-roads' });
  });
});
