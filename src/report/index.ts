import type { Language } from '../model/text';
import { coverageTable, yearsTable } from './coverage-tables';
import { tableCsv } from './csv';
import { findingsTable } from './finding-tables';
import type { ReportBase, ReportFile, ReportRun, ReportStudy } from './input';
import { namesOf } from './names';
import { reportPage } from './page';
import { resultsGeojson } from './results-geojson';
import { resultsJson } from './results-json';
import { runTitle } from './run-title';
import { missingTable, standardsTable, unitResultsTable } from './standard-tables';
import type { Table } from './table';
import { referralsTable, tiersTable } from './tier-tables';
import { trendTable } from './trend-table';

/** Villages by the thousand and year make a workbook slow to open: their rows stand in the csv, the missing ones in their own sheet. */
function forWorkbook(tables: readonly Table[], run: ReportRun, study: ReportStudy, language: Language): readonly Table[] {
  const names = namesOf(study, language);
  const withoutVillages = {
    ...run,
    results: run.results.map((result) => ({ ...result, units: result.units.filter((unit) => unit.level !== 'village') })),
  };
  const shorter = [unitResultsTable(withoutVillages, names), trendTable(withoutVillages, names)];
  return tables.map((table) => shorter.find(({ id }) => id === table.id) ?? table);
}

/** All tables of a run, in the order of the workbook's sheets. */
export function runTables(run: ReportRun, study: ReportStudy, language: Language): readonly Table[] {
  const names = namesOf(study, language);
  return [
    yearsTable(run, names),
    standardsTable(run, names),
    coverageTable(run, names),
    unitResultsTable(run, names),
    ...(run.years.length > 1 ? [trendTable(run, names)] : []),
    missingTable(run, names),
    ...(run.tiers.length > 0 ? [tiersTable(run, names), referralsTable(run, names)] : []),
    findingsTable(run.findings, language),
  ];
}

/**
 * The files of a run: `results.json`, `tables/*.csv`, `tables.xlsx`, `results.geojson`, `report.html`. The same bytes for the same input.
 * @param base the study's own ground for the map, null for none
 */
export async function renderRun(
  run: ReportRun,
  study: ReportStudy,
  base: ReportBase | null,
  language: Language,
): Promise<readonly ReportFile[]> {
  const tables = runTables(run, study, language);
  // the workbook's writer is large and only needed here
  const { tablesWorkbook } = await import('./workbook');
  return [
    { path: 'results.json', bytes: resultsJson(run) },
    ...tables.map((table) => ({ path: `tables/${table.id}.csv`, bytes: tableCsv(table, language) })),
    { path: 'tables.xlsx', bytes: await tablesWorkbook(forWorkbook(tables, run, study, language), runTitle(run, language), language) },
    { path: 'results.geojson', bytes: resultsGeojson(run, study, language) },
    { path: 'report.html', bytes: new TextEncoder().encode(await reportPage(run, study, base, namesOf(study, language))) },
  ];
}
