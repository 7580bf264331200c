import { report } from '../i18n/words/report';
import { barsSvg } from './bars-svg';
import { countiesTable, servicesTable, worstTownsTable } from './coverage-tables';
import { tableHtml } from './html-table';
import type { CoverageResult, ReportRun, ReportStudy } from './input';
import { lastYearOf, leadingLedger, ledgersOf, peopleOutside } from './ledgers';
import { mapSvg, type MapPieces } from './map-svg';
import { escaped } from './markup';
import { headline, headlineParts, type Names } from './names';
import { isNumber, selectColumns, type Table } from './table';

const worstTowns = 20;

/** The sentence that leads the report: the first question of the catalogue in the last year. */
export function leadHtml(run: ReportRun, names: Names): string {
  const [result] = lastYearOf(run.coverage);
  const ledger = result && leadingLedger(result);
  return result && ledger
    ? `<p class="lead">${escaped(headline(names, result, ledger)).replaceAll(' %', '&nbsp;%')}</p>`
    : `<p>${escaped(report[names.language].noCoverage)}</p>`;
}

/** Every question of the last year, one row each, with the share of each year. */
export function servicesHtml(run: ReportRun, names: Names): string {
  if (run.coverage.length === 0) return '';
  const { language } = names;
  const table = servicesTable(run, names);
  return `<div class="tablewrap">${tableHtml(table, language, 'dense')}</div>`;
}

const countyColumns = [
  'unit',
  'people',
  'covered',
  'uncovered',
  'on_barrier',
  'off_grid',
  'outside',
  'share',
  'share_slow',
  'share_fast',
  'mean_minutes',
  'p90_minutes',
];

/** The columns of a county table; people outside are told by their three parts only where more than one part has anybody. */
function withoutZeroParts(table: Table): Table {
  const parts = selectColumns(table, ['on_barrier', 'off_grid']);
  const split = parts.rows.some((row) => row.some((cell) => isNumber(cell) && cell > 0));
  return selectColumns(
    table,
    countyColumns.filter((key) => split || !['uncovered', 'on_barrier', 'off_grid'].includes(key)),
  );
}

function worstHtml(worst: Table, { language }: Names, open: boolean): string {
  const title = escaped(worst.title[language]);
  const keys = ['unit', 'county', 'people', 'outside', 'share', 'mean_minutes', 'median_minutes', 'p90_minutes'];
  const table = `<div class="tablewrap">${tableHtml(selectColumns(worst, keys), language, 'dense')}</div>`;
  return open ? `<h4>${title}</h4>${table}` : `<details><summary>${title}</summary>${table}</details>`;
}

/**
 * A question of the last year: map and counties; the leading one with a chart and its worst towns, of the others these towns are folded and stay off paper until
 * they are opened.
 */
export function questionHtml(result: CoverageResult, study: ReportStudy, pieces: MapPieces, names: Names, leading: boolean): string {
  const { language } = names;
  const words = report[language];
  const ledger = leadingLedger(result);
  if (!ledger) return '';
  const counties = countiesTable(result, names);
  const worst = worstTownsTable(result, names, worstTowns);
  const bars = ledgersOf(result, 'county').map((county) => ({ name: names.unit(county.code), value: peopleOutside(county) }));
  const title = words.questionTitle(headlineParts(names, result.service, result.question, ledger));
  const parts = [
    leading ? '' : `<p>${escaped(headline(names, result, ledger))}</p>`,
    `<figure><figcaption>${escaped(words.page.map)}</figcaption>${mapSvg(pieces, study, result, names)}</figure>`,
    `<h4>${escaped(counties.title[language])}</h4><div class="tablewrap">${tableHtml(
      withoutZeroParts(counties),
      language,
      'first-total dense',
    )}</div>`,
    leading && bars.length > 1
      ? `<figure><figcaption>${escaped(words.page.chart)}</figcaption>${barsSvg(bars, words.page.chart, language)}</figure>`
      : '',
    worst.rows.length > 0 ? worstHtml(worst, names, leading) : '',
  ];
  return `<section class="question"><h3>${escaped(title)}</h3>${parts.join('\n')}</section>`;
}
