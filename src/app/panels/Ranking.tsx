import type { ReactNode } from 'react';
import { Tabs } from 'radix-ui';
import { useActions, useApp, useWords } from '../context';
import type { Tab } from '../store/state';
import { Standards } from './Standards';
import { UnitTable } from './UnitTable';

const tabs: readonly Tab[] = ['towns', 'counties', 'standards'];

/** Who is worst off, and which standards hold. */
export function Ranking(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const tab = useApp((state) => state.tab);
  const names: Readonly<Record<Tab, string>> = { towns: w.tabTowns, counties: w.tabCounties, standards: w.tabStandards };
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
      <Tabs.Content value="towns" className="tab-body" tabIndex={-1}>
        <UnitTable level="town" />
      </Tabs.Content>
      <Tabs.Content value="counties" className="tab-body" tabIndex={-1}>
        <UnitTable level="county" />
      </Tabs.Content>
      <Tabs.Content value="standards" className="tab-body" tabIndex={-1}>
        <Standards />
      </Tabs.Content>
    </Tabs.Root>
  );
}
