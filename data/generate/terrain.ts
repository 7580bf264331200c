import type { Grid } from '../../src/model/grid';
import summitsJson from './facts/summits.json';
import { creep, drainage, erode } from './erosion';
import type { Land } from './erosion';
import { centreOf, coarser, metresPerDegreeLat, metresPerDegreeLon, refined, studyGrid } from './grid';
import type { Position } from './grid';
import { fractalNoise, hashed, ridgedNoise } from './random';
import { cellsUnder } from './river-courses';
import type { RiverCourse } from './river-courses';

/** A place whose height is known, metres. */
export interface KnownHeight {
  readonly position: Position;
  /** null: a little above the lowest ground near by */
  readonly metres: number | null;
  /** how far the correction reaches, metres */
  readonly reachMetres: number;
  /** a peak keeps its shape, a settlement gets level ground */
  readonly isPeak: boolean;
}

const passes = [
  { factor: 8, steps: 160, timeStep: 0.08, creep: 0.1 },
  { factor: 4, steps: 50, timeStep: 0.08, creep: 0.2 },
  { factor: 2, steps: 12, timeStep: 0.1, creep: 0.4 },
  { factor: 1, steps: 4, timeStep: 0.12, creep: 0.7 },
] as const;

/** Ridge and tableland height by inverse distance between the points of `facts/summits.json`. */
function summitAt(position: Position): number {
  let sum = 0;
  let weights = 0;
  for (const [lon, lat, metres] of summitsJson.points as unknown as readonly (readonly [number, number, number])[]) {
    const dx = (position[0] - lon) * metresPerDegreeLon;
    const dy = (position[1] - lat) * metresPerDegreeLat;
    const km2 = (dx * dx + dy * dy) / 1e6 + 1.5;
    const weight = 1 / (km2 * km2);
    sum += weight * metres;
    weights += weight;
  }
  return sum / weights;
}

const ramp = (value: number, low: number, high: number): number => {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
};

/** Half width of the Wei plain in metres by longitude. */
const plainNorth: readonly (readonly [number, number])[] = [
  [106.9, 0],
  [107.05, 600],
  [107.2, 1400],
  [107.35, 2200],
  [107.5, 3200],
  [107.7, 4200],
  [107.9, 5500],
  [108.1, 6500],
];
const plainSouth: readonly (readonly [number, number])[] = [
  [106.9, 0],
  [107.05, 600],
  [107.2, 2200],
  [107.35, 2600],
  [107.5, 3600],
  [107.7, 6000],
  [107.9, 7500],
  [108.1, 8000],
];

function between(table: readonly (readonly [number, number])[], x: number): number {
  for (let k = 0; k + 1 < table.length; k++) {
    const [x0, y0] = table[k]!;
    const [x1, y1] = table[k + 1]!;
    if (x < x1) return x <= x0 ? y0 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  }
  return table[table.length - 1]![1];
}

/** The Wei's latitude and level by column of the grid, for its plain. */
function weiByColumn(grid: Grid, wei: RiverCourse): { lat: Float64Array; level: Float64Array } {
  const lat = new Float64Array(grid.width);
  const level = new Float64Array(grid.width);
  let vertex = 0;
  for (let column = 0; column < grid.width; column++) {
    const lon = grid.west + (column + 0.5) * grid.stepX;
    while (vertex + 1 < wei.line.length && wei.line[vertex]![0] < lon) vertex++;
    lat[column] = wei.line[vertex]![1];
    level[column] = wei.elevation[vertex]!;
  }
  const smooth = new Float64Array(grid.width);
  const reach = Math.round(0.04 / grid.stepX);
  for (let column = 0; column < grid.width; column++) {
    let sum = 0;
    let count = 0;
    for (let k = Math.max(0, column - reach); k <= Math.min(grid.width - 1, column + reach); k++) {
      sum += lat[k]!;
      count++;
    }
    smooth[column] = sum / count;
  }
  return { lat: smooth, level };
}

/** What the land would be without water, and how hard it is, on one grid. */
function landOf(grid: Grid, rivers: readonly RiverCourse[]): Land {
  const count = grid.width * grid.height;
  const land: Land = {
    summit: new Float32Array(count),
    river: new Float32Array(count).fill(Number.NaN),
    channelStart: new Float32Array(count),
    cutting: new Float32Array(count),
    steepest: new Float32Array(count),
  };
  const wei = weiByColumn(grid, rivers[0]!);
  for (let cell = 0; cell < count; cell++) {
    const position = centreOf(grid, cell);
    const column = cell % grid.width;
    const [lon, lat] = position;
    const bend: Position = [lon + 0.02 * fractalNoise(lon * 12, lat * 12, 11, 3), lat + 0.016 * fractalNoise(lon * 12, lat * 12, 12, 3)];
    const ridge = summitAt(bend);
    const north = (lat - wei.lat[column]!) * metresPerDegreeLat;
    const wobble = 1 + 0.35 * fractalNoise(lon * 22, lat * 22, 13, 3);
    const half = between(north > 0 ? plainNorth : plainSouth, lon) * wobble;
    const away = Math.abs(north);
    const plain = half > 100 ? 1 - ramp(away, half, half + (north > 0 ? 900 : 2600)) : 0;
    const mountain = ramp(ridge, 900, 1350);
    const rough =
      mountain *
      (360 * (ridgedNoise(lon * 8, lat * 9, 18, 2) - 0.5) +
        330 * (ridgedNoise(lon * 20, lat * 23, 14, 4) - 0.6) +
        60 * fractalNoise(lon * 90, lat * 100, 15, 3));
    const tableland = (1 - mountain) * 26 * fractalNoise(lon * 34, lat * 34, 16, 5);
    const terraces = wei.level[column]! + 4 + 14 * ramp(away, 900, 1700) + 0.004 * away + 2 * fractalNoise(lon * 60, lat * 60, 17, 3);
    land.summit[cell] =
      plain * terraces + (1 - plain) * Math.max(terraces, ridge + rough + tableland + (90 + 0.06 * Math.max(0, ridge - 1500)) * mountain);
    land.channelStart[cell] = plain > 0.5 ? 60 : mountain * 0.03 + (1 - mountain) * 1.1;
    land.cutting[cell] = plain > 0.5 ? 400 : mountain * 4200 + (1 - mountain) * 3600;
    land.steepest[cell] = mountain * (0.72 + 0.25 * ramp(ridge, 2400, 3400)) + (1 - mountain) * 0.55;
  }
  for (const river of rivers)
    cellsUnder(grid, river.line, (cell, vertex) => {
      const level = river.elevation[vertex]!;
      const known = land.river[cell]!;
      land.river[cell] = known < level ? known : level;
    });
  return land;
}

/**
 * The made-up terrain on the study grid, whole metres: summits and rivers given, everything between worn out by running water,
 * then bent smoothly to the known heights.
 */
export function makeTerrain(rivers: readonly RiverCourse[], known: readonly KnownHeight[]): Float32Array {
  let height: Float32Array = new Float32Array(0);
  for (const [index, pass] of passes.entries()) {
    const grid = coarser(studyGrid, pass.factor);
    const land = landOf(grid, rivers);
    height =
      index === 0
        ? land.summit.map((metres, cell) => metres - 30 * (1 + fractalNoise(cell * 0.37, cell * 0.11, 21, 2)))
        : refined(coarser(studyGrid, pass.factor * 2), height);
    for (let cell = 0; cell < height.length; cell++) height[cell]! += pass.factor * 1.6 * (hashed(cell, pass.factor, 22) - 0.5);
    erode(grid, height, land, 100 * pass.factor, pass.steps, pass.timeStep);
    if (pass.factor === 2) widenValleys(grid, height, land, 200);
    creep(grid, height, land.river, pass.creep);
    if (pass.factor === 1) bendTo(height, known, land.river);
  }
  return height;
}

/** Cuts flat floors into the valleys, the wider the larger the catchment: there people live. */
function widenValleys(grid: Grid, height: Float32Array, land: Land, cellMetres: number): void {
  const { catchment } = drainage(grid, height, (cellMetres * cellMetres) / 1e6);
  const before = height.slice();
  const { width } = grid;
  for (let cell = 0; cell < before.length; cell++) {
    const fixed = !Number.isNaN(land.river[cell]!);
    const water = Math.max(catchment[cell]!, fixed ? 60 : 0);
    if (water < 6) continue;
    const column = cell % width;
    const row = (cell - column) / width;
    const floor = Math.min(650, 55 * Math.sqrt(water)) * (0.75 + 0.6 * hashed(column >> 3, row >> 3, 23));
    const reach = Math.ceil((floor + 150) / cellMetres);
    for (let y = -reach; y <= reach; y++) {
      for (let x = -reach; x <= reach; x++) {
        const c = column + x;
        const r = row + y;
        if (c < 0 || c >= width || r < 0 || r >= grid.height) continue;
        const away = Math.sqrt(x * x + y * y) * cellMetres;
        const cap = before[cell]! + 0.025 * away + 0.55 * Math.max(0, away - floor);
        const other = r * width + c;
        if (height[other]! > cap && Number.isNaN(land.river[other]!)) height[other] = Math.max(before[cell]!, cap);
      }
    }
  }
}

/** Levels the ground of a known place to its height, less and less towards its reach. */
function bendTo(height: Float32Array, known: readonly KnownHeight[], rivers: Float32Array): void {
  for (const place of known) {
    const radiusColumns = Math.ceil(place.reachMetres / (studyGrid.stepX * metresPerDegreeLon));
    const radiusRows = Math.ceil(place.reachMetres / (studyGrid.stepY * metresPerDegreeLat));
    const column = Math.floor((place.position[0] - studyGrid.west) / studyGrid.stepX);
    const row = Math.floor((studyGrid.north - place.position[1]) / studyGrid.stepY);
    const here = height[row * studyGrid.width + column]!;
    let metres = place.metres;
    if (place.isPeak && metres !== null) {
      raisePeak(height, row, column, metres, radiusColumns, radiusRows);
      continue;
    }
    if (metres === null) {
      metres = here;
      for (let y = -6; y <= 6; y++)
        for (let x = -6; x <= 6; x++) metres = Math.min(metres, height[(row + y) * studyGrid.width + column + x]!);
      metres += 6;
    }
    for (let r = Math.max(0, row - radiusRows); r <= Math.min(studyGrid.height - 1, row + radiusRows); r++) {
      for (let c = Math.max(0, column - radiusColumns); c <= Math.min(studyGrid.width - 1, column + radiusColumns); c++) {
        const cell = r * studyGrid.width + c;
        const dx = (c - column) / radiusColumns;
        const dy = (r - row) / radiusRows;
        const away = Math.sqrt(dx * dx + dy * dy);
        if (away >= 1 || !Number.isNaN(rivers[cell]!)) continue;
        height[cell]! += (metres - height[cell]!) * 0.97 * (1 - ramp(away, 0.35, 1));
      }
    }
  }
}

/** Lifts the highest cell near a peak to its height, its flanks less and less; nothing else may come near that height. */
function raisePeak(height: Float32Array, row: number, column: number, metres: number, radiusColumns: number, radiusRows: number): void {
  const near = 12;
  let top = row * studyGrid.width + column;
  for (let r = row - near; r <= row + near; r++)
    for (let c = column - near; c <= column + near; c++) if (height[r * studyGrid.width + c]! > height[top]!) top = r * studyGrid.width + c;
  const off = metres - height[top]!;
  const topColumn = top % studyGrid.width;
  const topRow = (top - topColumn) / studyGrid.width;
  for (let r = topRow - radiusRows; r <= topRow + radiusRows; r++) {
    for (let c = topColumn - radiusColumns; c <= topColumn + radiusColumns; c++) {
      const dx = (c - topColumn) / radiusColumns;
      const dy = (r - topRow) / radiusRows;
      const left = 1 - Math.sqrt(dx * dx + dy * dy);
      if (left > 0) height[r * studyGrid.width + c]! += off * left * left;
    }
  }
  const shoulder = metres - 60;
  for (let cell = 0; cell < height.length; cell++)
    if (cell !== top && height[cell]! > shoulder) height[cell] = shoulder + (height[cell]! - shoulder) * 0.08;
  height[top] = metres;
}
