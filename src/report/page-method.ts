import { formatCutoff, formatShare } from '../i18n/format';
import { report } from '../i18n/words/report';
import { activeStandards, needsOf } from '../model/catalogue';
import { findingsTable } from './finding-tables';
import { tableHtml } from './html-table';
import type { ReportRun, ReportStudy } from './input';
import { lastYearOf } from './ledgers';
import { escaped } from './markup';
import { ledgerTable } from './ledger-table';
import { headlineParts, type Names } from './names';
import { tripLegsText } from './trip-legs';
import { productVersion } from './version';

const shownFindings = 30;

const tripsHtml = (run: ReportRun, study: ReportStudy, names: Names): string => {
  const words = report[names.language].page;
  const asked = new Set(run.coverage.map((result) => result.question.trip));
  for (const standard of activeStandards(study.catalogue)) for (const { trip } of needsOf(standard)) asked.add(trip);
  const items = study.trips
    .filter((trip) => asked.has(trip.id))
    .map((trip) => `<dt>${escaped(names.text(trip.name))}</dt><dd>${escaped(tripLegsText(trip, study.trips, names.language))}</dd>`);
  return items.length === 0 ? '' : `<h3>${escaped(words.tripLegs)}</h3><dl>${items.join('')}</dl>`;
};

/** The ledger of the leading question at every level. */
const ledgerHtml = (run: ReportRun, names: Names): string => {
  const [lead] = lastYearOf(run.coverage);
  if (!lead) return '';
  const table = ledgerTable(lead, names);
  const [first] = lead.ledgers;
  const title = first ? report[names.language].questionTitle(headlineParts(names, lead.service, lead.question, first)) : '';
  return `<h3>${escaped(`${table.title[names.language]}: ${title}`)}</h3>${tableHtml(table, names.language)}`;
};

/** How the figures were made: trips, speeds, band, cutoffs, answers, datum, ledger. */
export function methodHtml(run: ReportRun, study: ReportStudy, names: Names): string {
  const words = report[names.language].page;
  const rules = [
    words.speeds,
    words.band(formatShare(run.parameters.band, names.language).replace('.0', '')),
    words.within,
    words.answers,
    words.ledger,
    words.datum,
  ];
  return `${tripsHtml(run, study, names)}<ul class="plain">${rules.map((rule) => `<li>${escaped(rule)}</li>`).join('')}</ul>${ledgerHtml(run, names)}`;
}

/** Version, study, catalogue, years and the parameters of each question. */
export function parametersHtml(run: ReportRun, study: ReportStudy, names: Names): string {
  const words = report[names.language];
  const { scenario } = run.parameters;
  const rows: readonly (readonly [string, string])[] = [
    [words.page.version, `Junda 均达 ${productVersion}`],
    [words.page.study, `${names.text(run.study.title)} (${run.study.id})`],
    ...(scenario
      ? [[words.page.scenario, `${names.text(scenario.name)} (${scenario.id}) · ${words.page.edits(scenario.edits.length)}`] as const]
      : []),
    [words.page.catalogue, `${names.text(study.catalogue.title)} (${study.catalogue.id})`],
    [words.columns.source, names.text(study.catalogue.source)],
    [words.page.speedTable, `${names.text(run.parameters.speeds.name)} (${run.parameters.speeds.id})`],
    [words.page.years, run.years.filter((year) => year !== 0).join(', ') || '–'],
    ...lastYearOf(run.coverage).map(({ service, question }): readonly [string, string] => [
      names.service(service),
      [
        `${names.trip(question.trip)} (${question.trip})`,
        `${formatCutoff(question.cutoffSeconds)} ${words.units.minutes}`,
        words.directions[question.direction],
        names.group(question.group),
        `±${formatShare(question.band, names.language).replace('.0', '')}`,
        question.types.map(names.missing).join(' + '),
      ].join(' · '),
    ]),
  ];
  return `<dl>${rows.map(([term, text]) => `<dt>${escaped(term)}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>`;
}

/** What was found in the input files, worst first; long lists are cut and say so. */
export function findingsHtml(run: ReportRun, names: Names): string {
  const words = report[names.language].page;
  const table = findingsTable(run.findings, names.language);
  if (table.rows.length === 0) return `<p>${escaped(words.noFindings)}</p>`;
  const more = table.rows.length - shownFindings;
  return (
    `<div class="tablewrap">${tableHtml({ ...table, rows: table.rows.slice(0, shownFindings) }, names.language)}</div>` +
    (more > 0 ? `<p>${escaped(words.moreFindings(String(more)))}</p>` : '')
  );
}
