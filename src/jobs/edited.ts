import { editedStudy, isCatalogueEdit, type Edit } from '../model/edit';
import type { Study } from '../model/study';

/** The last study with its facilities and ground changed, so that a change of the plan alone finds the same facilities again. */
const lastPlaced = new WeakMap<Study, { readonly key: string; readonly study: Study }>();

/** The study after the edits, as `editedStudy` makes it; equal changes of facilities and ground give the same lists of them as the time before. */
export function editedOnce(study: Study, edits: readonly Edit[]): Study {
  const places = edits.filter((edit) => !isCatalogueEdit(edit));
  const key = JSON.stringify(places);
  const last = lastPlaced.get(study);
  const placed = last?.key === key ? last.study : editedStudy(study, places);
  lastPlaced.set(study, { key, study: placed });
  return editedStudy(placed, edits.filter(isCatalogueEdit));
}
