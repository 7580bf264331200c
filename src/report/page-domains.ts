import { questionHtml } from './page-coverage';
import type { CoverageResult, ReportRun, ReportStudy } from './input';
import { lastYearOf } from './ledgers';
import type { MapPieces } from './map-svg';
import type { Names } from './names';
import { standardsHtml } from './page-standards';
import type { Chapter } from './page-summary';
import { planParts } from './plan-parts';

/** The domain of a service: that of its first facility type that has one. */
const domainOf = ({ catalogue }: ReportStudy, { question }: CoverageResult): string =>
  catalogue.facilityTypes.find(({ id }) => question.types.includes(id))?.domain ?? '';

/** A chapter per domain of the plan: its projects with their standards, then maps of its services. Services of no such domain come last. */
export function domainChapters(run: ReportRun, study: ReportStudy, pieces: MapPieces, names: Names, others: string): readonly Chapter[] {
  const questions = lastYearOf(run.coverage);
  const maps = (some: readonly CoverageResult[]): string =>
    some.map((result) => questionHtml(result, study, pieces, names, result === questions[0])).join('\n');
  const parts = planParts(study.catalogue);
  const ids = new Set(parts.map(({ id }) => id));
  const rest = questions.filter((result) => !ids.has(domainOf(study, result)));
  return [
    ...parts.map(({ id, name, projects }) => ({
      id: `domain-${id}`,
      title: names.text(name),
      body: `${standardsHtml(run, projects, names)}${maps(questions.filter((result) => domainOf(study, result) === id))}`,
    })),
    ...(rest.length > 0 ? [{ id: 'services-others', title: others, body: maps(rest) }] : []),
  ];
}
