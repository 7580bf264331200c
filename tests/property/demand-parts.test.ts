import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { spreadDemand } from '../../src/engine/demand-parts';
import { polygonIndex } from '../../src/engine/polygons';
import type { Grid } from '../../src/model/grid';
import { innerPoint } from '../../src/model/inner-point';
import type { Demand } from '../../src/model/study';

const grid: Grid = { width: 20, height: 20, west: 0, north: 20, stepX: 1, stepY: 1, crs: 'metres', epsg: 0 };
const same = (x: number, y: number): readonly [number, number] => [x, y];
const ground = { grid, toGrid: same, fromGrid: same, rasterToGrid: same };
const place = fc.double({ min: -5, max: 25, noNaN: true });
const people = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const polygon = fc
  .array(fc.tuple(place, place), { minLength: 3, maxLength: 9 })
  .map((corners): Polygon => ({ type: 'Polygon', coordinates: [[...corners, corners[0] ?? [0, 0]]] }));

const demandOf = (count: number, values: readonly number[], rest: Partial<Demand>): Demand => ({
  count,
  id: values.map((_, i) => String(i)),
  kind: 'point',
  lon: new Float64Array(count),
  lat: new Float64Array(count),
  years: [],
  groups: ['people'],
  values: [[Float64Array.from(values)]],
  columns: {},
  ...rest,
});

const sums = (demand: Demand, rows: number): readonly number[] => {
  const sum = Array.from({ length: rows }, () => 0);
  demand.parts?.of.forEach((row, part) => (sum[row] = (sum[row] ?? 0) + (demand.values[0]?.[0]?.[part] ?? NaN)));
  return sum;
};

test('nobody of a polygon is lost: the parts of each add up to its people to the last bit, and their shares to 1', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(polygon, people), { minLength: 1, maxLength: 5 }), (rows) => {
      const inner = rows.map(([shape]) => innerPoint(shape));
      const before = demandOf(
        rows.length,
        rows.map(([, count]) => count),
        {
          polygons: rows.map(([shape]) => shape),
          lon: Float64Array.from(inner, ([x]) => x),
          lat: Float64Array.from(inner, ([, y]) => y),
        },
      );
      const { demand } = spreadDemand(before, ground);
      expect(sums(demand, rows.length)).toEqual(rows.map(([, count]) => count));
      const shares = rows.map(() => 0);
      demand.parts?.of.forEach((row, part) => (shares[row] = (shares[row] ?? 0) + (demand.parts?.share[part] ?? NaN)));
      for (const share of shares) expect(share).toBeCloseTo(1, 9);
    }),
  );
});

test('the cells of a polygon are those whose centre the index of polygons finds in it', () => {
  fc.assert(
    fc.property(polygon, (shape) => {
      const [x, y] = innerPoint(shape);
      const before = demandOf(1, [1], { polygons: [shape], lon: Float64Array.of(x), lat: Float64Array.of(y) });
      const { demand } = spreadDemand(before, ground);
      const index = polygonIndex([shape]);
      const inside: string[] = [];
      for (let row = -6; row < 26; row++)
        for (let column = -6; column < 26; column++)
          if (index.holderOf(column + 0.5, 20 - row - 0.5) === 0) inside.push(`${column} ${row}`);
      const covered = Array.from(demand.cells?.column ?? [], (column, part) => `${column} ${demand.cells?.row[part]}`);
      if (inside.length > 0) expect(covered.toSorted()).toEqual(inside.toSorted());
      else expect(covered).toHaveLength(1);
    }),
  );
});

test('nobody of a raster cell is lost, however the grids lie', () => {
  const size = fc.double({ min: 1.1, max: 7, noNaN: true });
  fc.assert(
    fc.property(
      place,
      place,
      size,
      size,
      people,
      fc.double({ min: -0.4, max: 0.4, noNaN: true }),
      (west, north, stepX, stepY, count, skew) => {
        const own: Grid = { ...grid, width: 1, height: 1, west, north, stepX, stepY };
        const cells = { grid: own, column: Int32Array.of(0), row: Int32Array.of(0) };
        const { demand } = spreadDemand(demandOf(1, [count], { kind: 'raster', cells }), {
          ...ground,
          rasterToGrid: (x, y) => [x + skew * y, y - skew * x],
        });
        expect(Math.abs((sums(demand, 1)[0] ?? NaN) - count)).toBeLessThanOrEqual(1e-12 * count);
        expect((demand.values[0]?.[0] ?? []).every((part) => part >= 0)).toBe(true);
      },
    ),
  );
});
