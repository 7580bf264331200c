import type { ReactNode } from 'react';
import type { Finding, Severity } from '../../model/finding';
import type { AllWords } from '../../i18n';
import { useActions, useApp, useFormats, useWords } from '../context';
import { facilityName } from '../names';
import { currentFacilities } from '../store/derived';
import { facilitiesOfFinding } from '../store/unusable';
import { findingText } from '../../i18n/words/findings';

const shownAtMost = 200;
const order: Readonly<Record<Severity, number>> = { error: 0, warn: 1, info: 2 };

function whereWords(w: AllWords['app'], { where }: Finding): string {
  return [
    where.file ?? (where.layer === undefined ? undefined : (w.layersOfData[where.layer] ?? where.layer)),
    where.row === undefined ? undefined : w.whereRow(String(where.row)),
    where.column === undefined ? undefined : w.whereColumn(where.column),
    where.feature === undefined ? undefined : w.whereFeature(String(where.feature)),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

const namedAtMost = 12;

/** The facilities that a finding of the answer speaks of, by name; a click picks one. */
function NamedFacilities({ finding }: { readonly finding: Finding }): ReactNode {
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const answer = useApp((state) => state.answered?.answer ?? null);
  if (!study || !answer?.findings.includes(finding)) return null;
  const ids = new Set(facilitiesOfFinding(answer, finding).slice(0, namedAtMost));
  const named = currentFacilities(study, history).filter((facility) => ids.has(facility.id));
  return (
    <div className="named-facilities">
      {named.map((facility) => (
        <button
          key={facility.id}
          type="button"
          className="link"
          onClick={() => {
            actions.setDialog(null);
            actions.select({ kind: 'facility', id: facility.id });
          }}
        >
          {facilityName(study, facility, language)}
        </button>
      ))}
    </div>
  );
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
              <td>
                {findingText(finding, language)}
                <NamedFacilities finding={finding} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {findings.length > shown.length && <p className="quiet-text">{w.findingsTruncated(format.count(shown.length))}</p>}
    </>
  );
}
