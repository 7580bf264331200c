import type { Finding } from '../../model/finding';
import type { Grid } from '../../model/grid';
import type { Zone } from '../../model/study';
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

/** Copies the labels of a row of the grid into arrays of its width: seconds (Infinity where not reached) and, unless null, facility rows. */
export type ReadRow = (row: number, seconds: Float64Array, facility: Int32Array | null) => void;

/** Which of the anchored facilities take part in a change, and how. */
export interface LiveStanding<Anchors> {
  readonly facilities: Anchors;
  readonly rows: ArrayLike<number>;
  /** start delay per facility row, seconds */
  readonly delay: ArrayLike<number>;
  readonly cutoffSeconds: number;
}

/**
 * Changes to the labels of the last `spread`: only what changes is searched, and the labels equal those of a new `spread` to the bit.
 * A change goes between `mark` and `keep` or `rollback`, so that it can be seen and taken back.
 */
export interface Live<Anchors> {
  /** more facilities */
  add(added: LiveStanding<Anchors>, watch: Watch): void;
  /** one facility less; `others` are those that stay */
  remove(others: LiveStanding<Anchors>, row: number, watch: Watch): void;
  /**
   * Closes what the closures touch and opens the rest. Places and facilities must be anchored anew and all facilities be added again; until
   * then the labels are unfinished.
   */
  close(closures: readonly Zone[]): void;
  mark(): void;
  rollback(): void;
  keep(): void;
  /** for anchored places: a function that visits the rows whose labels may have changed since `mark`, some more than once */
  rowsChanged(places: Anchors): (visit: (row: number) => void) => void;
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
  ): {
    readonly anchors: Anchors;
    readonly state: Uint8Array;
    readonly far: readonly number[];
    /** metres of the straight walk to the network, NaN where none; left out where places are not joined to a network */
    readonly metres?: Float64Array;
  };
  /** Searches from the given rows of the anchored facilities, with a start delay each (seconds), up to and including the cutoff. */
  spread(facilities: Anchors, rows: ArrayLike<number>, delaySeconds: ArrayLike<number>, cutoffSeconds: number, watch: Watch): void;
  /**
   * Reads the labels at anchored places of state 0 into the arrays: seconds (Infinity beyond the cutoff) and facility row.
   * @param only these places; all where left out
   */
  collect(places: Anchors, state: Uint8Array, seconds: Float64Array, facility: Int32Array, cutoffSeconds: number, only?: Int32Array): void;
  /** `cutOffState` of places for some facilities; left out where places are not joined to a network. */
  cutOff?(facilities: Anchors, places: Anchors): Uint8Array;
  /** The labels of the cells; null where the medium has none. */
  field(cutoffSeconds: number): Field | null;
  /** The same a row of the grid at a time, without a copy of the whole; null where the medium has none. */
  readonly readRow: ReadRow | null;
  /** Changes after a `spread`, without searching anew; null where the medium has no labels to change. */
  readonly live: Live<Anchors> | null;
  /** Of several trips the id of the one behind the label of a place, after a `spread` from that facility alone; left out where there is but one. */
  winner?(trip: Traced<Anchors>): string;
  /** The trip behind the label of a place, in the order place to facility, after a `spread` from that facility alone. May search again. */
  trace(trip: Traced<Anchors>, watch: Watch): readonly Stretch[];
}
