import type { Grid } from '../../src/model/grid';
import { centreOf, cellNear, studyGrid } from './grid';
import type { Position } from './grid';
import { outlineOf } from './outline';
import { fractalNoise } from './random';
import { ringArea } from './rings';
import { roadGrid as grid } from './road-grid';
import { cellsUnder } from './river-courses';
import type { RiverCourse } from './river-courses';

export interface HazardZone {
  readonly kind: 'flood' | 'landslide';
  readonly level: 'high' | 'medium';
  readonly name: string;
  readonly polygon: Position[][];
}

const smallestCells = { flood: 10, landslide: 30 } as const;

/** Cells by kind and level: 1 flood high, 2 flood medium, 3 landslide high, 4 landslide medium. */
export function hazardCells(height: Float32Array, slope: Float32Array, rivers: readonly RiverCourse[], inside: Uint8Array): Uint8Array {
  const cells = new Uint8Array(grid.width * grid.height);
  const ground = (cell: number): number => cellNear(studyGrid, centreOf(grid, cell));
  for (let cell = grid.width * 2; cell < cells.length - grid.width * 2; cell++) {
    const here = ground(cell);
    if (!inside[here] || height[here]! > 2600) continue;
    let steep = 0;
    for (let y = -3; y <= 3; y++) for (let x = -3; x <= 3; x++) steep += slope[here + y * studyGrid.width + x]! / 49;
    const column = cell % grid.width;
    const row = (cell - column) / grid.width;
    const loose = fractalNoise(column / 26, row / 26, 71, 3);
    const loess = height[here]! < 1300 ? 0.15 : 0;
    if (steep + loess > 0.42 && loose > 0.34) cells[cell] = loose > 0.5 ? 3 : 4;
  }
  for (const river of rivers) {
    const reach = river.name === '渭河' ? 5 : river.level === 'main' ? 3 : 2;
    cellsUnder(grid, river.line, (cell, vertex) => {
      for (let y = -reach; y <= reach; y++)
        for (let x = -reach; x <= reach; x++) {
          const other = cell + y * grid.width + x;
          if (x * x + y * y > reach * reach || other < 0 || other >= cells.length || !inside[ground(other)]) continue;
          const above = height[ground(other)]! - river.elevation[vertex]!;
          const level = above < 4 ? 1 : above < 9 ? 2 : 0;
          if (level !== 0 && (cells[other] === 0 || cells[other]! > level)) cells[other] = level;
        }
    });
  }
  return cells;
}

/** Groups of touching cells of one value, as polygons. */
export function hazardZones(cells: Uint8Array, placeName: (position: Position) => string): HazardZone[] {
  const zones: HazardZone[] = [];
  const seen = new Uint8Array(cells.length);
  for (let start = 0; start < cells.length; start++) {
    const value = cells[start]!;
    if (value === 0 || seen[start]) continue;
    const group = [start];
    seen[start] = 1;
    for (const cell of group) {
      for (const other of [cell - 1, cell + 1, cell - grid.width, cell + grid.width]) {
        if (seen[other] || cells[other] !== value) continue;
        seen[other] = 1;
        group.push(other);
      }
    }
    const kind = value <= 2 ? 'flood' : 'landslide';
    if (group.length < smallestCells[kind]) continue;
    const rings = windowOutline(group);
    const outer = rings.filter((ring) => ringArea(ring) < 0).toSorted((a, b) => ringArea(a) - ringArea(b));
    const holes = rings.filter((ring) => ringArea(ring) > 0 && Math.abs(ringArea(ring)) > 4 * grid.stepX * grid.stepY);
    zones.push({
      kind,
      level: value % 2 === 1 ? 'high' : 'medium',
      name: `${placeName(centreOf(grid, group[group.length >> 1]!))}${kind === 'flood' ? '洪水' : '滑坡泥石流'}危险区`,
      polygon: [outer[0]!, ...holes],
    });
  }
  return zones;
}

/** Outline of a group of cells, worked out on a grid just large enough. */
function windowOutline(group: readonly number[]): Position[][] {
  let [left, right, top, bottom] = [grid.width, 0, grid.height, 0];
  for (const cell of group) {
    const column = cell % grid.width;
    const row = (cell - column) / grid.width;
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  const frame: Grid = {
    ...grid,
    width: right - left + 1,
    height: bottom - top + 1,
    west: grid.west + left * grid.stepX,
    north: grid.north - top * grid.stepY,
  };
  const labels = new Uint8Array(frame.width * frame.height);
  for (const cell of group) {
    const column = cell % grid.width;
    labels[((cell - column) / grid.width - top) * frame.width + column - left] = 1;
  }
  return outlineOf(frame, labels, 1, 0.0003).map((ring) =>
    ring.map((p): Position => [Math.round(p[0] * 1e5) / 1e5, Math.round(p[1] * 1e5) / 1e5]),
  );
}
