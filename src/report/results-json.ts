import type { Finding } from '../model/finding';
import type { ReportRun } from './input';
import { productVersion } from './version';

/** What `results.json` holds and `junda run --json` prints: the results as they are, NaN as null. */
export interface ResultsDocument {
  readonly junda: string;
  readonly study: ReportRun['study'];
  readonly years: readonly number[];
  readonly coverage: ReportRun['coverage'];
  readonly results: ReportRun['results'];
  readonly findings: readonly Finding[];
}

/** The run as one document, with the version that made it. */
export function resultsDocument(run: ReportRun): ResultsDocument {
  const { study, years, coverage, results, findings } = run;
  return { junda: productVersion, study, years, coverage, results, findings };
}

/** `results.json`: the document on one line; with every village in every year it is long. */
export function resultsJson(run: ReportRun): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(resultsDocument(run))}\n`);
}
