import type { PlanSearch } from '../../engine/siting/plans/pulse';
import type { SitingProblem } from '../../engine/siting';
import type { FindingList, ReadOptions } from '../../formats';
import type { PlanColumn, PlanFigure } from '../../model/siting-plans';
import type { SitingPlanRequest } from '../task-types';

/** A problem read from files, with the ids of its rows, and where further files are read from. */
export interface PlanInput {
  readonly request: SitingPlanRequest;
  readonly problem: SitingProblem;
  readonly siteIds: readonly string[];
  readonly demandIds: readonly string[];
  readonly reading: ReadOptions;
  readonly findings: FindingList;
}

/** What a planning model answers, with ids instead of rows. */
export interface PlanOutcome {
  /** ids of the open sites of the plan that is recommended; empty where there are many plans */
  readonly chosen: readonly string[];
  readonly figures: readonly PlanFigure[];
  readonly columns: readonly PlanColumn[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** everything, as `--json` prints it */
  readonly answer: Readonly<Record<string, unknown>>;
}

/** One planning model: reads what it needs beside the matrix, and searches. `carry` runs a search under the watch and the limit of time. */
export type PlanTask = (input: PlanInput, carry: <T>(search: PlanSearch<T>) => Promise<T>) => Promise<PlanOutcome>;
