import type { Grid } from '../../model/grid';
import { modes } from '../../model/travel';
import type { Mode } from '../../model/travel';
import { modeAt } from './ground';
import type { Search } from './search';
import type { Stretch } from './stretch';
import { margin, reverse } from './steps';
import type { Surface } from './surface';

/** Centre of a cell (index with the margin) in the grid's coordinates. */
export function centreOf(grid: Grid, cell: number): readonly [number, number] {
  const stride = grid.width + 2 * margin;
  const row = Math.floor(cell / stride);
  return [grid.west + (cell - row * stride - margin + 0.5) * grid.stepX, grid.north - (row - margin + 0.5) * grid.stepY];
}

/** How one moves in a cell; 'class' over a friction raster, which does not say. */
export function modeIn({ cells, legMode }: Surface, cell: number): Mode | 'class' {
  return legMode === 'class' && !cells.fromFriction ? modes[modeAt(cells.room, cell)]! : legMode;
}

/** The step by which the search came to a cell: from the neighbour whose label and step add up to the cell's own, to the last bit. -1: none. */
function stepBack({ cells, stepSeconds }: Surface, search: Search, cell: number): number {
  const time = search.secondsAt(cell);
  const { steps } = cells;
  for (let step = 0; step < steps.neighbours; step++) {
    const near = cell + steps.offset[step]!;
    const before = search.secondsAt(near);
    if (before < time && before + stepSeconds(near, reverse(step)) === time) return step;
  }
  return -1;
}

/**
 * Follows the labels of a finished search back from a cell.
 * @param ends says whether the search began, or came from another medium, at this cell
 * @returns the steps, and the cell where they end
 */
export function traceCells(
  surface: Surface,
  search: Search,
  from: number,
  ends: (cell: number) => boolean,
): { stretches: Stretch[]; end: number } {
  const { cells } = surface;
  const { steps } = cells;
  const { heights } = cells.room;
  const stretches: Stretch[] = [];
  let cell = from;
  while (!ends(cell)) {
    const step = stepBack(surface, search, cell);
    if (step < 0) throw new Error('a label of the surface has no origin');
    const next = cell + steps.offset[step]!;
    const mode = modeIn(surface, cell);
    const row = Math.floor(cell / steps.stride);
    stretches.push({
      kind: 'surface',
      mode,
      roadClass: '',
      metres: steps.share[row * steps.neighbours + step]! * (step < 8 ? 2 : 4),
      seconds: search.secondsAt(cell) - search.secondsAt(next),
      climbMetres: heights ? Math.abs(heights[next]! - heights[cell]!) : NaN,
      path: [...centreOf(cells.grid, cell), ...centreOf(cells.grid, next)],
    });
    cell = next;
  }
  return { stretches, end: cell };
}
