import type { Language } from '../model/text';
import { coverageTable, yearsTable } from './coverage-tables';
import { tableCsv } from './csv';
import { contentsTable, dataTable, speedsTable } from './data-tables';
import { agglomerationTable, equityTable } from './equity-tables';
import { findingsTable } from './finding-tables';
import { bookNote } from './headings';
import type { ReportBase, ReportFile, ReportRun, ReportStudy } from './input';
import { ledgersTable } from './ledger-table';
import { methodTable } from './method-statements';
import { namesOf } from './names';
import { reportPage } from './page';
import { domainTables, overviewTable, projectsTable } from './plan-tables';
import { provisionMatrix } from './provision-matrix';
import { resultsGeojson } from './results-geojson';
import { resultsJson } from './results-json';
import { runTitle } from './run-title';
import { missingTable, standardsTable, unitResultsTable } from './standard-tables';
import type { Table } from './table';
import { referralsTable, tiersTable } from './tier-tables';
import { trendTable } from './trend-table';
import { workbookTables } from './workbook-tables';

/** All tables of a run, in the order of the workbook's sheets; each is a csv too. */
export function runTables(run: ReportRun, study: ReportStudy, language: Language): readonly Table[] {
  const names = namesOf(study, language);
  const judged = run.results.length > 0;
  return [
    ...(judged ? [overviewTable(run, study, names), projectsTable(run, study, names), ...domainTables(run, study, names)] : []),
    ...(judged ? [{ ...provisionMatrix(run, study.catalogue, study.units, names), note: bookNote('matrix') }] : []),
    standardsTable(run, names),
    unitResultsTable(run, names),
    ...(run.years.length > 1 ? [trendTable(run, names)] : []),
    missingTable(run, names),
    yearsTable(run, names),
    coverageTable(run, names),
    ledgersTable(run, names),
    ...(run.equity.length > 0 ? [equityTable(run, names)] : []),
    ...(run.equity.some(({ agglomeration }) => agglomeration.length > 0) ? [agglomerationTable(run, names)] : []),
    ...(run.tiers.length > 0 ? [tiersTable(run, names), referralsTable(run, names)] : []),
    methodTable(run, study, names),
    speedsTable(run, names),
    dataTable(run, names),
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
  const names = namesOf(study, language);
  const sheets = workbookTables(tables, run, names);
  // the workbook's writer is large and only needed here
  const { tablesWorkbook } = await import('./workbook');
  return [
    { path: 'results.json', bytes: resultsJson(run) },
    ...tables.map((table) => ({ path: `tables/${table.id}.csv`, bytes: tableCsv(table, language) })),
    { path: 'tables.xlsx', bytes: await tablesWorkbook([contentsTable(sheets, names), ...sheets], runTitle(run, language), language) },
    { path: 'results.geojson', bytes: resultsGeojson(run, study, language) },
    { path: 'report.html', bytes: new TextEncoder().encode(await reportPage(run, study, base, names)) },
  ];
}
