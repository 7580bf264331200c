import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { words, type AllWords } from '../i18n';
import type { CoverageAnswer } from '../jobs/task-types';
import type { HeldFacility, MapHandle } from './map/contract';
import type { Actions } from './store/actions';
import type { FacilityHold } from './store/hold';
import type { AppState } from './store/state';
import { formatsOf, type Formats } from './format';

/** Where the pointer is on the map, degrees; kept beside the state because it changes with every move. */
export interface Pointer {
  readonly place: { readonly lon: number; readonly lat: number } | null;
}

/** What every part of the screen shares: the state, what can be done, and the map once it is there. */
export interface Screen {
  readonly store: StoreApi<AppState>;
  readonly actions: Actions;
  readonly pointer: StoreApi<Pointer>;
  readonly hold: FacilityHold;
  readonly mapHolder: { current: MapHandle | null };
}

export const ScreenContext = createContext<Screen | null>(null);

/** @throws Error outside the screen: a fault in the program */
export function useScreen(): Screen {
  const screen = useContext(ScreenContext);
  if (!screen) throw new Error('useScreen outside ScreenContext');
  return screen;
}

/** A part of the state; the component is drawn again when it changes. The selector must return a kept value, not a new one. */
export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(useScreen().store, selector);
}

export function useActions(): Actions {
  return useScreen().actions;
}

/** Words of the screen in its language. */
export function useWords(): AllWords['app'] {
  return words(useApp((state) => state.language)).app;
}

export function useFormats(): Formats {
  return formatsOf(useApp((state) => state.language));
}

const withLedgers = new WeakMap<CoverageAnswer['ledgers'], CoverageAnswer>();

/** The answer on screen; while a facility is moved, with the ledgers of the newest frame (`isLive`), whose means and medians are still those at rest. */
export function useShownAnswer(): { readonly answer: CoverageAnswer | null; readonly isLive: boolean } {
  const { hold } = useScreen();
  const rest = useApp((state) => state.answered?.answer ?? null);
  const ledgers = useStore(hold.moves, (move) => move.ledgers);
  if (!rest || !ledgers) return { answer: rest, isLive: false };
  const answer = withLedgers.get(ledgers) ?? { ...rest, ledgers };
  withLedgers.set(ledgers, answer);
  return { answer, isLive: true };
}

/** The facility that is being moved, and where to. */
export function useHeld(): HeldFacility | null {
  return useStore(useScreen().hold.moves, (move) => move.held);
}
