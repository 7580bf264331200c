import { useMemo, useState, type ReactNode } from 'react';
import { ToggleGroup } from 'radix-ui';
import { isListed, type Standard } from '../../model/catalogue';
import type { Answer, StandardResult } from '../../model/result';
import { useActions, useApp, useFormats, useWords } from '../context';
import { standardEntries, type StandardEntry } from '../store/judging';
import { editsKeyOf } from '../store/derived';
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
  const { standard, result, fresh } = entry;
  return (
    <li className={result && !fresh ? 'stale' : ''}>
      <button type="button" className="standard-row" onClick={() => actions.openStandard(standard.id)}>
        <span className="standard-head">
          <span className="standard-name">{standard.name[language]}</span>
          <StandardMark standard={standard} result={result} />
        </span>
        {result && !isListed(standard) ? <Counts result={result} /> : <span className="stack" aria-hidden="true" />}
        <span className="standard-foot">
          {standard.project === 0 ? w.goals : w.project(String(standard.project))} · {w.levelNames[standard.level]}
        </span>
      </button>
    </li>
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
  const editsKey = useApp((state) => editsKeyOf(state.history));
  const year = useApp((state) => state.choices?.year ?? 0);
  const format = useFormats();
  const [only, setOnly] = useState<(typeof filters)[number]>('all');
  const openId = useApp((state) => state.openStandard);
  const entries = useMemo(() => (study ? standardEntries(study, judged, { editsKey, year }) : []), [study, judged, editsKey, year]);

  if (!study) return <p className="empty-note">{w.rankingWaiting}</p>;
  if (entries.length === 0) return <p className="empty-note">{w.standardsEmpty}</p>;
  const counted = answers.map((answer) => ({
    answer,
    count: entries.filter((entry) => outcomeOf(entry.standard, entry.result) === answer).length,
  }));
  const opened = entries.find((entry) => entry.standard.id === openId);
  return (
    <div className="standards" data-testid="standards">
      {!opened && <JudgingNote done={entries.filter((entry) => entry.fresh).length} all={entries.length} />}
      {opened ? (
        <StandardDetail entry={opened} />
      ) : (
        <>
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
          <ul className="standard-list">
            {entries
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
