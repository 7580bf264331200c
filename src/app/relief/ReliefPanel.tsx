import type { ReactNode } from 'react';
import { findingText } from '../../i18n/words/findings';
import { useActions, useApp, useScreen, useWords } from '../context';
import { Segmented } from '../parts/Segmented';
import { reliefAsked, reliefSections, reliefStatus, taskOfSection, type ReliefSection, type ReliefStatus } from '../store/relief';
import { ReliefClosures } from './ReliefClosures';
import { ReliefFailures } from './ReliefFailures';
import { ReliefStock } from './ReliefStock';
import { ReliefTimes } from './ReliefTimes';

const bodies: Readonly<Record<ReliefSection, () => ReactNode>> = {
  times: () => <ReliefTimes />,
  stock: () => <ReliefStock />,
  failures: () => <ReliefFailures />,
  closures: () => <ReliefClosures />,
};

/** What there is to see and why, how far the work is, and how to stop it or try again; nothing where all is well. */
function StatusNote({ section, status }: { readonly section: ReliefSection; readonly status: ReliefStatus }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { store } = useScreen();
  const language = useApp((state) => state.language);
  const job = useApp((state) => (state.job?.kind === 'siting' ? state.job : null));
  const problem = useApp((state) => state.reliefProblem);
  if (status === 'done' || status === 'ready') return null;
  if (status === 'empty') {
    const isAsked = reliefAsked(store.getState(), 'times') !== null;
    return <p className="empty-note">{section === 'closures' && isAsked ? w.reliefNothingClosed : w.reliefNoDepots}</p>;
  }
  if (status === 'failed') {
    return (
      <div className="stale-note analysis-note" role="alert" data-testid="relief-problem">
        <span>{problem?.finding ? w.reliefFailed(findingText(problem.finding, language)) : w.reliefStopped}</span>
        <button type="button" className="button small" data-testid="relief-retry" onClick={() => actions.retry()}>
          {w.retry}
        </button>
      </div>
    );
  }
  const words = section === 'failures' ? w.reliefRunning : status === 'stale' ? w.reliefStale : w.reliefWaiting;
  const percent = Math.round((job?.share ?? 0) * 100);
  return (
    <div className="stale-note analysis-note" data-testid="relief-running" aria-live="polite">
      <span>{words}</span>
      <progress aria-label={words} max={100} value={percent} />
      <span className="tabular">{percent} %</span>
      <button type="button" className="button small" data-testid="relief-cancel" disabled={!job} onClick={actions.cancel}>
        {w.cancel}
      </button>
    </div>
  );
}

/** Relief depots beside the map: how soon, with what stock, what fails one by one, what is closed at once. */
export function ReliefPanel(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const section = useApp((state) => state.relief.section);
  const status = useApp((state) => reliefStatus(state, taskOfSection[section]));
  return (
    <section
      className="relief-panel"
      aria-label={w.reliefResult}
      aria-busy={status === 'waiting' || status === 'stale'}
      data-testid="relief-panel"
      data-section={section}
      data-state={status}
    >
      <div className="relief-head">
        <Segmented
          label={w.relief}
          testId="relief"
          value={section}
          options={reliefSections}
          names={w.reliefSections}
          hints={w.reliefSectionHints}
          onPick={(picked) => actions.setRelief({ section: picked })}
        />
        <p className="quiet-text">{w.reliefSectionHints[section]}</p>
      </div>
      <div key={section} className={status === 'stale' ? 'relief-body stale' : 'relief-body'}>
        <StatusNote section={section} status={status} />
        {bodies[section]()}
      </div>
    </section>
  );
}
