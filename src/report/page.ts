import { report } from '../i18n/words/report';
import { reportBook } from '../i18n/words/report-book';
import type { ReportBase, ReportRun, ReportStudy } from './input';
import { mapPieces } from './map-svg';
import { escaped } from './markup';
import type { Names } from './names';
import { servicesHtml } from './page-coverage';
import { domainChapters } from './page-domains';
import { equityHtml } from './page-equity';
import { matrixHtml } from './page-matrix';
import { dataHtml, methodHtml } from './page-method';
import { pageStyle } from './page-style';
import { contentsHtml, summaryHtml, type Chapter } from './page-summary';
import { tiersHtml } from './page-tiers';
import { runTitle } from './run-title';
import { productVersion } from './version';

/**
 * The report as one page: no script, no request, screen and A4 paper. A summary first, then contents, a chapter per domain of the plan, and chapters on
 * equity, tiers, provision, method and data; one that has nothing to say is left out.
 * @returns the HTML text, the same for the same input
 */
export async function reportPage(run: ReportRun, study: ReportStudy, base: ReportBase | null, names: Names): Promise<string> {
  const { language } = names;
  const words = report[language].page;
  const book = reportBook[language];
  const title = runTitle(run, language);
  const note = names.text(run.study.note);
  const years = run.years.filter((year) => year !== 0).join(', ');
  const pieces = await mapPieces(study, base);
  const chapter = (id: keyof typeof book.chapters, body: string): Chapter => ({ id, title: book.chapters[id], body });
  const chapters = [
    chapter('services', servicesHtml(run, names)),
    ...domainChapters(run, study, pieces, names, words.services),
    chapter('equity', equityHtml(run, names)),
    chapter('tiers', tiersHtml(run, names)),
    chapter('matrix', matrixHtml(run, study, names)),
    chapter('method', methodHtml(run, study, names)),
    chapter('data', dataHtml(run, names)),
  ].filter(({ body }) => body !== '');
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    `<meta name="generator" content="Junda ${escaped(productVersion)}"><title>${escaped(title)}</title><style>${pageStyle(note)}</style></head><body>`,
    pieces.defs,
    `<header><h1>${escaped(title)}</h1><p class="subtitle">${escaped([words.subtitle, ...(years === '' ? [] : [years])].join(' · '))}</p></header>`,
    note === '' ? '' : `<p class="note"><strong>${escaped(words.noteTitle)}</strong>${escaped(note)}</p>`,
    `<section><h2>${escaped(book.summary.title)}</h2>\n${summaryHtml(run, study, names)}</section>`,
    contentsHtml(chapters, names),
    ...chapters.map(
      ({ id, title: heading, body }) => `<section class="chapter" id="${escaped(id)}"><h2>${escaped(heading)}</h2>\n${body}</section>`,
    ),
    `<footer>${escaped(`${words.footer} ${productVersion}`)}${note === '' ? '' : ` · ${escaped(note)}`}</footer>`,
    '</body></html>',
    '',
  ].join('\n');
}
