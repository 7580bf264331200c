import type { Assign, Flow, SitingUnit } from '../../model/siting';
import type { CostMatrix } from '../access';

/** What may be done with a candidate. */
export const siteState = { free: 0, open: 1, forbidden: 2 } as const;

/** Where to build: sites that may be opened, places with people, and what it costs from one to the other. */
export interface SitingProblem {
  /** pairs in long form, `facility` is the row of a site; cost in any unit, Infinity and NaN and pairs that are not listed: unreachable */
  readonly pairs: CostMatrix;
  readonly siteCount: number;
  /** people of each demand row, at least 0; a row of 0 people asks for nothing */
  readonly people: Float64Array;
  /** `siteState` of each site: open ones exist already or are asked for by the user */
  readonly state: Uint8Array;
  /** people that each site can serve, Infinity without limit; null: no model of this problem looks at capacity */
  readonly capacity: Float64Array | null;
}

/** What is asked of a model. */
export interface SitingOptions {
  /** open sites in all, those that are open already counted; null where the model finds it (lscp) */
  readonly sites: number | null;
  /** largest cost that counts as within reach, inclusive, in the unit of the pairs; Infinity: none */
  readonly cutoff: number;
  /** lscp, backup: share of all people that must be within reach, 0 to 1 */
  readonly share: number;
  /** with capacity: how a demand row is served */
  readonly assign: Assign;
}

/** What is known in the middle of a search. `objective` is that of the best answer so far (NaN before there is one). */
export interface SitingStep {
  readonly objective: number;
  /** no answer can be better than this: a lower bound where the least is sought, an upper where the most */
  readonly bound: number;
}

/** The answer of a search. */
export interface SitingSolution {
  /** rows of all open sites, those that were open counted, ascending */
  readonly chosen: Int32Array;
  readonly objective: number;
  /** equal to the objective where it is proven */
  readonly bound: number;
  readonly proven: boolean;
  /** who goes where, where a capacity decides it; null: everyone to the nearest open site */
  readonly flows: readonly Flow[] | null;
}

/**
 * A search that can be watched and stopped: it yields at least every 50 ms or so, and returns the best answer so far soon after `next(true)`.
 * Pure: the same problem gives the same steps and the same answer on every machine. A stopped search answers with what it has, at least one
 * feasible answer; without one it goes on until it has one or knows that there is none.
 */
export type SitingSearch = Generator<SitingStep, SitingSolution, boolean | undefined>;

/** Runs a search to its end. */
export function solved(search: SitingSearch): SitingSolution {
  for (;;) {
    const step = search.next(false);
    if (step.done) return step.value;
  }
}

/** One row of the table of models. */
export interface SitingModel {
  readonly sense: 'least' | 'most';
  readonly unit: SitingUnit;
  readonly needsSites: boolean;
  readonly needsCutoff: boolean;
  readonly formula: string;
  readonly source: string;
  /** @throws Failure siting.no-solution */
  readonly search: (problem: SitingProblem, options: SitingOptions) => SitingSearch;
  /** the same with capacities; null where the model has none */
  readonly searchWithin: ((problem: SitingProblem, options: SitingOptions) => SitingSearch) | null;
}

/** |objective - bound| by |objective|; 0 where proven, Infinity where the objective is 0 and the bound is not. */
export function gapOf({ objective, bound, proven }: Pick<SitingSolution, 'objective' | 'bound' | 'proven'>): number {
  if (proven || objective === bound) return 0;
  return Math.abs(objective - bound) / Math.abs(objective);
}
