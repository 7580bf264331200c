import { describe, expect, test } from 'vitest';
import { silentWatch } from '../../../src/model/watch';
import { nearest, nearestWithField, prepareTravel, standingFindings } from '../../../src/engine/travel';
import type { TravelInputs, TravelOptions } from '../../../src/engine/travel';
import { metresPerDegreeLat, metresPerDegreeLon } from '../../../src/engine/travel/metres';
import { centre, facilitiesAt, inputsOf, metresGrid, optionsOf, placesAt, raster, roundSpeeds, uniform } from './made-inputs';
import { madeRoads } from './made-roads';

const none = placesAt();

/** The field from one cell of a grid of 100 m cells. */
function fieldFrom(inputs: TravelInputs, options: TravelOptions, column: number, row: number, cutoff = Infinity): Float64Array {
  const prepared = prepareTravel(inputs, options, silentWatch);
  const facilities = facilitiesAt(centre(prepared.grid!, column, row));
  return nearestWithField(prepared, facilities, none, cutoff, silentWatch).field!.seconds;
}

// arithmetic truth: sums of at most a few hundred float64 steps, each exact to 2^-53
const dust = 1e-9;

describe('level ground at 1 m/s, cells of 100 m', () => {
  const inputs = inputsOf({ landCover: uniform(9, 9, 1) });

  test('8 neighbours: 100 s straight, 100 sqrt 2 diagonal', () => {
    const seconds = fieldFrom(inputs, optionsOf('walk'), 0, 0);
    for (let row = 0; row < 9; row++) {
      for (let column = 0; column < 9; column++) {
        const diagonal = Math.min(row, column);
        const expected = 100 * (Math.max(row, column) - diagonal) + 100 * Math.SQRT2 * diagonal;
        expect(Math.abs(seconds[row * 9 + column]! - expected)).toBeLessThan(dust);
      }
    }
  });

  test('16 neighbours add the knight: 100 sqrt 5 two over and one up', () => {
    const seconds = fieldFrom(inputs, optionsOf('walk', { neighbours: 16 }), 0, 0);
    expect(seconds[1 * 9 + 2]).toBeCloseTo(100 * Math.sqrt(5), 9);
    expect(seconds[8 * 9 + 4]).toBeCloseTo(400 * Math.sqrt(5), 9);
    expect(seconds[3 * 9 + 4]).toBeCloseTo(100 * (Math.sqrt(5) + 2 * Math.SQRT2), 9);
  });

  test('the cutoff is inclusive and bounds the field', () => {
    const seconds = fieldFrom(inputs, optionsOf('walk'), 0, 0, 300);
    expect(seconds[3]).toBe(300);
    expect(seconds[4]).toBe(Infinity);
  });
});

describe('what a step costs', () => {
  test('half its length in the pace of each cell', () => {
    const seconds = fieldFrom(inputsOf({ landCover: raster([[1, 2, 2]]) }), optionsOf('walk'), 0, 0);
    expect([...seconds]).toEqual([0, 150, 350]);
  });

  test('a knight spends a quarter in each of its four cells and jumps no barrier', () => {
    const wide = inputsOf({
      landCover: raster([
        [1, 1, 6],
        [6, 1, 2],
      ]),
    });
    const seconds = fieldFrom(wide, optionsOf('walk', { neighbours: 16 }), 0, 0);
    expect(seconds[5]).toBeCloseTo((100 * Math.sqrt(5) * (1 + 1 + 1 + 2)) / 4, 9);
    const shut = inputsOf({
      landCover: raster([
        [1, 6, 6],
        [6, 1, 2],
      ]),
    });
    expect(fieldFrom(shut, optionsOf('walk', { neighbours: 16 }), 0, 0)[5]).toBeCloseTo(100 * Math.SQRT2 + 150, 9);
  });

  test('a river of cells that share sides stops all moves; a bridge on foot opens it, a tunnel does not', () => {
    const landCover = raster([
      [1, 6, 1],
      [1, 6, 1],
      [1, 6, 1],
    ]);
    expect(fieldFrom(inputsOf({ landCover }), optionsOf('walk'), 0, 1)[5]).toBe(Infinity);
    const across = [
      [0, 150],
      [300, 150],
    ] as const;
    const bridge = madeRoads([{ class: 'residential', line: across, flags: 1 }]);
    // 7.2 km/h on all three cells: 200 m at 2 m/s
    expect(fieldFrom(inputsOf({ landCover, roads: bridge }), optionsOf('walk'), 0, 1)[5]).toBe(100);
    const tunnel = madeRoads([{ class: 'residential', line: across, flags: 2 }]);
    expect(fieldFrom(inputsOf({ landCover, roads: tunnel }), optionsOf('walk'), 0, 1)[5]).toBe(Infinity);
    const motorway = madeRoads([{ class: 'motorway', line: across }]);
    expect(fieldFrom(inputsOf({ landCover, roads: motorway }), optionsOf('walk'), 0, 1)[5]).toBe(Infinity);
  });

  test('barrier lines and areas are burned in; a line lets no diagonal step through', () => {
    const landCover = uniform(4, 4, 1);
    const line = {
      kind: 'river',
      level: '',
      name: '',
      attributes: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [50, 390],
          [390, 50],
        ],
      },
    } as const;
    const cut = fieldFrom(
      inputsOf({
        landCover,
        barriers: [
          {
            ...line,
            geometry: {
              ...line.geometry,
              coordinates: [
                [0, 390],
                [390, 0],
              ],
            },
          },
        ],
      }),
      optionsOf('walk'),
      0,
      3,
    );
    expect(cut[3]).toBe(Infinity);
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [100, 100],
          [300, 100],
          [300, 300],
          [100, 300],
          [100, 100],
        ],
      ],
    } as const;
    const zone = {
      kind: 'closed',
      level: '',
      name: '',
      attributes: {},
      geometry: { type: 'Polygon' as const, coordinates: square.coordinates.map((ring) => ring.map((p) => [...p])) },
    };
    const around = fieldFrom(inputsOf({ landCover, barriers: [zone] }), optionsOf('walk'), 0, 0);
    expect([5, 6, 9, 10].map((cell) => around[cell])).toEqual([Infinity, Infinity, Infinity, Infinity]);
    expect(around[15]).toBeCloseTo(400 + 100 * Math.SQRT2, 9);
  });

  test('friction in minutes per metre; missing, zero and negative are barriers', () => {
    const friction = raster([
      [1 / 60, 2 / 60, NaN],
      [0, -1, 1],
    ]);
    const seconds = fieldFrom(inputsOf({ friction }), optionsOf('surface'), 0, 0);
    expect(seconds[1]).toBeCloseTo(150, 4);
    expect([...seconds.subarray(2, 5)]).toEqual([Infinity, Infinity, Infinity]);
  });

  test('merged land cover: each class moves in its own mode, each half step with its own slope factor', () => {
    const landCover = raster([[8, 1, 1]]);
    const elevation = raster([[0, 10, 20]]);
    const seconds = fieldFrom(inputsOf({ landCover, elevation }), optionsOf('surface', { direction: 'from' }), 0, 0);
    const uphill = Math.exp(3.5 * 0.15 - 0.175);
    expect(seconds[1]).toBeCloseTo(50 / 10 + 50 * uphill, 9);
    expect(seconds[2]).toBeCloseTo(5 + 150 * uphill, 9);
    // on foot only, a class of another mode is open ground
    const walk = fieldFrom(inputsOf({ landCover, elevation }), optionsOf('walk', { direction: 'from' }), 0, 0);
    expect(walk[2]).toBeCloseTo(200 * uphill, 9);
  });
});

describe('slope', () => {
  const landCover = uniform(3, 1, 1);
  const elevation = raster([[0, 10, 20]]);

  test('Tobler, relative to level ground: 10 % up and down from the traveller who leaves or comes', () => {
    const up = Math.exp(3.5 * 0.15 - 0.175);
    const down = Math.exp(3.5 * 0.05 - 0.175);
    expect(fieldFrom(inputsOf({ landCover, elevation }), optionsOf('walk', { direction: 'from' }), 0, 0)[2]).toBeCloseTo(200 * up, 9);
    expect(fieldFrom(inputsOf({ landCover, elevation }), optionsOf('walk', { direction: 'to' }), 0, 0)[2]).toBeCloseTo(200 * down, 9);
  });

  test('elevation of another grid is read between its centres at the centre of each cell', () => {
    const coarse = raster([[0, 30]], { ...metresGrid(2, 1), stepX: 150, stepY: 100 });
    const seconds = fieldFrom(inputsOf({ landCover, elevation: coarse }), optionsOf('walk', { direction: 'from' }), 0, 0);
    // centres at 75 and 225 m; cells at 50 (carried outward: 0), 150 (15) and 250 (30)
    expect(seconds[1]).toBeCloseTo(100 * Math.exp(3.5 * 0.2 - 0.175), 5);
  });

  test('a cell without elevation is a barrier, and said so', () => {
    const prepared = prepareTravel(inputsOf({ landCover, elevation: raster([[0, NaN, 0]]) }), optionsOf('walk'), silentWatch);
    expect(prepared.findings).toEqual([{ severity: 'warn', code: 'travel.no-elevation', where: {}, details: { cells: 1 } }]);
  });

  test('elevation alone is open ground', () => {
    const seconds = fieldFrom(inputsOf({ elevation: uniform(3, 1, 500) }), optionsOf('walk', { kmPerHour: { walking: 7.2 } }), 0, 0);
    expect(seconds[2]).toBeCloseTo(100, 9);
  });
});

describe('lon/lat grids', () => {
  test('a degree is as long as the ellipsoid says at the row', () => {
    const grid = { width: 3, height: 3, west: 107, north: 34.5, stepX: 0.001, stepY: 0.001, crs: 'lonlat', epsg: 4326 } as const;
    const landCover = { grid, values: new Uint8Array(9).fill(1), nodata: null };
    const seconds = fieldFrom(inputsOf({ landCover }), optionsOf('walk'), 1, 1);
    expect(seconds[3]).toBeCloseTo(metresPerDegreeLon(34.4985) * 0.001, 9);
    expect(seconds[1]).toBeCloseTo(metresPerDegreeLat(34.499) * 0.001, 9);
    expect(seconds[8]).toBeCloseTo(Math.hypot(metresPerDegreeLon(34.498), metresPerDegreeLat(34.498)) * 0.001, 9);
  });
});

describe('rows of facilities and demand', () => {
  const landCover = raster([[1, 1, 6, 1]]);
  const grid = landCover.grid;

  test('ties go to the lowest row, delays are added at the start', () => {
    const prepared = prepareTravel(inputsOf({ landCover: uniform(5, 1, 1) }), optionsOf('walk'), silentWatch);
    const at = (column: number): readonly [number, number] => centre(metresGrid(5, 1), column, 0);
    const [first, second] = facilitiesAt(at(4), at(0));
    const result = nearest(prepared, [first!, second!], placesAt(at(2), at(1)), Infinity, silentWatch);
    expect([...result.facility]).toEqual([0, 1]);
    const late = nearest(prepared, [first!, { ...second!, delaySeconds: 500 }], placesAt(at(1)), Infinity, silentWatch);
    expect([...late.seconds, ...late.facility]).toEqual([300, 0]);
    const none = nearest(prepared, [{ ...second!, delaySeconds: 601 }], placesAt(at(1)), 600, silentWatch);
    expect([...none.seconds, ...none.facility]).toEqual([Infinity, -1]);
  });

  test('on a barrier or off the grid: not used, named; people there have no time and a reason', () => {
    const prepared = prepareTravel(inputsOf({ landCover }), optionsOf('walk'), silentWatch);
    const facilities = facilitiesAt(centre(grid, 0, 0), centre(grid, 2, 0), [-1, 50]);
    const result = nearest(
      prepared,
      facilities,
      placesAt(centre(grid, 1, 0), centre(grid, 2, 0), centre(grid, 3, 0), [9999, 50]),
      1e6,
      silentWatch,
    );
    expect([...result.seconds]).toEqual([100, Infinity, Infinity, NaN]);
    const places = placesAt(centre(grid, 1, 0), centre(grid, 2, 0), centre(grid, 3, 0), [9999, 50]);
    expect(standingFindings(prepared, facilities, places)).toEqual(result.findings);
    expect([...result.state]).toEqual([0, 1, 0, 2]);
    expect([...result.facility]).toEqual([0, -1, -1, -1]);
    expect(result.findings.map(({ code, details }) => [code, details])).toEqual([
      ['travel.facility-on-barrier', { count: 1, rows: [1] }],
      ['travel.facility-off-grid', { count: 1, rows: [2] }],
      ['travel.demand-on-barrier', { count: 1, rows: [1] }],
      ['travel.demand-off-grid', { count: 1, rows: [3] }],
    ]);
  });

  test('classes that the table does not know are barriers, and said so', () => {
    const prepared = prepareTravel(inputsOf({ landCover: raster([[1, 77, 77]]) }), optionsOf('walk'), silentWatch);
    expect(prepared.findings[0]).toMatchObject({ code: 'travel.unknown-land-cover', details: { classes: [77], cells: 2 } });
  });

  test('a road class that the table does not know is said on foot too, once', () => {
    const roads = madeRoads([
      {
        class: 'teleport',
        line: [
          [0, 50],
          [300, 50],
        ],
      },
      {
        class: 'residential',
        line: [
          [0, 150],
          [300, 150],
        ],
      },
    ]);
    for (const trip of ['walk', 'drive']) {
      const prepared = prepareTravel(inputsOf({ landCover: uniform(3, 2, 1), roads }), optionsOf(trip), silentWatch);
      expect(prepared.findings).toMatchObject([{ code: 'travel.unknown-road-class', details: { classes: ['teleport'], count: 1 } }]);
    }
  });

  test('refusals', () => {
    const refusal = (work: () => unknown): string => {
      try {
        work();
      } catch (error) {
        return (error as { finding: { code: string } }).finding.code;
      }
      return '';
    };
    expect(refusal(() => prepareTravel(inputsOf({}), optionsOf('walk'), silentWatch))).toBe('study.no-surface');
    expect(refusal(() => prepareTravel(inputsOf({ landCover }), optionsOf('drive'), silentWatch))).toBe('study.no-network');
    expect(refusal(() => prepareTravel(inputsOf({ landCover }), optionsOf('walk', { kmPerHour: { walking: 0 } }), silentWatch))).toBe(
      'travel.bad-speed',
    );
    const bad = { ...roundSpeeds, openGround: { ...roundSpeeds.openGround, walking: NaN } };
    expect(refusal(() => prepareTravel(inputsOf({ landCover, speeds: bad }), optionsOf('walk'), silentWatch))).toBe('travel.bad-speed');
    const prepared = prepareTravel(inputsOf({ landCover }), optionsOf('walk'), silentWatch);
    expect(refusal(() => nearest(prepared, [], none, NaN, silentWatch))).toBe('travel.bad-cutoff');
    const lonlat = madeRoads(
      [
        {
          class: 'residential',
          line: [
            [107, 34],
            [107.1, 34],
          ],
        },
      ],
      'lonlat',
    );
    expect(refusal(() => prepareTravel(inputsOf({ landCover, roads: lonlat }), optionsOf('drive'), silentWatch))).toBe(
      'raster.grid-mismatch',
    );
  });

  test('a friction raster on which the mean speed is below 0.06 km/h is told: it counts in something else than minutes per metre', () => {
    const told = (friction: number): readonly string[] =>
      prepareTravel(inputsOf({ friction: uniform(4, 4, friction) }), optionsOf('surface'), silentWatch).findings.map(({ code }) => code);
    expect(told(0.012)).toEqual([]);
    expect(told(1)).toEqual([]);
    expect(told(1.2)).toEqual(['travel.slow-friction']);
  });
});
