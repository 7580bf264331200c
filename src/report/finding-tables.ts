import { report } from '../i18n/words/report';
import type { Finding, Severity } from '../model/finding';
import type { Language, Text } from '../model/text';
import { findingText } from '../i18n/words/findings';
import { column, type Table } from './table';

const heading = (key: keyof typeof report.zh.columns): Text => ({ zh: report.zh.columns[key], en: report.en.columns[key] });
const severityRank: Readonly<Record<Severity, number>> = { error: 0, warn: 1, info: 2 };

/** Findings of the input as a table, errors first, else in the order they came. */
export function findingsTable(findings: readonly Finding[], language: Language): Table {
  const ordered = findings.toSorted((a, b) => severityRank[a.severity] - severityRank[b.severity]);
  return {
    id: 'findings',
    title: { zh: report.zh.tables.findings, en: report.en.tables.findings },
    columns: [
      column('severity', 'text', heading('severity')),
      column('code', 'code', heading('code')),
      column('file', 'text', heading('file')),
      column('row', 'count', heading('row')),
      column('column', 'text', heading('column')),
      column('finding', 'text', heading('finding')),
    ],
    rows: ordered.map((finding) => [
      report[language].severities[finding.severity],
      finding.code,
      finding.where.file ?? finding.where.layer ?? '',
      finding.where.row ?? finding.where.feature ?? null,
      finding.where.column ?? '',
      findingText(finding, language),
    ]),
  };
}
