import { report } from '../i18n/words/report';
import type { Ledger, UnitLedger } from '../model/result';
import { unitLevels } from '../model/study';
import type { Text } from '../model/text';
import type { CoverageResult } from './input';
import { ledgersOf } from './ledgers';
import type { Names } from './names';
import { column, type Table } from './table';

const heading = (key: keyof typeof report.zh.columns): Text => ({ zh: report.zh.columns[key], en: report.en.columns[key] });

const parts = ['people', 'covered', 'uncovered', 'onBarrier', 'offGrid'] as const satisfies readonly (keyof Ledger)[];

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
    columns: [column('unit', 'text', heading('level')), ...parts.map((part) => column(part, 'people', heading(part)))],
    rows: outside.length > 0 ? [...rows, rowOf(words.levels.outside, outside)] : rows,
  };
}
