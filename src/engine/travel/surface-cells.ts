import { Failure } from '../../model/finding';
import type { Finding } from '../../model/finding';
import type { Grid, Raster } from '../../model/grid';
import type { Leg } from '../../model/travel';
import type { CellRoom, RoomNeeds } from './cell-room';
import type { TravelInputs, TravelOptions } from './contract';
import { elevationAt, sameGrid } from './elevation';
import { fillCodes, forValues, hasFewValues, warning } from './fill-cells';
import type { Base } from './fill-cells';
import { KernelRoom } from './kernel/kernel-room';
import { PlainRoom } from './plain-room';
import type { SlopeRule } from './step-seconds';
import { margin, stepsOf } from './steps';
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

/** The largest grid that indexes allow; memory (14 to 30 bytes a cell, docs/travel.md) may set a lower limit. */
const mostCells = 150e6;

/** Which raster makes the cells: friction for `class` legs or where it is alone, land cover, or else open ground on the elevation. */
function baseOf(inputs: TravelInputs, leg: Leg): Base | null {
  const { friction, landCover, elevation } = inputs;
  if (friction && (leg.mode === 'class' || !landCover)) return { kind: 'friction', raster: friction };
  if (landCover) return { kind: 'landCover', raster: landCover };
  return elevation ? { kind: 'elevation', raster: elevation } : null;
}

/** The grid that a surface of these inputs would have; null where there is no raster to make one of. */
export function surfaceGrid({ friction, landCover, elevation }: TravelInputs): Grid | null {
  return (landCover ?? friction ?? elevation)?.grid ?? null;
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
export function surfaceCells(inputs: TravelInputs, options: TravelOptions, leg: Leg, layers: number, owners = true): SurfaceCells {
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
    owners,
  };
  const room = (options.plainSearch ? null : KernelRoom.open(needs)) ?? new PlainRoom(needs);
  const findings: Finding[] = [];
  const { codes, heights } = room;
  fillCodes(inputs, options, leg, base, room, findings);
  if (elevation) fillHeights(elevation, grid, codes, heights, findings);
  return { grid, steps, room, needs, fromFriction: base.kind === 'friction', findings };
}

/** Cells whose code the closures change, with the new code. The palette may grow. */
export function recodedCells(
  { grid, room }: SurfaceCells,
  inputs: TravelInputs,
  options: TravelOptions,
  leg: Leg,
): ReadonlyMap<number, number> {
  const recoded = new Map<number, number>();
  const base = baseOf(inputs, leg);
  // only roads on foot are burned into a surface
  if (!base || base.kind === 'friction' || leg.mode !== 'walking' || !inputs.roads) return recoded;
  const codes = new Uint16Array(room.codes.length);
  fillCodes(inputs, options, leg, base, { palette: room.palette, codes }, []);
  const now = room.codes;
  const { elevation } = inputs;
  const stride = grid.width + 2 * margin;
  const hasHeight = (cell: number): boolean => {
    if (!elevation) return true;
    const row = Math.floor(cell / stride);
    const x = grid.west + (cell - row * stride - margin + 0.5) * grid.stepX;
    return !Number.isNaN(elevationAt(elevation, x, grid.north - (row - margin + 0.5) * grid.stepY));
  };
  for (let cell = 0; cell < codes.length; cell++) {
    if (codes[cell] !== now[cell] && (codes[cell] === 0 || now[cell] !== 0 || hasHeight(cell))) recoded.set(cell, codes[cell]!);
  }
  return recoded;
}

/** Motors do not feel the slope; where each class has a mode of its own, or on a bicycle, each cell takes it in its own way. */
function slopeRuleOf(elevation: Raster | null, leg: Leg): SlopeRule {
  if (!elevation || leg.mode === 'motor') return 'level';
  return leg.mode === 'walking' ? 'walking' : 'mixed';
}

/** Heights of the open cells; a cell without one is a barrier. `heights` null: motors, who feel no slope but need the ground all the same. */
function fillHeights(
  elevation: Raster,
  grid: Grid,
  codes: Float32Array | Uint16Array,
  heights: Float32Array | null,
  findings: Finding[],
): void {
  const { nodata } = elevation;
  let missing = 0;
  const set = (height: number, at: number): void => {
    if (height === height) {
      if (heights) heights[at] = height;
    } else if (codes[at]! > 0) {
      codes[at] = 0;
      missing++;
    }
  };
  if (sameGrid(elevation.grid, grid)) forValues(elevation, (value, at) => set(value === nodata ? NaN : value, at));
  else {
    const whole: Raster = { grid: elevation.grid, values: elevation.values, nodata };
    for (let row = 0; row < grid.height; row++) {
      const start = (row + margin) * (grid.width + 2 * margin) + margin;
      const y = grid.north - (row + 0.5) * grid.stepY;
      for (let column = 0; column < grid.width; column++) {
        set(elevationAt(whole, grid.west + (column + 0.5) * grid.stepX, y), start + column);
      }
    }
  }
  if (missing > 0) findings.push(warning('travel.no-elevation', { cells: missing }));
}
