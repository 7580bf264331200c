import type { ReactNode } from 'react';
import { Popover } from 'radix-ui';
import { useActions, useApp, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { historyWords } from '../history-words';

/** The list of edits; one can step back or forward to each of them. */
export function HistoryMenu(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const { steps, position } = history;
  const entries = study ? [w.historyStart, ...historyWords(study, history, language)] : [];
  return (
    <Popover.Root>
      <Popover.Trigger className="button" data-testid="history" title={w.history}>
        <Icon name="history" /> <span className="visually-hidden">{w.history}</span> <span className="tabular">{position}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover narrow" sideOffset={6} align="end" collisionPadding={8} aria-label={w.history}>
          <header className="popover-head">
            <h2>{w.history}</h2>
          </header>
          {steps.length === 0 ? (
            <p className="empty-note">{w.historyEmpty}</p>
          ) : (
            <ol className="history-list">
              {entries.map((entry, index) => (
                <li key={index}>
                  <button
                    type="button"
                    className={index > position ? 'history-row undone' : 'history-row'}
                    aria-current={index === position ? 'step' : undefined}
                    onClick={() => actions.goTo(index)}
                  >
                    {entry}
                  </button>
                </li>
              ))}
            </ol>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
