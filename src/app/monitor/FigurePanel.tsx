import type { ReactNode } from 'react';
import { useActions, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { StandardFigure } from './StandardFigure';

/** An opened figure with its head and the button that closes it; the panel around it is the caller's. */
export function FigurePanel({ figure }: Parameters<typeof StandardFigure>[0]): ReactNode {
  const w = useWords();
  const actions = useActions();
  return (
    <>
      <header className="selection-head">
        <h2 className="panel-title">{w.figureTitle}</h2>
        <button type="button" className="button icon-only quiet" aria-label={w.close} onClick={() => actions.openFigure(null)}>
          <Icon name="close" />
        </button>
      </header>
      <div className="selection-body">
        <StandardFigure figure={figure} />
      </div>
    </>
  );
}
