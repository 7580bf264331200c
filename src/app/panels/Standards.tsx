import { useMemo, useState, type ReactNode } from 'react';
import { ToggleGroup } from 'radix-ui';
import { isListed, type Standard } from '../../model/catalogue';
import type { Answer, StandardResult } from '../../model/result';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { standardByYear } from '../monitor/unit-years';
import { Sparkline } from '../parts/Sparkline';
import { yearsOf } from '../store/settle';
import { AddStandard } from '../plan/AddStandard';
import { isAsPlanned } from '../standard-words';
import { currentCatalogue } from '../store/derived';
import { standardEntries, type StandardEntry } from '../store/judging';
import { StandardMark } from '../parts/StandardMark';
import { StandardDetail } from './StandardDetail';

const answers: readonly Answer[] = ['met', 'not-met', 'no-data'];
const filters = ['all', ...answers] as const;

/** One of the three answers; null while a standard waits, and for one that is only listed. */
const outcomeOf = (standard: Standard, result: StandardResult | null): Answer | null =>
  isListed(standard) ? null : (result?.answer ?? null);

function Counts({ result }: { readonly result: StandardResult }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const all = Math.max(1, result.unitsMet + result.unitsNotMet + result.unitsNoData);
  const parts = [
    { answer: 'met', count: result.unitsMet, text: w.countMet },
    { answer: 'not-met', count: result.unitsNotMet, text: w.countNotMet },
    { answer: 'no-data', count: result.unitsNoData, text: w.countNoData },
  ] as const;
  return (
    <>
      <span className="stack" aria-hidden="true">
        {parts.map((part) => (
          <span key={part.answer} className={`stack-part ${part.answer}`} style={{ width: `${(100 * part.count) / all}%` }} />
        ))}
      </span>
      <span className="stack-words">
        {parts
          .filter((part) => part.count > 0)
          .map((part) => part.text(format.count(part.count)))
          .join(' · ')}
      </span>
    </>
  );
}

function StandardRow({ entry }: { readonly entry: StandardEntry }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const planned = useApp((state) => state.study?.catalogue.standards.find(({ id }) => id === entry.standard.id));
  const { standard, result, fresh } = entry;
  const isOff = standard.off === true;
  return (
    <li className={isOff ? 'standard-off' : result && !fresh ? 'stale' : ''}>
      <button type="button" className="standard-row" data-standard={standard.id} onClick={() => actions.openStandard(standard.id)}>
        <span className="standard-head">
          <span className="standard-name">
            {standard.name[language]} {!planned && <span className="plan-badge">{w.planAdded}</span>}
            {planned && !isAsPlanned(planned, standard) && <span className="plan-badge">{w.planChanged}</span>}
            {standard.source.check && (
              <span className="check-mark" title={w.pleaseCheckHint}>
                {w.pleaseCheck}
              </span>
            )}
          </span>
          {isOff ? <span className="quiet-text waiting-mark">{w.planIsOff}</span> : <StandardMark standard={standard} result={result} />}
        </span>
        {result && !isListed(standard) ? <Counts result={result} /> : <span className="stack" aria-hidden="true" />}
        <span className="standard-foot">
          {!isOff && !isListed(standard) && <StandardTrend standard={standard} />}{' '}
          {standard.project === 0 ? w.goals : w.project(String(standard.project))} · {w.levelNames[standard.level]}
        </span>
      </button>
    </li>
  );
}

/** Units that met a standard, year by year, as far as it was judged. */
function StandardTrend({ standard }: { readonly standard: Standard }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const { store } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const judged = useApp((state) => state.judged);
  const years = useMemo(
    () =>
      (study ? standardByYear(study, history, judged, standard, yearsOf(store.getState())) : []).flatMap(({ year, result }) =>
        result ? [{ year, result }] : [],
      ),
    [study, history, judged, standard, store],
  );
  if (years.length < 2) return null;
  const said = years.map(({ year, result }) => `${year} ${w.answers[result.answer]}, ${w.countMet(format.count(result.unitsMet))}`);
  return (
    <Sparkline
      width={44}
      height={16}
      points={years.map(({ year, result }) => ({ label: String(year), value: result.unitsMet, answer: result.answer }))}
      label={w.trendOf(standard.name[language], said.join(language === 'zh' ? '；' : '; '))}
    />
  );
}

/** How far the judging is; how to go on where it was stopped. */
function JudgingNote({ done, all }: { readonly done: number; readonly all: number }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const busy = useApp((state) => state.job !== null);
  const stopped = useApp((state) => state.outcome === 'cancelled' || state.outcome === 'failed');
  if (done === all) return null;
  return (
    <div className="stale-note judging-note" data-testid="judging">
      <span>{w.standardsJudged(format.count(done), format.count(all))}</span>
      {stopped && !busy ? (
        <button type="button" className="button small" onClick={() => actions.retry()}>
          {w.standardsJudge}
        </button>
      ) : (
        <progress aria-label={w.standardsWaiting} max={all} value={done} />
      )}
    </div>
  );
}

/** Every standard of the catalogue with its answer, as the answers come; one can be opened. */
export function Standards(): ReactNode {
  const w = useWords();
  const study = useApp((state) => state.study);
  const judged = useApp((state) => state.judged);
  const history = useApp((state) => state.history);
  const year = useApp((state) => state.choices?.year ?? 0);
  const format = useFormats();
  const [only, setOnly] = useState<(typeof filters)[number]>('all');
  const openId = useApp((state) => state.openStandard);
  const entries = useMemo(() => (study ? standardEntries(study, history, judged, year) : []), [study, history, judged, year]);
  if (!study) return <p className="empty-note">{w.rankingWaiting}</p>;
  const plan = currentCatalogue(study, history).standards;
  const all = plan.map(
    (standard): StandardEntry => entries.find((entry) => entry.standard === standard) ?? { standard, result: null, fresh: true },
  );
  const counted = answers.map((answer) => ({
    answer,
    count: entries.filter((entry) => outcomeOf(entry.standard, entry.result) === answer).length,
  }));
  const opened = all.find((entry) => entry.standard.id === openId);
  return (
    <div className="standards" data-testid="standards">
      {!opened && <JudgingNote done={entries.filter((entry) => entry.fresh).length} all={entries.length} />}
      {opened ? (
        <StandardDetail key={opened.standard.id} entry={opened} />
      ) : (
        <>
          <div className="standards-bar">
            <ToggleGroup.Root
              type="single"
              className="segmented answers"
              aria-label={w.standardAnswer}
              value={only}
              onValueChange={(value) => setOnly(filters.find((filter) => filter === value) ?? 'all')}
            >
              <ToggleGroup.Item value="all">{w.standardsAll(format.count(entries.length))}</ToggleGroup.Item>
              {counted.map(({ answer, count }) => (
                <ToggleGroup.Item key={answer} value={answer}>
                  {w.answers[answer]} {format.count(count)}
                </ToggleGroup.Item>
              ))}
            </ToggleGroup.Root>
            <AddStandard />
          </div>
          {all.length === 0 && <p className="empty-note">{w.standardsEmpty}</p>}
          <ul className="standard-list">
            {all
              .filter((entry) => only === 'all' || outcomeOf(entry.standard, entry.result) === only)
              .map((entry) => (
                <StandardRow key={entry.standard.id} entry={entry} />
              ))}
          </ul>
        </>
      )}
    </div>
  );
}
