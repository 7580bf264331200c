import type { Grid } from '../../model/grid';
import type { Mode } from '../../model/travel';
import type { TravelInputs, TravelOptions } from './contract';
import type { Medium } from './medium';
import { geodesicMetres, metresPerDegreeLat, metresPerDegreeLon } from './metres';
import { openGroundSpeed, secondsPerMetre } from './speeds';
import { toGrid } from './fill-cells';
import { surfaceGrid } from './surface-cells';

/** Positions, and the same as unit vectors (lon/lat only) for a first look. */
export interface Positions {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly vector: Float64Array;
}

/**
 * Radii of curvature of the ellipsoid, metres. The geodesic is at least the angle between the normals at its ends times the least of
 * them, and so at least their chord times it; a metre in 6335 km is left for rounding.
 */
const mostRadius = 6399594;
const leastRadius = 6335438;
const radians = Math.PI / 180;

function vectorsOf(lon: ArrayLike<number>, lat: ArrayLike<number>): Float64Array {
  const vector = new Float64Array(3 * lon.length);
  for (let row = 0; row < lon.length; row++) {
    const cosine = Math.cos(lat[row]! * radians);
    vector[3 * row] = cosine * Math.cos(lon[row]! * radians);
    vector[3 * row + 1] = cosine * Math.sin(lon[row]! * radians);
    vector[3 * row + 2] = Math.sin(lat[row]! * radians);
  }
  return vector;
}

/** Square of the chord between two unit vectors. */
function chordSquare(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const dx = a[3 * i]! - b[3 * j]!;
  const dy = a[3 * i + 1]! - b[3 * j + 1]!;
  const dz = a[3 * i + 2]! - b[3 * j + 2]!;
  return dx * dx + dy * dy + dz * dz;
}

/**
 * The circle that plans have always been drawn with: geodesic metres on WGS 84 (Vincenty; planar where the grid counts in metres) over
 * the open-ground speed of the mode. Most pairs are settled by bounds on the sphere, the rest exactly.
 */
export function straightMedium(inputs: TravelInputs, options: TravelOptions, mode: Mode): Medium<Positions> {
  const grid = surfaceGrid(inputs);
  const planar = grid?.crs === 'metres';
  const place = grid ? toGrid(inputs, grid) : (x: number, y: number): readonly [number, number] => [x, y];
  const pace = secondsPerMetre(openGroundSpeed(inputs.speeds, options, mode));
  let asked: { facilities: Positions; rows: ArrayLike<number>; delay: ArrayLike<number> } | null = null;

  const positions = (lon: ArrayLike<number>, lat: ArrayLike<number>): Positions => {
    const x = new Float64Array(lon.length);
    const y = new Float64Array(lon.length);
    for (let row = 0; row < lon.length; row++) [x[row], y[row]] = place(lon[row]!, lat[row]!) as [number, number];
    return { x, y, vector: planar ? new Float64Array(3 * x.length) : vectorsOf(x, y) };
  };
  const metres = (x1: number, y1: number, x2: number, y2: number): number =>
    planar ? Math.hypot(x2 - x1, y2 - y1) : geodesicMetres(x1, y1, x2, y2);

  return {
    grid,
    findings: [],
    anchor(lon, lat) {
      return { anchors: positions(lon, lat), state: new Uint8Array(lon.length), far: [] };
    },
    spread(facilities, rows, delay) {
      asked = { facilities, rows, delay };
    },
    collect(places, state, seconds, facility, cutoffSeconds, only) {
      if (!asked) return;
      const { facilities, rows, delay } = asked;
      const count = only ? only.length : state.length;
      for (let k = 0; k < count; k++) {
        const row = only ? only[k]! : k;
        let best = Infinity;
        let owner = -1;
        for (let i = 0; i < rows.length; i++) {
          const by = rows[i]!;
          const reach = (Math.min(best, cutoffSeconds) - delay[by]!) / (pace * leastRadius);
          if (reach < 0) continue;
          if (!planar && chordSquare(places.vector, row, facilities.vector, by) > reach * reach + 1e-13) continue;
          const time = delay[by]! + metres(places.x[row]!, places.y[row]!, facilities.x[by]!, facilities.y[by]!) * pace;
          if (time <= cutoffSeconds && (time < best || (time === best && by < owner))) {
            best = time;
            owner = by;
          }
        }
        seconds[row] = best;
        facility[row] = owner;
      }
    },
    trace({ facilities, row, delaySeconds, places, place: at, seconds }) {
      const path = [places.x[at]!, places.y[at]!, facilities.x[row]!, facilities.y[row]!] as const;
      return [
        { kind: 'straight-line', mode, roadClass: '', metres: metres(...path), seconds: seconds - delaySeconds, climbMetres: NaN, path },
      ];
    },
    readRow: null,
    live: null,
    field(cutoffSeconds) {
      if (!grid || !asked) return null;
      const seconds = new Float64Array(grid.width * grid.height).fill(Infinity);
      const owner = new Int32Array(seconds.length).fill(-1);
      const { facilities, rows, delay } = asked;
      for (let i = 0; i < rows.length; i++) {
        const by = rows[i]!;
        if (delay[by]! > cutoffSeconds) continue;
        const x = facilities.x[by]!;
        const y = facilities.y[by]!;
        const chords = planar ? null : chordsFrom(grid, x, y);
        drawCircle(grid, x, y, (cutoffSeconds - delay[by]!) / pace, (cell, cellX, cellY) => {
          const reach = (Math.min(seconds[cell]!, cutoffSeconds) - delay[by]!) / (pace * leastRadius);
          if (chords && (reach < 0 || chords(cell) > reach * reach + 1e-13)) return;
          const time = delay[by]! + metres(cellX, cellY, x, y) * pace;
          if (time <= cutoffSeconds && (time < seconds[cell]! || (time === seconds[cell]! && by < owner[cell]!))) {
            seconds[cell] = time;
            owner[cell] = by;
          }
        });
      }
      return { grid, seconds, facility: owner };
    },
  };
}

/** Square of the chord from a position to the centre of a cell, within 1e-14. */
function chordsFrom(grid: Grid, lon: number, lat: number): (cell: number) => number {
  const sine = Math.sin(lat * radians);
  const cosine = Math.cos(lat * radians);
  const across = Float64Array.from({ length: grid.width }, (_, c) => Math.cos((grid.west + (c + 0.5) * grid.stepX - lon) * radians));
  const up = new Float64Array(grid.height);
  const out = new Float64Array(grid.height);
  for (let row = 0; row < grid.height; row++) {
    const cellLat = (grid.north - (row + 0.5) * grid.stepY) * radians;
    up[row] = sine * Math.sin(cellLat);
    out[row] = cosine * Math.cos(cellLat);
  }
  return (cell) => {
    const row = (cell / grid.width) | 0;
    return 2 - 2 * (up[row]! + out[row]! * across[cell - row * grid.width]!);
  };
}

/** Cells whose centre may lie within a distance of a position: a box a little larger than the circle. */
function drawCircle(grid: Grid, x: number, y: number, metres: number, visit: (cell: number, cellX: number, cellY: number) => void): void {
  const limit = grid.crs === 'metres' ? metres : Math.min(metres, Math.PI * mostRadius);
  const southward = grid.crs === 'metres' ? limit : (limit / metresPerDegreeLat(0)) * 1.001;
  const poleward = Math.min(89.9, Math.abs(y) + southward);
  const eastward = grid.crs === 'metres' ? limit : (limit / metresPerDegreeLon(poleward)) * 1.001;
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  const left = clamp(Math.floor((x - eastward - grid.west) / grid.stepX), grid.width);
  const right = clamp(Math.ceil((x + eastward - grid.west) / grid.stepX), grid.width);
  const top = clamp(Math.floor((grid.north - y - southward) / grid.stepY), grid.height);
  const bottom = clamp(Math.ceil((grid.north - y + southward) / grid.stepY), grid.height);
  for (let row = top; row < bottom; row++) {
    const cellY = grid.north - (row + 0.5) * grid.stepY;
    for (let column = left; column < right; column++) {
      visit(row * grid.width + column, grid.west + (column + 0.5) * grid.stepX, cellY);
    }
  }
}
