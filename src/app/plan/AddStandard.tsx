import { useState, type ReactNode } from 'react';
import { Popover } from 'radix-ui';
import type { StandardKind } from '../../model/catalogue';
import { useActions, useApp, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { currentCatalogue } from '../store/derived';
import { blankStandard } from './blank-standards';

/** A new standard: pick the kind of rule, and its form opens. */
export function AddStandard(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const study = useApp((state) => state.study);
  const plan = useApp((state) => (state.study ? currentCatalogue(state.study, state.history).standards : null));
  const [open, setOpen] = useState(false);
  if (!study || !plan) return null;
  const add = (kind: StandardKind): void => {
    const blank = blankStandard(study, plan, kind);
    if (!blank) return;
    setOpen(false);
    actions.putStandard(blank, null);
    actions.openStandard(blank.id);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="button small" data-testid="add-standard">
        <Icon name="plus" /> {w.planAdd}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover narrow" sideOffset={4} align="end" collisionPadding={8} aria-label={w.planAdd}>
          <p className="quiet-text">{w.planAddHint}</p>
          <ul className="kind-list">
            {(Object.keys(w.planKinds) as StandardKind[]).map((kind) => (
              <li key={kind}>
                <button
                  type="button"
                  className="history-row"
                  data-testid={`add-${kind}`}
                  disabled={!blankStandard(study, plan, kind)}
                  onClick={() => add(kind)}
                >
                  {w.planKinds[kind]}
                </button>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
