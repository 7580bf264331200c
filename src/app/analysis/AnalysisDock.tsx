import type { ReactNode } from 'react';
import { findingText } from '../../i18n/words/findings';
import { formatCutoff } from '../../i18n/format';
import { useActions, useApp, useScreen, useWords } from '../context';
import { Choice } from '../parts/Choice';
import { Segmented } from '../parts/Segmented';
import {
  analysisPanels,
  analysisStatus,
  changeYears,
  ladderOf,
  subjectOf,
  subjectsOf,
  type AnalysisPanel,
  type AnalysisStatus,
} from '../store/analysis';
import { currentCatalogue } from '../store/derived';
import { serviceOf } from '../store/question';
import { ChangePanel } from './ChangePanel';
import { EquityPanel } from './EquityPanel';
import { ServedPanel } from './ServedPanel';
import { TiersPanel } from './TiersPanel';

const bodies: Readonly<Record<AnalysisPanel, () => ReactNode>> = {
  equity: () => <EquityPanel />,
  served: () => <ServedPanel />,
  tiers: () => <TiersPanel />,
  change: () => <ChangePanel />,
};

/** What the analysis is about: the question in front of the user, or a standard of the plan. */
function SubjectChoice(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { store } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const choices = useApp((state) => state.choices);
  const panel = useApp((state) => state.analysis.panel);
  // the list follows the plan as edited, and the choice
  useApp((state) => state.history);
  useApp((state) => state.analysis.subject);
  if (!study || !choices) return null;
  const { question, standards } = subjectsOf(store.getState(), panel);
  const subject = subjectOf(store.getState());
  if (subject === null) return null;
  const service = serviceOf(study, choices.service)?.name[language] ?? '';
  const trip = study.trips.find(({ id }) => id === choices.trip)?.name[language] ?? choices.trip;
  return (
    <>
      <Choice
        label={w.analysisSubject}
        testId="analysis-subject"
        value={subject === 'question' ? '' : subject.id}
        options={[
          ...(question ? ([['', w.analysisOfQuestion(service, trip, formatCutoff(choices.minutes * 60))]] as const) : []),
          ...standards.map(({ id, name }) => [id, name[language]] as const),
        ]}
        onPick={(id) => actions.setAnalysis({ subject: id })}
      />
      {panel === 'served' && !question && <p className="quiet-text">{w.analysisNoRoom}</p>}
    </>
  );
}

function LadderChoice(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { store } = useScreen();
  const language = useApp((state) => state.language);
  const ladder = useApp(ladderOf);
  const { study, history } = store.getState();
  if (!study || !ladder) return null;
  return (
    <Choice
      label={w.tierLadder}
      testId="analysis-ladder"
      value={ladder.id}
      options={currentCatalogue(study, history).tiers.map(({ id, name }) => [id, name[language]])}
      onPick={(id) => actions.setAnalysis({ ladder: id })}
    />
  );
}

/** Why there is nothing to see, what is wrong, or that the figures are of before; nothing where all is well. */
function StatusNote({ status }: { readonly status: AnalysisStatus }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { store } = useScreen();
  const language = useApp((state) => state.language);
  const job = useApp((state) => state.job);
  const problem = useApp((state) => state.analysisProblem);
  const panel = useApp((state) => state.analysis.panel);
  if (status === 'done') return null;
  if (status === 'empty') {
    const state = store.getState();
    const sameYears = panel === 'change' && (state.study?.years.length ?? 0) > 1 && changeYears(state) === null;
    const words = sameYears
      ? w.analysisSameYears
      : panel === 'change' && changeYears(state) === null
        ? w.analysisNoYears
        : w.analysisNothing;
    return <p className="empty-note">{words}</p>;
  }
  if (status === 'failed') {
    return (
      <div className="stale-note analysis-note" role="alert">
        <span>{problem?.finding ? w.analysisFailed(findingText(problem.finding, language)) : w.analysisStopped}</span>
        <button type="button" className="button small" data-testid="analysis-retry" onClick={() => actions.retry()}>
          {w.retry}
        </button>
      </div>
    );
  }
  const percent = Math.round((job?.share ?? 0) * 100);
  return (
    <div className="stale-note analysis-note" data-testid="analysis-running" aria-live="polite">
      <span>{status === 'stale' ? w.analysisStale : w.analysisWaiting}</span>
      <progress aria-label={w.analysisWaiting} max={100} value={percent} />
      <button type="button" className="button small" disabled={!job} onClick={actions.cancel}>
        {w.cancel}
      </button>
    </div>
  );
}

/** One analysis beside the map, which is coloured by it: how even, who has a place, which tier fails, what changed. */
export function AnalysisDock(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const panel = useApp((state) => state.analysis.panel);
  const status = useApp(analysisStatus);
  return (
    <aside className="dock right analysis-dock" id="analysis-dock" tabIndex={-1} aria-label={w.analysis} data-testid="analysis-dock">
      <div className="analysis-head">
        <Segmented
          label={w.analysis}
          testId="analysis"
          value={panel}
          options={analysisPanels}
          names={w.analysisPanels}
          hints={w.analysisPanelHints}
          onPick={(picked) => actions.setAnalysis({ panel: picked })}
        />
        <span className="quiet-text">{w.analysisPanelHints[panel]}</span>
        {panel === 'tiers' ? <LadderChoice /> : <SubjectChoice />}
      </div>
      <section
        key={panel}
        className={status === 'stale' ? 'analysis-body stale' : 'analysis-body'}
        aria-label={w.analysisPanels[panel]}
        aria-busy={status === 'waiting' || status === 'stale'}
        data-testid={`analysis-panel-${panel}`}
        data-state={status}
      >
        <StatusNote status={status} />
        {(status !== 'empty' || panel === 'change') && bodies[panel]()}
      </section>
    </aside>
  );
}
