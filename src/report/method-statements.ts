import { formatCount, formatShare } from '../i18n/format';
import { report } from '../i18n/words/report';
import { reportBook } from '../i18n/words/report-book';
import { activeStandards, isListed, needsOf, type Standard, type StandardKind } from '../model/catalogue';
import { bookHeading, bookTitle } from './headings';
import type { ReportRun, ReportStudy, RunParameters } from './input';
import type { Names } from './names';
import { column, type Table } from './table';
import { tripLegsText } from './trip-legs';
import { productVersion } from './version';

/** A topic of the method and what holds for it. */
export type Statement = readonly [topic: string, text: string];

const cellsText = ({ cells }: RunParameters, { language }: Names): string => {
  const words = reportBook[language].method;
  if (!cells) return words.noCells;
  const digits = cells.unit === 'degrees' ? 6 : 2;
  const size = (step: number): string => String(Number(Math.abs(step).toFixed(digits)));
  const sized = cells.unit === 'degrees' ? words.degreesSize : words.metresSize;
  const made = words.cells(
    formatCount(cells.width, language),
    formatCount(cells.height, language),
    sized(size(cells.stepX), size(cells.stepY)),
  );
  return cells.askedMetres === null ? made : `${made} (${words.cellsAsked(String(cells.askedMetres))})`;
};

const tripStatements = ({ parameters }: ReportRun, names: Names): readonly Statement[] =>
  parameters.trips.map((trip) => [
    reportBook[names.language].method.trip(names.text(trip.name)),
    tripLegsText(trip, parameters.trips, names.language),
  ]);

const kindStatements = (standards: readonly Standard[], { language }: Names): readonly Statement[] => {
  const words = reportBook[language];
  const kinds = Object.keys(words.kinds) as StandardKind[];
  return kinds.flatMap((kind): readonly Statement[] => {
    const count = standards.filter((standard) => standard.kind === kind).length;
    return count === 0
      ? []
      : [[`${words.method.kinds}: ${report[language].kinds[kind]}`, words.method.kindOf(formatCount(count, language), words.kinds[kind])]];
  });
};

/** Rules that only some standards ask for, each told where there are any. */
const optionStatements = (standards: readonly Standard[], { language }: Names): readonly Statement[] => {
  const { method } = reportBook[language];
  const count = (test: (standard: Standard) => boolean): number => standards.filter(test).length;
  const near = count((standard) => 'borderMetres' in standard && standard.borderMetres !== undefined);
  const own = count((standard) => standard.kind === 'reach' && standard.serving === 'own-unit');
  const presets = count(({ source }) => source.check);
  const villages = count(({ level }) => level === 'village');
  return [
    [method.border, method.borderOf(formatCount(near, language))],
    ...(own > 0 ? [[method.border, method.own(formatCount(own, language))] as const] : []),
    ...(presets > 0
      ? [[method.presets, method.presetsOf(formatCount(presets, language), formatCount(standards.length, language))] as const]
      : []),
    ...(villages > 0 ? [[method.villages, method.villagesOf] as const] : []),
  ];
};

/** How the figures of a run were made, written from its parameters: a topic and a statement each. */
export function methodStatements(run: ReportRun, study: ReportStudy, names: Names): readonly Statement[] {
  const { language } = names;
  const { page } = report[language];
  const { method } = reportBook[language];
  const { parameters } = run;
  const { scenario, speeds } = parameters;
  const standards = activeStandards(study.catalogue);
  const off = study.catalogue.standards.filter((standard) => standard.off === true).map(({ name }) => names.text(name));
  const needs = standards.flatMap(needsOf);
  const towards = (direction: 'to' | 'from'): string => formatCount(needs.filter((need) => need.direction === direction).length, language);
  const years = run.years.filter((year) => year !== 0).join(', ');
  return [
    [page.version, `Junda 均达 ${productVersion}`],
    [page.study, `${names.text(run.study.title)} (${run.study.id})`],
    ...(scenario ? [[page.scenario, `${names.text(scenario.name)} (${scenario.id}) · ${page.edits(scenario.edits.length)}`] as const] : []),
    ...(!scenario && parameters.edits > 0 ? [[page.scenario, page.edits(parameters.edits)] as const] : []),
    [page.catalogue, `${names.text(study.catalogue.title)} (${study.catalogue.id})`],
    [method.source, names.text(study.catalogue.source)],
    [method.calendar, years === '' ? method.noYears : method.calendarOf(years)],
    ...tripStatements(run, names),
    [method.directions, method.direction(towards('to'), towards('from'))],
    [page.speedTable, `${names.text(speeds.name)} (${speeds.id}). ${names.text(speeds.source)} ${page.speeds}`],
    [method.surface, cellsText(parameters, names)],
    [method.neighbours, method.neighboursOf(String(parameters.neighbours))],
    [method.snap, method.snapOf(formatCount(parameters.snapLimitMetres, language))],
    [method.band, page.band(formatShare(parameters.band, language).replace('.0', ''))],
    [report[language].columns.cutoff, page.within],
    [report[language].columns.answer, page.answers],
    ...kindStatements(
      standards.filter((standard) => !isListed(standard)),
      names,
    ),
    ...optionStatements(standards, names),
    ...(off.length > 0 ? [[method.off, method.offOf(off.join('; '))] as const] : []),
    ...(run.equity.length > 0 ? [[method.equity, method.equityOf] as const] : []),
    [page.ledgerTitle, page.ledger],
    ['WGS 84', page.datum],
    [method.rounding, method.roundingOf],
    ...(names.text(run.study.note) === '' ? [] : [[page.noteTitle, names.text(run.study.note)] as const]),
  ];
}

/** The method as a table of two columns. */
export function methodTable(run: ReportRun, study: ReportStudy, names: Names): Table {
  return {
    id: 'method',
    title: bookTitle('method'),
    columns: [column('topic', 'text', bookHeading('topic')), column('statement', 'text', bookHeading('statement'))],
    rows: methodStatements(run, study, names),
  };
}
