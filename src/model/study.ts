import type { MultiPolygon, Point, Polygon, MultiLineString, LineString } from 'geojson';
import type { Text } from './text';
import type { Finding } from './finding';
import type { Grid, Raster } from './grid';
import type { Roads } from './roads';
import type { Catalogue } from './catalogue';
import type { CodeChange } from './crosswalk';
import type { SpeedTable, Trip } from './travel';
import type { UnitLevel } from './unit-level';
import type { Scenario } from './scenario';

export { unitLevels, type UnitLevel } from './unit-level';

export type Attribute = string | number | boolean | null;
export type Attributes = Readonly<Record<string, Attribute>>;

/** An administrative unit. Villages are points; the levels above are polygons. */
export interface Unit {
  readonly code: string;
  readonly name: string;
  /** official English or pinyin name; empty where none */
  readonly nameEn: string;
  readonly level: UnitLevel;
  /** code of the unit above, empty for the topmost */
  readonly parent: string;
  readonly geometry: Polygon | MultiPolygon | Point | null;
  readonly attributes: Attributes;
}

export interface Facility {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly lon: number;
  readonly lat: number;
  /** first year of service; null: since ever */
  readonly opened: number | null;
  /** first year no longer in service; null: still open */
  readonly closed: number | null;
  readonly capacity: number | null;
  /** start delay (dispatch, loading) in seconds */
  readonly delaySeconds: number;
  /** code of the unit it serves where the file says so, else '' and the place decides */
  readonly unit: string;
  readonly attributes: Attributes;
}

/** Cells of a grid, one per row: columns and rows counted on it, also beyond its edges. */
export interface GridCells {
  readonly grid: Grid;
  readonly column: Int32Array;
  readonly row: Int32Array;
}

/** Rows that are parts of the rows of a file, in the order of these: the people of each are spread over several places. */
export interface DemandParts {
  /** ids of the file's rows */
  readonly ids: readonly string[];
  /** per part: which of the file's rows it belongs to, ascending */
  readonly of: Int32Array;
  /** per part: its share of that row's people, in every year and group; the shares of a row add up to 1 */
  readonly share: Float64Array;
}

/** Where people are. The rows are places; people are counted per year and group on the same rows. */
export interface Demand {
  readonly count: number;
  readonly id: readonly string[];
  /** 'h3': every id is an H3 cell; 'raster': cells of a people grid; 'point' else */
  readonly kind: 'point' | 'h3' | 'raster';
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** ascending; empty where the file has no year (then the one set of counts holds for every year) */
  readonly years: readonly number[];
  /** names of the counted groups; the first is always 'people' */
  readonly groups: readonly string[];
  /** `values[year index][group index][row]`; one year slot where `years` is empty; NaN where unknown */
  readonly values: readonly (readonly Float64Array[])[];
  /** other numeric columns of the file, such as counts of schools in the cell, by column name */
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** kind 'raster': the cell that each row stands for, whose centre `lon, lat` is */
  readonly cells?: GridCells;
  /** where rows are areas with a count: `lon, lat` is a place inside, until the people are spread; null for a row that is a point */
  readonly polygons?: readonly (Polygon | MultiPolygon | null)[];
  /** where people have been spread over the compute cells (`spreadDemand`) */
  readonly parts?: DemandParts;
}

/** A line or area with a kind and a level: barriers, closures, hazards, rivers. */
export interface Zone {
  readonly kind: string;
  readonly level: string;
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon | LineString | MultiLineString;
  readonly attributes: Attributes;
}

/** One figure of an indicator table. */
export interface IndicatorValue {
  readonly unit: string;
  readonly indicator: string;
  readonly year: number;
  readonly value: number;
}

/** A file that a study was read from, so that results can say what they rest on. */
export interface StudyFile {
  /** name of the layer, or 'catalogue', 'speeds' */
  readonly layer: string;
  /** relative to the study */
  readonly path: string;
  /** size */
  readonly bytes: number;
  /** fingerprint of its bytes, hexadecimal */
  readonly sha256: string;
}

/** Everything an analysis needs. A study is a value: edits make a new one. */
export interface Study {
  readonly id: string;
  readonly title: Text;
  /** what is fact and what is made up; shown on screen and in every report; empty texts where nothing is to be said */
  readonly note: Text;
  readonly years: readonly number[];
  readonly units: readonly Unit[];
  readonly facilities: readonly Facility[];
  readonly demand: Demand;
  readonly roads: Roads | null;
  readonly elevation: Raster | null;
  readonly landCover: Raster | null;
  readonly friction: Raster | null;
  readonly barriers: readonly Zone[];
  /** roads that they cross or touch are closed; empty where nothing is */
  readonly closures: readonly Zone[];
  readonly hazards: readonly Zone[];
  readonly rivers: readonly Zone[];
  readonly indicators: readonly IndicatorValue[];
  /** unit codes that changed, already applied to the tables; left out where there are none */
  readonly crosswalk?: readonly CodeChange[];
  readonly catalogue: Catalogue;
  readonly speeds: SpeedTable;
  /** tables that `speeds` may be changed for, by season or plan; the first is the study's own `speeds` */
  readonly speedTables: readonly SpeedTable[];
  readonly trips: readonly Trip[];
  /** named changes that may be run in place of the study as it is; empty where it has none */
  readonly scenarios: readonly Scenario[];
  readonly findings: readonly Finding[];
  /** size of the compute cells that the study asks for, metres; absent: the rasters' own */
  readonly cellMetres?: number;
  /** where people of H3 cells are: at the centre, or spread evenly over the compute cells; absent: at the centre */
  readonly hexagons?: Hexagons;
  /** what it was read from; absent where it was not read from files */
  readonly files?: readonly StudyFile[];
}

/** How people of an H3 cell count: all at its centre, or evenly spread over the compute cells that it covers. */
export type Hexagons = 'centre' | 'spread';

/** Is the facility in service during the year? */
export function isOpen(facility: Facility, year: number): boolean {
  return (facility.opened === null || facility.opened <= year) && (facility.closed === null || year < facility.closed);
}

/**
 * People of a group in a year, one number per demand row.
 * @returns null where the study has no count for that year or group
 */
export function peopleOf(demand: Demand, year: number, group: string): Float64Array | null {
  const yearIndex = demand.years.length === 0 ? 0 : demand.years.indexOf(year);
  const groupIndex = demand.groups.indexOf(group);
  if (yearIndex < 0 || groupIndex < 0) return null;
  return demand.values[yearIndex]?.[groupIndex] ?? null;
}
