import { report } from '../i18n/words/report';
import type { ReportBase, ReportRun, ReportStudy } from './input';
import { lastYearOf } from './ledgers';
import { mapPieces } from './map-svg';
import { escaped } from './markup';
import type { Names } from './names';
import { leadHtml, questionHtml, servicesHtml } from './page-coverage';
import { findingsHtml, methodHtml, parametersHtml } from './page-method';
import { standardsHtml, standardsSummary } from './page-standards';
import { pageStyle } from './page-style';
import { runTitle } from './run-title';
import { productVersion } from './version';

/**
 * The report as one page: no script, no request, screen and A4 paper.
 * @returns the HTML text, the same for the same input
 */
export async function reportPage(run: ReportRun, study: ReportStudy, base: ReportBase | null, names: Names): Promise<string> {
  const { language } = names;
  const words = report[language].page;
  const title = runTitle(run, language);
  const note = names.text(run.study.note);
  const years = run.years.filter((year) => year !== 0).join(', ');
  const questions = lastYearOf(run.coverage);
  const [first, others] = [questions.slice(0, 1), questions.slice(1)];
  const pieces = await mapPieces(study, base);
  const section = (heading: string, body: string, className = ''): string =>
    body === '' ? '' : `<section class="${className}"><h2>${escaped(heading)}</h2>\n${body}</section>`;
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    `<meta name="generator" content="Junda ${escaped(productVersion)}"><title>${escaped(title)}</title><style>${pageStyle(note)}</style></head><body>`,
    pieces.defs,
    `<header><h1>${escaped(title)}</h1><p class="subtitle">${escaped([words.subtitle, ...(years === '' ? [] : [years])].join(' · '))}</p></header>`,
    note === '' ? '' : `<p class="note"><strong>${escaped(words.noteTitle)}</strong>${escaped(note)}</p>`,
    section(words.headline, `${leadHtml(run, names)}<p>${escaped(standardsSummary(run, names))}</p>${servicesHtml(run, names)}`),
    ...first.map((result) => questionHtml(result, study, pieces, names, false)),
    section(words.more, others.map((result) => questionHtml(result, study, pieces, names, true)).join('\n'), 'others'),
    section(words.standards, standardsHtml(run, names)),
    section(words.method, methodHtml(run, study, names)),
    section(words.findings, findingsHtml(run, names)),
    section(words.parameters, parametersHtml(run, study, names)),
    `<footer>${escaped(`${words.footer} ${productVersion}`)}${note === '' ? '' : ` · ${escaped(note)}`}</footer>`,
    '</body></html>',
    '',
  ].join('\n');
}
