import { activeStandards, standardIn, type ReachStandard } from '../model/catalogue';
import type { Answer } from '../model/result';
import type { CoverageResult, ReportRun, ReportStudy } from './input';

/** The reach standard that judges a question: the same types, trip, minutes, direction and group; undefined where the catalogue has none. */
export function questionStandard(study: Pick<ReportStudy, 'catalogue'>, result: CoverageResult): ReachStandard | undefined {
  const { types, trip, cutoffSeconds, direction, group, year } = result.question;
  return activeStandards(study.catalogue).find(
    (standard): standard is ReachStandard =>
      standard.kind === 'reach' &&
      standard.where.length === 0 &&
      !standard.from &&
      !standard.also &&
      standard.serving !== 'own-unit' &&
      standard.trip === trip &&
      standardIn(standard, year).minutes * 60 === cutoffSeconds &&
      standard.direction === direction &&
      standard.group === group &&
      standard.types.length === types.length &&
      standard.types.every((type) => types.includes(type)),
  );
}

/** How each unit came out by the standard of a question, by unit code; empty where the catalogue has none. */
export function questionAnswers(
  run: ReportRun,
  study: Pick<ReportStudy, 'catalogue'>,
  result: CoverageResult,
): ReadonlyMap<string, Answer> {
  const standard = questionStandard(study, result);
  const judged = run.results.find((candidate) => candidate.standard === standard?.id && candidate.year === result.question.year);
  return new Map((judged?.units ?? []).map((unit) => [unit.unit, unit.answer]));
}
