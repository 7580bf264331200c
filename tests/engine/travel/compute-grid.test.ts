import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onComputeGrid } from '../../../src/engine/travel';
import { Failure } from '../../../src/model/finding';
import type { Grid, Raster } from '../../../src/model/grid';
import { metresGrid, raster } from './made-inputs';

const none = { elevation: null, landCover: null, friction: null };
const rowsOf = ({ grid, values }: Raster): readonly (readonly number[])[] =>
  Array.from({ length: grid.height }, (_, row) => Array.from(values.subarray(row * grid.width, (row + 1) * grid.width)));

describe('land cover', () => {
  const cover = raster([
    [1, 1, 2, 3],
    [1, 2, 3, 2],
    [5, 4, 7, 7],
    [4, 5, 7, 6],
  ]);

  test('coarser: the class that covers most, ties to the lowest', () => {
    const { inputs, findings } = onComputeGrid({ ...none, landCover: cover }, 200);
    expect(rowsOf(inputs.landCover)).toEqual([
      [1, 2],
      [4, 7],
    ]);
    expect(inputs.landCover.grid).toEqual({ ...metresGrid(2, 2), north: 400, stepX: 200, stepY: 200 });
    expect(findings).toMatchObject([
      {
        severity: 'info',
        code: 'travel.compute-grid',
        where: { layer: 'landCover' },
        details: { from: '4 × 4', fromStep: '100 × 100', to: '2 × 2', toStep: '200 × 200' },
      },
    ]);
  });

  test('coarser by no whole number: by area; the last cells reach over the edge and count what is there', () => {
    // cells of 300 m over 400 m: 3 and 1 columns
    const { inputs } = onComputeGrid({ ...none, landCover: cover }, 300);
    expect(rowsOf(inputs.landCover)).toEqual([
      [1, 2],
      [4, 6],
    ]);
    const { landCover } = onComputeGrid({ ...none, landCover: raster([[1, 2]]) }, 150).inputs;
    expect(rowsOf(landCover)).toEqual([[1, 2]]);
  });

  test('missing where more than half is', () => {
    const holes = { grid: metresGrid(4, 2), values: Uint8Array.of(0, 0, 0, 9, 0, 9, 9, 9), nodata: 0 };
    const { landCover } = onComputeGrid({ ...none, landCover: holes }, 200).inputs;
    expect(rowsOf(landCover)).toEqual([[0, 9]]);
    expect(landCover.values).toBeInstanceOf(Uint8Array);
    expect(landCover.nodata).toBe(0);
  });

  test('finer: the class at the centre of the cell', () => {
    const { landCover } = onComputeGrid({ ...none, landCover: raster([[1, 2]]) }, 40).inputs;
    expect(rowsOf(landCover)).toEqual(
      [
        [1, 1, 1, 2, 2],
        [1, 1, 1, 2, 2],
        [1, 1, 1, 2, 2],
      ].map((row) => row.map((cover, column) => (column === 2 ? 2 : cover))),
    );
  });
});

describe('friction', () => {
  test('coarser: the mean of the open part, a barrier where more than half is one', () => {
    const friction = raster([
      [0.01, 0.03, 0.02, NaN],
      [0, 0.02, -1, 0],
    ]);
    const { inputs } = onComputeGrid({ ...none, friction }, 200);
    const [open = NaN, shut = NaN] = inputs.friction.values;
    expect(open).toBeCloseTo(0.02, 9);
    expect(shut).toBeNaN();
    // half a barrier is open
    expect(
      onComputeGrid(
        {
          ...none,
          friction: raster([
            [0.5, NaN],
            [0.25, NaN],
          ]),
        },
        200,
      ).inputs.friction.values[0],
    ).toBeCloseTo(0.375, 9);
  });

  test('finer: the value at the centre', () => {
    const { friction } = onComputeGrid({ ...none, friction: raster([[0.5, 0.25]]) }, 50).inputs;
    expect(rowsOf(friction)).toEqual([
      [0.5, 0.5, 0.25, 0.25],
      [0.5, 0.5, 0.25, 0.25],
    ]);
  });
});

describe('elevation', () => {
  test('coarser: the mean; finer: between the centres', () => {
    const elevation = raster([
      [0, 10, 20, 30],
      [0, 10, 20, 30],
    ]);
    expect(rowsOf(onComputeGrid({ ...none, elevation }, 200).inputs.elevation)).toEqual([[5, 25]]);
    const [first] = rowsOf(onComputeGrid({ ...none, elevation }, 50).inputs.elevation);
    // held at the outer half cells, then 2.5 m to the quarter points
    expect(first).toEqual([0, 2.5, 7.5, 12.5, 17.5, 22.5, 27.5, 30]);
  });

  test('goes on the grid of the land cover', () => {
    const landCover = raster([
      [1, 1],
      [1, 1],
    ]);
    const fine: Grid = { ...metresGrid(8, 8), stepX: 25, stepY: 25, north: 200 };
    const elevation: Raster = { grid: fine, values: Float32Array.from({ length: 64 }, (_, i) => i % 8), nodata: null };
    const { inputs, findings } = onComputeGrid({ ...none, landCover, elevation }, 50);
    expect(inputs.elevation.grid).toEqual(inputs.landCover.grid);
    expect(rowsOf(inputs.elevation)[0]).toEqual([0.5, 2.5, 4.5, 6.5]);
    expect(findings.map(({ where }) => where.layer)).toEqual(['landCover', 'elevation']);
  });

  test('of a grid of its own stays beside land cover that has the size already', () => {
    const elevation: Raster = {
      grid: { ...metresGrid(1, 1), stepX: 300, stepY: 300, north: 200 },
      values: Float32Array.of(4),
      nodata: null,
    };
    const inputs = {
      ...none,
      landCover: raster([
        [1, 1],
        [1, 1],
      ]),
      elevation,
    };
    expect(onComputeGrid(inputs, 100).inputs).toBe(inputs);
  });
});

test('on degrees the metres are those at the middle latitude', () => {
  const grid: Grid = { width: 100, height: 100, west: 107, north: 34.1, stepX: 0.001, stepY: 0.001, crs: 'lonlat', epsg: 4326 };
  const landCover: Raster = { grid, values: new Uint8Array(10_000).fill(3), nodata: null };
  const { inputs } = onComputeGrid({ ...none, landCover }, 1000);
  // a degree at 34.05 N is 92,330.6 m east and 110,923.3 m north (NGA's series for WGS 84)
  expect(1 / inputs.landCover.grid.stepX).toBeCloseTo(92.3306, 3);
  expect(1 / inputs.landCover.grid.stepY).toBeCloseTo(110.9233, 3);
  expect([inputs.landCover.grid.width, inputs.landCover.grid.height]).toEqual([10, 12]);
});

test('a grid that is too large is refused beforehand', () => {
  expect(() => onComputeGrid({ ...none, landCover: raster([[1]]) }, 0.001)).toThrow(Failure);
});

describe('laws', () => {
  const sized = fc.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) });

  test('the size that the cells have already changes nothing: the same object', () => {
    fc.assert(
      fc.property(sized, fc.double({ min: 1, max: 1000, noNaN: true }), ({ width, height }, step) => {
        const grid: Grid = { ...metresGrid(width, height), stepX: step, stepY: step };
        const inputs = { ...none, landCover: { grid, values: new Uint8Array(width * height), nodata: null } };
        const result = onComputeGrid(inputs, step);
        expect(result.inputs).toBe(inputs);
        expect(result.findings).toEqual([]);
      }),
    );
  });

  test('a uniform raster stays uniform at every size, and means lie between least and most', () => {
    fc.assert(
      fc.property(
        sized,
        fc.double({ min: 20, max: 500, noNaN: true }),
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 81, maxLength: 81 }),
        ({ width, height }, metres, numbers) => {
          const heights = raster(Array.from({ length: height }, (_, row) => numbers.slice(row * width, (row + 1) * width)));
          const landCover = { grid: metresGrid(width, height), values: new Uint8Array(width * height).fill(7), nodata: 0 };
          const { inputs } = onComputeGrid({ elevation: heights, landCover, friction: { ...heights } }, metres);
          expect(new Set(inputs.landCover.values)).toEqual(new Set([7]));
          const [least, most] = [Math.min(...heights.values), Math.max(...heights.values)];
          for (const { values } of [inputs.elevation, inputs.friction]) {
            for (const value of values) {
              expect(value).toBeGreaterThanOrEqual(least - 1e-4);
              expect(value).toBeLessThanOrEqual(most + 1e-4);
            }
          }
        },
      ),
    );
  });
});
