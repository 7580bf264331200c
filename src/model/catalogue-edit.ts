import type { Catalogue, Standard } from './catalogue';
import { Failure } from './finding';

/** A change of the plan itself: what is asked for, not what there is. Times found before hold after it. */
export type CatalogueEdit =
  /** the standard of that id as it is to be, in its place; a new id comes last */
  | { readonly kind: 'put-standard'; readonly standard: Standard }
  /** no longer in the plan */
  | { readonly kind: 'drop-standard'; readonly id: string }
  /** off: stays in the plan but is not judged */
  | { readonly kind: 'switch-standard'; readonly id: string; readonly on: boolean };

type Standards = readonly Standard[];

function placeOf(standards: Standards, id: string): number {
  const place = standards.findIndex((standard) => standard.id === id);
  if (place < 0) throw new Failure('edit.unknown-standard', {}, { id });
  return place;
}

/** The standard switched on or off. */
export function switched(standard: Standard, on: boolean): Standard {
  const { off: _, ...rest } = standard;
  return on ? rest : { ...rest, off: true };
}

const onStandards: {
  readonly [K in CatalogueEdit['kind']]: (standards: Standards, edit: Extract<CatalogueEdit, { kind: K }>) => Standards;
} = {
  'put-standard': (standards, { standard }) => {
    const place = standards.findIndex(({ id }) => id === standard.id);
    return place < 0 ? [...standards, standard] : standards.with(place, standard);
  },
  'drop-standard': (standards, { id }) => standards.toSpliced(placeOf(standards, id), 1),
  'switch-standard': (standards, { id, on }) => {
    const place = placeOf(standards, id);
    return standards.with(place, switched(standards[place] as Standard, on));
  },
};

/** The catalogue after the edits, in order; the same object where there are none. @throws Failure edit.unknown-standard */
export function editedCatalogue(catalogue: Catalogue, edits: readonly CatalogueEdit[]): Catalogue {
  if (edits.length === 0) return catalogue;
  const standards = edits.reduce<Standards>((list, edit) => onStandards[edit.kind](list, edit as never), catalogue.standards);
  return { ...catalogue, standards };
}

/** The standard that an edit concerns. */
export function editedStandardId(edit: CatalogueEdit): string {
  return edit.kind === 'put-standard' ? edit.standard.id : edit.id;
}
