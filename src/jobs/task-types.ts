import type { MultiPolygon } from 'geojson';
import type { ExplainedTrip } from '../engine/travel';
import type { CheckReport } from '../formats/check-report';
import type { FileInParts, NamedBytes } from '../formats/named-bytes';
import type { ReportBase, ReportChange, ReportRun, ReportStudy } from '../report/input';
import type { Edit } from '../model/edit';
import type { Scenario } from '../model/scenario';
import type { Finding } from '../model/finding';
import type { AccessMethodId, EquityIndexId } from '../model/measures';
import type { ClosureAnswer, ClosureGoal, FailureAnswer, FailureGoal, ReliefAnswer, ReliefInput } from '../model/relief';
import type { ScorecardAnswer, ScorecardQuestion } from '../model/scorecard';
import type {
  Assign,
  CandidateAnswer,
  CurvePoint,
  Layout,
  LayoutScore,
  ListedPlace,
  MovedSite,
  SitingAnswer,
  SitingGoal,
  SitingModelId,
  ServingOrders,
  SitingReceipt,
} from '../model/siting';
import type { FrontEquity, PlanColumn, PlanFigure, PlanModelId } from '../model/siting-plans';
import type { Hexagons, Zone } from '../model/study';
import type { Direction, Mode, SpeedTable } from '../model/travel';
import type { LorenzPoint, Question, StandardEquity, StandardResult, TierPlaces, UnitLedger } from '../model/result';
import type { UnitLevel } from '../model/unit-level';
import type { Text } from '../model/text';

export type { CheckReport, ExplainedTrip, FileInParts, NamedBytes };

/** What the screen needs of a study; rasters and road graphs stay on the worker's side. */
export interface StudyView extends ReportStudy {
  readonly id: string;
  readonly title: Text;
  readonly note: Text;
  readonly years: readonly number[];
  readonly hazards: readonly Zone[];
  readonly demand: DemandView;
  readonly scenarios: readonly Scenario[];
  /** what `use-speeds` may name; the first is the study's own */
  readonly speedTables: readonly Pick<SpeedTable, 'id' | 'name'>[];
  readonly findings: readonly Finding[];
  readonly hasTerrain: boolean;
  readonly hasRoads: boolean;
}

export interface DemandView {
  readonly kind: 'point' | 'h3' | 'raster';
  readonly id: readonly string[];
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly years: readonly number[];
  readonly groups: readonly string[];
  /** index into `StudyView.units` of the smallest polygon unit that holds the row, -1 outside */
  readonly unit: Int32Array;
  /** outline of each cell for drawing (kind h3 and raster), flat lon, lat; `outlineStart` has count + 1 entries in vertices; empty for points */
  readonly outline: Float64Array;
  readonly outlineStart: Uint32Array;
}

/** The base map, drawn from the study's own terrain and roads. */
export type BaseMap = ReportBase;

/** The answer to a question: times per demand row and the ledgers by unit. */
export interface CoverageAnswer {
  readonly question: Question;
  /** facility ids in the order that `facility` counts in */
  readonly facilityIds: readonly string[];
  /** seconds per demand row up to `boundSeconds`, Infinity beyond, NaN unknown */
  readonly seconds: Float64Array;
  readonly facility: Int32Array;
  /** 0 fine, 1 on a barrier, 2 off the grid */
  readonly state: Uint8Array;
  readonly people: Float64Array;
  readonly boundSeconds: number;
  /** city first, then counties, then towns, villages last, each in the order of `units`; then the outside; a study without units has one row with code '' */
  readonly ledgers: readonly UnitLedger[];
  readonly findings: readonly Finding[];
}

/** What changes while a facility is dragged, against the answer at rest (to the same question and edits, where it stood before). */
export interface DragFrame {
  /** demand rows whose time or facility differs from the answer at rest, ascending; empty where the drag ends */
  readonly rows: Int32Array;
  /** of `rows`: seconds and facility as in the answer at rest, which `facility` counts in */
  readonly seconds: Float64Array;
  readonly facility: Int32Array;
  /** of each ledger, in the order of `CoverageAnswer.ledgers`; the people on barriers and off the grid are those of the answer at rest */
  readonly covered: Float64Array;
  readonly uncovered: Float64Array;
  readonly share: Float64Array;
  readonly shareSlow: Float64Array;
  readonly shareFast: Float64Array;
}

/** The run of a whole study: what `junda run` prints and writes. */
export type RunResult = ReportRun;

/** The change of standards between two years. */
export type ChangeResult = ReportChange;

export type ScenarioName = Pick<Scenario, 'id' | 'name'>;

/** A trip to be run between files, as `junda travel` asks for it. */
export interface TravelRequest {
  /** null only with `allPairs`, when the demand rows are the facilities too */
  readonly facilities: NamedBytes | null;
  readonly demand: NamedBytes;
  readonly roads: NamedBytes | null;
  /** land cover with classes, or a merged one with roads burned in */
  readonly surface: NamedBytes | null;
  /** csv `class,label,km_per_hour,mode`, needed with `surface` */
  readonly speeds: NamedBytes | null;
  readonly elevation: NamedBytes | null;
  /** minutes per metre; implies the trip `surface` */
  readonly friction: NamedBytes | null;
  readonly barriers: NamedBytes | null;
  /** lines and areas: roads that they cross or touch are closed */
  readonly closures: NamedBytes | null;
  readonly trip: string;
  readonly direction: Direction;
  readonly neighbours: 8 | 16;
  readonly kmPerHour: Readonly<Partial<Record<Mode, number>>>;
  /** side of a compute cell, metres; absent or null: the rasters' own */
  readonly cellMetres?: number | null;
  /** where people of H3 cells are; absent: at the centre */
  readonly hexagons?: Hexagons;
  readonly cutoffSeconds: number;
  readonly output: 'nearest' | 'matrix' | 'field';
  /** 1: the nearest facility, 2: the second nearest, ...; with output 'nearest' only */
  readonly rank: number;
  /** places farther than this from any road are not joined to the network, metres; null for the usual 5000 */
  readonly snapLimitMetres: number | null;
  readonly listSnapped: boolean;
  readonly columns: Readonly<Record<string, string>>;
}

/** The file of a travel request (csv `id,seconds,facility` or `facility,demand,seconds`, or a GeoTIFF) and what to tell beside it. */
export interface TravelReply {
  /** of the file, in order; a raster's are made as they are taken, each over the one before, so they are to be written before the next task */
  readonly parts: Iterable<Uint8Array>;
  readonly demandRows: number;
  readonly facilityRows: number;
  readonly reached: number;
  /** csv `layer,row,id,metres,state` of every place joined to the network from farther than 500 m, or not at all; null where not asked for */
  readonly snapped: Uint8Array | null;
  readonly findings: readonly Finding[];
}

/** Access to facilities from a matrix of costs, as `junda access` asks for it. Null and absent: the method's own default. */
export interface AccessRequest {
  readonly method: AccessMethodId;
  /** csv `facility,demand,cost` or `facility,demand,seconds` */
  readonly matrix: NamedBytes;
  /** `id,people` */
  readonly demand: NamedBytes;
  /** `id,capacity` */
  readonly facilities: NamedBytes;
  /** in the matrix's unit */
  readonly cutoff: number | null;
  /** as `gaussian:20` */
  readonly decay: string | null;
  /** a cost equal to the cutoff is out */
  readonly openCutoff: boolean;
  /** pairs whose two ids are the same are left out */
  readonly withoutSelf: boolean;
  readonly rank: number | null;
  readonly rankOf: 'facilities' | 'capacity' | null;
  readonly choice: 'weight' | 'huff' | null;
  readonly choiceAmong: 'listed' | 'cutoff' | null;
  readonly alpha: number | null;
  readonly tau: number | null;
  readonly rho: number | null;
  /** raam: rounds of moving people */
  readonly cycles: number | null;
  /** also who is served, who finds everything full, who is out of reach */
  readonly status: boolean;
  readonly columns: Readonly<Record<string, string>>;
}

/** The csv `id,value` of an access request and what to tell beside it. */
export interface AccessReply {
  readonly parts: Iterable<Uint8Array>;
  readonly demandRows: number;
  readonly facilityRows: number;
  /** pairs of known ids */
  readonly pairs: number;
  /** demand rows with a value: not 0, not endless, not unknown */
  readonly reached: number;
  /** does the method hand out all of the supply that reaches anyone? */
  readonly conserves: boolean;
  /** supply of the facilities that reach anyone, and what the values hand out together; null where the method hands out no supply */
  readonly supply: { readonly reached: number; readonly handedOut: number } | null;
  /** raam: share of the cost that people could still save by moving; null for other methods */
  readonly excess: number | null;
  readonly formula: string;
  readonly source: string;
  /** what a decay left out was taken to be; null where none counts */
  readonly decay: string | null;
  /** csv `id,people,served,full,out_of_reach`, and the sums of its columns; null where not asked for */
  readonly status: { readonly table: Uint8Array; readonly served: number; readonly full: number; readonly outOfReach: number } | null;
  readonly findings: readonly Finding[];
}

/** An index of equity from a table of values, as `junda equity` asks for it. */
export interface EquityRequest {
  readonly index: EquityIndexId;
  /** `id,value,people` and further columns */
  readonly values: NamedBytes;
  /** people and further columns of the same ids; null: all stand in `values` */
  readonly demand: NamedBytes | null;
  /** name of the column of groups; null: none */
  readonly groups: string | null;
  /** name of the column to rank by; null: none */
  readonly rankBy: string | null;
  /** name of the column that rows count for; null: people */
  readonly weight: string | null;
  /** the values are amounts in the row, not levels per unit of weight */
  readonly amounts: boolean;
  /** two groups, the first by the second; null: the highest by the lowest */
  readonly pair: readonly [string, string] | null;
  /** poverty line; null: none */
  readonly line: number | null;
  readonly columns: Readonly<Record<string, string>>;
}

/** The answer of an index: `value`, its parts, and the rows behind it. */
export interface EquityReply {
  /** NaN where there is no data */
  readonly value: number;
  readonly parts: Readonly<Record<string, number | string | readonly Readonly<Record<string, number | string>>[]>>;
  readonly rows: number;
  readonly noDataRows: number;
  /** sum of the weights of the rows with data */
  readonly people: number;
  readonly formula: string;
  readonly source: string;
  readonly findings: readonly Finding[];
}

/** Where to build, from a matrix of costs, as `junda siting --matrix` asks for it. */
export interface SitingRequest {
  readonly model: SitingModelId;
  /** csv `facility,demand,cost` or `facility,demand,seconds` */
  readonly matrix: NamedBytes;
  /** `id,people`; null: the ids of the matrix, 1 person each */
  readonly demand: NamedBytes | null;
  /** `id,capacity`; null: the ids of the matrix */
  readonly facilities: NamedBytes | null;
  /** open sites in all, those open already counted; null with `newSites`, or where the model finds it */
  readonly sites: number | null;
  /** sites beside those that are open */
  readonly newSites: number | null;
  /** people are counted within it, in the matrix's unit; null: at any cost */
  readonly cutoff: number | null;
  /** pairs dearer do not exist; null: none */
  readonly limit: number | null;
  readonly share: number;
  /** ids of sites that are open, and of sites that must not be */
  readonly existing: readonly string[];
  readonly forbidden: readonly string[];
  /** are capacities looked at, and how are people of a row served? null: no limit */
  readonly assign: Assign | null;
  /** other optima to look for, at most */
  readonly ties: number;
  /** draw the curve to so many sites; 0: none */
  readonly curve: number;
  /** stop with the best so far after this; null: search to the end */
  readonly seconds: number | null;
  /** also who goes where */
  readonly flows: boolean;
  readonly columns: Readonly<Record<string, string>>;
}

/** What to build under a plan, as `junda siting --model worst-first|front|budget|phased|hierarchical|robust` asks for it. */
export interface SitingPlanRequest {
  readonly model: PlanModelId;
  readonly matrix: NamedBytes;
  /** `id,people`, and a column of groups; null: the ids of the matrix, 1 person each */
  readonly demand: NamedBytes | null;
  /** `id`, and `cost`, `capacity`, `tier` (that stands), `allowed` (highest that may be built) where a model looks at them */
  readonly facilities: NamedBytes | null;
  readonly sites: number | null;
  readonly newSites: number | null;
  readonly cutoff: number | null;
  readonly existing: readonly string[];
  readonly forbidden: readonly string[];
  /** worst-first, front: column of the demand file; null: `group` */
  readonly groups: string | null;
  /** worst-first */
  readonly measure: 'people' | 'share';
  /** front: how evenness is measured, and steps of it between the two ends; null: every plan */
  readonly equity: FrontEquity;
  readonly steps: number | null;
  /** front: budgets that are looked at; budget: the first is the budget */
  readonly budgets: readonly number[];
  /** budget: rows `id,kind,site,to,cost,tier,capacity,people_per_day,days,required` */
  readonly actions: NamedBytes | null;
  /** budget: is the capacity of the facilities looked at? */
  readonly capacity: boolean;
  /** budget, robust: people x cost is made least, and a person who is not served costs this; null: most people served */
  readonly unserved: number | null;
  /** hierarchical, budget: rows `tier,cutoff,sites,weight` */
  readonly tiers: NamedBytes | null;
  /** hierarchical: costs between sites, from the higher (facility) to the lower (demand), and the largest that allows to refer */
  readonly referral: NamedBytes | null;
  readonly referralCutoff: number | null;
  /** hierarchical: only people who have every tier count; and: a higher tier does not give the lower services */
  readonly everyTier: boolean;
  readonly apart: boolean;
  /** phased: rows `id,year,people`, and new sites or money of each year (one number: the same every year) */
  readonly byYear: NamedBytes | null;
  readonly perYear: readonly number[];
  /** robust: scenarios beside the matrix itself, which is `base` */
  readonly cases: readonly { readonly name: string; readonly matrix: NamedBytes; readonly demand: NamedBytes | null }[];
  /** robust: by name; empty: all alike */
  readonly probabilities: Readonly<Record<string, number>>;
  readonly seconds: number | null;
  readonly columns: Readonly<Record<string, string>>;
}

/** The answer of a plan, with ids. */
export interface SitingPlanReply {
  readonly model: PlanModelId;
  readonly chosen: readonly string[];
  readonly figures: readonly PlanFigure[];
  readonly columns: readonly PlanColumn[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** everything, as `--json` prints it */
  readonly answer: Readonly<Record<string, unknown>>;
  /** csv of the rows */
  readonly table: Uint8Array;
  readonly seconds: number;
  readonly formula: string;
  readonly source: string;
  readonly findings: readonly Finding[];
}

/** The answer of a siting request. Rows of the receipt count in `siteIds`. */
export interface SitingReply {
  readonly receipt: SitingReceipt;
  readonly siteIds: readonly string[];
  readonly curve: readonly CurvePoint[];
  readonly knee: number | null;
  /** seconds of the search for the answer, without reading and receipt */
  readonly seconds: number;
  /** csv of the chosen sites in the order of their gains */
  readonly table: Uint8Array;
  /** csv `demand,facility,people,cost`; null where not asked for */
  readonly flows: Uint8Array | null;
  /** what would come of serving the chosen sites' people in some order; null where no capacity was looked at */
  readonly orders: ServingOrders | null;
  readonly formula: string;
  readonly source: string;
  readonly findings: readonly Finding[];
}

/** What an analysis is about: a standard of the plan in a year, or a question of coverage. */
export type Subject =
  | { readonly kind: 'standard'; readonly id: string; readonly year: number }
  | { readonly kind: 'question'; readonly question: Question };

/** People of a unit by what became of them: people = served + full + outOfReach + unknown. */
export interface ServedUnit {
  /** '' for people outside every unit */
  readonly unit: string;
  readonly level: UnitLevel | 'outside';
  readonly people: number;
  readonly served: number;
  readonly full: number;
  readonly outOfReach: number;
  readonly unknown: number;
}

/** Who is served, who finds all in reach full, and who is out of reach, when everyone shares what he can reach. */
export interface ServedAnswer {
  readonly cutoffSeconds: number;
  readonly group: string;
  /** people whom one unit of capacity serves */
  readonly peoplePerUnit: number;
  /** in service and within reach of anybody or not; `blank` of them with an unknown capacity */
  readonly facilityIds: readonly string[];
  readonly blank: number;
  /** people that all known capacity together could serve */
  readonly room: number;
  /** of each demand row, NaN where unknown */
  readonly people: Float64Array;
  readonly served: Float64Array;
  readonly full: Float64Array;
  readonly outOfReach: Float64Array;
  readonly unknown: Float64Array;
  /** city, counties, towns, then the outside */
  readonly units: readonly ServedUnit[];
}

/** One unit of a level, as equity looks at it. NaN: not known. */
export interface EquityUnit {
  readonly unit: string;
  /** code of its county (itself, where it is one); '' for none */
  readonly county: string;
  readonly value: number;
  readonly people: number;
  /** of the resource in the unit, not per person */
  readonly amount: number;
  readonly squareKilometres: number;
  /** share of the resource by share of the area, of the people by that of the area, and the first by the second */
  readonly hrad: number;
  readonly pad: number;
  readonly hradByPad: number;
}

/** How a standard or a service is shared out among counties or towns. */
export interface EquityAnswer extends Omit<StandardEquity, 'agglomeration'> {
  readonly level: 'county' | 'town';
  readonly rows: readonly EquityUnit[];
  /** what `amount` sums: the attribute of a ratio or capacity standard; '' for the number of facilities */
  readonly resource: string;
  /** facilities that belong to no unit of this level, and have no part in its amounts */
  readonly unplaced: number;
  /** Lorenz curve of the amounts over land, and its Gini index; empty and NaN without amounts */
  readonly area: { readonly lorenz: readonly LorenzPoint[]; readonly gini: number };
}

export type Datum = 'wgs84' | 'gcj02' | 'bd09' | 'cgcs2000';

/** Input and output of each task: the whole boundary between the screen and the engine. */
export interface TaskTypes {
  /** opens a zip, a folder's files, or loose files dropped together; replaces the study of the session */
  openStudy: {
    /** `catalogue`: in place of the one that the study names */
    input: { files: readonly NamedBytes[]; columns: Readonly<Record<string, string>>; catalogue?: NamedBytes | null };
    output: StudyView;
  };
  baseMap: { input: Readonly<Record<string, never>>; output: BaseMap };
  analyse: { input: { question: Question; edits: readonly Edit[] }; output: CoverageAnswer };
  /** the trip behind the time of a demand row, in degrees; null where no facility was found within the search's bound */
  explain: { input: { question: Question; edits: readonly Edit[]; row: number }; output: ExplainedTrip | null };
  /** one frame of a drag: the answer to the question with one facility standing elsewhere; null for lon/lat ends the drag and frees what was kept */
  drag: {
    input: { question: Question; edits: readonly Edit[]; id: string; lon: number | null; lat: number | null };
    output: DragFrame;
  };
  /** outlines of the area within each cutoff (seconds), ascending; empty where the trip has no field */
  outline: { input: { question: Question; edits: readonly Edit[]; cutoffsSeconds: readonly number[] }; output: readonly MultiPolygon[] };
  /**
   * `standards`: ids of those to judge, so that a long catalogue can be judged in parts; all where empty or left out. `band`: share of
   * speed up and down beside each share, 0.2 where left out
   */
  judge: {
    input: { edits: readonly Edit[]; years: readonly number[]; standards?: readonly string[]; band?: number };
    output: readonly StandardResult[];
  };
  /**
   * The change of standards between two years of the study, split among what differs between them. Standards as of `judge`; each mix of the years
   * that a standard needs is judged, over times of facilities and roads that people and rules share.
   */
  change: {
    input: { edits: readonly Edit[]; from: number; to: number; standards?: readonly string[] };
    output: ChangeResult;
  };
  /** reads a scenario file and checks that its edits fit the session's study after `edits` */
  readScenario: { input: { file: NamedBytes; edits: readonly Edit[] }; output: Scenario };
  /** `scenario`: what the edits are called, named in every result; `band` as of `judge` */
  run: { input: { edits: readonly Edit[]; years: readonly number[]; scenario?: ScenarioName; band?: number }; output: RunResult };
  /** results.json, tables, GeoJSON, workbook and report.html of a run of the session's study */
  exportRun: {
    input: { edits: readonly Edit[]; years: readonly number[]; language: 'zh' | 'en'; scenario?: ScenarioName; band?: number };
    output: readonly NamedBytes[];
  };
  /** who is served, full or out of reach; `peoplePerUnit` null: what the standard says, else 1 */
  served: { input: { edits: readonly Edit[]; subject: Subject; peoplePerUnit: number | null }; output: ServedAnswer };
  /** indices of equity over the units of a level */
  unitEquity: { input: { edits: readonly Edit[]; subject: Subject; level: 'county' | 'town' }; output: EquityAnswer };
  /** every ladder of tiers in a year, place by place */
  tiers: { input: { edits: readonly Edit[]; year: number }; output: readonly TierPlaces[] };
  siting: { input: SitingRequest; output: SitingReply };
  /** relief depots: how soon they help whom, and with what stock */
  relief: { input: ReliefInput; output: ReliefAnswer };
  /** N-1: every road segment that carries a shortest relief trip, and every depot, failing in turn */
  reliefFailures: { input: ReliefInput & { failure: FailureGoal }; output: FailureAnswer };
  /** a set of roads closed at once; `file`: further lines and areas */
  reliefClosures: { input: ReliefInput & { failure: FailureGoal; closure: ClosureGoal; file?: NamedBytes | null }; output: ClosureAnswer };
  /** a list of places, for candidates and scorecards */
  readPlaces: {
    input: { file: NamedBytes; columns: Readonly<Record<string, string>> };
    output: { places: readonly ListedPlace[]; findings: readonly Finding[] };
  };
  /** groups, money, years, tiers or scenarios beside the matrix */
  sitingPlan: { input: SitingPlanRequest; output: SitingPlanReply };
  /**
   * Where to build, on the session's study after the edits. `curve`: largest number of new sites to draw the curve to, 0 for none; `seconds`: after so
   * many the best answer so far is taken, null or left out for no limit
   */
  siteStudy: { input: { edits: readonly Edit[]; goal: SitingGoal; curve: number; seconds?: number | null }; output: SitingAnswer };
  /** the places that a question of siting may choose from */
  siteCandidates: { input: { edits: readonly Edit[]; goal: SitingGoal }; output: CandidateAnswer };
  /** one of the chosen places somewhere else, against the places as they were chosen */
  siteMoved: {
    input: { edits: readonly Edit[]; goal: SitingGoal; places: readonly ListedPlace[]; id: string; lon: number; lat: number };
    output: MovedSite;
  };
  /** layouts under one question, side by side; `costOfOne`: of a new site, null where it is not known */
  compareLayouts: {
    input: { edits: readonly Edit[]; goal: SitingGoal; layouts: readonly Layout[]; costOfOne: number | null };
    output: readonly LayoutScore[];
  };
  /** every service of the plan seen from places, and the best places for new settlement */
  scorecard: { input: { edits: readonly Edit[]; question: ScorecardQuestion }; output: ScorecardAnswer };
  travel: { input: TravelRequest; output: TravelReply };
  access: { input: AccessRequest; output: AccessReply };
  equity: { input: EquityRequest; output: EquityReply };
  /** between formats (told by the end of `outPath`) and datums */
  convert: {
    input: { file: NamedBytes; outPath: string; from: Datum; to: Datum; columns: Readonly<Record<string, string>> };
    output: { bytes: Uint8Array; features: number; findings: readonly Finding[] };
  };
  check: { input: { files: readonly NamedBytes[]; catalogue?: NamedBytes | null }; output: CheckReport };
}

export type TaskName = keyof TaskTypes;
