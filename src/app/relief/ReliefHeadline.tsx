import { useMemo, type ReactNode } from 'react';
import { useApp, useWords } from '../context';
import { reliefStatus } from '../store/relief';
import { leadText, timesOf } from './relief-figures';

/** The one sentence that leads the screen while relief depots are looked at: people helped within the target. */
export function ReliefHeadline(): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const answer = useApp((state) => state.reliefAnswers.times?.output ?? null);
  const shown = useApp((state) => state.relief.shown);
  const status = useApp((state) => reliefStatus(state, 'times'));
  const text = useMemo(
    () => (answer ? leadText(answer, timesOf(answer, shown)?.tier ?? null, w, language) : ''),
    [answer, shown, w, language],
  );
  const waiting = {
    empty: w.headlineEmpty,
    ready: w.headlineEmpty,
    failed: w.headlineFailed,
    waiting: w.reliefHeadWaiting,
    stale: '',
    done: '',
  }[status];
  const isThere = text !== '' && status !== 'empty';
  return (
    <div
      className={isThere ? `headline relief-headline${status === 'stale' ? ' stale' : ''}` : 'headline pending'}
      data-testid="relief-headline"
      data-state={status}
      aria-live="polite"
    >
      <h1>{isThere ? text : waiting}</h1>
    </div>
  );
}
