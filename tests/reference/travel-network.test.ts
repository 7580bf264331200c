import { existsSync, readFileSync } from 'node:fs';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { silentWatch } from '../../src/model/watch';
import { nearest, prepareTravel } from '../../src/engine/travel';
import type { TravelOptions } from '../../src/engine/travel';
import { facilitiesAt, inputsOf, optionsOf, placesAt, roundSpeeds } from '../engine/travel/made-inputs';
import { madeRoads } from '../engine/travel/made-roads';
import type { MadeWay } from '../engine/travel/made-roads';

const folder = '../shared/data/network';
const here = existsSync(`${folder}/expected.json`);
if (!here) console.log(`${folder} is absent: QGIS's shortest paths are not compared`);

interface Case {
  readonly name: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly expected: {
    readonly OUTPUT?: {
      readonly properties: readonly Readonly<Record<string, string | number>>[];
      readonly geometry_lengths_m?: readonly number[];
    };
  };
}

type Position = readonly [number, number];
const utm33 = proj4('+proj=utm +zone=33 +south +datum=WGS84 +units=m +no_defs');
const position = (text: string): Position => text.split(' [')[0]!.split(',').map(Number) as unknown as Position;
const lonLat = ([x, y]: Position): Position => utm33.inverse([x, y]) as [number, number];

// the access walk is not in QGIS's figure: at 10^9 km/h it takes no time. A kilometre of road takes a second of "hour" units below.
const speeds = { ...roundSpeeds, openGround: { walking: 1e9, cycling: 1e9, motor: 1e9 } };
const options = (some: Partial<TravelOptions> = {}): TravelOptions => optionsOf('drive', { snapLimitMetres: 1e5, ...some });

function ways(place: (at: Position) => Position): MadeWay[] {
  const collection = JSON.parse(readFileSync(`${folder}/roads.geojson`, 'utf8')) as {
    features: { properties: { SPEED: number }; geometry: { coordinates: Position[] } }[];
  };
  return collection.features.map(({ properties, geometry }) => ({
    class: 'residential',
    line: geometry.coordinates.map(place),
    kmPerHour: properties.SPEED,
  }));
}

describe.runIf(here)('QGIS 3.22 network analysis', () => {
  const { cases } = here ? (JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as { cases: Case[] }) : { cases: [] };
  const find = (name: string): Case => cases.find((one) => one.name === name)!;
  const planar = (): ReturnType<typeof madeRoads> => madeRoads(ways((at) => at));
  const onEllipsoid = (): ReturnType<typeof madeRoads> => madeRoads(ways(lonLat), 'lonlat');

  /** Metres of the shortest way, from seconds at 3.6 km/h. */
  const metres = (roads: ReturnType<typeof planar>, from: Position, to: Position): number => {
    const prepared = prepareTravel(inputsOf({ roads, speeds }), options({ kmPerHour: { motor: 3.6 } }), silentWatch);
    return nearest(prepared, facilitiesAt(from), placesAt(to), Infinity, silentWatch).seconds[0]!;
  };

  // QGIS measures ellipsoidal metres and prints them to 7 decimals; its path geometry is planar (see SOURCE.txt), measured to 1 mm.
  // It snaps on the plane of the projection, we at the tangent plane of the place: the foot of the perpendicular may move by some cm.
  const centimetres = 0.1;

  test('layer to point, metres on the ellipsoid', () => {
    const one = find('Shortest path layer to point');
    const rows = one.expected.OUTPUT!.properties;
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      const found = metres(onEllipsoid(), lonLat(position(String(row['start']))), lonLat(position(String(row['end']))));
      expect(Math.abs(found - Number(row['cost']))).toBeLessThan(centimetres);
    }
  });

  test('point to layer, metres on the ellipsoid', () => {
    for (const row of find('Shortest path point to layer').expected.OUTPUT!.properties) {
      const found = metres(onEllipsoid(), lonLat(position(String(row['start']))), lonLat(position(String(row['end']))));
      expect(Math.abs(found - Number(row['cost']))).toBeLessThan(centimetres);
    }
  });

  test('the same on the plane: lengths of the paths drawn', () => {
    for (const name of ['Shortest path layer to point', 'Shortest path point to layer']) {
      const { properties, geometry_lengths_m: lengths } = find(name).expected.OUTPUT!;
      properties.forEach((row, i) => {
        const found = metres(planar(), position(String(row['start'])), position(String(row['end'])));
        expect(Math.abs(found - lengths![i]!)).toBeLessThan(0.002);
      });
    }
    const shortest = find('Shortest path (point to point, shortest route)');
    const found = metres(planar(), position(String(shortest.params['START_POINT'])), position(String(shortest.params['END_POINT'])));
    expect(Math.abs(found - shortest.expected.OUTPUT!.geometry_lengths_m![0]!)).toBeLessThan(0.002);
  });

  test('the fastest route at the roads’ own speeds: the seconds of the route that QGIS drew', () => {
    const fastest = find('Shortest path (point to point, fastest route)');
    const [from, to] = [position(String(fastest.params['START_POINT'])), position(String(fastest.params['END_POINT']))];
    const prepared = prepareTravel(inputsOf({ roads: planar(), speeds }), options(), silentWatch);
    const seconds = nearest(prepared, facilitiesAt(from), placesAt(to), Infinity, silentWatch).seconds[0]!;
    const drawn = JSON.parse(readFileSync(`${folder}/fastest.expected.geojson`, 'utf8')) as {
      features: [{ geometry: { coordinates: Position[] } }];
    };
    const path = drawn.features[0].geometry.coordinates;
    const pieces = ways((at) => at).flatMap(({ line, kmPerHour }) =>
      line.slice(1).map((end, i) => ({ start: line[i]!, end, kmPerHour: kmPerHour! })),
    );
    let expected = 0;
    for (let i = 0; i + 1 < path.length; i++) {
      const middle: Position = [(path[i]![0] + path[i + 1]![0]) / 2, (path[i]![1] + path[i + 1]![1]) / 2];
      const on = pieces.find(
        ({ start, end }) =>
          Math.hypot(middle[0] - start[0], middle[1] - start[1]) +
            Math.hypot(end[0] - middle[0], end[1] - middle[1]) -
            Math.hypot(end[0] - start[0], end[1] - start[1]) <
          1e-4,
      );
      expected += (Math.hypot(path[i + 1]![0] - path[i]![0], path[i + 1]![1] - path[i]![1]) * 3.6) / on!.kmPerHour;
    }
    // both are sums over the same vertices; coordinates are printed to 1e-6 m and better
    expect(Math.abs(seconds - expected)).toBeLessThan(1e-3);
  });
});
