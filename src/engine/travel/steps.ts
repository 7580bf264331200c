import type { Grid } from '../../model/grid';
import { metresPerDegreeLat, metresPerDegreeLon } from './metres';

/** Cells of nothing around the grid on each side, so that no step needs to ask whether it leaves it. */
export const margin = 2;

/** [east, south] of the steps: four straight, four diagonal, eight of the chess knight. */
export const moves: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [2, -1],
  [2, 1],
  [-2, -1],
  [-2, 1],
  [1, -2],
  [-1, -2],
  [1, 2],
  [-1, 2],
];

/** The step that leads back: its number in `moves`. */
export function reverse(step: number): number {
  return moves.findIndex(([east, south]) => east === -moves[step]![0] && south === -moves[step]![1]);
}

/** The geometry of a grid with its margin: index offsets of the steps, and their metres for each row. */
export interface Steps {
  readonly neighbours: 8 | 16;
  /** columns and rows with the margin */
  readonly stride: number;
  readonly rows: number;
  /** index offset of each step */
  readonly offset: Int32Array;
  /** index offsets of the two cells that a knight's step passes through, two for each of the eight */
  readonly between: Int32Array;
  /** metres that a step spends in each cell it touches: half its length, a quarter for a knight; [row * neighbours + step] */
  readonly share: Float64Array;
  /** one over the step's length in metres, same layout */
  readonly perMetre: Float64Array;
}

/** Metres of a step from a row of the grid, at the middle latitude of its two ends; planar where the grid counts in metres. */
export function stepMetres(grid: Grid, row: number, east: number, south: number): number {
  const dx = east * grid.stepX;
  const dy = south * grid.stepY;
  if (grid.crs === 'metres') return Math.sqrt(dx * dx + dy * dy);
  // rounded so that a step and its reverse see the very same latitude
  const latitude = grid.north - (2 * row + south + 1) * 0.5 * grid.stepY;
  const eastMetres = dx * metresPerDegreeLon(latitude);
  const southMetres = dy * metresPerDegreeLat(latitude);
  return Math.sqrt(eastMetres * eastMetres + southMetres * southMetres);
}

/** Steps of a grid. */
export function stepsOf(grid: Grid, neighbours: 8 | 16): Steps {
  const stride = grid.width + 2 * margin;
  const rows = grid.height + 2 * margin;
  const offset = new Int32Array(neighbours);
  const between = new Int32Array(16);
  const share = new Float64Array(rows * neighbours);
  const perMetre = new Float64Array(rows * neighbours);
  for (let step = 0; step < neighbours; step++) {
    const [east, south] = moves[step]!;
    offset[step] = south * stride + east;
    if (step >= 8) {
      // a knight passes the straight and the diagonal neighbour that lie along its longer side
      const straight = Math.abs(east) === 2 ? Math.sign(east) : Math.sign(south) * stride;
      between[2 * (step - 8)] = straight;
      between[2 * (step - 8) + 1] = Math.sign(south) * stride + Math.sign(east);
    }
    for (let row = 0; row < rows; row++) {
      const metres = stepMetres(grid, row - margin, east, south);
      share[row * neighbours + step] = metres / (step < 8 ? 2 : 4);
      perMetre[row * neighbours + step] = 1 / metres;
    }
  }
  return { neighbours, stride, rows, offset, between, share, perMetre };
}

/** Index with the margin of a cell of the grid. */
export function withMargin(grid: Grid, cell: number): number {
  const row = Math.floor(cell / grid.width);
  return (row + margin) * (grid.width + 2 * margin) + (cell - row * grid.width) + margin;
}
