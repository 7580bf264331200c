import type { Facility, Study } from './study';
import { Failure } from './finding';

/** A change to a study. The screen keeps a list of them; the study with the list applied is a new study, so undo drops the last. */
export type Edit =
  | { readonly kind: 'add-facility'; readonly facility: Facility }
  | { readonly kind: 'move-facility'; readonly id: string; readonly lon: number; readonly lat: number }
  /** out of service in every year */
  | { readonly kind: 'close-facility'; readonly id: string }
  | { readonly kind: 'reopen-facility'; readonly id: string };

type Apply<K extends Edit['kind']> = (facilities: readonly Facility[], edit: Extract<Edit, { kind: K }>) => readonly Facility[];

const replaced = (facilities: readonly Facility[], id: string, change: (facility: Facility) => Facility): readonly Facility[] => {
  const row = facilities.findIndex((facility) => facility.id === id);
  const found = facilities[row];
  if (!found) throw new Failure('edit.unknown-facility', {}, { id });
  return facilities.with(row, change(found));
};

const appliers: { readonly [K in Edit['kind']]: Apply<K> } = {
  'add-facility': (facilities, edit) => [...facilities, edit.facility],
  'move-facility': (facilities, edit) => replaced(facilities, edit.id, (facility) => ({ ...facility, lon: edit.lon, lat: edit.lat })),
  'close-facility': (facilities, edit) => replaced(facilities, edit.id, (facility) => ({ ...facility, closed: 0 })),
  'reopen-facility': (facilities, edit) => replaced(facilities, edit.id, (facility) => ({ ...facility, closed: null })),
};

/** Facilities after the edits, in order. Rows keep their place; new ones come last. @throws Failure edit.unknown-facility */
export function editedFacilities(facilities: readonly Facility[], edits: readonly Edit[]): readonly Facility[] {
  return edits.reduce((rows, edit) => (appliers[edit.kind] as Apply<Edit['kind']>)(rows, edit as never), facilities);
}

/** The study after the edits. */
export function editedStudy(study: Study, edits: readonly Edit[]): Study {
  return edits.length === 0 ? study : { ...study, facilities: editedFacilities(study.facilities, edits) };
}
