import { report } from '../i18n/words/report';
import { barsSvg } from './bars-svg';
import { countiesTable, worstTownsTable, yearsTable } from './coverage-tables';
import { tableHtml } from './html-table';
import type { CoverageResult, ReportRun, ReportStudy } from './input';
import { lastYearOf, leadingLedger, ledgersOf, peopleOutside } from './ledgers';
import { mapSvg, type MapPieces } from './map-svg';
import { escaped } from './markup';
import { headline, headlineParts, type Names } from './names';
import { selectColumns } from './table';

const worstTowns = 20;

/** The leading sentences of the last year, one per question. */
export function headlinesHtml(run: ReportRun, names: Names): string {
  const sentences = lastYearOf(run.coverage).flatMap((result) => {
    const ledger = leadingLedger(result);
    return ledger ? [`<li>${escaped(headline(names, result, ledger))}</li>`] : [];
  });
  return sentences.length > 0 ? `<ul class="headlines">${sentences.join('')}</ul>` : `<p>${escaped(report[names.language].noCoverage)}</p>`;
}

/** Share and people outside of each question, year by year. */
export function yearsHtml(run: ReportRun, names: Names): string {
  if (run.coverage.length === 0) return '';
  const table = selectColumns(yearsTable(run, names), [
    'service',
    'trip',
    'cutoff_minutes',
    'year',
    'people',
    'covered',
    'outside',
    'share',
    'share_slow',
    'share_fast',
  ]);
  return `<h3>${escaped(table.title[names.language])}</h3><div class="tablewrap">${tableHtml(table, names.language)}</div>`;
}

/** A question of the last year: map, counties, worst towns. */
export function questionHtml(result: CoverageResult, study: ReportStudy, pieces: MapPieces, names: Names): string {
  const { language } = names;
  const words = report[language];
  const ledger = leadingLedger(result);
  if (!ledger) return '';
  const counties = countiesTable(result, names);
  const worst = worstTownsTable(result, names, worstTowns);
  const bars = ledgersOf(result, 'county').map((county) => ({ name: names.unit(county.code), value: peopleOutside(county) }));
  const title = words.questionTitle(headlineParts(names, result.service, result.question, ledger));
  const parts = [
    `<section><h2>${escaped(title)}</h2><p>${escaped(headline(names, result, ledger))}</p>`,
    `<figure><figcaption>${escaped(`${words.page.map}: ${title}`)}</figcaption>${mapSvg(pieces, study, result, names)}</figure>`,
    `<h3>${escaped(counties.title[language])}</h3><div class="tablewrap">${tableHtml(
      selectColumns(counties, [
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
      ]),
      language,
      'first-total',
    )}</div>`,
    bars.length > 1
      ? `<figure><figcaption>${escaped(`${words.page.chart}: ${title}`)}</figcaption>${barsSvg(bars, words.page.chart, language)}</figure>`
      : '',
    worst.rows.length > 0
      ? `<h3>${escaped(worst.title[language])}</h3><div class="tablewrap">${tableHtml(
          selectColumns(worst, ['unit', 'county', 'people', 'outside', 'share', 'mean_minutes', 'median_minutes', 'p90_minutes']),
          language,
        )}</div>`
      : '',
    '</section>',
  ];
  return parts.join('\n');
}
