import { activeStandards, isListed } from '../model/catalogue';
import type { Answer } from '../model/result';
import type { ReportRun } from './input';
import type { PlanProject } from './plan-parts';

/** How a project came out in a year: the answer of all its standards together, and how many of them. */
export interface ProjectAnswer {
  /** 'listed': nothing of it is judged */
  readonly answer: Answer | 'listed';
  readonly met: number;
  readonly notMet: number;
  readonly noData: number;
}

/** A single 'not met' decides; else a single 'no data'; met only where all are; listed where none is judged. */
export function projectAnswer(run: Pick<ReportRun, 'results'>, project: PlanProject, year: number): ProjectAnswer {
  const judged = new Set(activeStandards(project).flatMap((standard) => (isListed(standard) ? [] : [standard.id])));
  const answers = run.results.flatMap((result) => (result.year === year && judged.has(result.standard) ? [result.answer] : []));
  const count = (answer: Answer): number => answers.filter((one) => one === answer).length;
  const counts = { met: count('met'), notMet: count('not-met'), noData: count('no-data') };
  const answer = answers.length === 0 ? 'listed' : counts.notMet > 0 ? 'not-met' : counts.noData > 0 ? 'no-data' : 'met';
  return { answer, ...counts };
}
