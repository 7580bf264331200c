import type { AccessMethodId } from './measures';
import type { Text } from './text';
import type { UnitLevel } from './unit-level';
import type { Direction } from './travel';

/** A domain of the plan, the projects of which stand together. */
export interface Domain {
  readonly id: string;
  readonly name: Text;
}

/** One numbered project of the plan, whether a place-bound rule follows from it or not. */
export interface Project {
  readonly number: number;
  readonly name: Text;
  readonly domain: string;
}

/** A group of people that a standard may count: a column `people_*` of the demand layer. */
export interface PeopleGroup {
  readonly id: string;
  readonly name: Text;
}

export interface FacilityType {
  readonly id: string;
  readonly name: Text;
  readonly domain: string;
  /** start delay of facilities whose own column `delay_minutes` says nothing; none where left out */
  readonly delay_minutes?: number | undefined;
  /** level of relief depot that the type is; left out where it is none */
  readonly relief?: UnitLevel | undefined;
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

/** How a figure is held against a target; all inclusive. 'about': no farther from it than `tolerance` of it. */
export type Compare = 'at-least' | 'at-most' | 'equals' | 'about';

/** What a figure is: a share 0..1, a whole count, or any number. */
export type Measure = 'share' | 'count' | 'number';

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
  /** facility types, any of which will do; empty for kinds that judge no facilities */
  readonly types: readonly string[];
  /** only facilities that pass all of these */
  readonly where: readonly Condition[];
  /** the level whose units are judged */
  readonly level: UnitLevel;
  /** only units that pass all of these are judged */
  readonly only: readonly Condition[];
  /** another target from a year on, by year: the entry of the latest year up to the one judged holds; before the first the target itself */
  readonly targets?: Readonly<Record<string, number>> | undefined;
}

/** A trip to some facilities and how long it may take. */
export interface Need {
  readonly types: readonly string[];
  readonly where: readonly Condition[];
  readonly trip: string;
  readonly minutes: number;
  readonly direction: Direction;
}

/** Places other than where people live: the facilities of a type, each counting once or by an attribute. */
export interface Sites {
  readonly type: string;
  /** attribute that says how many each site counts for, such as the people who live there; once where left out */
  readonly weight?: string | undefined;
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
  /** 'nearest' (also where left out): whatever unit it is in; 'own-unit': facilities in the place's own unit of `level` alone */
  readonly serving?: 'nearest' | 'own-unit' | undefined;
  /** the places are these sites, and not where the group lives */
  readonly from?: Sites | undefined;
  /** further facilities that must be within reach of the same place, each by its own trip and minutes */
  readonly also?: readonly Need[] | undefined;
  /** share 0..1 */
  readonly target: number;
  readonly revisions?: readonly Revision<{ minutes: number }>[] | undefined;
}

/** Each unit of `level` has at least `atLeast` facilities. */
export interface ProvisionStandard extends StandardBase {
  readonly kind: 'provision';
  readonly atLeast: number;
  /** a facility no farther outside the unit's border than this counts for it as well */
  readonly borderMetres?: number | undefined;
}

/** Facilities, or the sum of an attribute of theirs, for each `per` residents of a group are at least `target`. */
export interface RatioStandard extends StandardBase {
  readonly kind: 'ratio';
  /** what is summed; the facilities themselves are counted where left out */
  readonly attribute?: string | undefined;
  /** residents that `target` is for: 10000 */
  readonly per: number;
  readonly group: string;
  readonly target: number;
  /** most that a facility with an empty cell can have; without it one empty cell leaves a ratio that falls short undecided */
  readonly blankAtMost?: number | undefined;
  /** as of `provision` */
  readonly borderMetres?: number | undefined;
}

/** Share of the facilities (of `types`, `where`) in each unit of `level` that satisfy `condition` is at least `target`. */
export interface QualityStandard extends StandardBase {
  readonly kind: 'quality';
  readonly condition: Condition;
  /** share 0..1 */
  readonly target: number;
}

/** The facilities of a unit of `level`, or the sum of an attribute of theirs, against a figure. */
export interface TotalStandard extends StandardBase {
  readonly kind: 'total';
  /** what is summed; the facilities themselves are counted where left out */
  readonly attribute?: string | undefined;
  readonly compare: Compare;
  readonly target: number;
  /** share of the target that 'about' may be off by, 0.05 where left out */
  readonly tolerance?: number | undefined;
}

/** A figure of the indicator table against a target; without one the figures are listed and nothing is judged. */
export interface IndicatorStandard extends StandardBase {
  readonly kind: 'indicator';
  /** name in the column `indicator` */
  readonly indicator: string;
  readonly measure: 'share' | 'number';
  readonly compare: 'at-least' | 'at-most';
  readonly target?: number | undefined;
  /** group of people by whom the levels above are means of the units judged; without it they have rows of their own or none */
  readonly weight?: string | undefined;
}

/** Methods of access whose value is what there is for each person, by their names on the command line. */
export const catchmentMethods = ['2sfca', 'e2sfca', '3sfca', 'm2sfca'] as const satisfies readonly AccessMethodId[];
export type CatchmentMethod = (typeof catchmentMethods)[number];

/** Share of a group whose supply within reach, shared with all who can reach it, is at least `atLeast` for each `per` people. */
export interface CapacityStandard extends StandardBase {
  readonly kind: 'capacity';
  readonly method: CatchmentMethod;
  /** what each facility has to give: `capacity`, or another attribute */
  readonly attribute: string;
  readonly trip: string;
  readonly minutes: number;
  readonly direction: Direction;
  readonly group: string;
  /** weight of a time as the command line writes it: 'step', 'gaussian:10'; the method's own where left out */
  readonly decay?: string | undefined;
  readonly per: number;
  readonly atLeast: number;
  /** as of `ratio` */
  readonly blankAtMost?: number | undefined;
  /** share 0..1 of the group that must reach `atLeast` */
  readonly target: number;
}

/** What a balance compares: units of a level, groups of people, or units by an attribute. */
export type Between =
  | { readonly units: UnitLevel }
  | { readonly groups: readonly string[] }
  | { readonly attribute: string; readonly values: readonly (string | number | boolean)[] };

export type BalanceIndex = 'gap' | 'ratio' | 'gini' | 'theil';

/** The gap of another standard inside each unit of `level` is at most `target`, or has not grown since the year before, or both. */
export interface BalanceStandard extends StandardBase {
  readonly kind: 'balance';
  /** id of the standard whose values are compared */
  readonly of: string;
  readonly between: Between;
  readonly index: BalanceIndex;
  readonly target?: number | undefined;
  /** at most that of the study's year before; its first year has no data */
  readonly shrinking?: boolean | undefined;
}

/** The standard of each kind: a new kind is an interface and a line here, a rule in `engine/standards` and a schema in `formats`. */
export interface StandardOfKind {
  readonly reach: ReachStandard;
  readonly provision: ProvisionStandard;
  readonly ratio: RatioStandard;
  readonly quality: QualityStandard;
  readonly total: TotalStandard;
  readonly indicator: IndicatorStandard;
  readonly capacity: CapacityStandard;
  readonly balance: BalanceStandard;
}

export type StandardKind = keyof StandardOfKind;
export type Standard = StandardOfKind[StandardKind];

/** One step of a ladder: facilities that should be within some minutes. */
export interface TierStep extends Need {
  readonly id: string;
  readonly name: Text;
}

/** The tiers of one service from the nearest and smallest up, looked at together: who lacks which, and how far it is from each to the next. */
export interface TierLadder {
  readonly id: string;
  readonly name: Text;
  /** group of people who are counted */
  readonly group: string;
  readonly steps: readonly TierStep[];
}

/** A plan as data (`data/catalogue/*.json`). */
export interface Catalogue {
  readonly id: string;
  readonly title: Text;
  readonly source: Text;
  readonly domains: readonly Domain[];
  readonly projects: readonly Project[];
  readonly groups: readonly PeopleGroup[];
  readonly facilityTypes: readonly FacilityType[];
  readonly services: readonly Service[];
  readonly standards: readonly Standard[];
  readonly tiers: readonly TierLadder[];
}

/** The standards that are judged: those not switched off. */
export function activeStandards({ standards }: Pick<Catalogue, 'standards'>): readonly Standard[] {
  return standards.filter((standard) => standard.off !== true);
}

/** Does the standard only list figures, with none to be held against? Nothing is judged then. */
export function isListed(standard: Standard): boolean {
  return standard.kind === 'indicator' && standard.target === undefined && standard.targets === undefined;
}

/** Everything that a standard wants to be reached by a trip; empty for kinds that need no travel. */
export function needsOf(standard: Standard): readonly Need[] {
  if (standard.kind === 'capacity') return [standard];
  return standard.kind === 'reach' ? [standard, ...(standard.also ?? [])] : [];
}

/** The standard as it is defined in a year: the latest revision up to it holds, and before the first its own figures. */
export function standardIn<S extends Standard>(standard: S, year: number): S {
  const revisions: readonly Revision<object>[] = ('revisions' in standard && standard.revisions) || [];
  const holding = revisions.filter((one) => one.from <= year).toSorted((a, b) => a.from - b.from);
  if (holding.length === 0) return standard;
  const { from: _from, ...figures } = holding.at(-1) as Revision<object>;
  return { ...standard, ...figures };
}
