import type { Grid } from '../../model/grid';
import { cellAt } from '../../model/grid';
import type { Leg } from '../../model/travel';
import type { Finding } from '../../model/finding';
import type { Field } from '../../model/result';
import type { PaceStatistics } from './cell-room';
import type { TravelInputs, TravelOptions } from './contract';
import { paceAt } from './ground';
import type { Live, Medium, ReadRow } from './medium';
import { rowsByNode } from './rows-by-node';
import type { Search } from './search';
import { leastCyclingFactor, leastToblerFactor } from './slope';
import { stepSecondsOf } from './step-seconds';
import type { StepSeconds } from './step-seconds';
import { margin, withMargin } from './steps';
import { toGrid, warning } from './fill-cells';
import { recodedCells, surfaceCells } from './surface-cells';
import type { SurfaceCells } from './surface-cells';
import { traceCells } from './trace-surface';

/** A surface with room for its searches. */
export interface Surface {
  readonly cells: SurfaceCells;
  /** as many as were asked for, each with labels of its own; one runs at a time */
  readonly searches: readonly Search[];
  readonly stepSeconds: StepSeconds;
  readonly legMode: Leg['mode'];
}

/** Seconds per metre; slower than any ground on earth is on the average: the raster counts in something else than minutes per metre. */
const slowestMeanPace = 60;

const slowFriction = (secondsPerMetre: number): Finding =>
  warning('travel.slow-friction', { kmPerHour: Number((3.6 / secondsPerMetre).toPrecision(2)) });

/** Cell index with the margin, per place; -1 where the place has none. */
export type CellAnchors = Int32Array;

/** @throws Failure study.no-surface and what `surfaceCells` says */
export function prepareSurface(inputs: TravelInputs, options: TravelOptions, leg: Leg, layers: number, owners = true): Surface {
  const cells = surfaceCells(inputs, options, leg, layers, owners);
  const { room, needs, steps } = cells;
  let metres = Infinity;
  for (const part of steps.share) metres = Math.min(metres, 2 * part);
  const slope = needs.slopeRule === 'level' ? 1 : Math.min(leastToblerFactor, leastCyclingFactor);
  let mean = NaN;
  const searches = room.searches((paces) => {
    mean = paces.mean;
    return bucketSeconds(paces, metres, slope);
  });
  const findings = cells.fromFriction && mean > slowestMeanPace ? [...cells.findings, slowFriction(mean)] : cells.findings;
  return {
    cells: { ...cells, findings },
    searches,
    stepSeconds: stepSecondsOf(room, steps, needs.slopeRule, needs.sense),
    legMode: leg.mode,
  };
}

/** A little under the shortest step: the best pace times the shortest step, but not so short that buckets stand empty. */
function bucketSeconds({ least, mean }: PaceStatistics, shortestMetres: number, leastSlopeFactor: number): number {
  const pace = Math.max(least * leastSlopeFactor, mean / 16);
  return pace > 0 && pace < Infinity ? pace * shortestMetres * 0.999 : 1;
}

/** Where places stand on a surface. */
export function anchorCells(
  { grid, room }: SurfaceCells,
  place: (x: number, y: number) => readonly [number, number],
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
): { readonly anchors: CellAnchors; readonly state: Uint8Array; readonly far: readonly number[] } {
  const anchors = new Int32Array(lon.length).fill(-1);
  const state = new Uint8Array(lon.length);
  const ground = { palette: room.palette, codes: room.codes };
  for (let row = 0; row < lon.length; row++) {
    const [x, y] = place(lon[row]!, lat[row]!);
    const cell = cellAt(grid, x, y);
    if (cell < 0) state[row] = 2;
    else {
      anchors[row] = withMargin(grid, cell);
      if (paceAt(ground, anchors[row]!) === Infinity) state[row] = 1;
    }
  }
  return { anchors, state, far: [] };
}

/** Labels of the cells that the rows stand on. */
export function seedCells(search: Search, cells: CellAnchors, rows: ArrayLike<number>, delay: ArrayLike<number>, cutoff: number): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (delay[row]! <= cutoff) search.improve(cells[row]!, delay[row]!, row);
  }
}

/** Copies the labels of a row of the grid, without the margin. */
export function readCells(grid: Grid, search: Search, row: number, seconds: Float64Array, owner: Int32Array | null): void {
  search.read((row + margin) * (grid.width + 2 * margin) + margin, seconds, owner);
}

/** The labels of all cells from what reads a row of them. */
export function fieldOf(grid: Grid, readRow: ReadRow): Field {
  const { width, height } = grid;
  const seconds = new Float64Array(width * height);
  const facility = new Int32Array(width * height);
  for (let row = 0; row < height; row++) {
    const [start, end] = [row * width, (row + 1) * width];
    readRow(row, seconds.subarray(start, end), facility.subarray(start, end));
  }
  return { grid, seconds, facility };
}

/**
 * Gives cells their new codes, takes back every label that may have come through them, and queues what lies around.
 * @returns owners that lost their labels, for each search
 */
export function recode({ cells, searches }: Surface, codes: ReadonlyMap<number, number>): readonly ReadonlySet<number>[] {
  const { stride } = cells.steps;
  const around = (cell: number, visit: (near: number) => void): void => {
    for (let south = -2; south <= 2; south++) for (let east = -2; east <= 2; east++) visit(cell + east + south * stride);
  };
  const released = searches.map((search) => {
    const owners = new Set<number>();
    for (const cell of codes.keys()) {
      around(cell, (near) => {
        const owner = search.ownerAt(near);
        if (owner < 0) return;
        owners.add(owner);
        search.release(near, owner);
      });
    }
    return owners;
  });
  for (const [cell, code] of codes) cells.room.codes[cell] = code;
  cells.room.paletteChanged();
  for (const search of searches) for (const cell of codes.keys()) around(cell, (near) => search.again(near));
  return released;
}

/** A trip over a surface from door to door. */
export function surfaceMedium(inputs: TravelInputs, options: TravelOptions, leg: Leg): Medium<CellAnchors> {
  const surface = prepareSurface(inputs, options, leg, 1, options.timesOnly !== true);
  const { cells } = surface;
  const search = surface.searches[0]!;
  const place = toGrid(inputs, cells.grid);
  const readRow: ReadRow = (row, seconds, owner) => readCells(cells.grid, search, row, seconds, owner);
  const live: Live<CellAnchors> = {
    add({ facilities, rows: added, delay, cutoffSeconds }, watch) {
      seedCells(search, facilities, added, delay, cutoffSeconds);
      search.run(cutoffSeconds, watch);
    },
    remove({ facilities, rows: others, delay, cutoffSeconds }, row, watch) {
      search.release(facilities[row]!, row);
      seedCells(search, facilities, others, delay, cutoffSeconds);
      search.run(cutoffSeconds, watch);
    },
    close: (closures) => void recode(surface, recodedCells(cells, { ...inputs, closures }, options, leg)),
    mark: () => search.mark(),
    rollback: () => search.rollback(),
    keep: () => search.keep(),
    rowsChanged: (places) => {
      const index = rowsByNode(places, cells.room.codes.length);
      return (visit) => search.changed((cell) => index(cell, visit));
    },
  };
  return {
    grid: cells.grid,
    findings: cells.findings,
    anchor: (lon, lat) => anchorCells(cells, place, lon, lat),
    spread(facilities, seeds, delay, cutoffSeconds, watch) {
      search.clear();
      seedCells(search, facilities, seeds, delay, cutoffSeconds);
      search.run(cutoffSeconds, watch);
    },
    collect: (places, state, seconds, facility, _cutoff, only) => search.collect(places, state, seconds, facility, only),
    readRow,
    field: () => fieldOf(cells.grid, readRow),
    live: options.timesOnly ? null : live,
    trace({ facilities, row, delaySeconds, places, place: at }) {
      const source = facilities[row]!;
      return traceCells(surface, search, places[at]!, (cell) => cell === source && search.secondsAt(cell) === delaySeconds).stretches;
    },
  };
}
