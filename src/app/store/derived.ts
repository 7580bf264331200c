import type { Catalogue } from '../../model/catalogue';
import { editedCatalogue } from '../../model/catalogue-edit';
import { editedFacilities, editedFacilityId, isCatalogueEdit, isGroundEdit, type Edit, type GroundEdit } from '../../model/edit';
import { isOpen, type Facility, type Unit } from '../../model/study';
import type { StudyView } from '../../jobs/task-types';
import { activeEdits, type EditHistory } from './history';

/** A function of one object that remembers its last answer per object. */
function remembered<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** Units by code. */
export const unitsByCode = remembered(
  (study: StudyView): ReadonlyMap<string, Unit> => new Map(study.units.map((unit) => [unit.code, unit])),
);

/** Names of facility types by id. */
export const typeNames = remembered(
  (study: StudyView): ReadonlyMap<string, { readonly zh: string; readonly en: string }> =>
    new Map(study.catalogue.facilityTypes.map((type) => [type.id, type.name])),
);

let lastPlaces: readonly Edit[] = [];

/**
 * The edits that hold and change facilities or the ground, in order: what times depend on. The same list for the same history, and for one that
 * only changes the plan after it.
 */
export const placeEdits = remembered((history: EditHistory): readonly Edit[] => {
  const edits = activeEdits(history).filter((edit) => !isCatalogueEdit(edit));
  const isSame = edits.length === lastPlaces.length && edits.every((edit, at) => edit === lastPlaces[at]);
  if (!isSame) lastPlaces = edits;
  return lastPlaces;
});

const facilitiesByEdits = remembered((study: StudyView) =>
  remembered((edits: readonly Edit[]) => editedFacilities(study.facilities, edits)),
);

/** The facilities after the edits that hold; the same list for the same study and history. */
export function currentFacilities(study: StudyView, history: EditHistory): readonly Facility[] {
  return facilitiesByEdits(study)(placeEdits(history));
}

/** Facilities of some types that are open in a year, as the engine asks it. */
export function openFacilities(facilities: readonly Facility[], types: readonly string[], year: number): readonly Facility[] {
  const wanted = new Set(types);
  return facilities.filter((facility) => wanted.has(facility.type) && isOpen(facility, year));
}

const idsOfEdits = remembered(
  (edits: readonly Edit[]): ReadonlySet<string> => new Set(edits.flatMap((edit) => editedFacilityId(edit) ?? [])),
);

/** Ids that the edits that hold added, moved or closed. */
export const editedIds = (history: EditHistory): ReadonlySet<string> => idsOfEdits(placeEdits(history));

const groundOfEdits = remembered((edits: readonly Edit[]): readonly GroundEdit[] => edits.filter(isGroundEdit));

/** The edits of the ground that hold, in order; the same list for the same history. */
export const groundEdits = (history: EditHistory): readonly GroundEdit[] => groundOfEdits(placeEdits(history));

/** The id of the speed table that counts: that of the last edit that names one, else the study's own. */
export function speedTableOf(study: StudyView, history: EditHistory): string {
  const named = groundEdits(history).findLast((edit) => edit.kind === 'use-speeds');
  return named?.table ?? study.speedTables[0]?.id ?? '';
}

const cataloguesByHistory = remembered((study: StudyView) =>
  remembered((history: EditHistory) => editedCatalogue(study.catalogue, activeEdits(history).filter(isCatalogueEdit))),
);

/** The plan after the edits that hold; the same object for the same study and history. */
export function currentCatalogue(study: StudyView, history: EditHistory): Catalogue {
  return cataloguesByHistory(study)(history);
}

/** Names the edits that times depend on: equal lists have equal keys. */
export const placeKeyOf = remembered((history: EditHistory): string => JSON.stringify(placeEdits(history)));

/** Names the edits: equal lists of edits have equal keys. */
export const editsKeyOf = remembered((history: EditHistory): string => JSON.stringify(activeEdits(history)));

/** Codes from a unit upward: itself, its parent, and so on. */
export function unitChain(study: StudyView, code: string): readonly Unit[] {
  const units = unitsByCode(study);
  const chain: Unit[] = [];
  for (let unit = units.get(code); unit && !chain.includes(unit); unit = units.get(unit.parent)) chain.push(unit);
  return chain;
}
