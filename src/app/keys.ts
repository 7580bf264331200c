import type { Screen } from './context';
import { minutesRange } from './store/question';

interface Key {
  /** `KeyboardEvent.key` in lower case */
  readonly key: string;
  readonly control?: boolean;
  readonly shift?: boolean;
  readonly run: (screen: Screen) => void;
}

const cutoffBy =
  (minutes: number) =>
  ({ store, actions }: Screen): void =>
    actions.setMinutes((store.getState().choices?.minutes ?? NaN) + minutes);

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
  { key: 'p', run: ({ actions }) => actions.setTool('add-facility') },
  { key: 'v', run: ({ actions }) => actions.setTool('select') },
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
        (key.shift === undefined || key.shift === event.shiftKey),
    );
    if (!found) return;
    event.preventDefault();
    found.run(screen);
  };
  globalThis.addEventListener('keydown', onKey);
  return () => globalThis.removeEventListener('keydown', onKey);
}
