import type { Answer } from './result';
import type { CandidateCount, CandidatePlace, CandidateRules, ListedPlace } from './siting';
import type { Direction } from './travel';

/** Where scorecards are made: places of the user, or the facilities of a type (resettlement sites). */
export type ScoredPlaces = { readonly list: readonly ListedPlace[] } | { readonly facilityType: string };

/** One service that the plan wants within some minutes; standards that ask for the same are one. */
export interface ScoredService {
  /** ids of the reach standards that ask for it */
  readonly standards: readonly string[];
  readonly types: readonly string[];
  readonly trip: string;
  readonly minutes: number;
  readonly direction: Direction;
  /** only facilities in the place's own unit of the level of the standard count */
  readonly ownUnit: boolean;
}

/** One service at one place. */
export interface ScoredItem {
  /** 'no-data': the study has no such facility, roads or terrain, or the place cannot be stood on; 'not-asked': no standard speaks of this unit */
  readonly answer: Answer | 'not-asked';
  /** to the nearest that counts; Infinity beyond the bound, NaN where it cannot be known */
  readonly minutes: number;
  /** id and name of the nearest; '' where there is none within the bound */
  readonly facility: string;
  readonly facilityName: string;
}

/** Every service of the plan seen from a place. */
export interface Scorecard {
  readonly place: CandidatePlace;
  /** in the order of the services */
  readonly items: readonly ScoredItem[];
  readonly met: number;
  /** met and not met */
  readonly judged: number;
  readonly noData: number;
  /** minutes over the standards, added up; a service beyond the bound counts as if it stood there */
  readonly minutesOver: number;
}

/** What scorecards are asked for; `best`: the best places for new settlement among candidates. */
export interface ScorecardQuestion {
  readonly year: number;
  readonly places: ScoredPlaces | null;
  readonly best: { readonly count: number; readonly candidates: CandidateRules } | null;
}

export interface ScorecardAnswer {
  readonly services: readonly ScoredService[];
  /** times were searched this far, minutes */
  readonly boundMinutes: number;
  readonly cards: readonly Scorecard[];
  /** most services within their standard first, then fewest minutes over */
  readonly best: readonly Scorecard[];
  /** null where no candidates were asked about */
  readonly candidates: CandidateCount | null;
}
