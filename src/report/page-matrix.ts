import { report } from '../i18n/words/report';
import { reportBook } from '../i18n/words/report-book';
import type { ReportRun, ReportStudy } from './input';
import { escaped } from './markup';
import type { Names } from './names';
import { matrixUnits, provisionMatrix } from './provision-matrix';
import type { Cell, Table } from './table';

/** The columns of the matrix with an answer for any of its rows, by their place. */
const answered = ({ columns, rows }: Table): readonly number[] =>
  columns.flatMap(({ kind }, place) => (kind === 'answer' && rows.some((row) => (row[place] ?? null) !== null) ? [place] : []));

const dot = (cell: Cell, names: Names): string => {
  if (cell === null) return '<td></td>';
  const answer = String(cell);
  const word = report[names.language].answers[answer as keyof typeof report.zh.answers] ?? answer;
  return `<td><span class="answer mark ${escaped(answer)}" title="${escaped(word)}"><i>${escaped(word)}</i></span></td>`;
};

/** Towns by the standards that are judged or summed for towns, in the last year, a block a county; empty where the study has no towns. */
export function matrixHtml(run: ReportRun, study: ReportStudy, names: Names): string {
  const towns = matrixUnits(study.units).filter(({ level }) => level === 'town');
  if (towns.length === 0 || run.results.length === 0) return '';
  const year = Math.max(...run.years);
  const part = { year, shows: 'answer', standards: names.standards, units: towns } as const;
  const table = provisionMatrix(run, study.catalogue, study.units, names, part);
  const places = answered(table);
  if (places.length === 0) return '';
  const words = reportBook[names.language];
  const [unitAt, countyAt] = ['unit', 'county'].map((key) => table.columns.findIndex((column) => column.key === key)) as [number, number];
  let county = '';
  const rows = table.rows.map((row) => {
    const own = String(row[countyAt] ?? '');
    const head = own === county ? '' : `<tr class="project"><td colspan="${places.length + 1}">${escaped(own)}</td></tr>`;
    county = own;
    return `${head}<tr><th scope="row" class="left">${escaped(String(row[unitAt] ?? ''))}</th>${places.map((place) => dot(row[place] ?? null, names)).join('')}</tr>`;
  });
  const heads = places.map((_place, at) => `<th scope="col">${at + 1}</th>`).join('');
  const legend = places.map((place) => `<li>${escaped(table.columns[place]?.heading[names.language] ?? '')}</li>`).join('');
  return (
    `<p>${escaped(words.matrixNote)}</p><ol class="legend">${legend}</ol>` +
    `<div class="tablewrap"><table class="dots"><thead><tr><th scope="col" class="left">${escaped(report[names.language].columns.unit)}</th>${heads}</tr></thead>` +
    `<tbody>\n${rows.join('\n')}\n</tbody></table></div>`
  );
}
