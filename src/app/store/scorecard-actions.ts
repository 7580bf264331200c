import type { StoreApi } from 'zustand/vanilla';
import { scoreAsked, type ScoreChoices } from './scorecard';
import type { AppState } from './state';

/** What can be done about scorecards. None rejects. */
export interface ScorecardActions {
  setScoring(part: Partial<ScoreChoices>): void;
  /** another place to be scored; it is picked */
  scorePlace(lon: number, lat: number): void;
  dropScored(id: string): void;
  /** finds the best places among the candidates of the form */
  findBest(): void;
}

/** Number of a place that was clicked, by its id; 0 for others. */
export const clickedNumber = (id: string): number => Number(/^place-(\d+)$/.exec(id)?.[1] ?? 0);

/** @param change sets a part of the state and lets the screen settle */
export function createScorecardActions(store: StoreApi<AppState>, change: (part: Partial<AppState>) => void): ScorecardActions {
  const { getState: get } = store;
  return {
    setScoring: (part) => change({ scoring: { ...get().scoring, ...part } }),
    scorePlace(lon, lat) {
      const { scoring } = get();
      const id = `place-${Math.max(0, ...scoring.clicked.map((place) => clickedNumber(place.id))) + 1}`;
      change({ scoring: { ...scoring, clicked: [...scoring.clicked, { id, name: '', lon, lat }] }, selection: { kind: 'site', id } });
    },
    dropScored(id) {
      const { scoring } = get();
      change({ scoring: { ...scoring, clicked: scoring.clicked.filter((place) => place.id !== id) } });
    },
    findBest: () => change({ bestWanted: scoreAsked(get(), 'best')?.key ?? '' }),
  };
}
