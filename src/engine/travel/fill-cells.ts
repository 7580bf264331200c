import { Failure } from '../../model/finding';
import type { Details, Finding } from '../../model/finding';
import type { FindingCode } from '../../model/finding-codes';
import { rowsOf } from '../../model/grid';
import type { Grid, Raster } from '../../model/grid';
import { roadFlag } from '../../model/roads';
import type { Roads } from '../../model/roads';
import type { Leg, Mode } from '../../model/travel';
import { burn, cellsAlong } from './burn';
import type { CellRoom } from './cell-room';
import { closedCells, touchedParts } from './closures';
import type { TravelInputs, TravelOptions } from './contract';
import { Palette, paceAt } from './ground';
import { openGroundSpeed, secondsPerMetre } from './speeds';
import { margin, withMargin } from './steps';
import { waySpeeds } from './way-speeds';

/** The raster that makes the cells. */
export interface Base {
  readonly kind: 'friction' | 'landCover' | 'elevation';
  readonly raster: Raster;
}

/** Puts a pace (seconds per metre) with its mode into a cell (index with the margin). */
type SetPace = (cell: number, secondsPerMetre: number, mode: Mode) => void;

export const warning = (code: FindingCode, details: Details): Finding => ({ severity: 'warn', code, where: {}, details });

/** Turns a position of the study into the coordinates of a grid. */
export function toGrid(inputs: TravelInputs, grid: Grid): (x: number, y: number) => readonly [number, number] {
  const { toMetres } = inputs;
  return grid.crs === 'metres' && toMetres ? (x, y) => toMetres(x, y) : (x, y) => [x, y];
}

/** Writes what each cell costs, but for missing heights. */
export function fillCodes(
  inputs: TravelInputs,
  options: TravelOptions,
  leg: Leg,
  base: Base,
  ground: Pick<CellRoom, 'palette' | 'codes'>,
  findings: Finding[],
): void {
  const { grid } = base.raster;
  const openGround = secondsPerMetre(openGroundSpeed(inputs.speeds, options, leg.mode === 'class' ? 'walking' : leg.mode));
  const mode: Mode = leg.mode === 'class' ? 'walking' : leg.mode;
  const { codes, palette } = ground;
  if (palette === null) fillFriction(base.raster, codes);
  else if (base.kind === 'friction') fillFrictionNumbers(base.raster, palette, codes);
  else if (base.kind === 'landCover') fillLandCover(base.raster, inputs, leg, openGround, palette, codes, findings);
  else fillOpen(base.raster, numberIn(palette, openGround, mode), codes);
  const barrier = palette ? 0 : Infinity;
  const place = toGrid(inputs, grid);
  for (const zone of inputs.barriers) {
    burn(grid, zone.geometry, place, (cell) => {
      codes[withMargin(grid, cell)] = barrier;
    });
  }
  if (leg.mode === 'walking' && palette && base.kind !== 'friction' && inputs.roads) {
    const setPace: SetPace = (cell, pace, how) => {
      if (pace < paceAt(ground, cell)) codes[cell] = numberIn(palette, pace, how);
    };
    findings.push(...burnRoads(grid, inputs, options, inputs.roads, setPace));
  }
}

/** @throws Failure travel.too-many-speeds */
function numberIn(palette: Palette, pace: number, mode: Mode): number {
  const number = palette.numberOf(pace, mode);
  if (number === null) throw new Failure('travel.too-many-speeds', {}, { most: palette.size });
  return number;
}

/** Calls `visit` with the value of each cell and the cell's index with the margin. */
export function forValues(raster: Raster, visit: (value: number, inMargin: number) => void): void {
  const { width, height } = raster.grid;
  const valuesOf = rowsOf(raster);
  for (let row = 0; row < height; row++) {
    const start = (row + margin) * (width + 2 * margin) + margin;
    const values = valuesOf(row);
    for (let column = 0; column < width; column++) visit(values[column]!, start + column);
  }
}

/** Friction that float32 would round, in so few values that a palette holds them exactly. */
export function hasFewValues(raster: Raster): boolean {
  if (raster.readRow || raster.values instanceof Float32Array) return false;
  const distinct = new Set<number>();
  for (const value of raster.values) {
    distinct.add(value);
    if (distinct.size > Palette.most) return false;
  }
  return true;
}

function fillFrictionNumbers(raster: Raster, palette: Palette, codes: Float32Array | Uint16Array): void {
  const { nodata } = raster;
  forValues(raster, (minutesPerMetre, at) => {
    if (minutesPerMetre > 0 && minutesPerMetre !== nodata) codes[at] = numberIn(palette, 60 * minutesPerMetre, 'walking');
  });
}

function fillFriction(raster: Raster, codes: Float32Array | Uint16Array): void {
  const { grid, nodata, readRow } = raster;
  const inMargin = (row: number): number => (row + margin) * (grid.width + 2 * margin) + margin;
  if (readRow && codes instanceof Float32Array) {
    for (let row = 0; row < grid.height; row++) readRow(row, codes.subarray(inMargin(row), inMargin(row) + grid.width));
    return;
  }
  if (raster.values instanceof Float32Array && nodata === null) {
    const valuesOf = rowsOf(raster);
    for (let row = 0; row < grid.height; row++) codes.set(valuesOf(row), inMargin(row));
    return;
  }
  forValues(raster, (minutesPerMetre, at) => {
    codes[at] = minutesPerMetre === nodata ? Infinity : minutesPerMetre;
  });
}

function fillOpen(raster: Raster, openGround: number, codes: Float32Array | Uint16Array): void {
  const { nodata } = raster;
  forValues(raster, (metres, at) => {
    if (metres === metres && metres !== nodata) codes[at] = openGround;
  });
}

function fillLandCover(
  raster: Raster,
  inputs: TravelInputs,
  leg: Leg,
  openGround: number,
  palette: Palette,
  codes: Float32Array | Uint16Array,
  findings: Finding[],
): void {
  const { nodata } = raster;
  const numberOf = new Map<number, number>();
  for (const row of inputs.speeds.landCover) {
    const ownSpeed = leg.mode === 'class' || row.mode === leg.mode || row.kmPerHour === 0;
    const pace = ownSpeed ? secondsPerMetre(row.kmPerHour) : openGround;
    numberOf.set(row.class, numberIn(palette, pace, leg.mode === 'class' ? row.mode : leg.mode));
  }
  const unknown = new Map<number, number>();
  let missing = 0;
  let lastClass = NaN;
  let lastNumber = 0;
  forValues(raster, (value, at) => {
    if (value !== lastClass) {
      if (value !== value || value === nodata) {
        missing++;
        return;
      }
      const known = numberOf.get(value);
      if (known === undefined) {
        unknown.set(value, (unknown.get(value) ?? 0) + 1);
        return;
      }
      lastClass = value;
      lastNumber = known;
    }
    codes[at] = lastNumber;
  });
  if (missing > 0) findings.push({ severity: 'info', code: 'travel.land-cover-missing', where: {}, details: { cells: missing } });
  if (unknown.size > 0) {
    const classes = [...unknown.keys()].sort((a, b) => a - b);
    const cells = [...unknown.values()].reduce((sum, count) => sum + count, 0);
    findings.push(warning('travel.unknown-land-cover', { classes, cells }));
  }
}

/** Roads that a walker may use, cell by cell. @returns what was odd about them */
function burnRoads(grid: Grid, inputs: TravelInputs, options: TravelOptions, roads: Roads, setPace: SetPace): readonly Finding[] {
  const { kmPerHour, findings } = waySpeeds(roads, inputs.speeds, options, 'walking');
  const place = roadPlace(inputs, roads, grid);
  const touched = touchedParts(inputs, roads);
  const { nodeX, nodeY, wayStart, wayNodes, wayFlags, wayClass, classes } = roads;
  for (let way = 0; way + 1 < wayStart.length; way++) {
    if (!(kmPerHour[way]! > 0) || wayFlags[way]! & roadFlag.tunnel || classes[wayClass[way]!] === 'ferry') continue;
    const onRoad = secondsPerMetre(kmPerHour[way]!);
    const shut = touched
      ? closedCells(roads, way, touched, (x1, y1, x2, y2, visit) => cellsAlong(grid, ...place(x1, y1), ...place(x2, y2), visit))
      : null;
    const visit = (cell: number): void => {
      if (!shut?.has(cell)) setPace(withMargin(grid, cell), onRoad, 'walking');
    };
    for (let i = wayStart[way]!; i + 1 < wayStart[way + 1]!; i++) {
      const [x1, y1] = place(nodeX[wayNodes[i]!]!, nodeY[wayNodes[i]!]!);
      const [x2, y2] = place(nodeX[wayNodes[i + 1]!]!, nodeY[wayNodes[i + 1]!]!);
      cellsAlong(grid, x1, y1, x2, y2, visit);
    }
  }
  return findings;
}

/**
 * Turns a node of the roads into the coordinates of the grid.
 * @throws Failure raster.grid-mismatch where one counts in degrees, the other in metres, and no projection is given
 */
export function roadPlace(inputs: TravelInputs, roads: Roads, grid: Grid): (x: number, y: number) => readonly [number, number] {
  if (roads.crs === grid.crs) return (x, y) => [x, y];
  if (roads.crs === 'lonlat' && inputs.toMetres) return inputs.toMetres;
  throw new Failure('raster.grid-mismatch', { layer: 'roads' }, { roads: roads.crs, grid: grid.crs });
}
