import type { UnitLevel } from './study';
import type { Measure, StandardKind } from './catalogue';
import type { Direction } from './travel';
import type { Grid } from './grid';
import type { Finding } from './finding';

/** Three answers exist for a unit, never two. */
export type Answer = 'met' | 'not-met' | 'no-data';

/**
 * Times of the nearest facility. Unreachable is Infinity, unknown NaN (the demand row is off the grid); facility -1 where none.
 * `facility` counts in the list that was asked about.
 */
export interface Nearest {
  readonly seconds: Float64Array;
  readonly facility: Int32Array;
  /** why a demand row has no time: 0 it has one or is merely out of reach, 1 on a barrier, 2 off the grid or not snapped */
  readonly state: Uint8Array;
  readonly findings: readonly Finding[];
}

/** The same for each grid cell; Infinity beyond the cutoff and on barriers. */
export interface Field {
  readonly grid: Grid;
  readonly seconds: Float64Array;
  readonly facility: Int32Array;
}

/** Pairs in reach, ordered by facility, then demand row. */
export interface SparseMatrix {
  readonly facility: Int32Array;
  readonly demand: Int32Array;
  readonly seconds: Float64Array;
}

/** People by what became of them. The ledger balances: people = covered + uncovered + onBarrier + offGrid + noData, at every level. */
export interface Ledger {
  readonly people: number;
  readonly covered: number;
  readonly uncovered: number;
  /** on ground that no mode can cross */
  readonly onBarrier: number;
  /** outside the grid or too far from any road */
  readonly offGrid: number;
  /** demand rows whose count is unknown (NaN): number of rows */
  readonly noDataRows: number;
}

/** A unit's ledger; `code` is '' for people outside every unit. */
export interface UnitLedger extends Ledger {
  readonly code: string;
  readonly level: UnitLevel | 'outside';
  /** share covered of people, NaN where nobody lives */
  readonly share: number;
  /** the same at speeds -20 % and +20 % (or the user's band) */
  readonly shareSlow: number;
  readonly shareFast: number;
  /** people-weighted minutes among those with a time within the search bound */
  readonly meanMinutes: number;
  readonly medianMinutes: number;
  readonly p90Minutes: number;
}

/** One standard for one unit and year. Every share can be opened to its numerator and denominator. */
export interface UnitResult {
  readonly standard: string;
  readonly kind: StandardKind;
  readonly year: number;
  readonly unit: string;
  readonly level: UnitLevel;
  readonly answer: Answer;
  /** what `value` and `target` are */
  readonly measure: Measure;
  /** NaN where no data */
  readonly value: number;
  /** NaN where nothing fixed is asked for */
  readonly target: number;
  readonly numerator: number;
  readonly denominator: number;
  /** reach, capacity: people outside; else 0 */
  readonly peopleOutside: number;
  /** reach only, share at the slow and the fast end of the band; else NaN */
  readonly slow: number;
  readonly fast: number;
  /** reach: what became of the people; absent for other kinds and where nobody was counted */
  readonly ledger?: Ledger;
  /** ratio and total: how many staff, beds or facilities are lacking, not rounded; else NaN */
  readonly shortfall: number;
  /** codes of units that lack the facility or fall short, or ids of facilities that fail */
  readonly missing: readonly string[];
  /** ids of facilities outside the border that were counted, where the standard has a tolerance */
  readonly acrossBorder: readonly string[];
}

/** Whom a denominator counts: a change of it alone changes every figure for each head. */
export interface Population {
  /** group of people */
  readonly group: string;
  /** year of the count; null where the data has one count for every year */
  readonly year: number | null;
  /** file of the people layer, '' where the study was not read from files */
  readonly source: string;
}

/** One standard summed up: how many units were judged and how they came out. */
export interface StandardResult {
  readonly standard: string;
  readonly year: number;
  readonly answer: Answer;
  readonly unitsMet: number;
  readonly unitsNotMet: number;
  readonly unitsNoData: number;
  /** who is counted, where a standard counts people; else null, or left out */
  readonly population?: Population | null;
  /** every judged unit, and the sums of the levels above it (for provision: how many units need it and how many have it) */
  readonly units: readonly UnitResult[];
}

/** A question of coverage, as the screen and the command line ask it. */
export interface Question {
  /** facility types, any of which will do */
  readonly types: readonly string[];
  readonly trip: string;
  readonly direction: Direction;
  readonly cutoffSeconds: number;
  readonly year: number;
  readonly group: string;
  /** share of speed for the band, 0.2 for -20 % and +20 % */
  readonly band: number;
}

/** Who of a unit is within each step of a ladder of tiers, all looked at together. */
export interface TierUnit {
  /** '' for people outside every unit */
  readonly unit: string;
  readonly level: UnitLevel | 'outside';
  readonly people: number;
  /** people within each step, in the order of the steps; NaN where the study lacks what the step needs */
  readonly within: readonly number[];
  /** people within every step, and within none; NaN where a step is not known */
  readonly all: number;
  readonly none: number;
}

/** How far it is from an institution of one step to the nearest of the next. */
export interface Referral {
  /** id of the institution */
  readonly facility: string;
  /** id of its step */
  readonly step: string;
  /** id of the nearest institution of the next step, '' where none was found within its minutes and a fifth more */
  readonly to: string;
  /** Infinity where none was found, NaN where the institution cannot be placed */
  readonly seconds: number;
}

/** A ladder of tiers in a year. */
export interface TierResult {
  /** id of the ladder */
  readonly ladder: string;
  readonly year: number;
  /** city, counties, towns in the order of the study's units, and people outside them where there are any */
  readonly units: readonly TierUnit[];
  readonly referrals: readonly Referral[];
}

/** How far a village's own place is from the nearest institution of each step of a ladder. */
export interface TierVillage {
  readonly unit: string;
  /** by step: Infinity beyond its minutes and a fifth more, NaN where the place or the step is not known */
  readonly seconds: readonly number[];
  /** bit i is set where step i is out of reach; -1 where a step is not known */
  readonly lacking: number;
}

/** A ladder of tiers in a year, place by place. */
export interface TierPlaces extends TierResult {
  /** of the ladder's group in each demand row, NaN where unknown */
  readonly people: Float64Array;
  /** of each demand row: bit i is set where step i is out of reach; -1 where a step is not known */
  readonly lacking: Int32Array;
  /** villages with a place of their own, in the order of the study's units */
  readonly villages: readonly TierVillage[];
}

/** A point of a Lorenz curve: share of the people, from the least served up, and the share of the total that they have. */
export type LorenzPoint = readonly [peopleShare: number, valueShare: number];

/** How much of a resource a unit has beside its land and its people (卫生资源集聚度). */
export interface UnitAgglomeration {
  readonly unit: string;
  /** share of the resource / share of the area */
  readonly hrad: number;
  /** share of the people / share of the area */
  readonly pad: number;
  /** hrad / pad: below 1 the unit has less than its people's part */
  readonly ratio: number;
}

/**
 * How evenly the values of a standard are spread over the units of a level in a year, weighted by the people whom each value counts
 * (its denominator). Units without a value have no part. NaN: no data.
 */
export interface StandardEquity {
  readonly standard: string;
  readonly kind: StandardKind;
  readonly year: number;
  readonly level: UnitLevel;
  readonly measure: Measure;
  /** units with a value, and units with people but without one */
  readonly units: number;
  readonly unitsNoData: number;
  /** of the units with a value */
  readonly people: number;
  readonly mean: number;
  readonly gini: number;
  /** the same over land: each unit counts its area, and its value is the amount per area; ratio only, else NaN */
  readonly giniArea: number;
  /** Theil T = theilBetween (counties) + theilWithin */
  readonly theil: number;
  readonly theilBetween: number;
  readonly theilWithin: number;
  readonly palma: number;
  /** largest - least value, and largest / least; codes of their units, '' where there are none */
  readonly gap: number;
  readonly ratio: number;
  readonly highest: string;
  readonly lowest: string;
  /** level of urban and of rural residents in the whole study, and urban / rural */
  readonly urban: number;
  readonly rural: number;
  readonly urbanRural: number;
  /** by people, from (0, 0) to (1, 1); empty where there is none */
  readonly lorenz: readonly LorenzPoint[];
  /** ratio at the level of counties only, else empty: one per county with data */
  readonly agglomeration: readonly UnitAgglomeration[];
}
