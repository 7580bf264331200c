import type { CoverageAnswer, DragFrame } from '../../jobs/task-types';

/** What the colours of cells need of an answer, by demand row. */
export type RowTimes = Pick<CoverageAnswer, 'seconds' | 'facility' | 'state' | 'people'>;

const noRows = new Int32Array(0);

/** The times of an answer with a frame of a drag written over them. Whoever is far from where the facility was and is keeps the times at rest. */
export class LiveTimes implements RowTimes {
  readonly seconds: Float64Array;
  readonly facility: Int32Array;
  readonly state: Uint8Array;
  readonly people: Float64Array;
  readonly #rest: CoverageAnswer;
  #rows: Int32Array = noRows;

  constructor(answer: CoverageAnswer) {
    this.#rest = answer;
    this.seconds = answer.seconds.slice();
    this.facility = answer.facility.slice();
    this.state = answer.state;
    this.people = answer.people;
  }

  /** Is the answer at rest this one? */
  isOf(answer: CoverageAnswer | null): boolean {
    return answer === this.#rest;
  }

  /**
   * Takes back the frame before and writes this one.
   * @returns the rows of both frames; a row may come twice
   */
  write(frame: DragFrame | null): readonly [before: Int32Array, now: Int32Array] {
    const before = this.#rows;
    for (const row of before) {
      this.seconds[row] = this.#rest.seconds[row] ?? NaN;
      this.facility[row] = this.#rest.facility[row] ?? -1;
    }
    const now = frame?.rows ?? noRows;
    for (let at = 0; at < now.length; at++) {
      const row = now[at] as number;
      this.seconds[row] = frame?.seconds[at] ?? NaN;
      this.facility[row] = frame?.facility[at] ?? -1;
    }
    this.#rows = now;
    return [before, now];
  }
}
