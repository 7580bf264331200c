import type { Edit, GroundEdit } from '../../model/edit';

/** What can be undone: an edit, or that an edit of the ground made before was taken away again. */
export type Step = Edit | { readonly kind: 'take-away'; readonly edit: GroundEdit };

/** All steps ever made on this line of history; the first `position` of them hold, the rest were undone and can be redone. */
export interface EditHistory {
  readonly steps: readonly Step[];
  readonly position: number;
}

export const emptyHistory: EditHistory = { steps: [], position: 0 };

const kept = new WeakMap<EditHistory, readonly Edit[]>();

/** The edits that hold now, in order; the same list for the same history. */
export function activeEdits(history: EditHistory): readonly Edit[] {
  const known = kept.get(history);
  if (known) return known;
  const edits = history.steps
    .slice(0, history.position)
    .reduce<readonly Edit[]>((held, step) => (step.kind === 'take-away' ? held.filter((edit) => edit !== step.edit) : [...held, step]), []);
  kept.set(history, edits);
  return edits;
}

/** A new step drops what was undone before it. */
export function withStep(history: EditHistory, step: Step): EditHistory {
  const steps = [...history.steps.slice(0, history.position), step];
  return { steps, position: steps.length };
}

/** Another step in the place of the last one: what was undone before it is dropped too. */
export function withLastStep(history: EditHistory, step: Step): EditHistory {
  return withStep({ ...history, position: history.position - 1 }, step);
}

/** Steps back or forward to a position, kept inside the list. */
export function atPosition(history: EditHistory, position: number): EditHistory {
  const inside = Math.max(0, Math.min(history.steps.length, position));
  return inside === history.position ? history : { ...history, position: inside };
}
