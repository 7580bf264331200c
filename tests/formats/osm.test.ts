import { describe, expect, test } from 'vitest';
import { FindingList, readFacilities, readRoads } from '../../src/formats';
import { onewayOf, parseMaxspeed, roadClass, roadFlags } from '../../src/formats/osm-tags';
import { plainReading } from '../../src/formats/read-options';
import { roadFlag } from '../../src/model/roads';
import { osmFile } from './made-osm';
import type { TestWay } from './made-osm';
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
    ['60 mph', 96.56064],
    ['walk', 6],
    ['DE:walk', 6],
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
    [{ oneway: 'reverse' }, -1],
    [{ oneway: 'no', junction: 'roundabout' }, 0],
    [{ oneway: 'F' }, 1],
    [{ oneway: 'T' }, -1],
    [{ oneway: 'B' }, 0],
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
    [{ bridge: 'T', tunnel: 'F' }, roadFlag.bridge],
    [{ motor_vehicle: 'private', motorcar: 'yes' }, 0],
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

describe('OSM pbf', () => {
  const read = async (ids: readonly number[], ways: readonly TestWay[], deflated = true) => {
    const findings = new FindingList();
    return { roads: await readRoads(osmFile(ids, ways, deflated), plainReading, findings), told: findings.list() };
  };
  const tags = { highway: 'primary', name: '解放路' };

  test.each([true, false])('ways over shared nodes, ids in any order, deflated: %s', async (deflated) => {
    const { roads, told } = await read(
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

  test('a way is cut where nodes are missing, and that is told', async () => {
    const { roads, told } = await read([1, 2, 4, 5], [{ refs: [1, 2, 3, 4, 5], tags }]);
    expect(Array.from(roads.wayStart)).toEqual([0, 2, 4]);
    expect(Array.from(roads.wayId)).toEqual([1, 1]);
    expect(told).toMatchObject([{ code: 'osm.missing-nodes', details: { nodes: 1, ways: 1 } }]);
  });

  test('an extract without roads is refused', async () => {
    await expect(read([1, 2], [{ refs: [1, 2], tags: { railway: 'rail' } }])).rejects.toThrow('osm.no-roads');
  });
});

test('a column that names another datum is told', async () => {
  const findings = new FindingList();
  const file = textFile('f.csv', 'id,gcj02_lng,gcj02_lat\n1,107,34\n');
  await readFacilities(file, { columns: { lon: 'gcj02_lng', lat: 'gcj02_lat' }, metres: false }, findings);
  expect(findings.list()).toMatchObject([{ code: 'coordinate.other-datum', details: { datum: 'gcj02' } }]);
});
