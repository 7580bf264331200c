import type { ReactNode } from 'react';
import { useActions, useApp, useWords } from '../context';
import { Segmented } from '../parts/Segmented';
import { sitingPanels, type SitingPanel } from '../store/siting';
import { ReliefForm } from '../relief/ReliefForm';
import { ReliefPanel } from '../relief/ReliefPanel';
import { ScoreForm } from '../scorecard/ScoreForm';
import { ScorePanel } from '../scorecard/ScorePanel';
import { SitesForm } from './SitesForm';
import { SitesPanel } from './SitesPanel';

interface PanelParts {
  /** what is asked, at the left */
  readonly form: () => ReactNode;
  /** what came of it, at the right */
  readonly result: () => ReactNode;
}

const panels: Readonly<Record<SitingPanel, PanelParts>> = {
  sites: { form: () => <SitesForm />, result: () => <SitesPanel /> },
  relief: { form: () => <ReliefForm />, result: () => <ReliefPanel /> },
  scorecard: { form: () => <ScoreForm />, result: () => <ScorePanel /> },
};

/** The form of the open panel, in place of the choices of the map. */
export function SitingForm(): ReactNode {
  const panel = useApp((state) => state.siting.panel);
  return panels[panel].form();
}

/** The result of the open panel beside the map. */
export function SitingDock(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const panel = useApp((state) => state.siting.panel);
  return (
    <aside className="dock right siting-dock" id="siting-dock" tabIndex={-1} aria-label={w.sitingResult} data-testid="siting-dock">
      {sitingPanels.length > 1 && (
        <div className="analysis-head">
          <Segmented
            label={w.siting}
            testId="siting"
            value={panel}
            options={sitingPanels}
            names={w.sitingPanels}
            hints={w.sitingPanelHints}
            onPick={(picked) => actions.setSiting({ panel: picked })}
          />
          <span className="quiet-text">{w.sitingPanelHints[panel]}</span>
        </div>
      )}
      <div className="siting-body" key={panel}>
        {panels[panel].result()}
      </div>
    </aside>
  );
}
