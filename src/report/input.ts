import type { Catalogue } from '../model/catalogue';
import type { StandardChange } from '../model/change';
import type { Finding } from '../model/finding';
import type { Question, StandardEquity, StandardResult, TierResult, UnitLedger } from '../model/result';
import type { Scenario } from '../model/scenario';
import type { Facility, StudyFile, Unit, Zone } from '../model/study';
import type { Text } from '../model/text';
import type { SpeedTable, Trip } from '../model/travel';

/** A leading question of the catalogue, answered: one ledger per unit. */
export interface CoverageResult {
  /** service id */
  readonly service: string;
  readonly question: Question;
  readonly ledgers: readonly UnitLedger[];
}

/** How a run was made: all that its figures depend on besides the people, facilities and ground themselves. */
export interface RunParameters {
  readonly catalogue: Pick<Catalogue, 'id' | 'title' | 'source' | 'standards' | 'tiers'>;
  readonly trips: readonly Trip[];
  readonly speeds: SpeedTable;
  /** share of speed up and down for the band */
  readonly band: number;
  /** cells of the surface: their number eastward and southward, their size, and the size that the study asked for (null: the rasters' own); absent without rasters */
  readonly cells?: {
    readonly width: number;
    readonly height: number;
    readonly stepX: number;
    readonly stepY: number;
    readonly unit: 'degrees' | 'metres';
    readonly askedMetres: number | null;
  };
  /** neighbours of a surface cell */
  readonly neighbours: number;
  /** metres beyond which a place is not joined to the road network */
  readonly snapLimitMetres: number;
  /** number of changes made to the study before the run */
  readonly edits: number;
  /** the scenario that those changes are, with each of them; absent for a run of the study as it is or of unnamed changes */
  readonly scenario?: Scenario;
  readonly files: readonly StudyFile[];
}

/** The run of a study, as `RunResult` of the tasks gives it. */
export interface ReportRun {
  readonly study: { readonly id: string; readonly title: Text; readonly note: Text };
  readonly years: readonly number[];
  readonly parameters: RunParameters;
  readonly results: readonly StandardResult[];
  readonly tiers: readonly TierResult[];
  /** how evenly each `reach`, `ratio` and `capacity` standard is spread over counties and over towns */
  readonly equity: readonly StandardEquity[];
  readonly coverage: readonly CoverageResult[];
  readonly findings: readonly Finding[];
}

/** The change of standards between two years, as `ChangeResult` of the tasks gives it. */
export interface ReportChange {
  readonly study: ReportRun['study'];
  readonly from: number;
  readonly to: number;
  readonly changes: readonly StandardChange[];
}

/** What a report needs of a study, a part of `StudyView`. */
export interface ReportStudy {
  /** west, south, east, north, degrees */
  readonly bounds: readonly [number, number, number, number];
  readonly units: readonly Unit[];
  readonly facilities: readonly Facility[];
  readonly rivers: readonly Zone[];
  readonly catalogue: Catalogue;
  readonly trips: readonly Trip[];
}

/** The ground under a printed map, a part of `BaseMap`: a Mercator hillshade and roads by class (flat lon, lat). */
export interface ReportBase {
  readonly hillshade: {
    readonly width: number;
    readonly height: number;
    readonly rgba: Uint8ClampedArray;
    readonly bounds: readonly [number, number, number, number];
  } | null;
  readonly roads: readonly { readonly class: string; readonly tunnel: boolean; readonly path: Float64Array; readonly start: Uint32Array }[];
}

/** A file of a report: its path below the folder of the report, and its bytes. */
export interface ReportFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
