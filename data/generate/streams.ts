import { drainage } from './erosion';
import { cellNear, centreOf, coarser, studyGrid } from './grid';
import type { Position } from './grid';
import { simplified } from './outline';
import { cellsUnder } from './river-courses';
import type { RiverCourse } from './river-courses';

export interface RiverLine {
  readonly name: string;
  readonly nameEn: string;
  readonly level: 'main' | 'tributary';
  readonly line: readonly Position[];
}

const smallestKm2 = 22;
const shortestCells = 14;

const at5 = (p: Position): Position => [Math.round(p[0] * 1e5) / 1e5, Math.round(p[1] * 1e5) / 1e5];

function smoothed(line: readonly Position[], rounds: number): Position[] {
  let points = line.slice();
  for (let round = 0; round < rounds; round++)
    points = points.map((p, k): Position => {
      const a = points[k - 1];
      const b = points[k + 1];
      return a && b ? [(a[0] + 2 * p[0] + b[0]) / 4, (a[1] + 2 * p[1] + b[1]) / 4] : p;
    });
  return points;
}

/** Lines of the rivers for drawing: the named courses, and unnamed streams where the finished terrain gathers water. */
export function riverLines(courses: readonly RiverCourse[], height: Float32Array): RiverLine[] {
  const grid = coarser(studyGrid, 2);
  const coarse = new Float32Array(grid.width * grid.height);
  for (let cell = 0; cell < coarse.length; cell++) coarse[cell] = height[cellNear(studyGrid, centreOf(grid, cell))]!;
  const drawn = new Uint8Array(coarse.length);
  for (const course of courses)
    cellsUnder(grid, course.line, (cell, vertex) => {
      coarse[cell] = Math.min(coarse[cell]!, course.elevation[vertex]!);
      for (const near of [cell, cell + 1, cell - 1, cell + grid.width, cell - grid.width]) drawn[near] = 1;
    });
  const { receiver, catchment, order } = drainage(grid, coarse, 0.04);
  const lines: RiverLine[] = courses.map((course) => ({
    name: course.name,
    nameEn: course.nameEn,
    level: course.level === 'main' ? 'main' : 'tributary',
    line: simplified(course.line, 0.00025).map(at5),
  }));
  const fed = new Uint8Array(coarse.length);
  for (const cell of order) if (catchment[cell]! > smallestKm2 && receiver[cell] !== cell) fed[receiver[cell]!] = 1;
  for (let cell = 0; cell < coarse.length; cell++) {
    if (catchment[cell]! <= smallestKm2 || fed[cell] || drawn[cell]) continue;
    const cells = [cell];
    for (let at = cell; !drawn[at] && receiver[at] !== at; at = receiver[at]!) {
      drawn[at] = 1;
      cells.push(receiver[at]!);
    }
    if (cells.length >= shortestCells)
      lines.push({
        name: '',
        nameEn: '',
        level: 'tributary',
        line: simplified(
          smoothed(
            cells.map((c) => centreOf(grid, c)),
            3,
          ),
          0.0003,
        ).map(at5),
      });
  }
  return lines;
}
