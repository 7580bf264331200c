import type { ReactNode } from 'react';
import { useActions, useApp, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { CellCard } from './CellCard';
import { FacilityCard } from './FacilityCard';
import { FigurePanel } from '../monitor/FigurePanel';
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
        <FigurePanel figure={figure} />
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
