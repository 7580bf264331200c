import { studyGrid } from './grid';
import type { Position } from './grid';
import { cellsUnder } from './river-courses';
import type { RiverCourse } from './river-courses';

/** Reservoirs: centre, half length along and across the valley in degrees (illustrative). */
const reservoirs: readonly {
  readonly name: string;
  readonly river: string;
  readonly from: number;
  readonly to: number;
  readonly halfWidthCells: number;
}[] = [
  { name: '冯家山水库', river: '千河', from: 34.545, to: 34.6, halfWidthCells: 5 },
  { name: '石头河水库', river: '石头河', from: 34.155, to: 34.178, halfWidthCells: 3 },
];

/** Cells of the large rivers (4-connected, so that nobody slips through) and of the reservoirs: 1 is water. */
export function waterCells(rivers: readonly RiverCourse[]): Uint8Array {
  const water = new Uint8Array(studyGrid.width * studyGrid.height);
  for (const river of rivers) {
    if (river.level !== 'main') continue;
    const half = (vertex: number): number => {
      const [lon, lat] = river.line[vertex]!;
      const lake = reservoirs.find((entry) => entry.river === river.name && lat > entry.from && lat < entry.to);
      if (lake) return lake.halfWidthCells;
      return river.name === '渭河' && lon > 107.05 ? 1 : 0;
    };
    cellsUnder(studyGrid, river.line, (cell, vertex) => {
      const reach = half(vertex);
      const column = cell % studyGrid.width;
      for (let y = -reach; y <= reach; y++)
        for (let x = -reach; x <= reach; x++) {
          if (reach > 1 && x * x + y * y > reach * reach + 1) continue;
          const other = cell + y * studyGrid.width + x;
          if (column + x >= 0 && column + x < studyGrid.width && other >= 0 && other < water.length) water[other] = 1;
        }
    });
  }
  return water;
}

/** A line with the vertices that matter, for drawing. */
export function drawnLine(line: readonly Position[]): Position[] {
  return line.map((p): Position => [Math.round(p[0] * 1e5) / 1e5, Math.round(p[1] * 1e5) / 1e5]);
}
