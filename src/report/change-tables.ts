import { report } from '../i18n/words/report';
import { changeFactors, type StandardChange, type UnitChange } from '../model/change';
import type { Text } from '../model/text';
import type { ReportChange } from './input';
import type { Names } from './names';
import { column, type Cell, type ColumnKind, type Table } from './table';

const heading = (key: keyof typeof report.zh.columns): Text => ({ zh: report.zh.columns[key], en: report.en.columns[key] });
const headingIn = (key: keyof typeof report.zh.columns, year: number): Text => ({
  zh: report.zh.ofYear(report.zh.columns[key], String(year)),
  en: report.en.ofYear(report.en.columns[key], String(year)),
});
const none: Text = { zh: '', en: '' };

/** Is the standard's value a count or a number, and no share? */
export const isCount = ({ measure }: Pick<StandardChange, 'measure'>): boolean => measure !== 'share';

const known = (denominator: number | undefined, value: number | undefined): Cell =>
  denominator !== undefined && denominator > 0 ? (value ?? null) : null;

function rowOf(change: StandardChange, { unit, level, from, to, total, parts, alone }: UnitChange, names: Names): readonly Cell[] {
  const words = report[names.language];
  const standard = names.standard(change.standard);
  return [
    change.standard,
    standard ? names.text(standard.name) : null,
    words.levels[level],
    unit,
    names.unit(unit),
    names.county(unit),
    from?.value ?? null,
    to?.value ?? null,
    from?.answer ?? null,
    to?.answer ?? null,
    total,
    ...changeFactors.map((factor) => parts[factor]),
    alone === null ? null : words.factors[alone],
    known(from?.denominator, from?.numerator),
    known(from?.denominator, from?.denominator),
    names.population(change.populations.from) || null,
    known(to?.denominator, to?.numerator),
    known(to?.denominator, to?.denominator),
    names.population(change.populations.to) || null,
  ];
}

function tableOf(id: string, title: Text, value: ColumnKind, part: ColumnKind, change: ReportChange, rows: Table['rows']): Table {
  const { from, to } = change;
  const unit = part === 'number' ? [none] : [];
  return {
    id,
    title,
    columns: [
      column('standard', 'code', heading('standard')),
      column('name', 'text', heading('clause')),
      column('level', 'text', heading('level')),
      column('code', 'code', heading('code')),
      column('unit', 'text', heading('unit')),
      column('county', 'text', heading('county')),
      column(`value_${from}`, value, headingIn('valueIn', from)),
      column(`value_${to}`, value, headingIn('valueIn', to)),
      column(`answer_${from}`, 'answer', headingIn('answer', from)),
      column(`answer_${to}`, 'answer', headingIn('answer', to)),
      column('change', part, heading('total'), ...unit),
      ...changeFactors.map((factor) => column(factor, part, { zh: report.zh.factors[factor], en: report.en.factors[factor] }, ...unit)),
      column('only_cause', 'text', heading('alone')),
      column(`numerator_${from}`, 'count', headingIn('numerator', from)),
      column(`denominator_${from}`, 'count', headingIn('denominator', from)),
      column(`population_${from}`, 'text', headingIn('population', from)),
      column(`numerator_${to}`, 'count', headingIn('numerator', to)),
      column(`denominator_${to}`, 'count', headingIn('denominator', to)),
      column(`population_${to}`, 'text', headingIn('population', to)),
    ],
    rows,
  };
}

/** One row for each standard and unit: both years, the change and its parts. Standards that count things have a table of their own: their parts are no points. */
export function changeTables(change: ReportChange, names: Names): readonly Table[] {
  const rows = (counts: boolean): Table['rows'] =>
    change.changes.flatMap((one) => (isCount(one) === counts ? one.units.map((unit) => rowOf(one, unit, names)) : []));
  const title = (key: 'change' | 'changeCounts'): Text => ({ zh: report.zh.tables[key], en: report.en.tables[key] });
  return [
    tableOf('change', title('change'), 'share', 'points', change, rows(false)),
    tableOf('change-counts', title('changeCounts'), 'number', 'number', change, rows(true)),
  ].filter((table) => table.rows.length > 0);
}
