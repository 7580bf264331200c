import { activeStandards } from '../../model/catalogue';
import type { StudyView } from '../../jobs/task-types';
import type { UnitLevel } from '../../model/study';
import type { Tab } from './state';

const hasLevel = (study: StudyView, level: UnitLevel): boolean => study.units.some((unit) => unit.level === level);

/** The tables that a study has something for, in their order; single places where there are no towns to rank. */
const offered: readonly (readonly [Tab, (study: StudyView) => boolean])[] = [
  ['towns', (study) => hasLevel(study, 'town')],
  ['counties', (study) => hasLevel(study, 'county')],
  ['cells', (study) => !hasLevel(study, 'town')],
  ['facilities', () => true],
  ['standards', (study) => activeStandards(study.catalogue).length > 0],
];

const beforeStudy: readonly Tab[] = ['towns', 'counties', 'facilities', 'standards'];

/** Tabs of the ranking for a study; the usual ones while none is open. */
export function tabsOf(study: StudyView | null): readonly Tab[] {
  return study ? offered.filter(([, has]) => has(study)).map(([tab]) => tab) : beforeStudy;
}

/** The tab to show of a study: the one that was open where the study has it, else its first. */
export function tabFor(study: StudyView, tab: Tab): Tab {
  const tabs = tabsOf(study);
  return tabs.includes(tab) ? tab : (tabs[0] ?? tab);
}
