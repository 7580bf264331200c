import type { Finding } from '../../model/finding';
import type { Grid } from '../../model/grid';
import type { Field } from '../../model/result';
import type { Watch } from '../../model/watch';
import type { Stretch } from './stretch';

/** A trip to be followed back: from a place (index and its seconds, finite) to the one facility of the last `spread`. */
export interface Traced<Anchors> {
  readonly facilities: Anchors;
  readonly row: number;
  readonly delaySeconds: number;
  readonly places: Anchors;
  readonly place: number;
  readonly seconds: number;
}

/**
 * A way to travel, prepared for one trip and direction. `Anchors` is where places stand in it (a cell, a point on an edge, ...).
 * Labels of the last `spread` stay in the medium until the next, so a medium serves one question at a time.
 */
export interface Medium<Anchors> {
  /** the cells that a field is asked on; null where the medium has none */
  readonly grid: Grid | null;
  readonly findings: readonly Finding[];
  /** Finds where places stand. `state` per place: 0 usable, 1 on a barrier, 2 off the grid or too far from any road */
  anchor(
    lon: ArrayLike<number>,
    lat: ArrayLike<number>,
  ): { readonly anchors: Anchors; readonly state: Uint8Array; readonly far: readonly number[] };
  /** Searches from the given rows of the anchored facilities, with a start delay each (seconds), up to and including the cutoff. */
  spread(facilities: Anchors, rows: ArrayLike<number>, delaySeconds: ArrayLike<number>, cutoffSeconds: number, watch: Watch): void;
  /** Reads the labels at anchored places of state 0 into the arrays: seconds (Infinity beyond the cutoff) and facility row. */
  collect(places: Anchors, state: Uint8Array, seconds: Float64Array, facility: Int32Array, cutoffSeconds: number): void;
  /** The labels of the cells; null where the medium has none. */
  field(cutoffSeconds: number): Field | null;
  /** Of several trips the id of the one behind the label of a place, after a `spread` from that facility alone; left out where there is but one. */
  winner?(trip: Traced<Anchors>): string;
  /** The trip behind the label of a place, in the order place to facility, after a `spread` from that facility alone. May search again. */
  trace(trip: Traced<Anchors>, watch: Watch): readonly Stretch[];
}
