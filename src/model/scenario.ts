import { editedStandardId, type CatalogueEdit } from './catalogue-edit';
import { isCatalogueEdit, isGroundEdit, type Edit, type GroundEdit } from './edit';
import { Failure, type Details } from './finding';
import { standardProblems, type StandardGround, type StandardProblem } from './standard-problems';
import type { Study } from './study';
import type { Text } from './text';
import type { SpeedTable } from './travel';

/** A named list of changes to a study, kept in a file: the screen writes it, the command line runs it. */
export interface Scenario {
  /** begins with a letter or digit, then letters, digits, `.`, `_`, `-`: it becomes part of the name of a folder */
  readonly id: string;
  readonly name: Text;
  readonly edits: readonly Edit[];
}

/** What an id may look like. */
export const scenarioIdPattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/** The id of a study's unnamed changes, such as `baoji-edits-3`; letters that an id cannot have become `-`. */
export function scenarioIdOf(studyId: string, edits: number): string {
  const plain = studyId.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[^\p{L}\p{N}]+/u, '');
  return `${plain === '' ? 'study' : plain}-edits-${edits}`;
}

/**
 * A scenario as the text of a file: what `junda run --scenario` and the screen read back.
 * @returns JSON with two spaces and a line end
 */
export function scenarioText(scenario: Scenario): string {
  return `${JSON.stringify(scenario, null, 2)}\n`;
}

/** Does the text of a JSON file look like a scenario (an object with a list of `edits`)? Tells it from layers, not whether it is right. */
export function looksLikeScenario(text: string): boolean {
  // layers can be long: most are told apart without being parsed
  if (!text.includes('"edits"')) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'edits' in value && Array.isArray(value.edits);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

type Ground = Pick<Study, 'facilities' | 'catalogue' | 'units'> &
  Pick<StandardGround, 'trips' | 'demand'> & { readonly speedTables: readonly Pick<SpeedTable, 'id'>[] };

function checkAdded(
  edit: Extract<Edit, { kind: 'add-facility' }>,
  ids: ReadonlySet<string>,
  study: Ground,
  file: string,
  number: number,
): void {
  const { id, type, unit } = edit.facility;
  if (ids.has(id)) throw new Failure('cell.duplicate-id', { file }, { id, edit: number });
  const types = study.catalogue.facilityTypes;
  if (types.length > 0 && !types.some((known) => known.id === type)) {
    throw new Failure('catalogue.unknown-type', { file }, { type, entry: `edits[${number}]` });
  }
  if (unit !== '' && study.units.length > 0 && !study.units.some((known) => known.code === unit)) {
    throw new Failure('study.unknown-unit', { file }, { unit, id });
  }
}

function checkGround(edit: GroundEdit, study: Ground, file: string, number: number, scenario: string): void {
  if (edit.kind !== 'use-speeds') return;
  const known = study.speedTables.map((table) => table.id);
  if (!known.includes(edit.table)) throw new Failure('edit.unknown-speeds', { file }, { table: edit.table, known, edit: number, scenario });
}

const detailsOf = ({ field, problem, value, known, least, most }: StandardProblem): Details => ({
  field,
  problem,
  value,
  ...(known.length > 0 ? { known } : {}),
  ...(problem === 'range' ? { least, most } : {}),
});

/** @param ids standards that there are before the edit; kept up to date */
function checkPlan(edit: CatalogueEdit, ids: Set<string>, study: Ground, file: string, number: number, scenario: string): void {
  const id = editedStandardId(edit);
  if (edit.kind !== 'put-standard') {
    if (!ids.has(id)) throw new Failure('edit.unknown-standard', { file }, { id, edit: number, scenario });
    if (edit.kind === 'drop-standard') ids.delete(id);
    return;
  }
  const standards = [...ids].map((known) => ({ id: known }));
  const [found] = standardProblems(edit.standard, { ...study, catalogue: { ...study.catalogue, standards } });
  if (found) throw new Failure('edit.bad-standard', { file }, { ...detailsOf(found), entry: id, edit: number, scenario });
  ids.add(id);
}

/**
 * Checks that the edits of a scenario, in order, fit the study: facilities and standards that there are (or that an edit before added), new
 * ids, known types, trips, groups, levels, units and speed tables.
 * @param file named in the refusal; edits are counted from 1
 * @throws Failure edit.unknown-facility, cell.duplicate-id, catalogue.unknown-type, study.unknown-unit, edit.unknown-speeds,
 *   edit.unknown-standard, edit.bad-standard
 */
export function checkScenario(scenario: Scenario, study: Ground, file: string): void {
  const ids = new Set(study.facilities.map((facility) => facility.id));
  const standards = new Set(study.catalogue.standards.map(({ id }) => id));
  scenario.edits.forEach((edit, at) => {
    if (isGroundEdit(edit)) checkGround(edit, study, file, at + 1, scenario.id);
    else if (isCatalogueEdit(edit)) checkPlan(edit, standards, study, file, at + 1, scenario.id);
    else if (edit.kind === 'add-facility') {
      checkAdded(edit, ids, study, file, at + 1);
      ids.add(edit.facility.id);
    } else if (!ids.has(edit.id)) {
      throw new Failure('edit.unknown-facility', { file }, { id: edit.id, edit: at + 1, scenario: scenario.id });
    }
  });
}
