import { report } from '../i18n/words/report';
import { reportBook } from '../i18n/words/report-book';
import { dataTable, speedsTable } from './data-tables';
import { findingsTable } from './finding-tables';
import { tableHtml } from './html-table';
import type { ReportRun, ReportStudy } from './input';
import { ledgerTable } from './ledger-table';
import { lastYearOf } from './ledgers';
import { escaped } from './markup';
import { methodStatements, type Statement } from './method-statements';
import { headlineParts, type Names } from './names';

const shownFindings = 30;

const listHtml = (rows: readonly Statement[]): string =>
  `<dl>${rows.map(([term, text]) => `<dt>${escaped(term)}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>`;

/** The ledger of the leading question at every level. */
const ledgerHtml = (run: ReportRun, names: Names): string => {
  const [lead] = lastYearOf(run.coverage);
  if (!lead) return '';
  const table = ledgerTable(lead, names);
  const [first] = lead.ledgers;
  const title = first ? report[names.language].questionTitle(headlineParts(names, lead.service, lead.question, first)) : '';
  return `<h3>${escaped(`${table.title[names.language]}: ${title}`)}</h3>${tableHtml(table, names.language)}`;
};

/** How the figures were made, written from the parameters of the run, with its speeds and the ledger of the leading question. */
export function methodHtml(run: ReportRun, study: ReportStudy, names: Names): string {
  const speeds = speedsTable(run, names);
  return [
    listHtml(methodStatements(run, study, names)),
    `<h3>${escaped(speeds.title[names.language])}</h3><div class="tablewrap">${tableHtml(speeds, names.language, 'dense')}</div>`,
    ledgerHtml(run, names),
  ].join('\n');
}

/** What the figures rest on: what the study says of its data, its files with fingerprints, and what was found in them, worst first; long lists are cut and say so. */
export function dataHtml(run: ReportRun, names: Names): string {
  const { language } = names;
  const words = reportBook[language].data;
  const { page } = report[language];
  const note = names.text(run.study.note);
  const files = dataTable({ ...run, study: { ...run.study, note: { zh: '', en: '' } } }, names);
  const findings = findingsTable(run.findings, language);
  const more = findings.rows.length - shownFindings;
  return [
    note === '' ? '' : `<p class="note"><strong>${escaped(words.note)}</strong>${escaped(note)}</p>`,
    files.rows.length === 0
      ? `<p>${escaped(words.noFiles)}</p>`
      : `<h3>${escaped(words.files)}</h3><div class="tablewrap">${tableHtml(files, language, 'dense prints')}</div>`,
    `<h3>${escaped(page.findings)}</h3>`,
    findings.rows.length === 0
      ? `<p>${escaped(page.noFindings)}</p>`
      : `<div class="tablewrap">${tableHtml({ ...findings, rows: findings.rows.slice(0, shownFindings) }, language, 'dense')}</div>`,
    more > 0 ? `<p>${escaped(page.moreFindings(String(more)))}</p>` : '',
  ].join('\n');
}
