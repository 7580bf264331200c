import type { StoreApi } from 'zustand/vanilla';
import { words } from '../../i18n';
import { reliefTargets, type SegmentLoss } from '../../model/relief';
import type { UnitLevel } from '../../model/unit-level';
import { closeSegment, closingOf, segmentTitle } from '../relief/close-segment';
import { groundEdits } from './derived';
import { withStep } from './history';
import { reliefAsked, reliefTiers, type ReliefChoices, type TierChoice } from './relief';
import type { AppState } from './state';

/** What can be done about relief depots. None rejects. */
export interface ReliefActions {
  setRelief(part: Partial<ReliefChoices>): void;
  setTier(level: UnitLevel, part: TierChoice): void;
  /** the hours of a preset for every level */
  takeTarget(id: string): void;
  /** makes every road segment and every depot fail in turn, as the form stands */
  runFailures(): void;
  /** closes a segment as an edit of the scenario */
  closeRoad(segment: SegmentLoss): void;
}

/** @param change sets a part of the state and lets the screen settle */
export function createReliefActions(store: StoreApi<AppState>, change: (part: Partial<AppState>) => void): ReliefActions {
  const { getState: get } = store;
  return {
    setRelief: (part) => change({ relief: { ...get().relief, ...part } }),
    setTier(level, part) {
      const { relief } = get();
      change({ relief: { ...relief, tiers: { ...relief.tiers, [level]: { ...relief.tiers[level], ...part } } } });
    },
    takeTarget(id) {
      const target = reliefTargets.find((preset) => preset.id === id);
      const { relief } = get();
      if (!target) return;
      const tiers = Object.fromEntries(
        reliefTiers(get()).map(({ level }) => [level, { ...relief.tiers[level], targetHours: target.hours }] as const),
      );
      change({ relief: { ...relief, tiers } });
    },
    runFailures: () => change({ reliefWanted: reliefAsked(get(), 'failures')?.key ?? '' }),
    closeRoad(segment) {
      const { history, language, visible } = get();
      const w = words(language).app;
      const number = String(history.steps.filter(({ kind }) => kind === 'close-roads').length + 1);
      const edit = closeSegment(segment, w.closureName(number, segmentTitle(segment, w)));
      if (!edit || closingOf(segment, groundEdits(history))) return;
      change({ history: withStep(history, edit), visible: visible.ground ? visible : { ...visible, ground: true } });
    },
  };
}
