import type { StandardResult } from '../model/result';
import { bookNote } from './headings';
import type { ReportRun } from './input';
import type { Names } from './names';
import { missingTable, unitResultsTable } from './standard-tables';
import type { Table } from './table';
import { referralsTable } from './tier-tables';
import { trendTable } from './trend-table';

/** Villages by the thousand and year make a workbook slow to open: only those that are not met stand in it. */
const villagesNotMet = (result: StandardResult): StandardResult => ({
  ...result,
  units: result.units.filter(({ level, answer }) => level !== 'village' || answer === 'not-met'),
});

const withoutVillages = (result: StandardResult): StandardResult => ({
  ...result,
  units: result.units.filter(({ level }) => level !== 'village'),
});

/** Shorter tables for the workbook, by the id of the whole one, each with a note that says so. */
const shorter: Readonly<Record<string, (run: ReportRun, names: Names) => Table>> = {
  'standards-by-unit': (run, names) => ({
    ...unitResultsTable({ ...run, results: run.results.map(villagesNotMet) }, names),
    note: bookNote('unitResults'),
  }),
  missing: (run, names) => ({
    ...missingTable({ ...run, results: run.results.map(withoutVillages) }, names),
    note: bookNote('missingShort'),
  }),
  trend: (run, names) => ({
    ...trendTable({ ...run, results: run.results.map(withoutVillages) }, names),
    note: bookNote('missingShort'),
  }),
  referrals: (run, names) => {
    const last = Math.max(...run.years);
    return { ...referralsTable({ ...run, tiers: run.tiers.filter(({ year }) => year === last) }, names), note: bookNote('referrals') };
  },
};

/** The tables of a run as its workbook has them: those that would be too long without most of their villages or years. */
export function workbookTables(tables: readonly Table[], run: ReportRun, names: Names): readonly Table[] {
  return tables.map((table) => shorter[table.id]?.(run, names) ?? table);
}
