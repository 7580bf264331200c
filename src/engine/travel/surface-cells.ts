import { Failure } from '../../model/finding';
import type { Details, Finding } from '../../model/finding';
import type { FindingCode } from '../../model/finding-codes';
import { roadFlag } from '../../model/roads';
import type { Grid, Raster } from '../../model/grid';
import type { Roads } from '../../model/roads';
import { modes } from '../../model/travel';
import type { Leg, Mode } from '../../model/travel';
import type { TravelInputs, TravelOptions } from './contract';
import { burn, cellsAlong } from './burn';
import { closedCells, touchedParts } from './closures';
import { elevationAt, sameGrid } from './elevation';
import { waySpeeds } from './way-speeds';
import { openGroundSpeed, secondsPerMetre } from './speeds';
import { margin, withMargin } from './steps';
import type { Pace } from './surface-relax';

/** A surface ready to walk: its grid, what each cell costs, and what was odd about the rasters. */
export interface SurfaceCells {
  readonly grid: Grid;
  readonly pace: Pace;
  readonly findings: readonly Finding[];
}

const warning = (code: FindingCode, details: Details): Finding => ({ severity: 'warn', code, where: {}, details });

/** The largest grid that indexes and memory allow (28 to 40 bytes a cell). */
const mostCells = 150e6;

/** Which raster makes the cells: friction for `class` legs or where it is alone, land cover, or else open ground on the elevation. */
function baseOf(inputs: TravelInputs, leg: Leg): { readonly kind: 'friction' | 'landCover' | 'elevation'; readonly raster: Raster } | null {
  const { friction, landCover, elevation } = inputs;
  if (friction && (leg.mode === 'class' || !landCover)) return { kind: 'friction', raster: friction };
  if (landCover) return { kind: 'landCover', raster: landCover };
  return elevation ? { kind: 'elevation', raster: elevation } : null;
}

/** The grid that a surface of these inputs would have; null where there is no raster to make one of. */
export function surfaceGrid({ friction, landCover, elevation }: TravelInputs): Grid | null {
  return (landCover ?? friction ?? elevation)?.grid ?? null;
}

/** Turns a position of the study into the coordinates of a grid. */
export function toGrid(inputs: TravelInputs, grid: Grid): (x: number, y: number) => readonly [number, number] {
  const { toMetres } = inputs;
  return grid.crs === 'metres' && toMetres ? (x, y) => toMetres(x, y) : (x, y) => [x, y];
}

/**
 * The cells of a surface for a leg.
 *
 * The pace of a cell comes from the friction raster (minutes per metre; missing, zero or negative is a barrier; the slope is taken to
 * be in it), or from the speed of its land-cover class (0, an unknown class or no class is a barrier), or from the open-ground speed
 * where there is elevation only. A leg on one mode takes the speed of classes of another mode as open ground. Barriers are burned in
 * next, and for a leg on foot over land cover or open ground the roads open to walkers last: such a cell has the better of the two
 * paces, and a road over a river or barrier is a crossing; tunnels and ferries leave the surface alone, and so does a road in the cells where it is closed. Elevation on another grid is
 * read between the four centres around each cell's centre; a cell without elevation is a barrier.
 * @throws Failure study.no-surface, travel.grid-too-large, raster.grid-mismatch
 */
export function surfaceCells(inputs: TravelInputs, options: TravelOptions, leg: Leg): SurfaceCells {
  const base = baseOf(inputs, leg);
  if (base === null) throw new Failure('study.no-surface', {}, { trip: options.trip.id });
  const { grid } = base.raster;
  if (grid.width * grid.height > mostCells) {
    throw new Failure('travel.grid-too-large', {}, { cells: grid.width * grid.height, most: mostCells });
  }
  const findings: Finding[] = [];
  const pace = new Float64Array((grid.width + 2 * margin) * (grid.height + 2 * margin)).fill(Infinity);
  const openGround = secondsPerMetre(openGroundSpeed(inputs.speeds, options, leg.mode === 'class' ? 'walking' : leg.mode));
  let mode: Mode | Uint8Array = leg.mode === 'class' ? 'walking' : leg.mode;
  if (base.kind === 'friction') fillFriction(base.raster, pace);
  else if (base.kind === 'landCover') mode = fillLandCover(base.raster, inputs, leg, openGround, pace, findings);
  else fillOpen(base.raster, openGround, pace);
  const place = toGrid(inputs, grid);
  for (const zone of inputs.barriers) {
    burn(grid, zone.geometry, place, (cell) => {
      pace[withMargin(grid, cell)] = Infinity;
    });
  }
  if (leg.mode === 'walking' && base.kind !== 'friction' && inputs.roads)
    findings.push(...burnRoads(grid, inputs, options, inputs.roads, pace));
  const elevation = base.kind === 'friction' || !inputs.elevation ? null : alignedElevation(inputs.elevation, grid, pace, findings);
  return { grid, pace: { secondsPerMetre: pace, elevation, mode }, findings };
}

function forCells(grid: Grid, visit: (cell: number, inMargin: number) => void): void {
  for (let row = 0; row < grid.height; row++) {
    const start = (row + margin) * (grid.width + 2 * margin) + margin;
    for (let column = 0; column < grid.width; column++) visit(row * grid.width + column, start + column);
  }
}

function fillFriction({ grid, values, nodata }: Raster, pace: Float64Array): void {
  forCells(grid, (cell, at) => {
    const minutesPerMetre = values[cell]!;
    if (minutesPerMetre > 0 && minutesPerMetre !== nodata) pace[at] = 60 * minutesPerMetre;
  });
}

function fillOpen({ grid, values, nodata }: Raster, openGround: number, pace: Float64Array): void {
  forCells(grid, (cell, at) => {
    const metres = values[cell]!;
    if (metres === metres && metres !== nodata) pace[at] = openGround;
  });
}

function fillLandCover(
  { grid, values, nodata }: Raster,
  inputs: TravelInputs,
  leg: Leg,
  openGround: number,
  pace: Float64Array,
  findings: Finding[],
): Mode | Uint8Array {
  const paceOf = new Map<number, number>();
  const modeOf = new Map<number, number>();
  for (const row of inputs.speeds.landCover) {
    const ownSpeed = leg.mode === 'class' || row.mode === leg.mode || row.kmPerHour === 0;
    paceOf.set(row.class, ownSpeed ? secondsPerMetre(row.kmPerHour) : openGround);
    modeOf.set(row.class, modes.indexOf(row.mode));
  }
  const mode = leg.mode === 'class' ? new Uint8Array(pace.length) : leg.mode;
  const unknown = new Map<number, number>();
  let missing = 0;
  let lastClass = NaN;
  let lastPace = Infinity;
  let lastMode = 0;
  forCells(grid, (cell, at) => {
    const value = values[cell]!;
    if (value !== lastClass) {
      if (value !== value || value === nodata) {
        missing++;
        return;
      }
      const known = paceOf.get(value);
      if (known === undefined) {
        unknown.set(value, (unknown.get(value) ?? 0) + 1);
        return;
      }
      lastClass = value;
      lastPace = known;
      lastMode = modeOf.get(value)!;
    }
    pace[at] = lastPace;
    if (typeof mode !== 'string') mode[at] = lastMode;
  });
  if (missing > 0) findings.push({ severity: 'info', code: 'travel.land-cover-missing', where: {}, details: { cells: missing } });
  if (unknown.size > 0) {
    const classes = [...unknown.keys()].sort((a, b) => a - b);
    const cells = [...unknown.values()].reduce((sum, count) => sum + count, 0);
    findings.push(warning('travel.unknown-land-cover', { classes, cells }));
  }
  return mode;
}

/** Roads that a walker may use, cell by cell. @returns what was odd about them */
function burnRoads(grid: Grid, inputs: TravelInputs, options: TravelOptions, roads: Roads, pace: Float64Array): readonly Finding[] {
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
      const at = withMargin(grid, cell);
      if (onRoad < pace[at]! && !shut?.has(cell)) pace[at] = onRoad;
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

function alignedElevation(elevation: Raster, grid: Grid, pace: Float64Array, findings: Finding[]): Float32Array {
  if (elevation.grid.crs !== grid.crs) {
    throw new Failure('raster.grid-mismatch', { layer: 'elevation' }, { elevation: elevation.grid.crs, grid: grid.crs });
  }
  const metres = new Float32Array(pace.length);
  const same = sameGrid(elevation.grid, grid);
  const { values, nodata } = elevation;
  let missing = 0;
  forCells(grid, (cell, at) => {
    let height: number;
    if (same) {
      height = values[cell]!;
      if (height === nodata) height = NaN;
    } else {
      const row = Math.floor(cell / grid.width);
      const x = grid.west + (cell - row * grid.width + 0.5) * grid.stepX;
      height = elevationAt(elevation, x, grid.north - (row + 0.5) * grid.stepY);
    }
    if (height === height) metres[at] = height;
    else if (pace[at]! < Infinity) {
      pace[at] = Infinity;
      missing++;
    }
  });
  if (missing > 0) findings.push(warning('travel.no-elevation', { cells: missing }));
  return metres;
}
