import { Failure } from '../../model/finding';
import type { Finding } from '../../model/finding';
import type { FindingCode } from '../../model/finding-codes';
import type { Grid } from '../../model/grid';
import type { Field, Nearest, SparseMatrix } from '../../model/result';
import type { Watch } from '../../model/watch';
import { within } from '../../model/within';
import type { TravelFacility, TravelPlaces } from './contract';
import type { ReadRow } from './medium';
import type { OpaqueAnchors, PreparedTravel } from './prepare';

/** Facilities as they stand in the medium: those that can be used, and findings that name the rows of those that cannot. */
export interface Standing {
  readonly anchors: OpaqueAnchors;
  readonly rows: Int32Array;
  readonly delaySeconds: Float64Array;
  readonly findings: readonly Finding[];
}

/** So many rows are named in a finding; `count` tells how many there are, and `state` which. */
const namedRows = 100;

const listed = (code: FindingCode, layer: string, rows: readonly number[]): readonly Finding[] =>
  rows.length === 0 ? [] : [{ severity: 'warn', code, where: { layer }, details: { count: rows.length, rows: rows.slice(0, namedRows) } }];

const rowsIn = (state: Uint8Array, wanted: number): number[] => {
  const rows: number[] = [];
  state.forEach((value, row) => {
    if (value === wanted) rows.push(row);
  });
  return rows;
};

/** @throws Failure travel.bad-cutoff where it is negative or not a number */
export function checkCutoff(cutoffSeconds: number): void {
  if (!(cutoffSeconds >= 0)) throw new Failure('travel.bad-cutoff', {}, { seconds: String(cutoffSeconds) });
}

/** Finds where facilities stand in the medium. */
export function standing(prepared: PreparedTravel, facilities: readonly TravelFacility[]): Standing {
  const lon = Float64Array.from(facilities, (facility) => facility.lon);
  const lat = Float64Array.from(facilities, (facility) => facility.lat);
  const { anchors, state, far } = prepared.medium.anchor(lon, lat);
  const offCode: FindingCode = prepared.grid ? 'travel.facility-off-grid' : 'travel.facility-not-snapped';
  return {
    anchors,
    rows: Int32Array.from(rowsIn(state, 0)),
    delaySeconds: Float64Array.from(facilities, (facility) => facility.delaySeconds),
    findings: [
      ...listed('travel.facility-on-barrier', 'facilities', rowsIn(state, 1)),
      ...listed(offCode, 'facilities', rowsIn(state, 2)),
      ...listed('travel.snapped-far', 'facilities', far),
    ],
  };
}

/** What was odd about the places of people, and before it about the inputs and the facilities. */
export function toldOf(prepared: PreparedTravel, from: Standing, state: Uint8Array, far: readonly number[]): readonly Finding[] {
  return [
    ...prepared.findings,
    ...from.findings,
    ...listed('travel.demand-on-barrier', 'demand', rowsIn(state, 1)),
    ...listed('travel.demand-off-grid', 'demand', rowsIn(state, 2)),
    ...listed('travel.snapped-far', 'demand', far),
  ];
}

/** The findings of `nearest` without its search: a matrix of pairs carries none. */
export function standingFindings(
  prepared: PreparedTravel,
  facilities: readonly TravelFacility[],
  places: TravelPlaces,
): readonly Finding[] {
  const { state, far } = prepared.medium.anchor(places.lon, places.lat);
  return toldOf(prepared, standing(prepared, facilities), state, far);
}

/**
 * Seconds of the nearest facility for every place, in one search from all facilities at once.
 * @param cutoffSeconds up to and including; Infinity for no bound
 * @returns `facility` counts in `facilities`; ties go to the lowest row. Infinity where out of reach or on a barrier, NaN off the grid
 * or not snapped (see `state`). Facilities that cannot be used are named in `findings`, rows counted from 0 (the first 100).
 * @throws Failure travel.bad-cutoff; Cancelled
 */
export function nearest(
  prepared: PreparedTravel,
  facilities: readonly TravelFacility[],
  places: TravelPlaces,
  cutoffSeconds: number,
  watch: Watch,
): Nearest {
  checkCutoff(cutoffSeconds);
  const { medium } = prepared;
  const from = standing(prepared, facilities);
  watch.progress('travel', 0);
  prepared.asked.question = {};
  medium.spread(from.anchors, from.rows, from.delaySeconds, cutoffSeconds, watch);
  watch.progress('travel', 0.9);
  const { anchors, state, far } = medium.anchor(places.lon, places.lat);
  const seconds = new Float64Array(state.length).fill(Infinity);
  const facility = new Int32Array(state.length).fill(-1);
  medium.collect(anchors, state, seconds, facility, cutoffSeconds);
  for (let row = 0; row < state.length; row++) if (state[row] === 2) seconds[row] = NaN;
  watch.progress('travel', 1);
  return { seconds, facility, state, findings: toldOf(prepared, from, state, far) };
}

/** `nearest`, and the same for every cell of the grid from the same search; `field` null where the trip has no grid. */
export function nearestWithField(
  prepared: PreparedTravel,
  facilities: readonly TravelFacility[],
  places: TravelPlaces,
  cutoffSeconds: number,
  watch: Watch,
): { readonly nearest: Nearest; readonly field: Field | null } {
  const result = nearest(prepared, facilities, places, cutoffSeconds, watch);
  return { nearest: result, field: prepared.medium.field(cutoffSeconds) };
}

/**
 * The field of the question asked last, read a row of cells at a time, so that a large one need not be copied whole; null where the trip has
 * no grid. To be read before the next question.
 * @param cutoffSeconds that of the question
 */
export function fieldRows(prepared: PreparedTravel, cutoffSeconds: number): { readonly grid: Grid; readonly readRow: ReadRow } | null {
  const { grid, medium } = prepared;
  if (!grid) return null;
  if (medium.readRow) return { grid, readRow: medium.readRow };
  const field = medium.field(cutoffSeconds);
  if (!field) return null;
  return {
    grid,
    readRow(row, seconds, facility) {
      const [start, end] = [row * grid.width, (row + 1) * grid.width];
      seconds.set(field.seconds.subarray(start, end));
      facility?.set(field.facility.subarray(start, end));
    },
  };
}

/**
 * Every pair of facility and place within the cutoff, ordered by facility, then place. One search per facility; the least of a place's
 * pairs equals `nearest` bit for bit.
 * @throws Failure travel.bad-cutoff; Cancelled
 */
export function travelMatrix(
  prepared: PreparedTravel,
  facilities: readonly TravelFacility[],
  places: TravelPlaces,
  cutoffSeconds: number,
  watch: Watch,
): SparseMatrix {
  checkCutoff(cutoffSeconds);
  const { medium } = prepared;
  const from = standing(prepared, facilities);
  const { anchors, state } = medium.anchor(places.lon, places.lat);
  const seconds = new Float64Array(state.length);
  const owner = new Int32Array(state.length);
  prepared.asked.question = {};
  const pairs: { readonly row: number; readonly demand: Int32Array; readonly seconds: Float64Array }[] = [];
  let total = 0;
  from.rows.forEach((row, index) => {
    watch.check();
    watch.progress('travel', index / from.rows.length);
    medium.spread(from.anchors, [row], from.delaySeconds, cutoffSeconds, watch);
    seconds.fill(Infinity);
    medium.collect(anchors, state, seconds, owner, cutoffSeconds);
    let count = 0;
    for (let place = 0; place < seconds.length; place++) if (within(seconds[place]!, cutoffSeconds)) count++;
    const demand = new Int32Array(count);
    const times = new Float64Array(count);
    let at = 0;
    for (let place = 0; place < seconds.length; place++) {
      if (!within(seconds[place]!, cutoffSeconds)) continue;
      demand[at] = place;
      times[at++] = seconds[place]!;
    }
    pairs.push({ row, demand, seconds: times });
    total += count;
  });
  watch.progress('travel', 1);
  return joined(pairs, total);
}

function joined(
  pairs: readonly { readonly row: number; readonly demand: Int32Array; readonly seconds: Float64Array }[],
  total: number,
): SparseMatrix {
  const facility = new Int32Array(total);
  const demand = new Int32Array(total);
  const seconds = new Float64Array(total);
  let at = 0;
  for (const pair of pairs) {
    facility.fill(pair.row, at, at + pair.demand.length);
    demand.set(pair.demand, at);
    seconds.set(pair.seconds, at);
    at += pair.demand.length;
  }
  return { facility, demand, seconds };
}
