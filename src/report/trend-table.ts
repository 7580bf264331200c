import { trendsOf } from '../engine/change';
import { report } from '../i18n/words/report';
import type { TrendPoint } from '../model/change';
import type { Text } from '../model/text';
import type { ReportRun } from './input';
import type { Names } from './names';
import { numberOf, shareOf } from './standard-tables';
import { column, type Cell, type Column, type Table } from './table';

const heading = (key: keyof typeof report.zh.columns): Text => ({ zh: report.zh.columns[key], en: report.en.columns[key] });
const headingIn = (key: keyof typeof report.zh.columns, year: number): Text => ({
  zh: report.zh.ofYear(report.zh.columns[key], String(year)),
  en: report.en.ofYear(report.en.columns[key], String(year)),
});

const columnsOf = (year: number, first: boolean): readonly Column[] => [
  column(`value_${year}`, 'share', headingIn('valueIn', year)),
  column(`number_${year}`, 'number', headingIn('figure', year)),
  column(`numerator_${year}`, 'count', headingIn('numerator', year)),
  column(`denominator_${year}`, 'count', headingIn('denominator', year)),
  column(`answer_${year}`, 'answer', headingIn('answer', year)),
  ...(first
    ? []
    : [column(`change_${year}`, 'points', headingIn('change', year)), column(`became_${year}`, 'text', headingIn('became', year))]),
];

/**
 * One row for each standard and unit: value, numerator, denominator and answer by year, and what changed since the year before. Differences are those of
 * shares, in points.
 */
export function trendTable(run: Pick<ReportRun, 'results' | 'years'>, names: Names): Table {
  const years = run.years.toSorted((a, b) => a - b);
  const words = report[names.language];
  return {
    id: 'trend',
    title: { zh: report.zh.tables.trend, en: report.en.tables.trend },
    columns: [
      column('standard', 'code', heading('standard')),
      column('name', 'text', heading('clause')),
      column('level', 'text', heading('level')),
      column('code', 'code', heading('code')),
      column('unit', 'text', heading('unit')),
      column('county', 'text', heading('county')),
      ...years.flatMap((year, at) => columnsOf(year, at === 0)),
    ],
    rows: trendsOf(run.results).map(({ standard, measure, unit, level, points }) => {
      const name = names.standard(standard)?.name;
      const cells = (point: TrendPoint | undefined, first: boolean): readonly Cell[] => {
        const count = first ? 5 : 7;
        if (!point) return Array.from({ length: count }, () => null);
        const known = point.denominator > 0;
        return [
          shareOf({ measure }, point.value),
          numberOf({ measure }, point.value),
          known ? point.numerator : null,
          known ? point.denominator : null,
          point.answer,
          shareOf({ measure }, point.change),
          words.became[point.became],
        ].slice(0, count);
      };
      return [
        standard,
        name ? names.text(name) : null,
        words.levels[level],
        unit,
        names.unit(unit),
        names.county(unit),
        ...years.flatMap((year, at) =>
          cells(
            points.find((point) => point.year === year),
            at === 0,
          ),
        ),
      ];
    }),
  };
}
