import type { ColumnMap } from './columns';

/** How a layer is to be read. */
export interface ReadOptions {
  readonly columns: ColumnMap;
  /** true where coordinates are metres of the study's own projection and stay so; `lon` and `lat` then carry metres */
  readonly metres: boolean;
}

export const plainReading: ReadOptions = { columns: {}, metres: false };
