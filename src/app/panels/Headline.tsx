import { useMemo, type ReactNode } from 'react';
import { editedFacilityId } from '../../model/edit';
import { useApp, useFormats, useShownAnswer, useWords } from '../context';
import { headlineParts, type HeadlineSlot } from '../headline';
import { facilityName } from '../names';
import { currentFacilities, placeEdits } from '../store/derived';
import { activeEdits } from '../store/history';
import { questionKey } from '../store/question';
import { isStale } from '../store/settle';
import { wholeLedger } from '../store/totals';
import { troubleOf } from '../store/unusable';
import { Figure } from './FigureDetails';

const openable: Readonly<Partial<Record<HeadlineSlot, string>>> = { share: 'headline-share', outside: 'headline-outside' };

const strong: readonly (HeadlineSlot | null)[] = ['trip', 'minutes', 'service'];

/** What is wrong with the place of the facility that was edited last, in words. */
function useLastTrouble(): string | null {
  const w = useWords();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const answer = useApp((state) => state.answered?.answer ?? null);
  const last = activeEdits(history).at(-1);
  if (!study || !answer || !last) return null;
  const facility = currentFacilities(study, history).find((candidate) => candidate.id === editedFacilityId(last));
  const trouble = facility ? troubleOf(answer, facility.id) : null;
  return facility && trouble && trouble !== 'snapped-far' ? w.troubleOf(facilityName(study, facility, language), w.trouble[trouble]) : null;
}

/** People covered more (or fewer) than before all edits, where that is not what the last edit alone changed; null else. */
function useChangeInAll(): number | null {
  const answered = useApp((state) => state.answered);
  const baseline = useApp((state) => state.baseline);
  const edits = useApp((state) => placeEdits(state.history).length);
  if (!answered || edits === 0 || baseline?.questionKey !== questionKey(answered.answer.question)) return null;
  if (edits === 1 && answered.change !== null) return null;
  const [now, before] = [wholeLedger(answered.answer), wholeLedger(baseline.answer)];
  return now && before ? now.covered - before.covered : null;
}

/** People covered more (or fewer) with the held facility where it is than where it stood, whole; null while none is held. */
function useLiveChange(): number | null {
  const { answer, isLive } = useShownAnswer();
  const rest = useApp((state) => state.answered?.answer ?? null);
  if (!isLive || !answer || !rest) return null;
  return Math.round((wholeLedger(answer)?.covered ?? NaN) - (wholeLedger(rest)?.covered ?? NaN));
}

/** What the last edit changed, over the map, so that the map does not move when it comes. */
export function Change(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const change = useApp((state) => state.answered?.change ?? null);
  const stale = useApp(isStale);
  const trouble = useLastTrouble();
  const inAll = useChangeInAll();
  const live = useLiveChange();
  const drawing = useApp((state) => state.tool !== 'select');
  const undone = useApp((state) => placeEdits(state.history).length === 0);
  const stopped = useApp((state) => state.outcome === 'cancelled' && state.job === null);
  if (live !== null) {
    const tone = live > 0 ? 'gain' : live < 0 ? 'loss' : 'even';
    return (
      <output className={`change ${tone}`} data-testid="live-change" aria-live="off">
        {live === 0 ? w.changeNoneHere : w.changeHere(format.signedPeople(live))}
      </output>
    );
  }
  // the hint of the tool stands there
  if (drawing) return null;
  if (stale && stopped) return <output className="change even">{w.headlineStopped}</output>;
  if (stale || (change === null && inAll === null)) return null;
  const rounded = Math.round(change ?? inAll ?? 0);
  // all taken back, and nothing came of it
  if (rounded === 0 && undone) return null;
  const tone = trouble ? 'loss' : rounded > 0 ? 'gain' : rounded < 0 ? 'loss' : 'even';
  return (
    <output className={`change ${tone}`} data-testid="change">
      {trouble && <div>{trouble}</div>}
      {change !== null && <div>{rounded === 0 ? w.changeNone : w.change(format.signedPeople(change))}</div>}
      {inAll !== null && <div>{w.changeInAll(format.signedPeople(inAll))}</div>}
    </output>
  );
}

/** The one sentence that leads the screen. */
export function Headline(): ReactNode {
  const w = useWords();
  const study = useApp((state) => state.study);
  const { answer, isLive } = useShownAnswer();
  const language = useApp((state) => state.language);
  const outcome = useApp((state) => state.outcome);
  const stale = useApp(isStale);
  const parts = useMemo(() => (study && answer ? headlineParts(study, answer, language) : []), [study, answer, language]);
  const ledger = useMemo(() => (answer ? wholeLedger(answer) : null), [answer]);
  const busy = useApp((state) => state.job !== null || state.openingName !== '');
  if (!study || !answer || !ledger || parts.length === 0) {
    const waiting = busy ? w.headlineWaiting : outcome === 'failed' ? w.headlineFailed : w.headlineEmpty;
    return (
      <div className="headline pending" data-testid="headline" data-state={busy ? 'waiting' : outcome} aria-live="polite">
        <h1>{waiting}</h1>
      </div>
    );
  }
  return (
    <div className={stale ? 'headline stale' : 'headline'} data-state={stale ? 'stale' : 'done'} aria-live={isLive ? 'off' : 'polite'}>
      <h1 data-testid="headline">
        {parts.map((part, index) => {
          const testId = part.slot ? openable[part.slot] : undefined;
          if (testId !== undefined) {
            return (
              <Figure key={index} question={answer.question} ledger={ledger} testId={testId}>
                {part.text}
              </Figure>
            );
          }
          if (strong.includes(part.slot)) return <strong key={index}>{part.text}</strong>;
          return (
            <span key={index} className={part.slot ? 'unbroken' : ''}>
              {part.text}
            </span>
          );
        })}
      </h1>
    </div>
  );
}
