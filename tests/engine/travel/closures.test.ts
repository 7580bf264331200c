import { describe, expect, test } from 'vitest';
import { nearest, nearestWithField, prepareTravel, unusedInputs } from '../../../src/engine/travel';
import { touchedParts } from '../../../src/engine/travel/closures';
import type { Zone } from '../../../src/model/study';
import { silentWatch } from '../../../src/model/watch';
import { facilitiesAt, inputsOf, metresGrid, optionsOf, placesAt, raster, uniform } from './made-inputs';
import { madeRoads } from './made-roads';
import type { MadeWay } from './made-roads';

type Point = readonly [number, number];

const zone = (geometry: Zone['geometry']): Zone => ({ kind: 'closure', level: '', name: '', geometry, attributes: {} });
const line = (...points: Point[]): Zone => zone({ type: 'LineString', coordinates: points.map(([x, y]) => [x, y]) });
const area = (...points: Point[]): Zone => zone({ type: 'Polygon', coordinates: [[...points, points[0]!].map(([x, y]) => [x, y])] });
const street = (...points: Point[]): MadeWay => ({ class: 'residential', line: points });

const someRoads = madeRoads([street([0, 0], [1, 1])]);
const parts = (closures: readonly Zone[], from: Point, to: Point) =>
  touchedParts(inputsOf({ closures }), someRoads)!(...from, ...to).toSorted((a, b) => a[0] - b[0]);

describe('what a closure touches of a stretch from (0, 0) to (100, 0)', () => {
  test.each<[string, Zone, readonly (readonly [number, number])[]]>([
    ['a line across', line([25, -10], [25, 10]), [[0.25, 0.25]]],
    ['a line that misses', line([25, 1], [25, 10]), []],
    ['a line that ends on it', line([50, 40], [50, 0]), [[0.5, 0.5]]],
    ['a line along a part of it', line([20, 0], [60, 0]), [[0.2, 0.6]]],
    ['a line beside it, parallel', line([20, 1], [60, 1]), []],
    ['an area over a part of it', area([20, -5], [60, -5], [60, 5], [20, 5]), [[0.2, 0.6]]],
    ['an area all round it', area([-9, -9], [109, -9], [109, 9], [-9, 9]), [[0, 1]]],
  ])('%s', (_, closure, expected) => {
    const found = parts([closure], [0, 0], [100, 0]);
    // points where the outline is met come beside the stretch inside it
    const longest = found.filter(([from, to]) => to > from);
    expect(longest.length > 0 ? longest : found.slice(0, 1)).toEqual(expected);
  });

  test('the hole of an area is open', () => {
    const ring = (low: number, high: number) => [
      [low, low - 50],
      [high, low - 50],
      [high, 50],
      [low, 50],
      [low, low - 50],
    ];
    const holed = zone({ type: 'Polygon', coordinates: [ring(10, 90), ring(40, 60)] });
    expect(parts([holed], [0, 0], [100, 0]).filter(([from, to]) => to > from)).toEqual([
      [0.1, 0.4],
      [0.6, 0.9],
    ]);
  });

  test('a line through a vertex of the road, or with a vertex on it, is never missed', () => {
    for (let i = 1; i < 200; i++) {
      const [x, y] = [Math.sin(i) * 50, Math.cos(7 * i) * 50];
      const closure = line([x - 3, y - 17], [x, y], [x + 2, y + 23]);
      const before = parts([closure], [x - 40, y + 1 / 3], [x, y]);
      const after = parts([closure], [x, y], [x + 40, y - 1 / 7]);
      expect(before.length + after.length).toBeGreaterThan(0);
    }
  });
});

/** A square of streets, 1 km a side, driven at 10 m/s; the direct way between the lower corners is the lower side. */
const square = [
  street([0, 0], [500, 0], [1000, 0]),
  street([1000, 0], [1000, 1000]),
  street([1000, 1000], [0, 1000]),
  street([0, 1000], [0, 0]),
];

const ride = (closures: readonly Zone[], ways = square, to: Point = [1000, 0]): number => {
  const prepared = prepareTravel(inputsOf({ roads: madeRoads(ways), closures }), optionsOf('drive'), silentWatch);
  return nearest(prepared, facilitiesAt([0, 0]), placesAt(to), Infinity, silentWatch).seconds[0]!;
};

describe('a ride over roads of which some are closed', () => {
  test('goes round by the other way', () => {
    expect(ride([])).toBe(100);
    expect(ride([line([300, -1], [300, 1])])).toBe(300);
    expect(ride([line([300, -1], [300, 1]), line([400, 999], [400, 1001])])).toBe(Infinity);
  });

  test('bridges and tunnels are closed by what crosses them in plan', () => {
    for (const flags of [1, 2]) {
      const ways = [{ ...square[0]!, flags }, ...square.slice(1)];
      expect(ride([], ways)).toBe(100);
      expect(ride([line([300, -1], [300, 1])], ways)).toBe(300);
    }
  });

  test('a place beside a closed road is joined to the next that is open', () => {
    // 90 m from the closed lower side at 1 m/s, 910 m from the upper
    const place: Point = [500, 90];
    expect(ride([], square, place)).toBe(90 + 50);
    // the right side is 500 m off, as the left, and comes first: 2,910 m of ride
    expect(ride([line([300, -1], [300, 1])], square, place)).toBeCloseTo(500 + 291, 9);
  });

  test('those cut off are not joined to the roads across, for islands are those of the open map', () => {
    const spur = [...square, street([0, 0], [-800, 0])];
    expect(ride([line([-100, -1], [-100, 1])], spur, [-800, 0])).toBeGreaterThan(700);
  });
});

describe('on a surface', () => {
  const grid = metresGrid(9, 3);
  const road = madeRoads([street([50, 150], [450, 150], [850, 150])]);
  const field = (trip: string, closures: readonly Zone[], landCover = uniform(9, 3, 2)): number[] => {
    const prepared = prepareTravel(inputsOf({ landCover, roads: road, closures }), optionsOf(trip), silentWatch);
    const found = nearestWithField(prepared, facilitiesAt([50, 150]), placesAt([850, 150]), Infinity, silentWatch);
    return [...found.field!.seconds.subarray(grid.width, 2 * grid.width)];
  };
  const across = line([450, 100], [450, 200]);

  test('on foot the cell where the road is closed is walked as open ground, though the way has a vertex there', () => {
    // 2 m/s on the road, 0.5 m/s off it: half a cell each way costs 25 s more than 100 m of road at 50 s, twice
    expect(field('walk', [])).toEqual([0, 50, 100, 150, 200, 250, 300, 350, 400]);
    expect(field('walk', [across])).toEqual([0, 50, 100, 150, 275, 400, 450, 500, 550]);
  });

  test('a bridge over water is no crossing where it is closed', () => {
    const water = raster([1, 1, 1].map(() => [1, 1, 1, 6, 6, 6, 1, 1, 1]));
    expect(field('walk', [], water)[8]).toBe(400);
    expect(field('walk', [across], water)[8]).toBe(Infinity);
  });

  test('by car one stops before it, and walks from there', () => {
    // 10 m/s to the stop of the cell before (300 m), then 150 m on foot over open ground and road at least
    const open = field('drive', []);
    const closed = field('drive', [across]);
    expect(open[8]).toBeCloseTo(80, 9);
    expect(closed.slice(0, 4)).toEqual(open.slice(0, 4));
    expect(closed[4]).toBeCloseTo(30 + 125, 9);
  });
});

test('closures that a trip does not ask about are told', () => {
  const inputs = inputsOf({ roads: someRoads, closures: [line([0, 1], [1, 0])] });
  expect(unusedInputs(inputs, optionsOf('radius'), false)).toContain('closures');
  expect(unusedInputs(inputs, optionsOf('drive'), false)).not.toContain('closures');
});
