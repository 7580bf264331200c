import type { ReactNode } from 'react';
import { useActions, useApp, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { CellCard } from './CellCard';
import { FacilityCard } from './FacilityCard';
import { StandardFigure } from '../monitor/StandardFigure';
import { UnitCard } from './UnitCard';

/** What is picked on the map or in a table. */
export function SelectedCard(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const selection = useApp((state) => state.selection);
  const figure = useApp((state) => state.openFigure);
  if (figure) {
    return (
      <section className="panel selection-panel" aria-label={w.figureTitle} data-testid="figure-panel">
        <header className="selection-head">
          <h2 className="panel-title">{w.figureTitle}</h2>
          <button type="button" className="button icon-only quiet" aria-label={w.close} onClick={() => actions.openFigure(null)}>
            <Icon name="close" />
          </button>
        </header>
        <div className="selection-body">
          <StandardFigure figure={figure} />
        </div>
      </section>
    );
  }
  return (
    <section className="panel selection-panel" aria-label={w.selected} data-testid="selected-card">
      <header className="selection-head">
        <h2 className="panel-title">{w.selected}</h2>
        {selection && (
          <button type="button" className="button icon-only quiet" aria-label={w.clearSelection} onClick={() => actions.select(null)}>
            <Icon name="close" />
          </button>
        )}
      </header>
      <div className="selection-body">
        {selection === null && <p className="empty-note">{w.selectedEmpty}</p>}
        {selection?.kind === 'cell' && <CellCard row={selection.row} />}
        {selection?.kind === 'unit' && <UnitCard code={selection.code} />}
        {selection?.kind === 'facility' && <FacilityCard id={selection.id} />}
      </div>
    </section>
  );
}
