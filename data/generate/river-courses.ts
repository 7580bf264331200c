import type { Grid } from '../../src/model/grid';
import riversJson from './facts/rivers.json';
import { cellNear, metresPerDegreeLat, metresPerDegreeLon } from './grid';
import type { Position } from './grid';
import { noise } from './random';

export interface RiverCourse {
  readonly name: string;
  readonly nameEn: string;
  readonly level: string;
  /** vertices about 60 m apart from source to mouth */
  readonly line: readonly Position[];
  /** metres above the sea at each vertex, never rising */
  readonly elevation: readonly number[];
}

const spacingMetres = 60;

/** Point on a Catmull-Rom curve through b and c, t from 0 to 1. */
function curve(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** The courses of the rivers: the points of `facts/rivers.json`, joined by a curve and made to wind a little. */
export function riverCourses(): RiverCourse[] {
  return riversJson.rivers.map((river, index) => {
    const points = river.points as unknown as readonly (readonly [number, number, number])[];
    const line: Position[] = [];
    const elevation: number[] = [];
    let travelled = 0;
    const swing = river.name === '渭河' ? 0.55 : 1;
    for (let k = 0; k + 1 < points.length; k++) {
      const a = points[Math.max(0, k - 1)]!;
      const b = points[k]!;
      const c = points[k + 1]!;
      const d = points[Math.min(points.length - 1, k + 2)]!;
      const dx = (c[0] - b[0]) * metresPerDegreeLon;
      const dy = (c[1] - b[1]) * metresPerDegreeLat;
      const length = Math.sqrt(dx * dx + dy * dy);
      const steps = Math.ceil(length / spacingMetres);
      for (let step = 0; step < steps + (k + 2 === points.length ? 1 : 0); step++) {
        const t = step / steps;
        const along = (travelled + length * t) / 1000;
        const calm = Math.min(1, k + t, points.length - 1 - k - t);
        const bend =
          calm *
          swing *
          (900 * noise(along / 4.3, index * 7.7, 41) + 420 * noise(along / 1.7, index * 3.3, 42) + 150 * noise(along / 0.6, index, 43));
        line.push([
          curve(a[0], b[0], c[0], d[0], t) - ((dy / length) * bend) / metresPerDegreeLon,
          curve(a[1], b[1], c[1], d[1], t) + ((dx / length) * bend) / metresPerDegreeLat,
        ]);
        elevation.push(b[2] + (c[2] - b[2]) * t);
      }
      travelled += length;
    }
    return { name: river.name, nameEn: river.name_en, level: river.level, line, elevation };
  });
}

/**
 * Cells under a line such that each shares an edge with the next: what walks in eight directions cannot slip through.
 * @param mark called for each cell with the part (0 to 1) of the step from vertex `vertex` to the next
 */
export function cellsUnder(grid: Grid, line: readonly Position[], mark: (cell: number, vertex: number) => void): void {
  let previous = -1;
  line.forEach((position, vertex) => {
    const inside =
      position[0] > grid.west &&
      position[0] < grid.west + grid.width * grid.stepX &&
      position[1] < grid.north &&
      position[1] > grid.north - grid.height * grid.stepY;
    if (!inside) {
      previous = -1;
      return;
    }
    const cell = cellNear(grid, position);
    if (previous >= 0 && cell !== previous) {
      let column = previous % grid.width;
      let row = (previous - column) / grid.width;
      const toColumn = cell % grid.width;
      const toRow = (cell - toColumn) / grid.width;
      while (column !== toColumn || row !== toRow) {
        if (Math.abs(toColumn - column) >= Math.abs(toRow - row)) column += Math.sign(toColumn - column);
        else row += Math.sign(toRow - row);
        mark(row * grid.width + column, vertex);
      }
    } else mark(cell, vertex);
    previous = cell;
  });
}
