import { report } from '../i18n/words/report';
import type { Ledger, UnitLedger } from '../model/result';
import { unitLevels } from '../model/study';
import { questionCells, questionColumns } from './coverage-tables';
import { bookTitle, heading } from './headings';
import type { CoverageResult, ReportRun } from './input';
import { ledgersOf } from './ledgers';
import type { Names } from './names';
import { column, type Column, type Table } from './table';

const parts = ['people', 'covered', 'uncovered', 'onBarrier', 'offGrid'] as const satisfies readonly (keyof Ledger)[];

const columns: readonly Column[] = [
  column('unit', 'text', heading('level')),
  ...parts.map((part) => column(part, 'people', heading(part))),
];

const rowOf = (name: string, ledgers: readonly UnitLedger[]): readonly (string | number)[] => [
  name,
  ...parts.map((part) => ledgers.reduce((sum, ledger) => sum + ledger[part], 0)),
];

/** The ledger of a question summed at each level, one row a level, people outside every unit apart: the rows must agree. */
export function ledgerTable(result: CoverageResult, names: Names): Table {
  const words = report[names.language];
  const rows = unitLevels
    .map((level) => ({ level, ledgers: ledgersOf(result, level) }))
    .filter(({ ledgers }) => ledgers.length > 0)
    .map(({ level, ledgers }) => {
      const [only] = ledgers;
      return rowOf(ledgers.length === 1 && only ? names.unit(only.code) : words.page.sumOf(words.levels[level]), ledgers);
    });
  const outside = result.ledgers.filter((ledger) => ledger.level === 'outside');
  return {
    id: 'ledger',
    title: { zh: report.zh.page.ledgerTitle, en: report.en.page.ledgerTitle },
    columns,
    rows: outside.length > 0 ? [...rows, rowOf(words.levels.outside, outside)] : rows,
  };
}

/** The ledgers of every question and year, level by level. */
export function ledgersTable(run: Pick<ReportRun, 'coverage'>, names: Names): Table {
  return {
    id: 'ledgers',
    title: bookTitle('ledgers'),
    note: { zh: report.zh.page.ledger, en: report.en.page.ledger },
    columns: [...questionColumns, ...columns],
    rows: run.coverage.flatMap((result) => ledgerTable(result, names).rows.map((row) => [...questionCells(names, result), ...row])),
  };
}
