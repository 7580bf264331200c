import type { ReactNode } from 'react';
import { useActions, useApp, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { groundEdits } from '../store/derived';

/** The closings and barriers that hold, each with the line that the map draws it with; each can be taken away. */
export function GroundList(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const edits = useApp((state) => groundEdits(state.history));
  const drawn = edits.flatMap((edit) => (edit.kind === 'use-speeds' ? [] : [edit]));
  return (
    <>
      <ul className="legend">
        <li className="legend-class">
          <span className="ground-line close-roads" aria-hidden="true" />
          {w.legendClosure}
        </li>
        <li className="legend-class">
          <span className="ground-line add-barrier" aria-hidden="true" />
          {w.legendBarrier}
        </li>
      </ul>
      {drawn.length === 0 && <p className="legend-note">{w.groundNone}</p>}
      <ul className="ground-list" data-testid="ground-list">
        {drawn.map((edit) => (
          <li key={`${edit.kind} ${edit.name}`}>
            <span className={`ground-line ${edit.kind}`} aria-hidden="true" />
            <span>{edit.name}</span>
            <button
              type="button"
              className="button icon-only quiet small"
              aria-label={w.takeAway(edit.name)}
              title={w.takeAway(edit.name)}
              onClick={() => actions.takeAway(edit)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
