import type { Standard } from '../../model/catalogue';
import type { Attributes, Facility, Study, UnitLevel } from '../../model/study';
import { isOpen, unitLevels } from '../../model/study';
import type { Direction } from '../../model/travel';
import type { SparseMatrix, UnitResult } from '../../model/result';
import type { Times } from '../coverage/ledger';
import type { UnitTree } from '../coverage/unit-tree';
import { allTruth } from './conditions';

/** 'How long to the nearest of these?', answered up to `cutoffSeconds * (1 + band)` at least. */
export interface StandardTimesQuestion {
  readonly facilities: readonly Facility[];
  /** of the roads */
  readonly year: number;
  readonly trip: string;
  readonly direction: Direction;
  readonly cutoffSeconds: number;
  readonly band: number;
  /** from these places instead of the study's demand rows */
  readonly places?: { readonly lon: Float64Array; readonly lat: Float64Array };
}

/** 'How long to each of these within the cutoff?' */
export type StandardMatrixQuestion = Omit<StandardTimesQuestion, 'band' | 'places'>;

/** What judging needs beyond the study itself. */
export interface StandardContext {
  /** of `unitMembership`, for the study's demand rows */
  readonly membership: Int32Array;
  /** share of speed for the band of reach figures */
  readonly band: number;
  /** travel times; asked once for each set of facilities that reach needs in a year (the caller may keep answers) */
  readonly times: (question: StandardTimesQuestion) => Times;
  /** every pair of a facility and a demand row within the cutoff */
  readonly matrix: (question: StandardMatrixQuestion) => SparseMatrix;
}

/** All that a rule judges from, prepared once for a study. */
export interface Facts {
  readonly study: Study;
  readonly tree: UnitTree;
  /** of `facilityHomes`: row of the unit that each facility belongs to, -1 outside */
  readonly homes: Int32Array;
  readonly context: StandardContext;
  /** rows of a standard in a year, judged once however often they are asked for */
  readonly resultsOf: (standard: Standard, year: number) => readonly UnitResult[];
}

/** A unit that a standard speaks of: `sure` is false where the data cannot tell whether it is meant. */
export interface JudgedUnit {
  readonly row: number;
  readonly sure: boolean;
}

/** Units of the standard's level that pass its filter `only`, or may pass it. */
export function judgedUnits({ tree }: Facts, standard: Standard, year: number): readonly JudgedUnit[] {
  return tree.rowsAt[standard.level].flatMap((row) => {
    const truth = allTruth(tree.units[row]?.attributes ?? {}, standard.only, year);
    return truth === 'no' ? [] : [{ row, sure: truth === 'yes' }];
  });
}

/** Membership with only those places that are in a unit that is judged for sure; the others count as outside. */
export function judgedMembership({ tree }: Facts, standard: Standard, judged: readonly JudgedUnit[], smallest: Int32Array): Int32Array {
  if (standard.only.length === 0) return smallest;
  const sure = new Set(judged.flatMap(({ row, sure }) => (sure ? [row] : [])));
  const atLevel = tree.atLevel[standard.level];
  return smallest.map((unit) => (unit >= 0 && sure.has(atLevel[unit] as number) ? unit : -1));
}

/** What conditions may ask of a facility: its attributes, and its `capacity` and `unit` by the same names. */
export function attributesOf(facility: Facility): Attributes {
  return { ...facility.attributes, capacity: facility.capacity, unit: facility.unit === '' ? null : facility.unit };
}

/** Facilities that a standard speaks of, as rows of the study's list, ascending. */
export interface Selected {
  readonly counted: readonly number[];
  /** open and of the type, but an attribute that `where` asks for is missing */
  readonly unknown: readonly number[];
}

/**
 * Facilities of the standard's types that are in service in the year, by what `where` says of them.
 * @returns null where the file has no facility of these types in any year: that is missing data, not a zero
 */
export function selectFacilities({ study }: Facts, standard: Pick<Standard, 'types' | 'where'>, year: number): Selected | null {
  const counted: number[] = [];
  const unknown: number[] = [];
  let known = false;
  study.facilities.forEach((facility, row) => {
    if (!standard.types.includes(facility.type)) return;
    known = true;
    if (!isOpen(facility, year)) return;
    const truth = standard.where.length === 0 ? 'yes' : allTruth(attributesOf(facility), standard.where, year);
    if (truth === 'yes') counted.push(row);
    else if (truth === 'unknown') unknown.push(row);
  });
  return known ? { counted, unknown } : null;
}

/** The level and those above it, from the top. */
export function levelsDownTo(level: UnitLevel): readonly UnitLevel[] {
  return unitLevels.slice(0, unitLevels.indexOf(level) + 1);
}
