import { formatIndex } from '../i18n/format';
import { reportBook } from '../i18n/words/report-book';
import type { StandardEquity } from '../model/result';
import { agglomerationByCounty, equityTable } from './equity-tables';
import { tableHtml } from './html-table';
import type { ReportRun } from './input';
import { lorenzSvg } from './lorenz-svg';
import { escaped } from './markup';
import type { Names } from './names';
import { selectColumns } from './table';

const curves = 6;

const shareColumns = [
  'name',
  'level',
  'units',
  'mean',
  'gini',
  'theil',
  'theil_between',
  'theil_within',
  'gap',
  'lowest',
  'urban',
  'rural',
  'urban_rural',
];
const figureColumns = [
  'name',
  'level',
  'units',
  'mean_figure',
  'gini',
  'gini_area',
  'theil',
  'gap_figure',
  'highest',
  'lowest',
  'urban_rural',
];

/** The most uneven first, each standard at the level with the most units. */
function leading(equity: readonly StandardEquity[]): readonly StandardEquity[] {
  const finest = new Map<string, StandardEquity>();
  for (const one of equity) if (one.lorenz.length > 0 && one.units >= (finest.get(one.standard)?.units ?? 2)) finest.set(one.standard, one);
  return [...finest.values()].toSorted((a, b) => b.gini - a.gini).slice(0, curves);
}

const curveHtml = (one: StandardEquity, names: Names): string => {
  const standard = names.standard(one.standard);
  const name = standard ? names.text(standard.name) : one.standard;
  const title = reportBook[names.language].lorenzOf(name, formatIndex(one.gini, names.language));
  return `<figure><figcaption>${escaped(title)}</figcaption>${lorenzSvg(one.lorenz, title, names.language)}</figure>`;
};

/** How evenly the standards of the last year are spread: indices, Lorenz curves of the most uneven, HRAD and PAD by county; empty where nothing is compared. */
export function equityHtml(run: ReportRun, names: Names): string {
  const { language } = names;
  const words = reportBook[language];
  const last = Math.max(...run.equity.map(({ year }) => year));
  const equity = run.equity.filter(({ year, units }) => year === last && units > 0);
  if (equity.length === 0) return '';
  const shares = equity.filter(({ measure }) => measure === 'share');
  const figures = equity.filter(({ measure }) => measure !== 'share');
  const tableOf = (title: string, rows: readonly StandardEquity[], columns: readonly string[]): string =>
    rows.length === 0
      ? ''
      : `<h3>${escaped(title)}</h3><div class="tablewrap">${tableHtml(
          selectColumns(equityTable({ equity: rows }, names), columns),
          language,
          'dense named',
        )}</div>`;
  const agglomeration = agglomerationByCounty(equity, names);
  return [
    `<p>${escaped(words.tableNotes.equity)} ${escaped(words.equityNote)}</p>`,
    `<h3>${escaped(words.lorenzLeading)}</h3><div class="curves">${leading(equity)
      .map((one) => curveHtml(one, names))
      .join('')}</div>`,
    tableOf(words.equityShares, shares, shareColumns),
    tableOf(words.equityFigures, figures, figureColumns),
    agglomeration.rows.length === 0
      ? ''
      : `<h3>${escaped(agglomeration.title[language])}</h3><p>${escaped(words.tableNotes.agglomeration)}</p><div class="tablewrap">${tableHtml(
          agglomeration,
          language,
          'dense',
        )}</div>`,
  ].join('\n');
}
