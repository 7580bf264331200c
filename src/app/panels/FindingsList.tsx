import type { ReactNode } from 'react';
import type { Finding, Severity } from '../../model/finding';
import type { AllWords } from '../../i18n';
import { useApp, useFormats, useWords } from '../context';
import { findingText } from '../../i18n/words/findings';

const shownAtMost = 200;
const order: Readonly<Record<Severity, number>> = { error: 0, warn: 1, info: 2 };

function whereWords(w: AllWords['app'], { where }: Finding): string {
  return [
    where.file ?? where.layer,
    where.row === undefined ? undefined : w.whereRow(String(where.row)),
    where.column === undefined ? undefined : w.whereColumn(where.column),
    where.feature === undefined ? undefined : w.whereFeature(String(where.feature)),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** What was found in files: how bad, where, and what to do; the worst first. */
export function FindingsList({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  if (findings.length === 0) return null;
  const shown = findings.toSorted((a, b) => order[a.severity] - order[b.severity]).slice(0, shownAtMost);
  return (
    <>
      <table className="findings" data-testid="findings-table">
        <thead>
          <tr>
            <th scope="col">{w.findingSeverity}</th>
            <th scope="col">{w.findingWhere}</th>
            <th scope="col">{w.findingMessage}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((finding, index) => (
            <tr key={index}>
              <td>
                <span className={`severity ${finding.severity}`}>{w.severity[finding.severity]}</span>
              </td>
              <td>{whereWords(w, finding)}</td>
              <td>{findingText(finding, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {findings.length > shown.length && <p className="quiet-text">{w.findingsTruncated(format.count(shown.length))}</p>}
    </>
  );
}
