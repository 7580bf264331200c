import type { Screen } from './context';
import { isOpen } from '../model/study';
import { currentFacilities } from './store/derived';
import { acceptedSites, placesAsMoved } from './store/siting';
import { isTyping } from './keys';

const metresPerDegree = 111_195;
const stepMetres = 100;
const longStepMetres = 1000;

/** East and north, in steps. */
const directions: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Do arrow keys mean something else where the focus is: tabs, a slider, a table that scrolls? The map and the card of what is selected give way. */
function arrowsAreTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target === document.body) return false;
  return isTyping(target) || target.closest('[data-testid="map"], [data-testid="selected-card"], [data-testid="site-card"]') === null;
}

/** Where the selected facility is, or is held; null where none is selected that can be moved. */
function movablePlace({ store, hold }: Screen): { readonly id: string; readonly lon: number; readonly lat: number } | null {
  const { study, history, choices, selection, tool } = store.getState();
  // with another tool the arrow keys move the map
  if (!study || !choices || selection?.kind !== 'facility' || tool !== 'select') return null;
  const { held } = hold.moves.getState();
  if (held) return held;
  const found = currentFacilities(study, history).find((facility) => facility.id === selection.id);
  return found && isOpen(found, choices.year) ? found : null;
}

/** Where the selected chosen site stands, while it is not in the scenario yet; null where none is selected. */
function movableSite({ store }: Screen): { readonly id: string; readonly lon: number; readonly lat: number } | null {
  const state = store.getState();
  const { selection, siteAnswer, siteMoves, view, tool } = state;
  if (view !== 'siting' || tool !== 'select' || selection?.kind !== 'site' || !siteAnswer) return null;
  if (acceptedSites(state).has(selection.id)) return null;
  return placesAsMoved(siteAnswer.output, siteMoves).find(({ id }) => id === selection.id) ?? null;
}

/** Moves the selected facility with the arrow keys, or a chosen site, which stands where it is at once: Enter puts it down, Escape back where it was. The pointer's own drag has its own Escape. */
export function listenForMoveKeys(screen: Screen): () => void {
  const { hold } = screen;
  /** is the facility held by the keyboard? */
  let moving = false;
  const step = (event: KeyboardEvent, [east, north]: readonly [number, number]): boolean => {
    const site = movableSite(screen);
    const place = site ?? movablePlace(screen);
    if (!place) return false;
    const degrees = (event.shiftKey ? longStepMetres : stepMetres) / metresPerDegree;
    const lon = place.lon + (east * degrees) / Math.cos((place.lat * Math.PI) / 180);
    const lat = place.lat + north * degrees;
    if (site) void screen.actions.moveSite(site.id, { lon, lat });
    else hold.hold(place.id, lon, lat);
    moving = site === null;
    return true;
  };
  const end = (how: () => void): boolean => {
    const wasMoving = moving && hold.moves.getState().held !== null;
    moving = false;
    if (wasMoving) how();
    return wasMoving;
  };
  const ends: Readonly<Record<string, () => void>> = { Enter: hold.drop, Escape: hold.release };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (document.querySelector('dialog[open], [role="menu"]')) return;
    const direction = directions[event.key];
    const how = ends[event.key];
    const done = direction ? !arrowsAreTaken(event.target) && step(event, direction) : how ? end(how) : false;
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // before the map, whose own arrow keys pan it
  globalThis.addEventListener('keydown', onKey, true);
  return () => globalThis.removeEventListener('keydown', onKey, true);
}
