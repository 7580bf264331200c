import { editedCatalogue, type CatalogueEdit } from './catalogue-edit';
import { Failure } from './finding';
import type { Facility, Study, Zone } from './study';

/** A change to a study. The screen keeps a list of them; the study with the list applied is a new study, so undo drops the last. */
export type Edit = FacilityEdit | GroundEdit | CatalogueEdit;

/** A change of one facility: its place, its service, its start. */
export type FacilityEdit =
  | { readonly kind: 'add-facility'; readonly facility: Facility }
  | { readonly kind: 'move-facility'; readonly id: string; readonly lon: number; readonly lat: number }
  /** out of service in every year */
  | { readonly kind: 'close-facility'; readonly id: string }
  | { readonly kind: 'reopen-facility'; readonly id: string }
  /** start delay (dispatch, loading) in seconds */
  | { readonly kind: 'set-delay'; readonly id: string; readonly delaySeconds: number };

/** A change of the ground that trips run over; times found before do not hold after it. Geometry in degrees (WGS 84). */
export type GroundEdit =
  /** every stretch of road that the line crosses or the area touches is closed, in plan: bridges and tunnels too */
  | { readonly kind: 'close-roads'; readonly name: string; readonly geometry: Zone['geometry'] }
  /** nobody passes off the roads: an area where it covers a cell's centre, a line in every cell it passes */
  | { readonly kind: 'add-barrier'; readonly name: string; readonly geometry: Zone['geometry'] }
  /** another of the study's speed tables, by its id */
  | { readonly kind: 'use-speeds'; readonly table: string };

type OfKind<K extends Edit['kind']> = Extract<Edit, { kind: K }>;
type Appliers<Kind extends Edit['kind'], Part> = { readonly [K in Kind]: (part: Part, edit: OfKind<K>) => Part };

const replaced = (facilities: readonly Facility[], id: string, change: (facility: Facility) => Facility): readonly Facility[] => {
  const row = facilities.findIndex((facility) => facility.id === id);
  const found = facilities[row];
  if (!found) throw new Failure('edit.unknown-facility', {}, { id });
  return facilities.with(row, change(found));
};

const onFacilities: Appliers<FacilityEdit['kind'], readonly Facility[]> = {
  'add-facility': (facilities, edit) => [...facilities, edit.facility],
  'move-facility': (facilities, edit) => replaced(facilities, edit.id, (facility) => ({ ...facility, lon: edit.lon, lat: edit.lat })),
  'close-facility': (facilities, edit) => replaced(facilities, edit.id, (facility) => ({ ...facility, closed: 0 })),
  'reopen-facility': (facilities, edit) => replaced(facilities, edit.id, (facility) => ({ ...facility, closed: null })),
  'set-delay': (facilities, edit) => replaced(facilities, edit.id, (facility) => ({ ...facility, delaySeconds: edit.delaySeconds })),
};

/** What trips of a study run over, as far as edits change it. */
type Ground = Pick<Study, 'closures' | 'barriers' | 'speeds' | 'speedTables'>;

const zone = (kind: string, { name, geometry }: Pick<Zone, 'name' | 'geometry'>): Zone => ({
  kind,
  level: '',
  name,
  geometry,
  attributes: {},
});

const onGround: Appliers<GroundEdit['kind'], Ground> = {
  'close-roads': (ground, edit) => ({ ...ground, closures: [...ground.closures, zone('closure', edit)] }),
  'add-barrier': (ground, edit) => ({ ...ground, barriers: [...ground.barriers, zone('barrier', edit)] }),
  'use-speeds': (ground, edit) => {
    const speeds = ground.speedTables.find((table) => table.id === edit.table);
    if (!speeds) throw new Failure('edit.unknown-speeds', {}, { table: edit.table, known: ground.speedTables.map((table) => table.id) });
    return { ...ground, speeds };
  },
};

/** Does an edit change the ground, and neither a facility nor the plan? */
export function isGroundEdit(edit: Edit): edit is GroundEdit {
  return edit.kind in onGround;
}

/** Does an edit change a facility? */
export function isFacilityEdit(edit: Edit): edit is FacilityEdit {
  return edit.kind in onFacilities;
}

/** Does an edit change the plan? Neither people nor times depend on it. */
export function isCatalogueEdit(edit: Edit): edit is CatalogueEdit {
  return !isGroundEdit(edit) && !isFacilityEdit(edit);
}

/** The facility that an edit concerns, null for an edit of the ground or the plan. */
export function editedFacilityId(edit: Edit): string | null {
  if (!isFacilityEdit(edit)) return null;
  return edit.kind === 'add-facility' ? edit.facility.id : edit.id;
}

/**
 * Facilities after the edits, in order. Rows keep their place; new ones come last. Edits of the ground and the plan change none.
 * @throws Failure edit.unknown-facility
 */
export function editedFacilities(facilities: readonly Facility[], edits: readonly Edit[]): readonly Facility[] {
  return edits.filter(isFacilityEdit).reduce((rows, edit) => onFacilities[edit.kind](rows, edit as never), facilities);
}

/** The study after the edits. @throws Failure edit.unknown-facility, edit.unknown-speeds, edit.unknown-standard */
export function editedStudy(study: Study, edits: readonly Edit[]): Study {
  if (edits.length === 0) return study;
  const ground = edits.filter(isGroundEdit);
  const { closures, barriers, speeds } = ground.reduce<Ground>((part, edit) => onGround[edit.kind](part, edit as never), study);
  const catalogue = editedCatalogue(study.catalogue, edits.filter(isCatalogueEdit));
  return { ...study, facilities: editedFacilities(study.facilities, edits), catalogue, closures, barriers, speeds };
}
