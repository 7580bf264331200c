import { formatCount } from '../i18n/format';
import { report } from '../i18n/words/report';
import { reportBook } from '../i18n/words/report-book';
import type { ReportRun, ReportStudy } from './input';
import { element, escaped } from './markup';
import type { Names } from './names';
import { leadHtml } from './page-coverage';
import { standardsSummary } from './page-standards';
import { planParts, type PlanProject } from './plan-parts';
import { projectAnswer, type ProjectAnswer } from './project-answers';

/** A chapter of the report, as its contents list it. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** Links to the chapters. */
export function contentsHtml(chapters: readonly Chapter[], names: Names): string {
  const items = chapters.map(({ id, title }) => element('li', {}, element('a', { href: `#${id}` }, escaped(title))));
  return `<nav class="contents"><h3>${escaped(reportBook[names.language].contents)}</h3><ol>${items.join('')}</ol></nav>`;
}

/** The mark of an answer and how many standards came out how; the word is for those who cannot see the mark. */
const answerCell = ({ answer, met, notMet, noData }: ProjectAnswer, names: Names): string => {
  const word = escaped(report[names.language].answers[answer]);
  const counts = answer === 'listed' ? '' : `<small>${met}/${notMet}/${noData}</small>`;
  return `<td class="left"><span class="answer mark ${answer}" title="${word}"><i>${word}</i></span>${counts}</td>`;
};

/** What each mark means. */
const legendHtml = (names: Names): string => {
  const { answers } = report[names.language];
  const outcomes = ['met', 'not-met', 'no-data', 'listed'] as const;
  return `<p class="marks">${outcomes.map((outcome) => `<span class="answer ${outcome}">${escaped(answers[outcome])}</span>`).join('')}</p>`;
};

const rowHtml = (run: ReportRun, project: PlanProject, years: readonly number[], names: Names): string => {
  const cells = years.map((year) => answerCell(projectAnswer(run, project, year), names)).join('');
  const number = project.number === 0 ? '' : String(project.number);
  return `<tr><td class="right">${number}</td><th scope="row" class="left">${escaped(names.text(project.name))}</th>${cells}</tr>`;
};

/** How many projects of the last year are met, not met, without data, listed. */
function projectCounts(run: ReportRun, study: ReportStudy, names: Names): string {
  const last = Math.max(...run.years);
  const projects = planParts(study.catalogue).flatMap((part) => part.projects.filter(({ number }) => number > 0));
  const answers = projects.map((project) => projectAnswer(run, project, last).answer);
  const count = (answer: ProjectAnswer['answer']): string => formatCount(answers.filter((one) => one === answer).length, names.language);
  return reportBook[names.language].summary.projectCounts(
    String(last),
    formatCount(projects.length, names.language),
    count('met'),
    count('not-met'),
    count('no-data'),
    count('listed'),
  );
}

/** Every project of the plan by year, a block a domain. */
function projectsHtml(run: ReportRun, study: ReportStudy, names: Names): string {
  const parts = planParts(study.catalogue);
  if (parts.length === 0 || run.results.length === 0) return '';
  const words = reportBook[names.language];
  const years = run.years.toSorted((a, b) => a - b);
  const heads = years.map((year) => `<th scope="col" class="left">${escaped(words.answerOf(String(year)))}</th>`).join('');
  const blocks = parts.map(
    ({ name, projects }) =>
      `<table class="projects"><thead><tr><th scope="col" class="left" colspan="2">${escaped(names.text(name))}</th>${heads}</tr></thead>` +
      `<tbody>${projects.map((project) => rowHtml(run, project, years, names)).join('\n')}</tbody></table>`,
  );
  return (
    `<h3>${escaped(words.summary.projects)}</h3><p>${escaped(projectCounts(run, study, names))}</p>${legendHtml(names)}<div class="plan">${blocks.join('\n')}</div>` +
    `<p class="clause">${escaped(words.summary.projectsNote)}</p>`
  );
}

/** The first page: the one sentence, how many standards are met, every project by year. */
export function summaryHtml(run: ReportRun, study: ReportStudy, names: Names): string {
  return `${leadHtml(run, names)}<p>${escaped(standardsSummary(run, names))}</p>${projectsHtml(run, study, names)}`;
}
