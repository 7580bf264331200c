import type { Screen } from './context';
import type { Tool } from './store/state';
import { minutesRange } from './store/question';

interface Key {
  /** `KeyboardEvent.key` in lower case */
  readonly key: string;
  readonly control?: boolean;
  readonly shift?: boolean;
  /** does the key mean something only where the focus is on the map or nowhere, since buttons have it too? */
  readonly onMap?: boolean;
  /** false: nothing was done, and the key means what it usually does */
  readonly run: (screen: Screen) => void | boolean;
}

const cutoffBy =
  (minutes: number) =>
  ({ store, actions }: Screen): void =>
    actions.setMinutes((store.getState().choices?.minutes ?? NaN) + minutes);

const pointTools = new Set(['add-facility', 'close-road', 'barrier', 'score-place']);

/** With a tool in hand, a point in the middle of the map. @returns false without one, so that the key means what it usually does */
const pointInMiddle = ({ store, actions, mapHolder }: Screen): boolean => {
  const middle = mapHolder.current?.middle();
  if (!middle || !pointTools.has(store.getState().tool)) return false;
  actions.pointAt(middle.lon, middle.lat, middle.pixelMetres);
  return true;
};

/** A tool from the keyboard: the map takes the focus, so that the arrow keys move it. */
const toolByKey =
  (tool: Tool) =>
  ({ store, actions, mapHolder }: Screen): void => {
    const { study } = store.getState();
    if (!study || (tool === 'close-road' && !study.hasRoads)) return;
    actions.setTool(tool);
    if (tool !== 'select') mapHolder.current?.focus();
  };

const whileSketching =
  (act: (screen: Screen) => void) =>
  (screen: Screen): boolean => {
    if (screen.store.getState().sketch.points.length === 0) return false;
    act(screen);
    return true;
  };

const escape = ({ store, actions }: Screen): void => {
  const { draft, tool } = store.getState();
  if (draft) actions.setDraft(null);
  else if (tool !== 'select') actions.setTool('select');
  else actions.select(null);
};

/** The keys of the screen. `shift` left out: with or without it. */
const keys: readonly Key[] = [
  { key: '[', run: cutoffBy(-minutesRange.step) },
  { key: ']', run: cutoffBy(minutesRange.step) },
  { key: 'z', control: true, shift: false, run: ({ actions }) => actions.undo() },
  { key: 'z', control: true, shift: true, run: ({ actions }) => actions.redo() },
  { key: 'y', control: true, run: ({ actions }) => actions.redo() },
  { key: 'p', run: toolByKey('add-facility') },
  { key: 'r', run: toolByKey('close-road') },
  { key: 'b', run: toolByKey('barrier') },
  { key: 'v', run: toolByKey('select') },
  { key: ' ', onMap: true, run: pointInMiddle },
  { key: 'enter', onMap: true, run: whileSketching(({ actions }) => actions.finishSketch()) },
  { key: 'backspace', onMap: true, run: whileSketching(({ actions }) => actions.dropPoint()) },
  { key: 'escape', run: escape },
  { key: '?', run: ({ actions }) => actions.setDialog({ kind: 'help' }) },
  { key: 'o', control: true, run: () => document.querySelector<HTMLElement>('[data-testid="import-input"]')?.click() },
];

const typingTypes = new Set(['text', 'search', 'number', 'email', 'url', '']);

/** Is the user writing, so that letters belong to the text and not to the screen? */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && typingTypes.has(target.type);
}

/** Is the focus on the map, or nowhere? */
const isOnMap = (target: EventTarget | null): boolean =>
  !(target instanceof HTMLElement) || target === document.body || target.closest('[data-testid="map"]') !== null;

/** Listens for the keys of the screen; none fires while a text is written, an input method composes, or a dialog is open. */
export function listenForKeys(screen: Screen): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || event.defaultPrevented) return;
    // Esc leaves the form of a new facility from within its fields too
    const leavesForm = event.key === 'Escape' && screen.store.getState().draft !== null;
    if (isTyping(event.target) && !leavesForm) return;
    if (document.querySelector('dialog[open], [role="menu"]')) return;
    const control = event.ctrlKey || event.metaKey;
    const found = keys.find(
      (key) =>
        key.key === event.key.toLowerCase() &&
        (key.control ?? false) === control &&
        (key.shift === undefined || key.shift === event.shiftKey) &&
        (!key.onMap || isOnMap(event.target)),
    );
    if (!found || found.run(screen) === false) return;
    event.preventDefault();
  };
  globalThis.addEventListener('keydown', onKey);
  return () => globalThis.removeEventListener('keydown', onKey);
}
