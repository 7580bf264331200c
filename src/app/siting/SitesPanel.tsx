import type { ReactNode } from 'react';
import { findingText } from '../../i18n/words/findings';
import type { Finding } from '../../model/finding';
import { boundsAround } from '../places';
import { saveBlob } from '../files';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { placeName } from '../names';
import { acceptedSites, sitingStatus, type SiteAnswer, type SitingStatus } from '../store/siting';
import { actionList } from './action-list';
import { CurveChart } from './CurveChart';
import { Layouts } from './Layouts';
import { leadOf } from './lead';
import { MoveNote } from './MoveNote';
import { Receipt } from './Receipt';
import { SearchBox } from './SearchBox';
import { SiteCard } from './SiteCard';
import { SiteList } from './SiteList';

const mostUnreached = 12;

/** The places that a refusal names, each with a way to it; nothing where it names none. */
function Unreached({ finding }: { readonly finding: Finding }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const { ids } = finding.details;
  if (!study || !Array.isArray(ids)) return null;
  const rows = ids.slice(0, mostUnreached).flatMap((id) => {
    const row = study.demand.id.indexOf(String(id));
    return row < 0 ? [] : [row];
  });
  if (rows.length === 0) return null;
  return (
    <div className="unreached">
      <span>{w.sitingWho}</span>
      {rows.map((row) => {
        const unit = study.units[study.demand.unit[row] ?? -1];
        return (
          <button
            key={row}
            type="button"
            className="link"
            onClick={() => {
              actions.select({ kind: 'cell', row });
              mapHolder.current?.fit(boundsAround(study.demand.lon[row] ?? NaN, study.demand.lat[row] ?? NaN));
            }}
          >
            {unit ? placeName(study, unit.code, language) : study.demand.id[row]}
          </button>
        );
      })}
    </div>
  );
}

/** That the sites are of an older question, or why there are none. */
function StatusNote({ status }: { readonly status: SitingStatus }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const finding = useApp((state) => state.siteProblem?.finding ?? null);
  if (status === 'stale') {
    return (
      <div className="stale-note analysis-note" data-testid="siting-stale">
        <span>{w.sitingStale}</span>
        <button type="button" className="button small" onClick={() => void actions.solveSites()}>
          {w.sitingSolveAgain}
        </button>
      </div>
    );
  }
  if (status !== 'failed') return null;
  return (
    <div className="stale-note analysis-note siting-problem" role="alert" data-testid="siting-problem">
      {finding ? (
        <>
          <strong>{w.sitingNoAnswer}</strong>
          <span>{findingText(finding, language)}</span>
          <Unreached finding={finding} />
        </>
      ) : (
        <span>{w.sitingStopped}</span>
      )}
    </div>
  );
}

function FirstSteps(): ReactNode {
  const w = useWords();
  return (
    <div className="first-steps" data-testid="siting-first">
      <h2>{w.sitingFirst}</h2>
      <ol>
        {w.sitingSteps.split('\n').map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}

function Buttons({ answer }: { readonly answer: SiteAnswer }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { store } = useScreen();
  const picks = useApp((state) => state.sitePicks);
  const accepted = useApp(acceptedSites);
  const count = answer.output.places.filter(({ id }) => picks.includes(id) && !accepted.has(id)).length;
  const save = (): void => {
    const { study, siting, siteMoves, language } = store.getState();
    if (!study) return;
    const list = actionList({ study, answer: answer.output, moves: siteMoves, cost: siting.cost, opens: siting.opens, language });
    saveBlob(`${w.siteListFile}.csv`, list);
  };
  return (
    <div className="site-buttons">
      <button
        type="button"
        className="button primary"
        data-testid="site-accept"
        title={w.siteAcceptHint}
        disabled={count === 0}
        onClick={actions.acceptSites}
      >
        {count === 0 && accepted.size > 0 ? w.siteAcceptedAll : w.siteAccept(format.count(count))}
      </button>
      <button type="button" className="button" data-testid="site-export" disabled={answer.output.places.length === 0} onClick={save}>
        {w.siteSaveList}
      </button>
    </div>
  );
}

function Answer({ answer, dimmed }: { readonly answer: SiteAnswer; readonly dimmed: boolean }): ReactNode {
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  if (!study) return null;
  const lead = leadOf(study, answer.output, language);
  return (
    <div className={dimmed ? 'site-answer stale' : 'site-answer'}>
      <h2 className="site-lead" data-testid="site-lead">
        {lead.brings}
        <span className={answer.output.receipt.proven ? 'answer met' : 'answer no-data'}>{lead.proof}</span>
      </h2>
      {answer.output.places.length > 0 && <SiteList answer={answer} />}
      <Buttons answer={answer} />
      <MoveNote answer={answer} />
      <Receipt answer={answer.output} />
      <CurveChart answer={answer} />
    </div>
  );
}

/** Where new sites go: the search, its answer with its receipt, and layouts kept side by side. */
export function SitesPanel(): ReactNode {
  const answer = useApp((state) => state.siteAnswer);
  const status = useApp(sitingStatus);
  return (
    <div data-testid="siting-panel-sites" data-state={status}>
      <StatusNote status={status} />
      <SearchBox />
      <SiteCard />
      {!answer && status === 'empty' && <FirstSteps />}
      {answer && <Answer answer={answer} dimmed={status !== 'done'} />}
      {answer && <Layouts />}
    </div>
  );
}
