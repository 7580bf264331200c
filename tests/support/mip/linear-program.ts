import type { SitingStep } from '../../../src/engine/siting/contract';

/** A linear program, some of whose columns may be whole: best objective x, with rowLower <= A x <= rowUpper and lower <= x <= upper. */
export interface LinearProgram {
  readonly sense: 'least' | 'most';
  /** worth of one unit of each column, finite */
  readonly objective: Float64Array;
  /** -Infinity and Infinity: without limit */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where the column takes whole values only */
  readonly whole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** entries of row r: rowStart[r] up to rowStart[r + 1]; a column stands at most once in a row */
  readonly rowStart: Int32Array;
  readonly entryColumn: Int32Array;
  readonly entryValue: Float64Array;
}

/** When a solver may end before the proof. */
export interface MipOptions {
  /** of wall clock; Infinity where left out. An answer cut off by it may differ from machine to machine */
  readonly seconds?: number;
  /** |objective - bound| by |objective| that is good enough; 0 where left out */
  readonly gap?: number;
  /** is told now and then what is known; true stops the search with the best so far */
  readonly watch?: (step: SitingStep) => boolean;
}

/** What a solver knows at its end. */
export interface MipAnswer {
  /** 'optimal': within the gap asked for; 'feasible': stopped with an answer; 'unknown': stopped without one */
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unbounded' | 'unknown';
  /** of the values; NaN where there are none */
  readonly objective: number;
  /** no answer is better than this; -Infinity (least) or Infinity (most) where nothing is known, NaN where infeasible or unbounded */
  readonly bound: number;
  /** of each column, whole ones rounded to whole; null where there is no answer */
  readonly values: Float64Array | null;
}

/** A solver that is loaded already and answers on the caller's thread. @throws Error where the solver itself breaks */
export type MipSolver = (program: LinearProgram, options?: MipOptions) => MipAnswer;

/** A column of a program in the making. */
export interface Column {
  /** 0 where left out */
  readonly objective?: number;
  /** 0 where left out */
  readonly lower?: number;
  /** Infinity where left out */
  readonly upper?: number;
  readonly whole?: boolean;
}

/** A linear program in the making: columns first, then rows over them. */
export class ProgramDraft {
  readonly #sense: 'least' | 'most';
  readonly #columns: Required<Column>[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #rowStart: number[] = [0];
  readonly #entryColumn: number[] = [];
  readonly #entryValue: number[] = [];

  constructor(sense: 'least' | 'most') {
    this.#sense = sense;
  }

  /** @returns the place of the column in the values of an answer */
  column({ objective = 0, lower = 0, upper = Infinity, whole = false }: Column): number {
    return this.#columns.push({ objective, lower, upper, whole }) - 1;
  }

  /** A column that is 0 or 1. */
  choice(objective = 0): number {
    return this.column({ objective, upper: 1, whole: true });
  }

  /** lower <= sum of value x column <= upper; a column stands at most once. @returns the place of the row */
  row(lower: number, upper: number, entries: Iterable<readonly [column: number, value: number]>): number {
    for (const [column, value] of entries) {
      this.#entryColumn.push(column);
      this.#entryValue.push(value);
    }
    this.#rowStart.push(this.#entryColumn.length);
    this.#rowUpper.push(upper);
    return this.#rowLower.push(lower) - 1;
  }

  program(): LinearProgram {
    const columns = this.#columns;
    return {
      sense: this.#sense,
      objective: Float64Array.from(columns, ({ objective }) => objective),
      lower: Float64Array.from(columns, ({ lower }) => lower),
      upper: Float64Array.from(columns, ({ upper }) => upper),
      whole: Uint8Array.from(columns, ({ whole }) => Number(whole)),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      rowStart: Int32Array.from(this.#rowStart),
      entryColumn: Int32Array.from(this.#entryColumn),
      entryValue: Float64Array.from(this.#entryValue),
    };
  }
}
