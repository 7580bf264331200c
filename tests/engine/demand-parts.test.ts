import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { gridOverPolygons, spreadDemand } from '../../src/engine/demand-parts';
import type { SpreadGround } from '../../src/engine/demand-parts';
import { Failure } from '../../src/model/finding';
import type { Grid } from '../../src/model/grid';
import { innerPoint } from '../../src/model/inner-point';
import type { Demand } from '../../src/model/study';

const grid: Grid = { width: 10, height: 10, west: 0, north: 1000, stepX: 100, stepY: 100, crs: 'metres', epsg: 0 };
const same = (x: number, y: number): readonly [number, number] => [x, y];
const ground: SpreadGround = { grid, toGrid: same, fromGrid: same, rasterToGrid: same };

const rectangle = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

const polygonDemand = (polygons: readonly Polygon[], ...people: readonly (readonly number[])[]): Demand => {
  const inner = polygons.map(innerPoint);
  return {
    count: polygons.length,
    id: polygons.map((_, i) => `p${i}`),
    kind: 'point',
    lon: Float64Array.from(inner, ([x]) => x),
    lat: Float64Array.from(inner, ([, y]) => y),
    years: [],
    groups: people.map((_, i) => (i === 0 ? 'people' : `people_${i}`)),
    values: [people.map((counts) => Float64Array.from(counts))],
    columns: {},
    polygons,
  };
};

const rasterDemand = (people: Grid, counts: readonly number[]): Demand => {
  const cell = counts.map((_, i) => i);
  const column = Int32Array.from(cell, (i) => i % people.width);
  const row = Int32Array.from(cell, (i) => Math.floor(i / people.width));
  return {
    count: counts.length,
    id: cell.map(String),
    kind: 'raster',
    lon: Float64Array.from(column, (c) => people.west + (c + 0.5) * people.stepX),
    lat: Float64Array.from(row, (r) => people.north - (r + 0.5) * people.stepY),
    years: [],
    groups: ['people'],
    values: [[Float64Array.from(counts)]],
    columns: {},
    cells: { grid: people, column, row },
  };
};

const partsOf = ({ cells, parts, values }: Demand) =>
  Array.from(parts?.of ?? [], (of, part) => [of, cells?.column[part], cells?.row[part], values[0]?.[0]?.[part]]);

describe('people of polygons', () => {
  test('are spread evenly over the cells whose centre the polygon covers', () => {
    const { demand, findings } = spreadDemand(polygonDemand([rectangle(100, 800, 260, 1000)], [8], [4]), ground);
    // centres at 150 and 250, 850 and 950
    expect(partsOf(demand)).toEqual([
      [0, 1, 0, 2],
      [0, 2, 0, 2],
      [0, 1, 1, 2],
      [0, 2, 1, 2],
    ]);
    expect(Array.from(demand.values[0]?.[1] ?? [])).toEqual([1, 1, 1, 1]);
    expect([demand.lon[0], demand.lat[0], demand.id[3]]).toEqual([150, 950, 'p0']);
    expect(findings).toMatchObject([{ severity: 'info', code: 'demand.spread', details: { rows: 1, parts: 4, shape: 'polygons' } }]);
  });

  test('of a polygon without any centre are in the cell of a place inside it', () => {
    const { demand } = spreadDemand(polygonDemand([rectangle(310, 610, 330, 630), rectangle(0, 0, 100, 100)], [5, 1]), ground);
    expect(partsOf(demand)).toEqual([
      [0, 3, 3, 5],
      [1, 0, 9, 1],
    ]);
  });

  test('beyond the grid stay where they are, on cells that continue it', () => {
    const { demand } = spreadDemand(polygonDemand([rectangle(900, 900, 1200, 1100)], [6]), ground);
    expect(partsOf(demand).map(([, column, row]) => [column, row])).toEqual([
      [9, -1],
      [10, -1],
      [11, -1],
      [9, 0],
      [10, 0],
      [11, 0],
    ]);
  });

  test('a hole has none, and neighbours share no cell', () => {
    const holed: Polygon = {
      type: 'Polygon',
      coordinates: [...rectangle(0, 700, 300, 1000).coordinates, ...rectangle(100, 800, 200, 900).coordinates],
    };
    const middle = rectangle(100, 800, 200, 900);
    const { demand } = spreadDemand(polygonDemand([holed, middle], [8, 3]), ground);
    expect(partsOf(demand).filter(([of]) => of === 0)).toHaveLength(8);
    expect(partsOf(demand).filter(([of]) => of === 1)).toEqual([[1, 1, 1, 3]]);
    // a border through the centres of cells gives each to one side
    const halves = spreadDemand(polygonDemand([rectangle(0, 950, 250, 1000), rectangle(250, 950, 500, 1000)], [1, 1]), ground).demand;
    expect(partsOf(halves).map(([of, column]) => [of, column])).toEqual([
      [0, 0],
      [0, 1],
      [1, 2],
      [1, 3],
      [1, 4],
    ]);
  });

  test('an unknown count is one unknown, not many', () => {
    const { demand } = spreadDemand(polygonDemand([rectangle(0, 900, 300, 1000)], [NaN]), ground);
    expect(Array.from(demand.values[0]?.[0] ?? [])).toEqual([NaN, 0, 0]);
  });

  test('too many parts are refused by the size of cell that would do', () => {
    const wide = polygonDemand([rectangle(0, 0, 1e6, 1e6)], [1]);
    expect(() => spreadDemand(wide, ground)).toThrow(Failure);
    expect(() => spreadDemand(wide, ground)).toThrow(/demand\.too-many-parts.*"metres":448/);
  });
});

describe('people of raster cells', () => {
  const coarse: Grid = { ...grid, width: 2, height: 1, stepX: 150, stepY: 200 };

  test('larger than the compute cells are spread by share of area', () => {
    const { demand } = spreadDemand(rasterDemand(coarse, [30, 60]), ground);
    const people = new Map<string, number>();
    for (const [, column, row, count] of partsOf(demand)) {
      const key = `${column} ${row}`;
      people.set(key, (people.get(key) ?? 0) + Number(count));
    }
    // 150 m of the first is columns 0 and half of 1; the second half of column 1 and column 2
    expect([...people].map(([cell, count]) => [cell, Math.round(count * 1e9) / 1e9])).toEqual([
      ['0 0', 10],
      ['1 0', 15],
      ['0 1', 10],
      ['1 1', 15],
      ['2 0', 20],
      ['2 1', 20],
    ]);
  });

  test('as large or smaller stay as they are: the same object', () => {
    const equal = rasterDemand({ ...grid, west: 50, width: 1, height: 1 }, [3]);
    expect(spreadDemand(equal, ground)).toEqual({ demand: equal, findings: [] });
    expect(spreadDemand(equal, ground).demand).toBe(equal);
    const fine = rasterDemand({ ...grid, stepX: 30, stepY: 30 }, [3, 4]);
    expect(spreadDemand(fine, ground).demand).toBe(fine);
  });

  test('of another system are turned corner by corner', () => {
    // a raster whose axes stand at 45 degrees to the grid: a cell of 200 m by its diagonals
    const turned: SpreadGround = { ...ground, rasterToGrid: (x, y) => [500 + (x - y) / Math.SQRT2, 500 + (x + y) / Math.SQRT2] };
    const diamond = rasterDemand({ ...grid, west: -100, north: 100, stepX: 200, stepY: 200, width: 1, height: 1 }, [1]);
    const { demand } = spreadDemand(diamond, turned);
    const shares = new Map(partsOf(demand).map(([, column, row, count]) => [`${column} ${row}`, Number(count)]));
    // a diamond about (500, 500) with half diagonals of 141.42 m: the four cells around hold 1 - 4 of the corners each less a tip
    const tip = 141.4213562373095 - 100;
    expect(shares.get('4 4')).toBeCloseTo((10_000 - (200 - 141.4213562373095) ** 2 / 2) / 40_000, 9);
    expect(shares.get('3 4')).toBeCloseTo((tip * tip) / 2 / 40_000, 9);
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

test('points are not spread', () => {
  const { polygons: _polygons, ...points } = polygonDemand([rectangle(0, 0, 300, 300)], [1]);
  expect(spreadDemand(points, ground).demand).toBe(points);
});

test('a grid over polygons has cells of the wanted metres at the middle latitude', () => {
  const over = gridOverPolygons(polygonDemand([rectangle(107, 34, 107.1, 34.1)], [1]), 100);
  expect(over).toMatchObject({ west: 107, north: 34.1, crs: 'lonlat' });
  // a degree at 34.05 N is 92,330.6 m east and 110,923.3 m north (NGA's series for WGS 84)
  expect([over?.width, over?.height]).toEqual([93, 111]);
});
