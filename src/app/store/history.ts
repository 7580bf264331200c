import type { Edit, GroundEdit } from '../../model/edit';

/** What can be undone: an edit, several that were made at once, or that an edit of the ground made before was taken away again. */
export type Step =
  | Edit
  | { readonly kind: 'several'; readonly edits: readonly [Edit, ...Edit[]] }
  | { readonly kind: 'take-away'; readonly edit: GroundEdit };

/** The edits that a step makes. */
export function editsOfStep(step: Step): readonly Edit[] {
  if (step.kind === 'several') return step.edits;
  return step.kind === 'take-away' ? [] : [step];
}

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
    .reduce<readonly Edit[]>(
      (held, step) => (step.kind === 'take-away' ? held.filter((edit) => edit !== step.edit) : [...held, ...editsOfStep(step)]),
      [],
    );
  kept.set(history, edits);
  return edits;
}

/** A new step drops what was undone before it. */
export function withStep(history: EditHistory, step: Step): EditHistory {
  const steps = [...history.steps.slice(0, history.position), step];
  return { steps, position: steps.length };
}

/** Several edits as one step; one edit as itself, and none as no step. */
export function withEdits(history: EditHistory, [first, ...others]: readonly Edit[]): EditHistory {
  if (!first) return history;
  return withStep(history, others.length === 0 ? first : { kind: 'several', edits: [first, ...others] });
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
