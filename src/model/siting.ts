import type { Edit } from './edit';
import type { Finding } from './finding';
import type { Question } from './result';

/** Ids of the siting models, one file each in `engine/siting`; words for them do not compile while one is missing. */
export const sitingModelIds = ['lscp', 'mclp', 'p-median', 'p-center', 'backup', 'dispersion'] as const;
export type SitingModelId = (typeof sitingModelIds)[number];

/** What the objective of a model counts: open sites, people, people x cost, or a cost (of the farthest, or between the nearest two). */
export type SitingUnit = 'sites' | 'people' | 'people-cost' | 'cost';

/** May people of one demand row go to several sites, or only all to one? */
export const assigns = ['single', 'split'] as const;
export type Assign = (typeof assigns)[number];

/** People of a demand row who go to a site. */
export interface Flow {
  readonly site: number;
  readonly demand: number;
  readonly people: number;
}

/** What one chosen site is good for. Where the cutoff is endless, people within it are all who can reach a site at all. */
export interface SiteGain {
  /** row of the site */
  readonly site: number;
  /** was it open before? */
  readonly open: boolean;
  /** place in the order in which gains are counted: open sites first, then each time the one that gains most; from 0 */
  readonly order: number;
  /** people who come within the cutoff by it, given the sites before it; the gains add up to all people within the cutoff */
  readonly people: number;
  /** people x cost that it saves, given the sites before it (0 for people who had no site before) */
  readonly saved: number;
  /** people within the cutoff of this site, whoever else is near */
  readonly near: number;
  /** people out of reach if this site alone were dropped */
  readonly lost: number;
  /** people whose nearest (or assigned) site it is */
  readonly serves: number;
}

/** An answer with what proves it. */
export interface SitingReceipt {
  readonly model: SitingModelId;
  readonly sense: 'least' | 'most';
  readonly unit: SitingUnit;
  /** rows of the open sites, ascending */
  readonly chosen: readonly number[];
  readonly objective: number;
  readonly bound: number;
  /** |objective - bound| by |objective|, 0 where proven */
  readonly gap: number;
  readonly proven: boolean;
  /** the objective counted once more from the raw pairs by other code; equals the objective, or the answer was refused */
  readonly recount: number;
  readonly coveredPeople: number;
  readonly totalPeople: number;
  readonly gains: readonly SiteGain[];
  readonly flows: readonly Flow[] | null;
  /** other sets as good as the chosen one */
  readonly ties: readonly (readonly number[])[];
  /** are these all there are? */
  readonly tiesComplete: boolean;
  /** the best set found that is worse; null where none was looked for or none is worse */
  readonly runnerUp: { readonly chosen: readonly number[]; readonly objective: number } | null;
  /** free sites that were looked at */
  readonly examined: number;
}

/** Orders in which people could be served where sites fill up: by the rows of the file, from its end, the largest row first, the nearest pair first, drawn by lot. */
export const servingOrderIds = ['rows', 'reversed', 'largest', 'nearest', 'lot'] as const;
export type ServingOrderId = (typeof servingOrderIds)[number];

/** What comes of serving in one order, each row at the nearest site that has room still. */
export interface ServingOrder {
  readonly order: ServingOrderId;
  /** number of the draw, 0 but for 'lot' */
  readonly draw: number;
  readonly servedPeople: number;
  /** people x cost of those served */
  readonly cost: number;
  /** cost of each person served; NaN where nobody is */
  readonly meanCost: number;
}

/** What depends on the order, beside what does not. */
export interface ServingOrders {
  readonly orders: readonly ServingOrder[];
  /** without an order: as many people as possible at the least total cost */
  readonly optimum: { readonly servedPeople: number; readonly cost: number; readonly meanCost: number; readonly proven: boolean };
}

/** One point of the curve over the number of sites. */
export interface CurvePoint {
  readonly sites: number;
  readonly objective: number;
  readonly bound: number;
  readonly coveredPeople: number;
}

/** Where candidates come from. */
export const candidateSources = ['villages', 'towns', 'facilities', 'cells', 'list'] as const;
export type CandidateSource = (typeof candidateSources)[number];

/** A place that the user lists as a candidate. */
export interface ListedPlace {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** Rules that leave candidates out, in the order in which they are applied. */
export const candidateRuleIds = ['within', 'hazards', 'land-cover', 'barriers', 'slope', 'road', 'two-ways', 'forbidden'] as const;
export type CandidateRuleId = (typeof candidateRuleIds)[number];

/** A place that a facility may be built on. */
export interface CandidatePlace extends ListedPlace {
  /** English or pinyin name; '' where none is known */
  readonly nameEn: string;
  /** code of the smallest unit that it lies in (a village: the village itself); '' outside */
  readonly unit: string;
}

/** Which places may be built on. A rule that is null or empty asks for nothing. */
export interface CandidateRules {
  readonly from: CandidateSource;
  /** from 'facilities': of these types */
  readonly types: readonly string[];
  /** from 'list' */
  readonly list: readonly ListedPlace[];
  /** code of the unit that they must lie in; '' anywhere */
  readonly within: string;
  /** at most this far from a road for motor vehicles, metres */
  readonly roadMetres: number | null;
  /** at most this steep, degrees */
  readonly slopeDegrees: number | null;
  /** outside hazard zones of these kinds */
  readonly avoidHazards: readonly string[];
  /** only on these classes of land cover */
  readonly landCover: readonly number[];
  /** not on water or ground that nobody can cross */
  readonly offBarriers: boolean;
  /** a lorry can leave by two ways that share no stretch of road */
  readonly twoWaysIn: boolean;
}

/** A question of siting on a study, as the screen and the command line ask it. */
export interface SitingGoal {
  readonly model: SitingModelId;
  /** service, trip, cutoff, year, group of people, direction */
  readonly question: Question;
  /** code of the unit whose people count; '' for everyone in the study */
  readonly region: string;
  /** sites to add; null where the model finds the number */
  readonly newSites: number | null;
  /** lscp, backup: share of the people to be covered, 0 to 1 */
  readonly share: number;
  /** facilities of the question's types stay in service; else the answer starts from nothing */
  readonly keepExisting: boolean;
  /** type of the facilities to be built */
  readonly buildType: string;
  readonly candidates: CandidateRules;
  /** ids of candidates that must be built, and that must not */
  readonly locked: readonly string[];
  readonly forbidden: readonly string[];
  /** null: without limit. Capacity of a new site in units of capacity, and people that one unit serves */
  readonly capacity: { readonly newSite: number; readonly peoplePerUnit: number; readonly assign: Assign } | null;
  /** other optima to look for, at most */
  readonly ties: number;
}

/** A chosen new place, with what it is good for. */
export interface SitedPlace extends CandidatePlace {
  readonly gain: SiteGain;
}

/** How the candidates came about. */
export interface CandidateCount {
  readonly listed: number;
  /** left out by each rule, in the order in which rules were applied; a place is counted where it first fails */
  readonly leftOut: readonly { readonly rule: CandidateRuleId; readonly places: number }[];
  readonly examined: number;
}

/** The candidates of a question, in the order in which they were listed. */
export interface CandidateAnswer {
  readonly places: readonly CandidatePlace[];
  readonly count: CandidateCount;
}

/** The one site that stands for all open facilities together, where a model asks no more of them than the nearest one's time. */
export const existingSiteId = 'existing';

/** The answer to a question of siting on a study. Costs are seconds. */
export interface SitingAnswer {
  readonly goal: SitingGoal;
  /** rows count open facilities first (or `existingSiteId` for all of them), then candidates, as `siteIds` lists them; flows count in the study's demand rows */
  readonly receipt: SitingReceipt;
  readonly siteIds: readonly string[];
  /** so many of the first sites are no candidates: facilities in service, or 1 for all of them */
  readonly openSites: number;
  /** chosen places, in the order in which their gains are counted */
  readonly places: readonly SitedPlace[];
  readonly candidates: CandidateCount;
  /** people of the region within the cutoff before anything is built; with capacity those who find room there */
  readonly coveredBefore: number;
  /**
   * of p = 0, 1, ... new sites; `sites` counts them with the open sites of the receipt; empty where it was not asked for. Of lscp, which finds the
   * number itself, the objective is the people whom so many sites can cover
   */
  readonly curve: readonly CurvePoint[];
  /** times were searched this far; beyond it nobody is reached */
  readonly boundSeconds: number;
  /** start delay that a new site has by its type */
  readonly delaySeconds: number;
  /** people of the region whom no facility and no candidate reaches within the bound; models that serve everyone leave them out */
  readonly outOfReach: { readonly rows: number; readonly people: number };
  /** demand rows of the region whose people are not known */
  readonly noDataRows: number;
  readonly findings: readonly Finding[];
}

/** Some new places, and whatever else a scenario changes, to be weighed under a question of siting. */
export interface Layout {
  readonly id: string;
  readonly places: readonly ListedPlace[];
  /** come after the edits of the question; none where left out */
  readonly edits?: readonly Edit[];
}

/** What a layout is worth, in the region of the question. */
export interface LayoutScore {
  readonly id: string;
  /** facilities of the question's types in service that are not there without the layout */
  readonly sites: number;
  readonly people: number;
  readonly covered: number;
  /** share covered */
  readonly share: number;
  /** of the units below the region (counties of a city, towns of a county) the one with the lowest share; null where there are none */
  readonly worst: { readonly unit: string; readonly share: number; readonly outside: number } | null;
  /** among people with a time within the search bound */
  readonly meanMinutes: number;
  /** people x minutes of the same */
  readonly peopleMinutes: number;
  readonly farthestMinutes: number;
  /** people without a time within the search bound */
  readonly unreached: number;
  /** sites x cost of one; null where it was not said */
  readonly cost: number | null;
}

/** One site of a layout somewhere else: both are scored alike. */
export interface MovedSite {
  readonly chosen: LayoutScore;
  readonly moved: LayoutScore;
}
