import type { ReactNode } from 'react';
import type { Standard } from '../../model/catalogue';
import { useActions, useWords } from '../context';
import { isAsPlanned } from '../standard-words';
import { copyOfStandard } from './blank-standards';

interface StandardButtonsProps {
  readonly standard: Standard;
  /** as the plan has it; undefined for one that was added */
  readonly planned: Standard | undefined;
  readonly plan: readonly Standard[];
}

/** What can be done with a standard as a whole: judged or not, copied, put back as the plan has it, or deleted where it was added. */
export function StandardButtons({ standard, planned, plan }: StandardButtonsProps): ReactNode {
  const w = useWords();
  const actions = useActions();
  const isOn = standard.off !== true;
  const copy = (): void => {
    const added = copyOfStandard(plan, standard);
    actions.putStandard(added, null);
    actions.openStandard(added.id);
  };
  return (
    <span className="standard-buttons">
      <label className="form-check">
        <input
          type="checkbox"
          data-testid="standard-on"
          checked={isOn}
          onChange={() => actions.edit({ kind: 'switch-standard', id: standard.id, on: !isOn })}
        />
        {w.planOn}
      </label>
      <button type="button" className="button small" data-testid="standard-copy" onClick={copy}>
        {w.planDuplicate}
      </button>
      {planned && !isAsPlanned(planned, standard) && (
        <button type="button" className="button small" data-testid="standard-restore" onClick={() => actions.putStandard(planned, null)}>
          {w.planRestore}
        </button>
      )}
      {!planned && (
        <button
          type="button"
          className="button small"
          data-testid="standard-drop"
          onClick={() => {
            actions.openStandard(null);
            actions.edit({ kind: 'drop-standard', id: standard.id });
          }}
        >
          {w.planDrop}
        </button>
      )}
    </span>
  );
}
