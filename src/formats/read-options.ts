import type { UnitCodes } from '../model/crosswalk';
import type { ColumnMap } from './columns';

/** How a layer is to be read. */
export interface ReadOptions {
  readonly columns: ColumnMap;
  /** true where the study counts in metres of a projection: coordinates in metres stay so, and `lon`, `lat` then carry metres */
  readonly metres: boolean;
  /** EPSG code of that projection where known, so that files in degrees can be turned; without it they are refused */
  readonly epsg?: number;
  /** true where only the places of demand rows are asked for: people are unknown (NaN) then where there is no such column */
  readonly placesOnly?: boolean;
  /** start delay by facility type, where a facility's own column says nothing; none where left out */
  readonly delayMinutes?: ReadonlyMap<string, number>;
  /** what unit codes mean, where the study's units are known; codes are taken as they are where left out */
  readonly codes?: UnitCodes;
}

export const plainReading: ReadOptions = { columns: {}, metres: false };
