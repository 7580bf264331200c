import type { Finding } from '../model/finding';

/** What `check` says of a file or study. */
export interface CheckReport {
  readonly status: 'ok' | 'warn' | 'refused';
  readonly path: string;
  /** 'csv', 'geojson', 'geotiff', 'asc', 'osm-pbf', 'osm-xml', 'shapefile', 'scenario', 'catalogue', 'study', 'zip', 'unknown' */
  readonly format: string;
  /** 'demand', 'facilities', ... where it can be told */
  readonly layer: string;
  readonly features: number;
  readonly encoding: string;
  readonly datum: string;
  readonly columns: readonly string[];
  /** people in all (of the latest year), where it is a demand layer; NaN else */
  readonly people: number;
  readonly findings: readonly Finding[];
}
