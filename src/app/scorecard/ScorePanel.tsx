import { useCallback, useMemo, type ReactNode } from 'react';
import { findingText } from '../../i18n/words/findings';
import { formatMinutes, formatNumber } from '../../i18n/format';
import type { AllWords } from '../../i18n';
import type { Scorecard, ScorecardAnswer, ScoredItem } from '../../model/scorecard';
import type { StudyView } from '../../jobs/task-types';
import type { Language } from '../../model/text';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { placeName } from '../names';
import { boundsAround } from '../places';
import type { Column } from '../parts/DataTable';
import { RankingTable } from '../parts/RankingTable';
import { figureColumn, nameColumn } from '../parts/table-columns';
import { openCard, scoreStatus, shownCards, type ScoreStatus } from '../store/scorecard';
import { ScoreCard } from './ScoreCard';
import { nearestName, scoredName, serviceRule, serviceTitle } from './score-words';

/** What there is to see and why, how far the work is, and how to stop it or try again; nothing where all is well. */
function StatusNote({ status }: { readonly status: ScoreStatus }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const shown = useApp((state) => state.scoring.shown);
  const job = useApp((state) => (state.job?.kind === 'siting' ? state.job : null));
  const problem = useApp((state) => state.scoreProblem);
  const old = useApp((state) => state.scores[shown] !== null);
  if (status === 'done') return null;
  if (status === 'empty') return <p className="empty-note">{w.scoreFirst}</p>;
  if (status === 'ready') return <p className={old ? 'stale-note' : 'empty-note'}>{old ? w.scoreStaleBest : w.scoreFirstBest}</p>;
  if (status === 'failed') {
    return (
      <div className="stale-note analysis-note" role="alert" data-testid="score-problem">
        <span>{problem?.finding ? w.scoreFailed(findingText(problem.finding, language)) : w.scoreStopped}</span>
        <button type="button" className="button small" onClick={() => actions.retry()}>
          {w.retry}
        </button>
      </div>
    );
  }
  const words = status === 'stale' ? w.scoreStale : w.scoreWaiting;
  const percent = Math.round((job?.share ?? 0) * 100);
  return (
    <div className="stale-note analysis-note" data-testid="score-running" aria-live="polite">
      <span>{words}</span>
      <progress aria-label={words} max={100} value={percent} />
      <span className="tabular">{percent} %</span>
      <button type="button" className="button small" data-testid="score-cancel" disabled={!job} onClick={actions.cancel}>
        {w.cancel}
      </button>
    </div>
  );
}

interface Saving {
  readonly w: AllWords['app'];
  readonly study: StudyView;
  readonly language: Language;
}

/** Per service the answer, the minutes and the nearest facility, as columns of the saved table. */
function serviceColumns(
  { services }: ScorecardAnswer,
  { w, study, language }: Saving,
): readonly Pick<Column<Scorecard>, 'title' | 'value'>[] {
  const answers = { ...w.answers, 'not-asked': w.scoreNotAskedMark };
  return services.flatMap((service, at) => {
    const name = `${serviceTitle(study, service, language)} (${serviceRule(study, service, w, language)})`;
    const item = ({ items }: Scorecard): ScoredItem | undefined => items[at];
    return [
      { title: name, value: (card: Scorecard) => answers[item(card)?.answer ?? 'no-data'] },
      { title: `${name} ${w.scoreColumns.minutes}`, value: (card: Scorecard) => item(card)?.minutes ?? NaN },
      {
        title: `${name} ${w.scoreColumns.nearest}`,
        value: (card: Scorecard) => nearestName(study, item(card)?.facility ?? '', item(card)?.facilityName ?? '', language),
      },
    ];
  });
}

/** The places, best first, each a way to its card. */
function Ranked({ answer, cards }: { readonly answer: ScorecardAnswer; readonly cards: readonly Scorecard[] }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const shown = useApp((state) => state.scoring.shown);
  const open = useApp((state) => openCard(state)?.place.id ?? null);
  const nameOf = useMemo(() => (card: Scorecard) => scoredName(card, w, language), [w, language]);
  const unitOf = useMemo(
    () =>
      ({ place }: Scorecard) =>
        study && place.unit !== '' ? placeName(study, place.unit, language) : '',
    [study, language],
  );
  const columns = useMemo((): readonly Column<Scorecard>[] => {
    const c = w.scoreColumns;
    const pick = ({ place }: Scorecard): void => {
      actions.select({ kind: 'site', id: place.id });
      mapHolder.current?.fit(boundsAround(place.lon, place.lat));
    };
    return [
      figureColumn(
        'rank',
        c.rank,
        46,
        (card) => -cards.indexOf(card) - 1,
        (rank) => format.count(-rank),
      ),
      nameColumn(
        'place',
        c.place,
        (card) => [nameOf(card), unitOf(card)].filter((part, at) => part !== '' && (at === 0 || part !== nameOf(card))).join(' · '),
        pick,
      ),
      {
        id: 'met',
        title: c.met,
        numeric: true,
        width: 74,
        value: ({ met, judged }) => met / judged,
        cell: ({ met, judged }) => w.scoreMetOf(format.count(met), format.count(judged)),
      },
      figureColumn(
        'over',
        c.over,
        92,
        ({ minutesOver }) => minutesOver,
        (minutes) => formatMinutes(minutes, language),
      ),
    ];
  }, [w, format, language, cards, nameOf, unitOf, actions, mapHolder]);
  const hover = useCallback((id: string | null) => actions.hover(id === null ? null : { kind: 'site', id }), [actions]);
  if (!study) return null;
  const all = cards.filter(({ met, judged }) => met === judged).length;
  return (
    <div className="score-ranked">
      <p className="relief-lead" data-testid="score-list-lead">
        {shown === 'best'
          ? w.scoreBestLead(format.count(cards.length), format.count(answer.candidates?.examined ?? cards.length))
          : w.scoreListLead(format.count(cards.length), format.count(all))}
      </p>
      <RankingTable
        label={shown === 'best' ? w.scoreBest : w.scoreRanked}
        testId="score-table"
        columns={columns}
        savedColumns={[
          { title: w.scoreColumns.rank, value: (card) => cards.indexOf(card) + 1 },
          { title: w.scoreColumns.id, value: ({ place }) => place.id },
          { title: w.scoreColumns.place, value: nameOf },
          { title: w.scoreColumns.unit, value: unitOf },
          { title: w.scoreColumns.lon, value: ({ place }) => place.lon },
          { title: w.scoreColumns.lat, value: ({ place }) => place.lat },
          { title: w.scoreColumns.met, value: ({ met }) => met },
          { title: w.scoreColumns.judged, value: ({ judged }) => judged },
          { title: w.scoreColumns.noData, value: ({ noData }) => noData },
          { title: w.scoreColumns.over, value: ({ minutesOver }) => minutesOver },
          ...serviceColumns(answer, { w, study, language }),
        ]}
        rows={cards}
        rowKey={({ place }) => place.id}
        searched={nameOf}
        selectedKey={open}
        onHover={hover}
        sortedBy="rank"
        fileName={`junda-${study.id}-${shown === 'best' ? w.scoreBest : w.scoreRanked}`}
      />
    </div>
  );
}

/** Services seen from places: the places ranked, and the card of the one that is picked. */
export function ScorePanel(): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const status = useApp(scoreStatus);
  const shown = useApp((state) => state.scoring.shown);
  const answer = useApp((state) => state.scores[shown]?.output ?? null);
  const cards = useApp(shownCards);
  const card = useApp(openCard);
  return (
    <section
      className="relief-panel"
      aria-label={w.scoreResult}
      aria-busy={status === 'waiting' || status === 'stale'}
      data-testid="score-panel"
      data-shown={shown}
      data-state={status}
    >
      <div className={status === 'stale' || (status === 'ready' && answer) ? 'relief-body stale' : 'relief-body'}>
        <StatusNote status={status} />
        {answer && status !== 'empty' && answer.services.length === 0 && <p className="empty-note">{w.scoreNoServices}</p>}
        {answer && cards.length > (shown === 'best' ? 0 : 1) && <Ranked key={shown} answer={answer} cards={cards} />}
        {answer && card && <ScoreCard answer={answer} card={card} />}
        {answer && card && <p className="quiet-text analysis-line">{w.scoreBound(formatNumber(answer.boundMinutes, language))}</p>}
      </div>
    </section>
  );
}
