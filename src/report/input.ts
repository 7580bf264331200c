import type { Catalogue } from '../model/catalogue';
import type { Finding } from '../model/finding';
import type { Question, StandardResult, UnitLedger } from '../model/result';
import type { Facility, Unit, Zone } from '../model/study';
import type { Text } from '../model/text';
import type { Trip } from '../model/travel';

/** A leading question of the catalogue, answered: one ledger per unit. */
export interface CoverageResult {
  /** service id */
  readonly service: string;
  readonly question: Question;
  readonly ledgers: readonly UnitLedger[];
}

/** The run of a study, as `RunResult` of the tasks gives it. */
export interface ReportRun {
  readonly study: { readonly id: string; readonly title: Text; readonly note: Text };
  readonly years: readonly number[];
  readonly results: readonly StandardResult[];
  readonly coverage: readonly CoverageResult[];
  readonly findings: readonly Finding[];
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
