import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { productVersion as version } from '../../report/version';
import { words } from '../../i18n';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { findingText } from '../../i18n/words/findings';
import { Icon } from '../parts/Icon';

/** What the engine is busy with, how far it is, and the button that stops it; or how it ended. */
function Progress(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const job = useApp((state) => state.job);
  const openingName = useApp((state) => state.openingName);
  const outcome = useApp((state) => state.outcome);
  const failure = useApp((state) => state.failure);
  const phases = words(language).jobs.phases;
  if (job || openingName !== '') {
    const phase = job?.phase ? phases[job.phase] : job?.kind === 'export' ? w.exportRunning : openingName ? w.opening : w.working;
    const percent = Math.round((job?.share ?? 0) * 100);
    return (
      <div className="progress" data-testid="progress">
        <span className="progress-words">{phase}</span>
        <progress aria-label={phase} max={100} value={percent} />
        <span className="tabular progress-percent">{percent} %</span>
        <button type="button" className="button small" data-testid="cancel" disabled={!job} onClick={actions.cancel}>
          {w.cancel}
        </button>
      </div>
    );
  }
  if (failure) {
    const message = findingText(failure, language);
    return (
      <div className="progress failed" role="alert" data-testid="failure">
        <Icon name="warn" />
        <span className="progress-words" title={message}>
          {w.failedTitle}: {message}
        </span>
        <button type="button" className="button small" onClick={actions.retry}>
          {w.retry}
        </button>
      </div>
    );
  }
  return (
    <div className="progress idle">
      <span className="progress-words">{outcome === 'cancelled' ? w.cancelled : w.ready}</span>
      {outcome === 'cancelled' && (
        <button type="button" className="button small" onClick={actions.retry}>
          {w.retry}
        </button>
      )}
    </div>
  );
}

function PointerPlace(): ReactNode {
  const format = useFormats();
  const { pointer } = useScreen();
  const place = useStore(pointer, (state) => state.place);
  return (
    <span className="tabular pointer-place" aria-hidden="true">
      {place ? `${format.degrees(place.lon)}, ${format.degrees(place.lat)}` : ''}
    </span>
  );
}

/** The bar along the bottom: progress, the honest note about the data, findings, version. */
export function StatusBar(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const answerFindings = useApp((state) => state.answered?.answer.findings ?? null);
  const findings = [...(study?.findings ?? []), ...(answerFindings ?? [])];
  return (
    <footer className="status-bar">
      <Progress />
      <span className="note" data-testid="note" title={study?.note[language] ?? ''}>
        {study?.note[language] ?? ''}
      </span>
      <PointerPlace />
      {study && (
        <button
          type="button"
          className="button small quiet"
          data-testid="findings"
          onClick={() => actions.setDialog({ kind: 'findings', intro: 'study', findings })}
        >
          {w.findingsCount(format.count(findings.length))}
        </button>
      )}
      <span className="quiet-text local">{w.local}</span>
      <span className="quiet-text">{w.version(version)}</span>
    </footer>
  );
}
