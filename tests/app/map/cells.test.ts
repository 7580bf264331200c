import { describe, expect, it } from 'vitest';
import type { CoverageAnswer, DragFrame } from '../../../src/jobs/task-types';
import { cellPaint, coloursOfCells, coloursOfVertices } from '../../../src/app/map/cell-colours';
import { cellIndex } from '../../../src/app/map/cell-index';
import { cellHeightDegrees, cellMesh, cellRing } from '../../../src/app/map/cell-mesh';
import { CellPainting } from '../../../src/app/map/cell-painting';
import { LiveTimes, type RowTimes } from '../../../src/app/map/live-times';
import { levelOf, mergedCells, mergedTimes } from '../../../src/app/map/merged-cells';
import { minuteClasses, rgbOf } from '../../../src/app/map/palette';
import { points, squares } from './demand-of';

const answerOf = (seconds: readonly number[], people: readonly number[], state: readonly number[] = []): CoverageAnswer => ({
  question: { types: [], trip: 'walk', direction: 'to', cutoffSeconds: 1800, year: 2020, group: 'people', band: 0.2 },
  facilityIds: [],
  seconds: Float64Array.from(seconds),
  facility: Int32Array.from(seconds, (_, row) => row),
  state: Uint8Array.from(seconds, (_, row) => state[row] ?? 0),
  people: Float64Array.from(people),
  boundSeconds: 3600,
  ledgers: [],
  findings: [],
});

describe('the mesh of cells', () => {
  it.each([true, false])('makes two triangles of each square (closed outlines: %s)', (closed) => {
    const demand = squares(3, 2, 0.01, closed);
    const mesh = cellMesh(demand.outline, demand.outlineStart);
    expect(mesh.count).toBe(6);
    expect([...mesh.start]).toEqual([0, 4, 8, 12, 16, 20, 24]);
    expect(mesh.indices).toHaveLength(6 * 6);
    expect([...mesh.indices.slice(6, 12)]).toEqual([4, 5, 6, 4, 6, 7]);
    expect(cellRing(demand, 5)).toHaveLength(5);
    expect(cellHeightDegrees(demand)).toBeCloseTo(0.01, 9);
  });

  it('spreads a colour over all vertices of its cell', () => {
    const demand = squares(2, 1, 0.01, false);
    const mesh = cellMesh(demand.outline, demand.outlineStart);
    expect([...coloursOfVertices(mesh, Uint32Array.of(11, 22))]).toEqual([11, 11, 11, 11, 22, 22, 22, 22]);
  });

  it('lets cells of other facilities stand back', () => {
    const times = answerOf([60, 60, NaN], [1, 1, 1]);
    const paint = cellPaint(minuteClasses(1800), { facility: 1, alpha: 200, alphaOthers: 40 });
    const colours = new Uint8Array(coloursOfCells(3, times, paint).buffer);
    expect([colours[3], colours[7], colours[11]]).toEqual([40, 200, 40]);
    expect([...colours.slice(0, 3)]).toEqual([...rgbOf(minuteClasses(1800)[0]?.colour ?? '')]);
  });
});

describe('the colours during a drag', () => {
  const rest = answerOf(
    Array.from({ length: 1200 }, (_, row) => row * 4),
    Array.from({ length: 1200 }, (_, row) => row % 7),
  );
  const frameOf = (rows: readonly number[], seconds: number): DragFrame => {
    const none = new Float64Array(0);
    return {
      rows: Int32Array.from(rows),
      seconds: new Float64Array(rows.length).fill(seconds),
      facility: new Int32Array(rows.length).fill(3),
      ...{ covered: none, uncovered: none, share: none, shareSlow: none, shareFast: none },
    };
  };
  const frames = [frameOf([3, 4, 5, 700], 60), frameOf([5, 6, 900, 901], 5000), frameOf([], 0), null];

  it.each(['single cells', 'merged cells', 'points'])('are those of a painting from the start after every frame (%s)', (kind) => {
    const cells = squares(40, 30, 0.003, false);
    const merged = kind === 'merged cells' ? mergedCells(cells, 900) : null;
    const mesh = kind === 'points' ? null : merged ? merged.mesh : cellMesh(cells.outline, cells.outlineStart);
    const paint = cellPaint(minuteClasses(1800), { facility: 3, alpha: 200, alphaOthers: 40 });
    const paintingOf = (times: RowTimes): CellPainting =>
      new CellPainting({ mesh, merged, count: mesh?.count ?? 1200, times: merged ? mergedTimes(merged, times) : times, paint });
    const painting = paintingOf(rest);
    const live = new LiveTimes(rest);
    let seen = painting.colours.slice();
    for (const frame of frames) {
      const stretch = painting.repaint(live, live.write(frame));
      expect(painting.colours).toEqual(paintingOf(live).colours);
      // what lies outside the stretch was not sent to the graphics card and must be as before
      const [from, to] = stretch ? [stretch.from * 4, stretch.to * 4] : [0, 0];
      seen.set(painting.colours.subarray(from, to), from);
      expect(seen).toEqual(painting.colours);
      seen = painting.colours.slice();
    }
    expect(painting.colours).toEqual(paintingOf(rest).colours);
  });
});

describe('finding a cell', () => {
  it.each([true, false])('finds each square from any place inside it, and none outside (closed outlines: %s)', (closed) => {
    const demand = squares(20, 10, 0.003, closed);
    const index = cellIndex(demand);
    demand.lon.forEach((lon, row) => {
      for (const [dx, dy] of [
        [0, 0],
        [0.0014, 0.0014],
        [-0.0014, 0.0014],
      ] as const) {
        expect(index.rowAt(lon + dx, (demand.lat[row] ?? 0) + dy, 0)).toBe(row);
      }
    });
    expect(index.rowAt(106.999, 34.001, 0)).toBe(-1);
    expect(index.rowAt(107.001, 34.0301, 0)).toBe(-1);
  });

  it('finds a point within the tolerance only', () => {
    const demand = points(squares(4, 4, 0.05, false));
    const index = cellIndex(demand);
    expect(index.rowAt(107.026, 34.026, 0.003)).toBe(0);
    expect(index.rowAt(107.03, 34.03, 0.003)).toBe(-1);
  });
});

describe('merged cells', () => {
  it('merges until a cell is a few pixels wide', () => {
    expect([10, 2.6, 2.5, 0.9, 0.3, 0.001].map(levelOf)).toEqual([0, 0, 1, 2, 3, 4]);
  });

  it('keeps every row in one hexagon, and finds that hexagon from the row', () => {
    const demand = squares(40, 30, 0.003, false);
    const merged = mergedCells(demand, 900);
    expect([...merged.rows].toSorted((a, b) => a - b)).toEqual([...demand.lon.keys()]);
    for (let hexagon = 0; hexagon < merged.mesh.count; hexagon++) {
      for (const row of merged.rows.subarray(merged.rowStart[hexagon], merged.rowStart[hexagon + 1])) {
        expect(merged.at(demand.lon[row] ?? 0, demand.lat[row] ?? 0)).toBe(hexagon);
      }
    }
    expect(merged.at(108, 35)).toBe(-1);
  });

  it('draws hexagons as wide as asked, and each holds the places merged into it', () => {
    const demand = squares(40, 30, 0.003, false);
    const { mesh, rows, rowStart } = mergedCells(demand, 900);
    const lons = [0, 1, 2, 3, 4, 5].map((corner) => mesh.positions[corner * 3] ?? 0);
    const width = (Math.max(...lons) - Math.min(...lons)) * 111_320 * Math.cos((34.045 * Math.PI) / 180);
    expect(width / 900).toBeCloseTo(1, 2);
    for (const row of rows.subarray(rowStart[0], rowStart[1])) {
      expect(demand.lon[row]).toBeGreaterThanOrEqual(Math.min(...lons));
      expect(demand.lon[row]).toBeLessThanOrEqual(Math.max(...lons));
    }
  });

  it('takes the median of people, leaves out rows without a time, and has no data where no row has one', () => {
    const demand = squares(3, 1, 0.0001, false);
    const merged = mergedCells(demand, 5000);
    expect(merged.mesh.count).toBe(1);
    const median = (...input: Parameters<typeof answerOf>): number => mergedTimes(merged, answerOf(...input)).seconds[0] ?? -1;
    expect(median([600, 1200, Infinity], [1, 1, 10])).toBe(Infinity);
    expect(median([600, 1200, Infinity], [10, 1, 1])).toBe(600);
    expect(median([600, 1200, Infinity], [4, 4, 4])).toBe(1200);
    expect(median([NaN, 1200, 900], [100, 1, 2])).toBe(900);
    expect(median([300, 1200, 900], [100, 1, 2], [1, 0, 0])).toBe(900);
    expect(median([300, 900, 1200], [0, 0, 0])).toBe(900);
    expect(mergedTimes(merged, answerOf([300, 900, 1200], [1, 1, 1], [1, 2, 1])).state[0]).toBe(1);
  });
});
