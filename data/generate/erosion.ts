import type { Grid } from '../../src/model/grid';
import { hashed } from './random';

/** What shapes the land: all arrays have one number per cell of the grid. */
export interface Land {
  /** height the land rises towards when nothing wears it down, metres */
  readonly summit: Float32Array;
  /** water level where a river is fixed, NaN elsewhere, metres */
  readonly river: Float32Array;
  /** catchment below which no channel is cut, km2: small in rock, larger on loess tableland */
  readonly channelStart: Float32Array;
  /** how hard running water cuts: metres below the summit for slope 1 and a catchment of 1 km2 */
  readonly cutting: Float32Array;
  /** steepest lasting slope, rise over run */
  readonly steepest: Float32Array;
}

export interface Drainage {
  /** cell that each cell drains to; itself where water leaves the grid */
  readonly receiver: Int32Array;
  /** cells from outlets upstream: a cell always comes after its receiver */
  readonly order: Int32Array;
  /** catchment, km2 */
  readonly catchment: Float32Array;
}

const columnSteps = [1, 1, 0, -1, -1, -1, 0, 1];
const rowSteps = [0, 1, 1, 1, 0, -1, -1, -1];
const quantum = 0.25;
const bucketCount = Math.ceil(4600 / quantum);

/** Drainage of every cell, hollows filled on the way (priority flood from the edge and the fixed rivers' outlets). */
export function drainage(grid: Grid, height: Float32Array, cellKm2: number): Drainage {
  const { width, height: rows } = grid;
  const count = width * rows;
  const receiver = new Int32Array(count).fill(-1);
  const order = new Int32Array(count);
  const done = new Uint8Array(count);
  const level = new Int32Array(count);
  const head = new Int32Array(bucketCount).fill(-1);
  const next = new Int32Array(count).fill(-1);
  const put = (cell: number, bucket: number): void => {
    level[cell] = bucket;
    next[cell] = head[bucket]!;
    head[bucket] = cell;
  };
  const bucketOf = (cell: number): number => Math.max(0, Math.min(bucketCount - 1, Math.floor(height[cell]! / quantum)));
  for (let cell = 0; cell < count; cell++) {
    const column = cell % width;
    if (column === 0 || column === width - 1 || cell < width || cell >= count - width) {
      receiver[cell] = cell;
      done[cell] = 1;
      put(cell, bucketOf(cell));
    }
  }
  let visited = 0;
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    for (let cell = head[bucket]!; cell >= 0; cell = head[bucket]!) {
      head[bucket] = next[cell]!;
      order[visited++] = cell;
      const column = cell % width;
      const row = (cell - column) / width;
      for (let k = 0; k < 8; k++) {
        const c = column + columnSteps[k]!;
        const r = row + rowSteps[k]!;
        if (c < 0 || c >= width || r < 0 || r >= rows) continue;
        const other = r * width + c;
        if (done[other]) continue;
        done[other] = 1;
        receiver[other] = cell;
        put(other, Math.max(bucket, bucketOf(other)));
      }
    }
  }
  const rank = new Int32Array(count);
  for (let k = 0; k < count; k++) rank[order[k]!] = k;
  steepestReceivers(grid, height, rank, receiver);
  const catchment = new Float32Array(count).fill(cellKm2);
  for (let k = count - 1; k >= 0; k--) {
    const cell = order[k]!;
    const to = receiver[cell]!;
    if (to !== cell) catchment[to]! += catchment[cell]!;
  }
  return { receiver, order, catchment };
}

/** Where a neighbour lies lower and was flooded earlier, water takes the steepest way (with some chance, or valleys run in eight directions). */
function steepestReceivers(grid: Grid, height: Float32Array, rank: Int32Array, receiver: Int32Array): void {
  const { width, height: rows } = grid;
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const cell = row * width + column;
      let steepest = 0;
      for (let k = 0; k < 8; k++) {
        const other = cell + rowSteps[k]! * width + columnSteps[k]!;
        if (rank[other]! > rank[cell]!) continue;
        const fall = (height[cell]! - height[other]!) * (k % 2 === 0 ? 1 : Math.SQRT1_2) * (0.55 + 0.9 * hashed(cell, k, 31));
        if (fall > steepest) {
          steepest = fall;
          receiver[cell] = other;
        }
      }
    }
  }
}

/**
 * Wears the land down by running water (implicit stream-power steps after Braun and Willett 2013, exponent 1/2) while it rises
 * towards its summits, and lets slopes that are too steep slide. Changes `height`.
 * @param cellMetres width of a cell
 * @param steps how many
 * @param timeStep part of the deficit to the summit that is made up in one step
 */
export function erode(grid: Grid, height: Float32Array, land: Land, cellMetres: number, steps: number, timeStep: number): void {
  const cellKm2 = (cellMetres * cellMetres) / 1e6;
  for (let step = 0; step < steps; step++) {
    const { receiver, order, catchment } = drainage(grid, height, cellKm2);
    for (let k = 0; k < order.length; k++) {
      const cell = order[k]!;
      const river = land.river[cell]!;
      if (!Number.isNaN(river)) {
        height[cell] = river;
        continue;
      }
      const to = receiver[cell]!;
      if (to === cell) continue;
      const apart = Math.abs(to - cell);
      const run = apart === 1 || apart === grid.width ? cellMetres : cellMetres * Math.SQRT2;
      const water = Math.max(0, catchment[cell]! - land.channelStart[cell]!);
      const cut = (timeStep * land.cutting[cell]! * Math.sqrt(water)) / run;
      const risen = height[cell]! + timeStep * (land.summit[cell]! - height[cell]!);
      const below = height[to]!;
      let now = risen < below ? risen : (risen + cut * below) / (1 + cut);
      const most = below + land.steepest[cell]! * run;
      if (now > most) now = most;
      height[cell] = now;
    }
  }
}

/** Soil creep: moves every cell a part of the way to the mean of its four neighbours; fixed rivers stay. */
export function creep(grid: Grid, height: Float32Array, river: Float32Array, part: number): void {
  const { width, height: rows } = grid;
  const before = height.slice();
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const cell = row * width + column;
      if (!Number.isNaN(river[cell]!)) continue;
      const mean = (before[cell - 1]! + before[cell + 1]! + before[cell - width]! + before[cell + width]!) / 4;
      height[cell] = before[cell]! + part * (mean - before[cell]!);
    }
  }
}
