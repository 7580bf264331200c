import type { Measure, StandardKind } from './catalogue';
import type { Answer, Population, UnitResult } from './result';
import type { UnitLevel } from './unit-level';

/**
 * What may differ between two years, each of a year of its own in a mix: facilities in service and their attributes, the count of people, the roads, the
 * rules (figures of the standard, attributes of the units that it judges), and the indicator table.
 */
export const changeFactors = ['facilities', 'people', 'roads', 'rules', 'figures'] as const;
export type ChangeFactor = (typeof changeFactors)[number];

/** The year that each factor is taken from. */
export type Mix = Readonly<Record<ChangeFactor, number>>;

/** What each factor contributes to a change; NaN where it cannot be told. */
export type ChangeParts = Readonly<Record<ChangeFactor, number>>;

/** The figures of a unit in one of the two years. */
export type ChangeEnd = Pick<UnitResult, 'answer' | 'value' | 'target' | 'numerator' | 'denominator'>;

/** The change of one unit's figure. */
export interface UnitChange {
  readonly unit: string;
  readonly level: UnitLevel;
  /** null where the unit was not judged */
  readonly from: ChangeEnd | null;
  readonly to: ChangeEnd | null;
  /** value then minus value before; NaN where either is no data */
  readonly total: number;
  /** adds up to `total`; factors that do not differ are 0 */
  readonly parts: ChangeParts;
  /** the one factor that made the whole change; null where several did, or nothing changed, or it cannot be told */
  readonly alone: ChangeFactor | null;
}

/** The change of a standard between two years, by unit. */
export interface StandardChange {
  readonly standard: string;
  readonly kind: StandardKind;
  /** what its values are */
  readonly measure: Measure;
  readonly from: number;
  readonly to: number;
  /** the factors that differ between the years for this standard, in the order of `changeFactors` */
  readonly differing: readonly ChangeFactor[];
  /** false where the mixes do not give back the two years, since the kind looks at other years too: no parts then */
  readonly split: boolean;
  readonly populations: { readonly from: Population | null; readonly to: Population | null };
  readonly units: readonly UnitChange[];
}

/** What a year made of a unit's answer, against the year before. */
export type Became = 'first-year' | 'same' | 'met' | 'fell-out' | 'data' | 'no-data';

/** A unit's figure in one year. */
export interface TrendPoint {
  readonly year: number;
  readonly answer: Answer;
  /** NaN where no data */
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number;
  /** value minus that of the year before; NaN where either is no data, and in the first year */
  readonly change: number;
  readonly became: Became;
}

/** The figures of a unit year by year. */
export interface UnitTrend {
  readonly standard: string;
  readonly kind: StandardKind;
  readonly measure: Measure;
  readonly unit: string;
  readonly level: UnitLevel;
  /** ascending; a year in which the unit was not judged has no point */
  readonly points: readonly TrendPoint[];
}
