import { Failure } from '../../model/finding';
import type { Details, Finding } from '../../model/finding';
import type { FindingCode } from '../../model/finding-codes';
import { roadFlag } from '../../model/roads';
import type { Grid, Raster } from '../../model/grid';
import type { Roads } from '../../model/roads';
import type { Leg, Mode } from '../../model/travel';
import type { TravelInputs, TravelOptions } from './contract';
import { burn, cellsAlong } from './burn';
import { closedCells, touchedParts } from './closures';
import { elevationAt, sameGrid } from './elevation';
import { waySpeeds } from './way-speeds';
import type { CellRoom, RoomNeeds } from './cell-room';
import { Palette, paceAt } from './ground';
import { KernelRoom } from './kernel/kernel-room';
import { PlainRoom } from './plain-room';
import { openGroundSpeed, secondsPerMetre } from './speeds';
import type { SlopeRule } from './step-seconds';
import { margin, stepsOf, withMargin } from './steps';
import type { Steps } from './steps';

/** A surface ready to walk: its grid, what each cell costs, and what was odd about the rasters. */
export interface SurfaceCells {
  readonly grid: Grid;
  readonly steps: Steps;
  readonly room: CellRoom;
  readonly needs: RoomNeeds;
  /** minutes per metre made the cells: how one moves in them is not known */
  readonly fromFriction: boolean;
  readonly findings: readonly Finding[];
}

/** Puts a pace (seconds per metre) with its mode into a cell (index with the margin). */
type SetPace = (cell: number, secondsPerMetre: number, mode: Mode) => void;

const warning = (code: FindingCode, details: Details): Finding => ({ severity: 'warn', code, where: {}, details });

/** The largest grid that indexes allow; memory (14 to 30 bytes a cell, docs/travel.md) may set a lower limit. */
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
 * The pace of a cell comes from the friction raster (minutes per metre, taken as float32 where there are more than 65,534 different values; missing, zero or
 * negative is a barrier; the slope is taken to be in it), or from the speed of its land-cover class (0, an unknown class or no class is a barrier), or from the open-ground speed
 * where there is elevation only. A leg on one mode takes the speed of classes of another mode as open ground. Barriers are burned in
 * next, and for a leg on foot over land cover or open ground the roads open to walkers last: such a cell has the better of the two
 * paces, and a road over a river or barrier is a crossing; tunnels and ferries leave the surface alone, and so does a road in the cells where it is closed. Elevation on another grid is
 * read between the four centres around each cell's centre; a cell without elevation is a barrier.
 * @throws Failure study.no-surface, travel.grid-too-large, raster.grid-mismatch
 */
export function surfaceCells(inputs: TravelInputs, options: TravelOptions, leg: Leg, layers: number): SurfaceCells {
  const base = baseOf(inputs, leg);
  if (base === null) throw new Failure('study.no-surface', {}, { trip: options.trip.id });
  const { grid } = base.raster;
  if (grid.width * grid.height > mostCells) {
    throw new Failure('travel.grid-too-large', {}, { cells: grid.width * grid.height, most: mostCells });
  }
  const elevation = base.kind === 'friction' ? null : inputs.elevation;
  if (elevation && elevation.grid.crs !== grid.crs) {
    throw new Failure('raster.grid-mismatch', { layer: 'elevation' }, { elevation: elevation.grid.crs, grid: grid.crs });
  }
  const steps = stepsOf(grid, options.neighbours);
  const needs: RoomNeeds = {
    steps,
    friction: base.kind === 'friction' && !hasFewValues(base.raster),
    slopeRule: slopeRuleOf(elevation, leg),
    sense: options.direction === 'from' ? 1 : -1,
    layers,
  };
  const room = (options.plainSearch ? null : KernelRoom.open(needs)) ?? new PlainRoom(needs);
  const findings: Finding[] = [];
  const openGround = secondsPerMetre(openGroundSpeed(inputs.speeds, options, leg.mode === 'class' ? 'walking' : leg.mode));
  const mode: Mode = leg.mode === 'class' ? 'walking' : leg.mode;
  const { codes, heights, palette } = room;
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
      if (pace < paceAt(room, cell)) codes[cell] = numberIn(palette, pace, how);
    };
    findings.push(...burnRoads(grid, inputs, options, inputs.roads, setPace));
  }
  if (elevation) fillHeights(elevation, grid, codes, heights, findings);
  return { grid, steps, room, needs, fromFriction: base.kind === 'friction', findings };
}

/** Motors do not feel the slope; where each class has a mode of its own, or on a bicycle, each cell takes it in its own way. */
function slopeRuleOf(elevation: Raster | null, leg: Leg): SlopeRule {
  if (!elevation || leg.mode === 'motor') return 'level';
  return leg.mode === 'walking' ? 'walking' : 'mixed';
}

/** @throws Failure travel.too-many-speeds */
function numberIn(palette: Palette, pace: number, mode: Mode): number {
  const number = palette.numberOf(pace, mode);
  if (number === null) throw new Failure('travel.too-many-speeds', {}, { most: palette.size });
  return number;
}

function forCells(grid: Grid, visit: (cell: number, inMargin: number) => void): void {
  for (let row = 0; row < grid.height; row++) {
    const start = (row + margin) * (grid.width + 2 * margin) + margin;
    for (let column = 0; column < grid.width; column++) visit(row * grid.width + column, start + column);
  }
}

/** Friction that float32 would round, in so few values that a palette holds them exactly. */
function hasFewValues({ values }: Raster): boolean {
  if (values instanceof Float32Array) return false;
  const distinct = new Set<number>();
  for (const value of values) {
    distinct.add(value);
    if (distinct.size > Palette.most) return false;
  }
  return true;
}

function fillFrictionNumbers({ grid, values, nodata }: Raster, palette: Palette, codes: Float32Array | Uint16Array): void {
  forCells(grid, (cell, at) => {
    const minutesPerMetre = values[cell]!;
    if (minutesPerMetre > 0 && minutesPerMetre !== nodata) codes[at] = numberIn(palette, 60 * minutesPerMetre, 'walking');
  });
}

function fillFriction({ grid, values, nodata }: Raster, codes: Float32Array | Uint16Array): void {
  if (values instanceof Float32Array && nodata === null) {
    for (let row = 0; row < grid.height; row++) {
      const start = (row + margin) * (grid.width + 2 * margin) + margin;
      codes.set(values.subarray(row * grid.width, (row + 1) * grid.width), start);
    }
    return;
  }
  forCells(grid, (cell, at) => {
    const minutesPerMetre = values[cell]!;
    codes[at] = minutesPerMetre === nodata ? Infinity : minutesPerMetre;
  });
}

function fillOpen({ grid, values, nodata }: Raster, openGround: number, codes: Float32Array | Uint16Array): void {
  forCells(grid, (cell, at) => {
    const metres = values[cell]!;
    if (metres === metres && metres !== nodata) codes[at] = openGround;
  });
}

function fillLandCover(
  { grid, values, nodata }: Raster,
  inputs: TravelInputs,
  leg: Leg,
  openGround: number,
  palette: Palette,
  codes: Float32Array | Uint16Array,
  findings: Finding[],
): void {
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
  forCells(grid, (cell, at) => {
    const value = values[cell]!;
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

/** Heights of the open cells; a cell without one is a barrier. `heights` null: motors, who feel no slope but need the ground all the same. */
function fillHeights(
  elevation: Raster,
  grid: Grid,
  codes: Float32Array | Uint16Array,
  heights: Float32Array | null,
  findings: Finding[],
): void {
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
    if (height === height) {
      if (heights) heights[at] = height;
    } else if (codes[at]! > 0) {
      codes[at] = 0;
      missing++;
    }
  });
  if (missing > 0) findings.push(warning('travel.no-elevation', { cells: missing }));
}
