import { useMemo, useState, type ReactNode } from 'react';
import { ToggleGroup } from 'radix-ui';
import type { Standard } from '../../model/catalogue';
import type { Answer, StandardResult } from '../../model/result';
import { useActions, useApp, useFormats, useWords } from '../context';
import { isJudgedStale } from '../store/settle';
import { AnswerMark } from '../parts/AnswerMark';
import { StandardDetail } from './StandardDetail';

const answers: readonly Answer[] = ['met', 'not-met', 'no-data'];
const filters = ['all', ...answers] as const;

interface Entry {
  readonly standard: Standard;
  readonly result: StandardResult;
}

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

/** Every standard of the catalogue with its answer; one can be opened. */
export function Standards(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const judged = useApp((state) => state.judged);
  const stale = useApp(isJudgedStale);
  const busy = useApp((state) => state.job !== null);
  const format = useFormats();
  const [only, setOnly] = useState<(typeof filters)[number]>('all');
  const openId = useApp((state) => state.openStandard);
  const entries = useMemo((): readonly Entry[] => {
    const standards = new Map(study?.catalogue.standards.map((standard) => [standard.id, standard]));
    return (judged?.results ?? []).flatMap((result) => {
      const standard = standards.get(result.standard);
      return standard ? [{ standard, result }] : [];
    });
  }, [study, judged]);

  if (!study) return <p className="empty-note">{w.rankingWaiting}</p>;
  if (study.catalogue.standards.length === 0) return <p className="empty-note">{w.standardsEmpty}</p>;
  if (!judged) {
    return (
      <div className="empty-note">
        <p>{busy ? w.standardsWaiting : w.standardsIdle}</p>
        {!busy && (
          <button type="button" className="button" onClick={() => actions.retry()}>
            {w.standardsJudge}
          </button>
        )}
      </div>
    );
  }
  const counted = answers.map((answer) => ({ answer, count: entries.filter((entry) => entry.result.answer === answer).length }));
  const opened = entries.find((entry) => entry.standard.id === openId);
  return (
    <div className={stale ? 'standards stale' : 'standards'} data-testid="standards">
      {stale && <p className="stale-note">{w.standardsStale}</p>}
      {opened ? (
        <StandardDetail standard={opened.standard} result={opened.result} />
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
              .filter((entry) => only === 'all' || entry.result.answer === only)
              .map(({ standard, result }) => (
                <li key={standard.id}>
                  <button type="button" className="standard-row" onClick={() => actions.openStandard(standard.id)}>
                    <span className="standard-head">
                      <span className="standard-name">{standard.name[language]}</span>
                      <AnswerMark answer={result.answer} />
                    </span>
                    <Counts result={result} />
                    <span className="standard-foot">
                      {standard.project === 0 ? w.goals : w.project(String(standard.project))} · {w.levelNames[standard.level]}
                    </span>
                  </button>
                </li>
              ))}
          </ul>
        </>
      )}
    </div>
  );
}
