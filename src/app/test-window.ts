import type { Edit } from '../model/edit';
import type { Screen } from './context';
import { headlineText } from './headline';
import { createSceneMaker } from './map-scene';
import { activeEdits } from './store/history';
import { answeredKey, wantedOf } from './store/settle';
import { peopleOutside, wholeLedger } from './store/totals';
import type { Selection } from './map/contract';
import type { DrawnSite } from './map/site-features';
import type { HoldTimings } from './store/hold';
import type { Choices } from './store/question';

/** What a browser test may ask of the screen. */
export interface TestState {
  /** nothing runs, and the answer belongs to the choices and edits */
  readonly settled: boolean;
  readonly headline: string;
  readonly people: number;
  readonly covered: number;
  readonly outside: number;
  readonly share: number;
  readonly choices: Choices | null;
  readonly edits: number;
  readonly selection: Selection | null;
  /** the facilities that the map shows */
  readonly facilities: readonly { readonly id: string; readonly name: string; readonly lon: number; readonly lat: number }[];
}

export interface TestWindow {
  /** where a place is on the page, CSS pixels from the top left of the window; null while there is no map */
  project(lon: number, lat: number): { readonly x: number; readonly y: number } | null;
  state(): TestState;
  /** the chosen new sites as the map shows them */
  sites(): readonly DrawnSite[];
  /** the edits that hold */
  edits(): readonly Edit[];
  /** how long the frames of the last move of a facility took, milliseconds */
  moveTimings(): HoldTimings;
}

function testState({ store }: Screen): TestState {
  const state = store.getState();
  const { study, answered } = state;
  const ledger = answered ? wholeLedger(answered.answer) : null;
  const wanted = wantedOf(state);
  return {
    settled:
      state.heldId === null && state.job === null && state.openingName === '' && wanted !== null && wanted.key === answeredKey(state),
    headline: study && answered ? headlineText(study, answered.answer, state.language) : '',
    people: ledger?.people ?? NaN,
    covered: ledger?.covered ?? NaN,
    outside: ledger ? peopleOutside(ledger) : NaN,
    share: ledger?.share ?? NaN,
    choices: state.choices,
    edits: state.history.position,
    selection: state.selection,
    facilities: (createSceneMaker()(state, false)?.facilities ?? []).map(({ id, name, lon, lat }) => ({ id, name, lon, lat })),
  };
}

/** Puts `window.__junda` on the page, read only, for browser tests. */
export function exposeForTests(screen: Screen): void {
  const testWindow: TestWindow = {
    project: (lon, lat) => {
      const inMap = screen.mapHolder.current?.project(lon, lat);
      const box = document.querySelector('[data-testid="map"]')?.getBoundingClientRect();
      return inMap && box ? { x: box.left + inMap.x, y: box.top + inMap.y } : null;
    },
    state: () => testState(screen),
    sites: () => createSceneMaker()(screen.store.getState(), false)?.sites ?? [],
    edits: () => activeEdits(screen.store.getState().history),
    moveTimings: () => screen.hold.timings,
  };
  Object.defineProperty(window, '__junda', { value: testWindow });
}
