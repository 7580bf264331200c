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
  /** switched off: stands in the catalogue and is not judged */
  readonly off?: boolean | undefined;
  /** facility types, any of which will do */
  readonly types: readonly string[];
  /** only facilities that pass all of these */
  readonly where: readonly Condition[];
  /** the level whose units are judged */
  readonly level: UnitLevel;
  /** only units that pass all of these are judged */
  readonly only: readonly Condition[];
}

/** Share of a group within `minutes` of the nearest facility; judged at `level` and summed above it. */
export interface ReachStandard extends StandardBase {
  readonly kind: 'reach';
  readonly trip: string;
  readonly minutes: number;
  readonly direction: Direction;
  readonly group: string;
  /** share 0..1 */
  readonly target: number;
}

/** Each unit of `level` has at least `atLeast` facilities. */
export interface ProvisionStandard extends StandardBase {
  readonly kind: 'provision';
  readonly atLeast: number;
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

/** The standards that are judged: those not switched off. */
export function activeStandards({ standards }: Pick<Catalogue, 'standards'>): readonly Standard[] {
  return standards.filter((standard) => standard.off !== true);
}
