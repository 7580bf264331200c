import type { LiveCoverage } from '../engine/coverage';
import type { LiveTravel } from '../engine/travel';

/** A drag under way: the labels without the lifted facility, and the coverage as it was last shown. */
export interface DragState {
  readonly key: string;
  readonly live: LiveTravel;
  /** of the lifted facility; -1 where the question does not ask about it */
  readonly row: number;
  readonly delaySeconds: number;
  /** seconds and owners at rest */
  readonly seconds: Float64Array;
  readonly facility: Int32Array;
  readonly coverage: LiveCoverage;
  /** demand rows that lifting the facility changed, ascending */
  readonly lifted: Int32Array;
  /** demand rows that differ from those lifted in the frame shown last */
  shown: Int32Array;
}
