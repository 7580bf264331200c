import { report } from '../i18n/words/report';
import { reportBook } from '../i18n/words/report-book';
import { askOf } from '../model/ask';
import type { Standard } from '../model/catalogue';
import type { StandardResult } from '../model/result';
import type { Text } from '../model/text';
import { askText, outcomeOf } from './ask-text';
import { bookHeading, bookNote, bookTitle, heading } from './headings';
import type { ReportRun, ReportStudy } from './input';
import { missingNames } from './missing-names';
import type { Names } from './names';
import { planParts, type PlanPart, type PlanProject } from './plan-parts';
import { projectAnswer } from './project-answers';
import { standardValue, totalOf } from './standard-tables';
import { column, type Cell, type Column, type Table } from './table';

const unitsUnit: Text = { zh: report.zh.units.units, en: report.en.units.units };

const answerHeading = (year: number): Text => ({
  zh: reportBook.zh.answerOf(String(year)),
  en: reportBook.en.answerOf(String(year)),
});

const yearsOf = (run: ReportRun): readonly number[] => run.years.toSorted((a, b) => a - b);

const resultOf = (run: ReportRun, standard: Standard, year: number): StandardResult | undefined =>
  run.results.find((result) => result.standard === standard.id && result.year === year);

const projectNumber = ({ number }: PlanProject): Cell => (number === 0 ? null : number);

const countCells = (result: StandardResult | undefined, listed: boolean): readonly Cell[] =>
  result && !listed ? [result.unitsMet, result.unitsNotMet, result.unitsNoData] : [null, null, null];

const countColumns: readonly Column[] = [
  column('units_met', 'count', heading('met'), unitsUnit),
  column('units_not_met', 'count', heading('notMet'), unitsUnit),
  column('units_no_data', 'count', heading('noData'), unitsUnit),
];

/** The whole plan: every project with each of its standards and the answer of each year; counts of units are of the last year. */
export function overviewTable(run: ReportRun, study: ReportStudy, names: Names): Table {
  const years = yearsOf(run);
  const last = years.at(-1) ?? 0;
  const words = report[names.language];
  const rowOf = (part: PlanPart, project: PlanProject, standard: Standard): readonly Cell[] => {
    const result = resultOf(run, standard, last);
    return [
      names.text(part.name),
      projectNumber(project),
      names.text(project.name),
      standard.id,
      names.text(standard.name),
      words.kinds[standard.kind],
      words.levels[standard.level],
      askText(standard, last, names.standards, names.language),
      ...years.map((year) => {
        const of = resultOf(run, standard, year);
        return of ? outcomeOf(standard, of) : null;
      }),
      ...countCells(result, !!result && outcomeOf(standard, result) === 'listed'),
      names.text(standard.source.text),
      standard.source.check ? words.page.checkMark : null,
    ];
  };
  const bare = (part: PlanPart, project: PlanProject): readonly Cell[] => [
    names.text(part.name),
    projectNumber(project),
    names.text(project.name),
    null,
    reportBook[names.language].onlyListed,
    null,
    null,
    null,
    ...years.map(() => 'listed'),
    null,
    null,
    null,
    null,
    null,
  ];
  return {
    id: 'overview',
    title: bookTitle('overview'),
    note: bookNote('overview'),
    columns: [
      column('domain', 'text', bookHeading('domain')),
      column('project', 'count', heading('project')),
      column('project_name', 'text', bookHeading('projectName')),
      column('standard', 'code', heading('standard')),
      column('name', 'text', heading('clause')),
      column('kind', 'text', heading('kind')),
      column('level', 'text', heading('level')),
      column('asks', 'text', bookHeading('asks')),
      ...years.map((year) => column(`answer_${year}`, 'answer', answerHeading(year))),
      ...countColumns,
      column('source', 'text', heading('source')),
      column('check', 'text', heading('check')),
    ],
    rows: planParts(study.catalogue).flatMap((part) =>
      part.projects.flatMap((project) =>
        project.standards.length === 0 ? [bare(part, project)] : project.standards.map((standard) => rowOf(part, project, standard)),
      ),
    ),
  };
}

/** One row per project: its answer in each year and, in brackets of the year, how many of its standards are met, not met, without data. */
export function projectsTable(run: ReportRun, study: ReportStudy, names: Names): Table {
  const years = yearsOf(run);
  const counted = (key: 'met' | 'notMet' | 'noData', year: number): Text => ({
    zh: [...(year === 0 ? [] : [String(year)]), report.zh.columns[key]].join(' '),
    en: [...(year === 0 ? [] : [String(year)]), report.en.columns[key]].join(' '),
  });
  return {
    id: 'projects',
    title: bookTitle('projects'),
    columns: [
      column('domain', 'text', bookHeading('domain')),
      column('project', 'count', heading('project')),
      column('project_name', 'text', bookHeading('projectName')),
      ...years.flatMap((year) => [
        column(`answer_${year}`, 'answer', answerHeading(year)),
        column(`met_${year}`, 'count', counted('met', year)),
        column(`not_met_${year}`, 'count', counted('notMet', year)),
        column(`no_data_${year}`, 'count', counted('noData', year)),
      ]),
    ],
    rows: planParts(study.catalogue).flatMap((part) =>
      part.projects.map((project) => [
        names.text(part.name),
        projectNumber(project),
        names.text(project.name),
        ...years.flatMap((year) => {
          const { answer, met, notMet, noData } = projectAnswer(run, project, year);
          return [answer, met, notMet, noData];
        }),
      ]),
    ),
  };
}

const namesInCell = 8;

/** Names for one cell: the first of them, and how many more there are. */
const namesText = (list: readonly string[], names: Names): Cell => {
  if (list.length === 0) return null;
  const separator = names.language === 'zh' ? '、' : ', ';
  const more = list.length > namesInCell ? ` ${reportBook[names.language].moreNames(String(list.length - namesInCell))}` : '';
  return `${list.slice(0, namesInCell).join(separator)}${more}`;
};

const domainRow = (project: PlanProject, standard: Standard, result: StandardResult, names: Names): readonly Cell[] => {
  const words = report[names.language];
  const { value, measure } = standardValue(names, result);
  const total = totalOf(names, result);
  const [unit] = result.units;
  const target = unit && unit.measure === measure ? (askOf(standard, result.year).figure ?? NaN) : NaN;
  const known = total.denominator > 0;
  const counts = standard.kind === 'reach' || standard.kind === 'capacity';
  return [
    projectNumber(project),
    names.text(project.name),
    standard.id,
    names.text(standard.name),
    words.kinds[standard.kind],
    words.levels[standard.level],
    result.year || null,
    outcomeOf(standard, result),
    askText(standard, result.year, names.standards, names.language),
    ...(measure === 'share' ? [value, target, null, null] : [null, null, value, target]),
    known ? total.numerator : null,
    known ? total.denominator : null,
    known && counts ? total.outside : null,
    ...countCells(result, outcomeOf(standard, result) === 'listed'),
    namesText(missingNames(result, names), names),
    names.text(standard.source.text),
    standard.source.check ? words.page.checkMark : null,
  ];
};

const domainColumns: readonly Column[] = [
  column('project', 'count', heading('project')),
  column('project_name', 'text', bookHeading('projectName')),
  column('standard', 'code', heading('standard')),
  column('name', 'text', heading('clause')),
  column('kind', 'text', heading('kind')),
  column('level', 'text', heading('level')),
  column('year', 'year', heading('year')),
  column('answer', 'answer', heading('answer')),
  column('asks', 'text', bookHeading('asks')),
  column('value', 'share', heading('value')),
  column('target', 'share', heading('target')),
  column('figure', 'number', heading('figure')),
  column('figure_target', 'number', heading('figureTarget')),
  column('numerator', 'count', heading('numerator')),
  column('denominator', 'count', heading('denominator')),
  column('people_outside', 'people', heading('outside')),
  ...countColumns,
  column('missing', 'text', heading('missing')),
  column('source', 'text', heading('source')),
  column('check', 'text', heading('check')),
];

/** One table per domain of the plan, `domain-<id>`: its projects and standards, a row a year, over all judged units. */
export function domainTables(run: ReportRun, study: ReportStudy, names: Names): readonly Table[] {
  const years = yearsOf(run);
  return planParts(study.catalogue).map(({ id, name, projects }) => ({
    id: `domain-${id}`,
    title: name,
    note: bookNote('domain'),
    columns: domainColumns,
    rows: projects.flatMap((project) =>
      project.standards.flatMap((standard) =>
        years.flatMap((year) => {
          const result = resultOf(run, standard, year);
          return result ? [domainRow(project, standard, result, names)] : [];
        }),
      ),
    ),
  }));
}
