import { PbfWriter } from 'pbf';
import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { FindingList, readFacilities, readRoads } from '../../src/formats';
import { onewayOf, parseMaxspeed, roadClass, roadFlags } from '../../src/formats/osm-tags';
import { plainReading } from '../../src/formats/read-options';
import { roadFlag } from '../../src/model/roads';
import { textFile } from './real-data';

describe('OSM tags', () => {
  test.each([
    ['60', 60],
    ['60 km/h', 60],
    ['60kmh', 60],
    ['10 mph', 16.09344],
    ['none', NaN],
    ['', NaN],
    ['CN:urban', 'bad'],
    ['50;60', 'bad'],
    ['-3', 'bad'],
    ['0', 'bad'],
  ])('maxspeed %s', (text, expected) => {
    expect(parseMaxspeed(text)).toEqual(expected);
  });

  test.each([
    [{ oneway: 'yes' }, 1],
    [{ oneway: '-1' }, -1],
    [{ oneway: 'no', highway: 'motorway' }, 0],
    [{ highway: 'motorway' }, 1],
    [{ highway: 'motorway_link' }, 0],
    [{ junction: 'roundabout' }, 1],
    [{ oneway: 'reversible' }, 0],
    [{ oneway: 'maybe' }, 'bad'],
    [{}, 0],
  ])('oneway of %j', (tags, expected) => {
    expect(onewayOf(tags)).toBe(expected);
  });

  test.each([
    [{ access: 'private' }, roadFlag.noFoot | roadFlag.noCycle | roadFlag.noMotor],
    [{ access: 'no', foot: 'yes' }, roadFlag.noCycle | roadFlag.noMotor],
    [{ motor_vehicle: 'no' }, roadFlag.noMotor],
    [{ vehicle: 'no', bicycle: 'yes' }, roadFlag.noMotor],
    [{ foot: 'no', bicycle: 'dismount' }, roadFlag.noFoot | roadFlag.noCycle],
    [{ bridge: 'viaduct', tunnel: 'no' }, roadFlag.bridge],
    [{ access: 'destination' }, 0],
  ])('flags of %j', (tags, expected) => {
    expect(roadFlags(tags)).toBe(expected);
  });

  test.each([
    [{ highway: 'steps' }, 'steps'],
    [{ highway: 'construction' }, ''],
    [{ route: 'ferry' }, 'ferry'],
    [{ railway: 'rail' }, ''],
  ])('class of %j', (tags, expected) => {
    expect(roadClass(tags)).toBe(expected);
  });
});

interface TestWay {
  readonly refs: readonly number[];
  readonly tags: Readonly<Record<string, string>>;
}

const deltas = (values: readonly number[]): number[] => values.map((value, i) => value - (values[i - 1] ?? 0));

/** A pbf file of plain (not dense) nodes, one position per id: longitude 107 + id / 100, latitude 34. */
function osmFile(ids: readonly number[], ways: readonly TestWay[], deflated = true) {
  const strings = [''];
  const index = (text: string): number => (strings.includes(text) ? strings.indexOf(text) : strings.push(text) - 1);
  const coded = ways.map((way) => ({ refs: way.refs, keys: Object.keys(way.tags).map(index), values: Object.values(way.tags).map(index) }));
  const block = new PbfWriter();
  block.writeMessage(1, (_, writer) => strings.forEach((text) => writer.writeStringField(1, text)), null);
  block.writeMessage(
    2,
    (_, writer) => {
      for (const id of ids) {
        writer.writeMessage(
          1,
          (__, node) => {
            node.writeSVarintField(1, id);
            node.writeSVarintField(8, 34e7);
            node.writeSVarintField(9, 107e7 + id * 1e5);
          },
          null,
        );
      }
      coded.forEach((way, i) => {
        writer.writeMessage(
          3,
          (__, message) => {
            message.writeVarintField(1, i + 1);
            message.writePackedVarint(2, way.keys);
            message.writePackedVarint(3, way.values);
            message.writePackedSVarint(8, deltas(way.refs));
          },
          null,
        );
      });
    },
    null,
  );
  const parts = [blob('OSMHeader', new Uint8Array(0), false), blob('OSMData', block.finish(), deflated)];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
  return { path: 'a.pbf', bytes };
}

function blob(type: string, data: Uint8Array, deflated: boolean): Uint8Array {
  const body = new PbfWriter();
  if (deflated) {
    body.writeVarintField(2, data.length);
    body.writeBytesField(3, zlibSync(data));
  } else body.writeBytesField(1, data);
  const bodyBytes = body.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, bodyBytes.length);
  const headerBytes = header.finish();
  const bytes = new Uint8Array(4 + headerBytes.length + bodyBytes.length);
  new DataView(bytes.buffer).setUint32(0, headerBytes.length);
  bytes.set(headerBytes, 4);
  bytes.set(bodyBytes, 4 + headerBytes.length);
  return bytes;
}

describe('OSM pbf', () => {
  const read = (ids: readonly number[], ways: readonly TestWay[], deflated = true) => {
    const findings = new FindingList();
    return { roads: readRoads(osmFile(ids, ways, deflated), plainReading, findings), told: findings.list() };
  };
  const tags = { highway: 'primary', name: '解放路' };

  test.each([true, false])('ways over shared nodes, ids in any order, deflated: %s', (deflated) => {
    const { roads, told } = read(
      [3, 1, 9, 2],
      [
        { refs: [1, 2, 3], tags },
        { refs: [3, 9], tags: { highway: 'steps' } },
        { refs: [1, 9], tags: { railway: 'rail' } },
      ],
      deflated,
    );
    expect(Array.from(roads.wayStart)).toEqual([0, 3, 5]);
    expect(Array.from(roads.wayNodes, (node) => Math.round((roads.nodeX[node] ?? 0) * 100) - 10700)).toEqual([1, 2, 3, 3, 9]);
    expect([roads.classes, roads.wayName]).toEqual([
      ['primary', 'steps'],
      ['解放路', ''],
    ]);
    expect(told).toEqual([]);
  });

  test('a way is cut where nodes are missing, and that is told', () => {
    const { roads, told } = read([1, 2, 4, 5], [{ refs: [1, 2, 3, 4, 5], tags }]);
    expect(Array.from(roads.wayStart)).toEqual([0, 2, 4]);
    expect(Array.from(roads.wayId)).toEqual([1, 1]);
    expect(told).toMatchObject([{ code: 'osm.missing-nodes', details: { nodes: 1, ways: 1 } }]);
  });

  test('an extract without roads is refused', () => {
    expect(() => read([1, 2], [{ refs: [1, 2], tags: { railway: 'rail' } }])).toThrow('osm.no-roads');
  });
});

test('a column that names another datum is told', () => {
  const findings = new FindingList();
  const file = textFile('f.csv', 'id,gcj02_lng,gcj02_lat\n1,107,34\n');
  readFacilities(file, { columns: { lon: 'gcj02_lng', lat: 'gcj02_lat' }, metres: false }, findings);
  expect(findings.list()).toMatchObject([{ code: 'coordinate.other-datum', details: { datum: 'gcj02' } }]);
});
