import type { CandidatePlace, CandidateRuleId, CandidateRules } from '../../model/siting';
import type { Study } from '../../model/study';
import type { TravelInputs } from '../travel';

/** What candidates are looked for in. */
export interface CandidateGround {
  readonly study: Pick<Study, 'units' | 'facilities' | 'demand' | 'hazards'>;
  /** roads of the year, rasters, barriers and speeds */
  readonly inputs: TravelInputs;
  readonly year: number;
  /** can a lorry leave a place by two ways that share no stretch of road? null where nobody can say */
  readonly twoWaysIn: ((lon: number, lat: number) => boolean) | null;
}

/** Does a place pass? */
export type Passes = (place: CandidatePlace) => boolean;

/** One row of the table of rules. */
export interface CandidateRule {
  readonly id: Exclude<CandidateRuleId, 'forbidden'>;
  readonly asked: (rules: CandidateRules) => boolean;
  /** Prepared once for all places. @throws Failure where the study lacks what the rule looks at */
  readonly prepare: (ground: CandidateGround, rules: CandidateRules) => Passes;
}
