import type { Zone } from '../../model/study';
import type { Watch } from '../../model/watch';
import type { TravelFacility, TravelPlaces } from './contract';
import type { LiveStanding } from './medium';
import { nearest } from './nearest';
import type { OpaqueAnchors, PreparedTravel } from './prepare';

/**
 * The nearest facility of every place, kept up to date while facilities come, go and move: only what changes is searched, and after each
 * change seconds and owners equal those of `nearest` on the changed list to the bit (a facility out of service keeps its row here).
 */
export interface LiveTravel {
  /** per place, as in `Nearest`; changed in place */
  readonly seconds: Float64Array;
  readonly facility: Int32Array;
  readonly state: Uint8Array;
  /** does a change search no more than what it changes? Else everything is searched anew */
  readonly incremental: boolean;
  /** Facilities now, by row; null out of service. */
  readonly facilities: readonly (TravelFacility | null)[];
  /** Puts a facility into a row (moved, reopened, or with another delay), a new one into the row after the last; null takes it out of service. */
  put(row: number, facility: TravelFacility | null, watch: Watch): Int32Array;
  /**
   * The same for a row that is out of service, and for a look only: the next `glance` or `put` takes it back first.
   * @returns places whose seconds or owner differ from those before all glances, ascending
   */
  glance(row: number, facility: TravelFacility | null, watch: Watch): Int32Array;
  /**
   * Closes what these closures touch, and nothing else; an empty list opens all roads.
   * @returns places that changed, ascending
   */
  close(closures: readonly Zone[], watch: Watch): Int32Array;
  /** false once something else was asked of the same prepared trip: then a new one must be made */
  current(): boolean;
}

interface Kept {
  readonly row: Int32Array;
  readonly seconds: Float64Array;
  readonly facility: Int32Array;
}

/**
 * Searches once and keeps the labels for changes. Media without labels (the straight line) search anew at each change.
 * @param cutoffSeconds up to and including
 * @throws Failure travel.bad-cutoff; Cancelled
 */
export function liveTravel(
  prepared: PreparedTravel,
  facilities: readonly TravelFacility[],
  places: TravelPlaces,
  cutoffSeconds: number,
  watch: Watch,
): LiveTravel {
  const { medium, asked } = prepared;
  const first = nearest(prepared, facilities, places, cutoffSeconds, watch);
  const question = asked.question;
  const { seconds, facility, state } = first;
  const list: (TravelFacility | null)[] = [...facilities];
  let stands = medium.anchor(places.lon, places.lat);
  let rowsChanged = medium.live?.rowsChanged(stands.anchors) ?? null;
  const visited = new Uint8Array(seconds.length);
  let glanced: Kept | null = null;

  /** Where the facilities stand, and which of them can be used; `only` one row of them or all. */
  const standing = (only: number | null): LiveStanding<OpaqueAnchors> => {
    const lon = list.map((each) => each?.lon ?? 0);
    const lat = list.map((each) => each?.lat ?? 0);
    const at = medium.anchor(lon, lat);
    const rows: number[] = [];
    list.forEach((each, row) => {
      if (each !== null && at.state[row] === 0 && (only === null || only === row)) rows.push(row);
    });
    return { facilities: at.anchors, rows, delay: list.map((each) => each?.delaySeconds ?? 0), cutoffSeconds };
  };

  const all = Int32Array.from(seconds, (_, row) => row);

  /** Places whose labels may have changed, ascending. */
  const candidates = (): Int32Array => {
    if (rowsChanged === null) return all;
    const rows: number[] = [];
    rowsChanged((row) => {
      if (visited[row]) return;
      visited[row] = 1;
      rows.push(row);
    });
    for (const row of rows) visited[row] = 0;
    return Int32Array.from(rows).sort();
  };

  /** Reads the labels of some places again. @returns those that changed, with what they were */
  const collected = (rows: Int32Array): Kept => {
    const before = { seconds: Float64Array.from(rows, (row) => seconds[row]!), facility: Int32Array.from(rows, (row) => facility[row]!) };
    for (const row of rows) {
      seconds[row] = state[row] === 2 ? NaN : Infinity;
      facility[row] = -1;
    }
    medium.collect(stands.anchors, state, seconds, facility, cutoffSeconds, rows);
    const changed: number[] = [];
    rows.forEach((row, i) => {
      if (!Object.is(before.seconds[i], seconds[row]) || before.facility[i] !== facility[row]) changed.push(i);
    });
    return {
      row: Int32Array.from(changed, (i) => rows[i]!),
      seconds: Float64Array.from(changed, (i) => before.seconds[i]!),
      facility: Int32Array.from(changed, (i) => before.facility[i]!),
    };
  };

  const again = (): void => {
    const { facilities: at, rows, delay } = standing(null);
    medium.spread(at, rows, delay, cutoffSeconds, watch);
  };

  const unglance = (): void => {
    if (!glanced) return;
    if (medium.live) medium.live.rollback();
    for (let i = 0; i < glanced.row.length; i++) {
      seconds[glanced.row[i]!] = glanced.seconds[i]!;
      facility[glanced.row[i]!] = glanced.facility[i]!;
    }
    glanced = null;
  };

  const placed = (row: number, next: TravelFacility | null): void => {
    list[row] = next;
  };

  return {
    seconds,
    facility,
    state,
    incremental: Boolean(medium.live),
    facilities: list,
    close(closures, closeWatch) {
      unglance();
      const { live } = medium;
      if (!live) return new Int32Array(0);
      live.mark();
      live.close(closures);
      stands = medium.anchor(places.lon, places.lat);
      rowsChanged = live.rowsChanged(stands.anchors);
      state.set(stands.state);
      live.add(standing(null), closeWatch);
      live.keep();
      return collected(all).row;
    },
    current: () => asked.question === question,
    put(row, next, putWatch) {
      unglance();
      const { live } = medium;
      const before = list[row] ?? null;
      const was = before && live ? standing(row) : null;
      placed(row, next);
      if (!live) again();
      else {
        live.mark();
        if (was && was.rows.length > 0) {
          list[row] = null;
          const { rows, delay } = standing(null);
          live.remove({ ...was, rows, delay }, row, putWatch);
          list[row] = next;
        }
        if (next) live.add(standing(row), putWatch);
      }
      const { row: changed } = collected(candidates());
      live?.keep();
      return changed;
    },
    glance(row, next, glanceWatch) {
      unglance();
      const { live } = medium;
      placed(row, next);
      if (!live) again();
      else {
        live.mark();
        if (next) live.add(standing(row), glanceWatch);
      }
      glanced = collected(candidates());
      placed(row, null);
      return glanced.row;
    },
  };
}
