import type { CostMatrix } from '../engine/access';
import type { FoundCandidates } from '../engine/candidates';
import type { Facility, Study } from '../model/study';

/** People of a region, row by row. */
export interface RegionRows {
  /** demand rows of the study that somebody lives in, ascending */
  readonly rows: Int32Array;
  readonly people: Float64Array;
  /** rows of the region whose people are not known */
  readonly noDataRows: number;
}

/** Where people of a region are, where they may be served, and the seconds between. */
export interface StudySites extends RegionRows {
  readonly study: Study;
  readonly found: FoundCandidates;
  /** facilities of the question's types in service */
  readonly existing: readonly Facility[];
  /** ids of the first sites: each of `existing`, or `existingSiteId` for all of them, or none */
  readonly openIds: readonly string[];
  /** sites count `openIds` first, then candidates; demand counts in `rows` */
  readonly pairs: CostMatrix;
  /**
   * Pairs of some candidates within the question's minutes that `pairs` leaves out, since what there is is as near: they change no answer and count for who
   * lives near a site. Null where none are left out
   */
  readonly farther: ((candidates: readonly number[]) => CostMatrix) | null;
  /** seconds from site to site, both counted as sites are; null where the model does not look at them */
  readonly between: CostMatrix | null;
  /** least seconds of each row to a facility in service that stays, Infinity beyond the bound */
  readonly base: Float64Array;
  readonly boundSeconds: number;
  /** start delay of a new site */
  readonly delaySeconds: number;
}

/** The matrices of the questions asked last, so that another number of sites, share or model searches for nothing. */
export interface KeptSites {
  readonly byKey: Map<string, StudySites>;
}
