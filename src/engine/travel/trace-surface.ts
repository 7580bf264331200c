import type { Grid } from '../../model/grid';
import { modes } from '../../model/travel';
import type { Mode } from '../../model/travel';
import type { Stretch } from './stretch';
import { margin } from './steps';
import type { Surface } from './surface';

/** Centre of a cell (index with the margin) in the grid's coordinates. */
export function centreOf(grid: Grid, cell: number): readonly [number, number] {
  const stride = grid.width + 2 * margin;
  const row = Math.floor(cell / stride);
  return [grid.west + (cell - row * stride - margin + 0.5) * grid.stepX, grid.north - (row - margin + 0.5) * grid.stepY];
}

/** How one moves in a cell; 'class' over a friction raster, which does not say. */
export function modeIn({ cells, legMode }: Surface, cell: number): Mode | 'class' {
  const { mode } = cells.pace;
  return mode instanceof Uint8Array ? modes[mode[cell]!]! : legMode;
}

/**
 * The step by which the search came to a cell: the relax itself is run again from each neighbour, with the cell's own label put aside,
 * and the neighbour from which it gives the very same label is the one. -1 where there is none.
 */
function stepBack({ labels, relax, steps }: Surface, cell: number): number {
  const time = labels.seconds[cell]!;
  const owner = labels.owner[cell]!;
  const batch = new Int32Array(1);
  let found = -1;
  for (let step = 0; step < steps.neighbours && found < 0; step++) {
    batch[0] = cell + steps.offset[step]!;
    if (!(labels.seconds[batch[0]]! < time)) continue;
    labels.seconds[cell] = Infinity;
    labels.owner[cell] = -1;
    relax(labels, batch, 1, time);
    if (labels.seconds[cell] === time) found = step;
  }
  labels.seconds[cell] = time;
  labels.owner[cell] = owner;
  return found;
}

/**
 * Follows the labels of a finished search back from a cell.
 * @param ends says whether the search began, or came from another medium, at this cell
 * @returns the steps, and the cell where they end
 */
export function traceCells(surface: Surface, from: number, ends: (cell: number) => boolean): { stretches: Stretch[]; end: number } {
  const { labels, steps, cells } = surface;
  const stretches: Stretch[] = [];
  let cell = from;
  while (!ends(cell)) {
    const step = stepBack(surface, cell);
    if (step < 0) throw new Error('a label of the surface has no origin');
    const next = cell + steps.offset[step]!;
    const { elevation } = cells.pace;
    const mode = modeIn(surface, cell);
    const row = Math.floor(cell / steps.stride);
    stretches.push({
      kind: 'surface',
      mode,
      roadClass: '',
      metres: steps.share[row * steps.neighbours + step]! * (step < 8 ? 2 : 4),
      seconds: labels.seconds[cell]! - labels.seconds[next]!,
      climbMetres: elevation ? Math.abs(elevation[next]! - elevation[cell]!) : NaN,
      path: [...centreOf(cells.grid, cell), ...centreOf(cells.grid, next)],
    });
    cell = next;
  }
  labels.frontier.reset();
  return { stretches, end: cell };
}
