import type { Edit } from '../../model/edit';

/** All edits ever made on this line of history; the first `position` of them hold, the rest were undone and can be redone. */
export interface EditHistory {
  readonly edits: readonly Edit[];
  readonly position: number;
}

export const emptyHistory: EditHistory = { edits: [], position: 0 };

/** The edits that hold now, in order. */
export function activeEdits(history: EditHistory): readonly Edit[] {
  return history.position === history.edits.length ? history.edits : history.edits.slice(0, history.position);
}

/** A new edit drops what was undone before it. */
export function withEdit(history: EditHistory, edit: Edit): EditHistory {
  const edits = [...history.edits.slice(0, history.position), edit];
  return { edits, position: edits.length };
}

/** Steps back or forward to a position, kept inside the list. */
export function atPosition(history: EditHistory, position: number): EditHistory {
  const inside = Math.max(0, Math.min(history.edits.length, position));
  return inside === history.position ? history : { ...history, position: inside };
}
