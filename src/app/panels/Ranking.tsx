import type { ReactNode } from 'react';
import { Tabs } from 'radix-ui';
import { useActions, useApp, useWords } from '../context';
import type { Tab } from '../store/state';
import { tabsOf } from '../store/tabs';
import { CellTable } from './CellTable';
import { FacilityTable } from './FacilityTable';
import { Standards } from './Standards';
import { UnitTable } from './UnitTable';

const bodies: Readonly<Record<Tab, () => ReactNode>> = {
  towns: () => <UnitTable level="town" />,
  counties: () => <UnitTable level="county" />,
  cells: () => <CellTable />,
  facilities: () => <FacilityTable />,
  standards: () => <Standards />,
};

/** Who is worst off, whom each facility serves, and which standards hold. */
export function Ranking(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const tab = useApp((state) => state.tab);
  const study = useApp((state) => state.study);
  const tabs = tabsOf(study);
  const names: Readonly<Record<Tab, string>> = {
    towns: w.tabTowns,
    counties: w.tabCounties,
    cells: w.tabCells,
    facilities: w.tabFacilities,
    standards: w.tabStandards,
  };
  return (
    <Tabs.Root
      className="panel ranking"
      value={tab}
      onValueChange={(value) => {
        const picked = tabs.find((entry) => entry === value);
        if (picked) actions.setTab(picked);
      }}
    >
      <Tabs.List className="tabs" aria-label={w.ranking}>
        {tabs.map((entry) => (
          <Tabs.Trigger key={entry} value={entry} data-testid={`tab-${entry}`}>
            {names[entry]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map((entry) => (
        <Tabs.Content key={entry} value={entry} className="tab-body" tabIndex={-1}>
          {bodies[entry]()}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
