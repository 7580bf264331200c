import type { Text } from './text';
import type { UnitLevel } from './unit-level';
import type { Direction } from './travel';

export interface FacilityType {
  readonly id: string;
  readonly name: Text;
  readonly domain: string;
  /** start delay of facilities whose own column `delay_minutes` says nothing; none where left out */
  readonly delay_minutes?: number | undefined;
}

/** What a screen offers as one choice: several facility types that give the same service, with the usual question. */
export interface Service {
  readonly id: string;
  readonly name: Text;
  readonly types: readonly string[];
  readonly trip: string;
  readonly minutes: number;
  readonly direction: Direction;
}

/** An attribute test on a facility or a unit. A missing attribute makes the answer 'no data', never a pass. */
export interface Condition {
  readonly attribute: string;
  readonly is: 'equals' | 'at-least' | 'at-most';
  readonly value: string | number | boolean;
}

/** Where a figure comes from. `check`: a preset from memory, to be checked by the user (请核对). */
export interface Source {
  readonly text: Text;
  readonly check: boolean;
}

interface StandardBase {
  readonly id: string;
  /** number of the project in the plan; 0 for its goals and safeguards */
  readonly project: number;
  readonly name: Text;
  /** which sentence of the plan (paraphrased) */
  readonly clause: Text;
  readonly source: Source;
  /** facility types, any of which will do */
  readonly types: readonly string[];
  /** only facilities that pass all of these */
  readonly where: readonly Condition[];
  /** the level whose units are judged */
  readonly level: UnitLevel;
  /** only units that pass all of these are judged */
  readonly only: readonly Condition[];
}

/** Figures of a standard that hold from a year on, in place of its own. */
export type Revision<Figures> = Readonly<Figures> & { readonly from: number };

/** Share of a group within `minutes` of the nearest facility; judged at `level` and summed above it. */
export interface ReachStandard extends StandardBase {
  readonly kind: 'reach';
  readonly trip: string;
  readonly minutes: number;
  readonly direction: Direction;
  readonly group: string;
  /** share 0..1 */
  readonly target: number;
  readonly revisions?: readonly Revision<{ minutes: number }>[] | undefined;
}

/** Each unit of `level` has at least `atLeast` facilities. */
export interface ProvisionStandard extends StandardBase {
  readonly kind: 'provision';
  readonly atLeast: number;
  readonly revisions?: readonly Revision<{ atLeast: number }>[] | undefined;
}

/** Share of the facilities (of `types`, `where`) in each unit of `level` that satisfy `condition` is at least `target`. */
export interface QualityStandard extends StandardBase {
  readonly kind: 'quality';
  readonly condition: Condition;
  /** share 0..1 */
  readonly target: number;
}

export type Standard = ReachStandard | ProvisionStandard | QualityStandard;
export type StandardKind = Standard['kind'];

/** A plan as data (`data/catalogue/*.json`). */
export interface Catalogue {
  readonly id: string;
  readonly title: Text;
  readonly source: Text;
  readonly facilityTypes: readonly FacilityType[];
  readonly services: readonly Service[];
  readonly standards: readonly Standard[];
}

/** The standard as it is defined in a year: the latest revision up to it holds, and before the first its own figures. */
export function standardIn<S extends Standard>(standard: S, year: number): S {
  const revisions: readonly Revision<object>[] = ('revisions' in standard && standard.revisions) || [];
  const holding = revisions.filter((one) => one.from <= year).toSorted((a, b) => a.from - b.from);
  if (holding.length === 0) return standard;
  const { from: _from, ...figures } = holding.at(-1) as Revision<object>;
  return { ...standard, ...figures };
}
