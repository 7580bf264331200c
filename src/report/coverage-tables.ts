import { report } from '../i18n/words/report';
import type { UnitLedger } from '../model/result';
import type { Text } from '../model/text';
import type { CoverageResult, ReportRun } from './input';
import { lastYearOf, leadingLedger, ledgersOf, peopleOutside, sameQuestion, worstLedgers } from './ledgers';
import type { Names } from './names';
import { column, type Cell, type Column, type Table } from './table';

const heading = (key: keyof typeof report.zh.columns): Text => ({ zh: report.zh.columns[key], en: report.en.columns[key] });
const title = (key: keyof typeof report.zh.tables): Text => ({ zh: report.zh.tables[key], en: report.en.tables[key] });
const rowsUnit: Text = { zh: report.zh.units.rows, en: report.en.units.rows };

const ledgerColumns: readonly Column[] = [
  column('people', 'people', heading('people')),
  column('covered', 'people', heading('covered')),
  column('uncovered', 'people', heading('uncovered')),
  column('on_barrier', 'people', heading('onBarrier')),
  column('off_grid', 'people', heading('offGrid')),
  column('outside', 'people', heading('outside')),
  column('no_data_rows', 'count', heading('noDataRows'), rowsUnit),
  column('share', 'share', heading('share')),
  column('share_slow', 'share', heading('slow')),
  column('share_fast', 'share', heading('fast')),
  column('mean_minutes', 'minutes', heading('mean')),
  column('median_minutes', 'minutes', heading('median')),
  column('p90_minutes', 'minutes', heading('p90')),
];

const ledgerCells = (ledger: UnitLedger): readonly Cell[] => [
  ledger.people,
  ledger.covered,
  ledger.uncovered,
  ledger.onBarrier,
  ledger.offGrid,
  peopleOutside(ledger),
  ledger.noDataRows,
  ledger.share,
  ledger.shareSlow,
  ledger.shareFast,
  ledger.meanMinutes,
  ledger.medianMinutes,
  ledger.p90Minutes,
];

/** What a question asks, one column each. */
export const questionColumns: readonly Column[] = [
  column('service', 'text', heading('service')),
  column('trip', 'text', heading('trip')),
  column('cutoff_minutes', 'minutes', heading('cutoff')),
  column('direction', 'text', heading('direction')),
  column('group', 'text', heading('group')),
  column('year', 'year', heading('year')),
];

/** The cells of `questionColumns`. */
export const questionCells = (names: Names, result: CoverageResult): readonly Cell[] => [
  names.service(result.service),
  names.trip(result.question.trip),
  result.question.cutoffSeconds / 60,
  report[names.language].directions[result.question.direction],
  names.group(result.question.group),
  result.question.year || null,
];

const unitColumns: readonly Column[] = [
  column('level', 'text', heading('level')),
  column('code', 'code', heading('code')),
  column('unit', 'text', heading('unit')),
  column('county', 'text', heading('county')),
];

const unitCells = (names: Names, ledger: UnitLedger): readonly Cell[] => [
  report[names.language].levels[ledger.level],
  ledger.code,
  names.unit(ledger.code),
  names.county(ledger.code),
];

/** Every ledger of every question, year and unit. */
export function coverageTable(run: ReportRun, names: Names): Table {
  return {
    id: 'coverage',
    title: title('coverage'),
    columns: [...questionColumns, ...unitColumns, ...ledgerColumns],
    rows: run.coverage.flatMap((result) =>
      result.ledgers.map((ledger) => [...questionCells(names, result), ...unitCells(names, ledger), ...ledgerCells(ledger)]),
    ),
  };
}

/** One row per question and year for the whole area. */
export function yearsTable(run: ReportRun, names: Names): Table {
  const ordered = lastYearOf(run.coverage).flatMap((last) => run.coverage.filter((result) => sameQuestion(last, result)));
  return {
    id: 'years',
    title: title('years'),
    columns: [...questionColumns, ...ledgerColumns],
    rows: ordered.flatMap((result) => {
      const ledger = leadingLedger(result);
      return ledger ? [[...questionCells(names, result), ...ledgerCells(ledger)]] : [];
    }),
  };
}

/** Every question of the last year in one row: share in each year, then band and people outside of the last. */
export function servicesTable(run: ReportRun, names: Names): Table {
  const years = [...new Set(run.coverage.map((result) => result.question.year))].toSorted((a, b) => a - b);
  return {
    id: 'services',
    title: { zh: report.zh.page.services, en: report.en.page.services },
    columns: [
      column('service', 'text', heading('service')),
      column('trip', 'text', heading('trip')),
      column('cutoff_minutes', 'count', heading('cutoff'), { zh: report.zh.units.minutes, en: report.en.units.minutes }),
      ...years.map((year) => column(`share_${year}`, 'share', year === 0 ? heading('share') : { zh: `${year} 年`, en: String(year) })),
      column('share_slow', 'share', heading('slow')),
      column('share_fast', 'share', heading('fast')),
      column('outside', 'people', heading('outside')),
    ],
    rows: lastYearOf(run.coverage).map((last) => {
      const ofYear = (year: number): UnitLedger | undefined => {
        const found = run.coverage.find((result) => result.question.year === year && sameQuestion(result, last));
        return found && leadingLedger(found);
      };
      const ledger = leadingLedger(last);
      return [
        names.service(last.service),
        names.trip(last.question.trip),
        last.question.cutoffSeconds / 60,
        ...years.map((year) => ofYear(year)?.share ?? null),
        ledger?.shareSlow ?? null,
        ledger?.shareFast ?? null,
        ledger ? peopleOutside(ledger) : null,
      ];
    }),
  };
}

/** One question by county, the whole area first. */
export function countiesTable(result: CoverageResult, names: Names): Table {
  const first = leadingLedger(result);
  const counties = ledgersOf(result, 'county').filter((ledger) => ledger !== first);
  const outside = result.ledgers.filter((ledger) => ledger.level === 'outside' && ledger !== first && ledger.people > 0);
  return {
    id: 'counties',
    title: title('counties'),
    columns: [column('unit', 'text', heading('unit')), ...ledgerColumns],
    rows: [...(first ? [first] : []), ...counties, ...outside].map((ledger) => [names.unit(ledger.code), ...ledgerCells(ledger)]),
  };
}

/** The towns with the most people outside, worst first. */
export function worstTownsTable(result: CoverageResult, names: Names, count: number): Table {
  return {
    id: 'worst-towns',
    title: title('worst'),
    columns: [column('unit', 'text', heading('unit')), column('county', 'text', heading('county')), ...ledgerColumns],
    rows: worstLedgers(result, 'town', count).map((ledger) => [names.unit(ledger.code), names.county(ledger.code), ...ledgerCells(ledger)]),
  };
}
