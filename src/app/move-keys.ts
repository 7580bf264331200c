import type { Screen } from './context';
import { isOpen } from '../model/study';
import { currentFacilities } from './store/derived';
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
  return isTyping(target) || target.closest('[data-testid="map"], [data-testid="selected-card"]') === null;
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

/** Moves the selected facility with the arrow keys: Enter puts it down, Escape back where it was. The pointer's own drag has its own Escape. */
export function listenForMoveKeys(screen: Screen): () => void {
  const { hold } = screen;
  /** is the facility held by the keyboard? */
  let moving = false;
  const step = (event: KeyboardEvent, [east, north]: readonly [number, number]): boolean => {
    const place = movablePlace(screen);
    if (!place) return false;
    const degrees = (event.shiftKey ? longStepMetres : stepMetres) / metresPerDegree;
    hold.hold(place.id, place.lon + (east * degrees) / Math.cos((place.lat * Math.PI) / 180), place.lat + north * degrees);
    moving = true;
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
