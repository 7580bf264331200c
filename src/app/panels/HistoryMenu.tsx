import type { ReactNode } from 'react';
import { Popover } from 'radix-ui';
import { useActions, useApp, useWords } from '../context';
import { Icon } from '../parts/Icon';
import type { AllWords } from '../../i18n';
import type { StudyView } from '../../jobs/task-types';
import { facilityName } from '../names';
import type { Step } from '../store/history';
import type { Language } from '../../model/text';

/** What a step did, in words. */
function stepWords(w: AllWords['app'], study: StudyView, steps: readonly Step[], edit: Step, language: Language): string {
  const nameOf = (id: string): string => {
    const added = steps.find((other) => other.kind === 'add-facility' && other.facility.id === id);
    const facility = added?.kind === 'add-facility' ? added.facility : study.facilities.find((candidate) => candidate.id === id);
    return facility ? facilityName(study, facility, language) : id;
  };
  switch (edit.kind) {
    case 'take-away':
      return w.takeAway(edit.edit.kind === 'use-speeds' ? edit.edit.table : edit.edit.name);
    case 'add-facility':
      return w.edits.add(facilityName(study, edit.facility, language));
    case 'move-facility':
      return w.edits.move(nameOf(edit.id));
    case 'close-facility':
      return w.edits.close(nameOf(edit.id));
    case 'reopen-facility':
      return w.edits.reopen(nameOf(edit.id));
    case 'set-delay':
      return w.edits.delay(nameOf(edit.id), String(edit.delaySeconds / 60));
    case 'close-roads':
      return w.edits.closeRoads(edit.name);
    case 'add-barrier':
      return w.edits.barrier(edit.name);
    case 'use-speeds':
      return w.edits.speeds(study.speedTables.find((table) => table.id === edit.table)?.name[language] ?? edit.table);
  }
}

/** The list of edits; one can step back or forward to each of them. */
export function HistoryMenu(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const { steps, position } = useApp((state) => state.history);
  const entries = study ? [w.historyStart, ...steps.map((step) => stepWords(w, study, steps, step, language))] : [];
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
