import { report } from '../i18n/words/report';
import { needsOf, standardIn, type Measure } from '../model/catalogue';
import type { StandardResult, UnitResult } from '../model/result';
import type { Text } from '../model/text';
import { outcomeOf } from './ask-text';
import type { ReportRun } from './input';
import type { Names } from './names';
import { column, type Cell, type Column, type Table } from './table';

const heading = (key: keyof typeof report.zh.columns): Text => ({ zh: report.zh.columns[key], en: report.en.columns[key] });
const title = (key: keyof typeof report.zh.tables): Text => ({ zh: report.zh.tables[key], en: report.en.tables[key] });
const unitsUnit: Text = { zh: report.zh.units.units, en: report.en.units.units };

/** A value or target that is a share. */
export const shareOf = ({ measure }: Pick<UnitResult, 'measure'>, value: number): Cell => (measure === 'share' ? value : null);

/** A value or target that is none. What is counted stands in numerator and denominator: how many there are, how many are wanted. */
export const numberOf = ({ measure }: Pick<UnitResult, 'measure'>, value: number): Cell => (measure === 'number' ? value : null);

/** Kinds whose rows count people outside. */
const countsPeople = (kind: UnitResult['kind'] | undefined): boolean => kind === 'reach' || kind === 'capacity';

const standardColumns: readonly Column[] = [
  column('standard', 'code', heading('standard')),
  column('project', 'count', heading('project')),
  column('name', 'text', heading('clause')),
  column('kind', 'text', heading('kind')),
  column('trip', 'text', heading('trip')),
  column('cutoff_minutes', 'minutes', heading('cutoff')),
  column('level', 'text', heading('level')),
  column('year', 'year', heading('year')),
];

const standardCells = (names: Names, id: string, year: number): readonly Cell[] => {
  const listed = names.standard(id);
  if (!listed) return [id, null, null, null, null, null, null, year || null];
  const standard = standardIn(listed, year);
  const words = report[names.language];
  const [need] = needsOf(standard);
  return [
    id,
    standard.project,
    names.text(standard.name),
    words.kinds[standard.kind],
    need ? names.trip(need.trip) : null,
    need ? need.minutes : null,
    words.levels[standard.level],
    year || null,
  ];
};

/** Kinds whose figures are no parts of a sum. */
const withoutSum: ReadonlySet<UnitResult['kind'] | undefined> = new Set(['indicator', 'balance'] as const);

/**
 * The sum of a standard over its judged level; for provision the units that have what they need, for kinds that cannot be added up nothing.
 */
export function totalOf(
  names: Names,
  result: StandardResult,
): { readonly numerator: number; readonly denominator: number; readonly outside: number } {
  const level = names.standard(result.standard)?.level;
  const judged = result.units.filter((unit) => unit.level === level);
  const known = judged.filter((unit) => unit.answer !== 'no-data');
  if (judged[0]?.kind === 'provision') {
    return { numerator: result.unitsMet, denominator: result.unitsMet + result.unitsNotMet, outside: 0 };
  }
  if (withoutSum.has(judged[0]?.kind)) return { numerator: 0, denominator: 0, outside: 0 };
  const sum = (pick: (unit: UnitResult) => number): number => known.reduce((total, unit) => total + pick(unit), 0);
  return {
    numerator: sum((unit) => unit.numerator),
    denominator: sum((unit) => unit.denominator),
    outside: sum((unit) => unit.peopleOutside),
  };
}

/** Kinds whose judged units add up to a share of people or facilities. */
const addsUp: ReadonlySet<UnitResult['kind']> = new Set(['reach', 'quality', 'capacity'] as const);

/**
 * What a standard comes to over its judged units: a share of them together (of units for provision), or the figure of the one unit at the top where that is no
 * share; NaN where there is neither.
 */
export function standardValue(names: Names, result: StandardResult): { readonly value: number; readonly measure: Measure } {
  const [top, second] = result.units;
  if (!top) return { value: NaN, measure: 'number' };
  if (addsUp.has(top.kind) || (top.kind === 'provision' && second)) {
    const { numerator, denominator } = totalOf(names, result);
    return { value: denominator > 0 ? numerator / denominator : NaN, measure: 'share' };
  }
  return { value: second?.level === top.level ? NaN : top.value, measure: top.measure };
}

/** Numerator, denominator, whom it counts and people outside; all without data where there is nothing to divide by: 0 people outside would be an answer. */
const ofThose = (numerator: number, denominator: number, population: Cell, outside: Cell): readonly Cell[] =>
  denominator > 0 ? [numerator, denominator, population, outside] : [null, null, null, null];

/** One row per standard and year: the answer and how many units met it. */
export function standardsTable(run: ReportRun, names: Names): Table {
  return {
    id: 'standards',
    title: title('standards'),
    columns: [
      ...standardColumns,
      column('answer', 'answer', heading('answer')),
      column('units_met', 'count', heading('met'), unitsUnit),
      column('units_not_met', 'count', heading('notMet'), unitsUnit),
      column('units_no_data', 'count', heading('noData'), unitsUnit),
      column('numerator', 'count', heading('numerator')),
      column('denominator', 'count', heading('denominator')),
      column('population', 'text', heading('population')),
      column('people_outside', 'people', heading('outside')),
      column('source', 'text', heading('source')),
      column('check', 'text', heading('check')),
    ],
    rows: run.results.map((result) => {
      const total = totalOf(names, result);
      const standard = names.standard(result.standard);
      return [
        ...standardCells(names, result.standard, result.year),
        outcomeOf(standard, result),
        result.unitsMet,
        result.unitsNotMet,
        result.unitsNoData,
        ...ofThose(
          total.numerator,
          total.denominator,
          names.population(result.population),
          countsPeople(standard?.kind) ? total.outside : null,
        ),
        standard ? names.text(standard.source.text) : null,
        standard?.source.check ? report[names.language].page.checkMark : null,
      ];
    }),
  };
}

/** One row per standard, year and unit, with numerator and denominator. */
export function unitResultsTable(run: ReportRun, names: Names): Table {
  return {
    id: 'standards-by-unit',
    title: title('unitResults'),
    columns: [
      column('standard', 'code', heading('standard')),
      column('name', 'text', heading('clause')),
      column('year', 'year', heading('year')),
      column('level', 'text', heading('level')),
      column('code', 'code', heading('code')),
      column('unit', 'text', heading('unit')),
      column('county', 'text', heading('county')),
      column('answer', 'answer', heading('answer')),
      column('value', 'share', heading('value')),
      column('target', 'share', heading('target')),
      column('figure', 'number', heading('figure')),
      column('figure_target', 'number', heading('figureTarget')),
      column('numerator', 'count', heading('numerator')),
      column('denominator', 'count', heading('denominator')),
      column('population', 'text', heading('population')),
      column('people_outside', 'people', heading('outside')),
      column('share_slow', 'share', heading('slow')),
      column('share_fast', 'share', heading('fast')),
      column('shortfall', 'number', heading('shortfall')),
      column('missing', 'count', heading('missing')),
      column('across_border', 'count', heading('acrossBorder')),
    ],
    rows: run.results.flatMap((result) => {
      const standard = names.standard(result.standard);
      const name = standard?.name;
      const population = names.population(result.population);
      return result.units.map((unit) => [
        unit.standard,
        name ? names.text(name) : null,
        unit.year || null,
        report[names.language].levels[unit.level],
        unit.unit,
        names.unit(unit.unit),
        names.county(unit.unit),
        outcomeOf(standard, unit),
        shareOf(unit, unit.value),
        shareOf(unit, unit.target),
        numberOf(unit, unit.value),
        numberOf(unit, unit.target),
        ...ofThose(unit.numerator, unit.denominator, population, countsPeople(unit.kind) ? unit.peopleOutside : null),
        unit.slow,
        unit.fast,
        unit.shortfall,
        unit.missing.length,
        unit.acrossBorder.length,
      ]);
    }),
  };
}

/** Every missing unit or failing facility by name. Sums above the judged level are left out, so that nothing stands twice. */
export function missingTable(run: ReportRun, names: Names): Table {
  return {
    id: 'missing',
    title: title('missing'),
    columns: [
      column('standard', 'code', heading('standard')),
      column('name', 'text', heading('clause')),
      column('year', 'year', heading('year')),
      column('code', 'code', heading('code')),
      column('unit', 'text', heading('unit')),
      column('county', 'text', heading('county')),
      column('missing_code', 'code', heading('missingCode')),
      column('missing', 'text', heading('missing')),
    ],
    rows: run.results.flatMap((result) => {
      const standard = names.standard(result.standard);
      return result.units
        .filter((unit) => unit.level === standard?.level)
        .flatMap((unit) =>
          unit.missing.map((code) => [
            result.standard,
            standard ? names.text(standard.name) : null,
            result.year || null,
            unit.unit,
            names.unit(unit.unit),
            names.county(unit.unit),
            code,
            names.missing(code),
          ]),
        );
    }),
  };
}
