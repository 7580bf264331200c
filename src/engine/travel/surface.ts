import type { Grid } from '../../model/grid';
import { cellAt } from '../../model/grid';
import type { Leg } from '../../model/travel';
import type { Field } from '../../model/result';
import type { TravelInputs, TravelOptions } from './contract';
import type { Medium } from './medium';
import { clearLabels, improve, newLabels, spread } from './search';
import type { Labels, Relax } from './search';
import { margin, stepsOf, withMargin } from './steps';
import type { Steps } from './steps';
import { surfaceCells, toGrid } from './surface-cells';
import type { SurfaceCells } from './surface-cells';
import { surfaceRelax } from './surface-relax';
import { leastCyclingFactor, leastToblerFactor } from './slope';
import { traceCells } from './trace-surface';

/** A surface with its labels, ready to search. */
export interface Surface {
  readonly cells: SurfaceCells;
  readonly labels: Labels;
  readonly relax: Relax;
  readonly steps: Steps;
  readonly legMode: Leg['mode'];
}

/** Cell index with the margin, per place; -1 where the place has none. */
export type CellAnchors = Int32Array;

/** @throws Failure study.no-surface and what `surfaceCells` says */
export function prepareSurface(inputs: TravelInputs, options: TravelOptions, leg: Leg): Surface {
  const cells = surfaceCells(inputs, options, leg);
  const steps = stepsOf(cells.grid, options.neighbours);
  const relax = surfaceRelax(steps, cells.pace, options.direction === 'from' ? 1 : -1);
  return {
    cells,
    relax,
    steps,
    legMode: leg.mode,
    labels: newLabels(cells.pace.secondsPerMetre.length, bucketSeconds(cells, steps.share)),
  };
}

/** A little under the shortest step: the best pace times the shortest step, but not so short that buckets stand empty. */
function bucketSeconds({ pace }: SurfaceCells, share: Float64Array): number {
  let best = Infinity;
  let sum = 0;
  let count = 0;
  for (const seconds of pace.secondsPerMetre) {
    if (seconds === Infinity) continue;
    if (seconds < best) best = seconds;
    sum += seconds;
    count++;
  }
  if (count === 0) return 1;
  let metres = Infinity;
  for (const part of share) metres = Math.min(metres, 2 * part);
  const slope = pace.elevation ? Math.min(leastToblerFactor, leastCyclingFactor) : 1;
  return Math.max(best * slope, sum / count / 16) * metres * 0.999;
}

/** Where places stand on a surface. */
export function anchorCells(
  { grid, pace }: SurfaceCells,
  place: (x: number, y: number) => readonly [number, number],
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
): { readonly anchors: CellAnchors; readonly state: Uint8Array; readonly far: readonly number[] } {
  const anchors = new Int32Array(lon.length).fill(-1);
  const state = new Uint8Array(lon.length);
  for (let row = 0; row < lon.length; row++) {
    const [x, y] = place(lon[row]!, lat[row]!);
    const cell = cellAt(grid, x, y);
    if (cell < 0) state[row] = 2;
    else {
      anchors[row] = withMargin(grid, cell);
      if (pace.secondsPerMetre[anchors[row]!] === Infinity) state[row] = 1;
    }
  }
  return { anchors, state, far: [] };
}

/** Labels of the cells that the rows stand on. */
export function seedCells(labels: Labels, cells: CellAnchors, rows: ArrayLike<number>, delay: ArrayLike<number>, cutoff: number): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (delay[row]! <= cutoff) improve(labels, cells[row]!, delay[row]!, row);
  }
}

/** Labels at places. */
export function collectCells(labels: Labels, places: CellAnchors, state: Uint8Array, seconds: Float64Array, facility: Int32Array): void {
  for (let row = 0; row < places.length; row++) {
    if (state[row] !== 0) continue;
    seconds[row] = labels.seconds[places[row]!]!;
    facility[row] = labels.owner[places[row]!]!;
  }
}

/** Labels of all cells, without the margin. */
export function fieldOf(grid: Grid, labels: Labels): Field {
  const seconds = new Float64Array(grid.width * grid.height);
  const facility = new Int32Array(grid.width * grid.height);
  for (let row = 0; row < grid.height; row++) {
    const start = (row + margin) * (grid.width + 2 * margin) + margin;
    seconds.set(labels.seconds.subarray(start, start + grid.width), row * grid.width);
    facility.set(labels.owner.subarray(start, start + grid.width), row * grid.width);
  }
  return { grid, seconds, facility };
}

/** A trip over a surface from door to door. */
export function surfaceMedium(inputs: TravelInputs, options: TravelOptions, leg: Leg): Medium<CellAnchors> {
  const surface = prepareSurface(inputs, options, leg);
  const { cells, labels, relax } = surface;
  const place = toGrid(inputs, cells.grid);
  return {
    grid: cells.grid,
    findings: cells.findings,
    anchor: (lon, lat) => anchorCells(cells, place, lon, lat),
    spread(facilities, rows, delay, cutoffSeconds, watch) {
      clearLabels(labels);
      seedCells(labels, facilities, rows, delay, cutoffSeconds);
      spread(labels, relax, cutoffSeconds, watch);
    },
    collect: (places, state, seconds, facility) => collectCells(labels, places, state, seconds, facility),
    field: () => fieldOf(cells.grid, labels),
    trace({ facilities, row, delaySeconds, places, place: at }) {
      const source = facilities[row]!;
      return traceCells(surface, places[at]!, (cell) => cell === source && labels.seconds[cell] === delaySeconds).stretches;
    },
  };
}
