import type { Ground } from './ground';
import type { Search } from './search';
import type { Sense, SlopeRule } from './step-seconds';
import type { Steps } from './steps';

/** What the cells of a surface need room for. */
export interface RoomNeeds {
  readonly steps: Steps;
  /** minutes per metre in each cell, not numbers of a palette */
  readonly friction: boolean;
  readonly slopeRule: SlopeRule;
  readonly sense: Sense;
  /** searches that keep their labels side by side */
  readonly layers: number;
  /** false: labels need not say whose they are (row 0 for all), which saves a quarter of the memory */
  readonly owners: boolean;
}

/** What a search wants to know of the open cells, to set up its queue: the least and the mean pace, seconds per metre. */
export interface PaceStatistics {
  readonly least: number;
  readonly mean: number;
}

/** Room for the cells of a surface and for labels on them: first the cells are filled in, then searches are made. */
export interface CellRoom extends Ground {
  /** Over friction: makes a barrier of whatever is not a positive number; then the queue and the labels. Once. */
  /** Tells the searches of paces that were added to the palette since. */
  paletteChanged(): void;
  searches(bucketSecondsOf: (paces: PaceStatistics) => number): readonly Search[];
}
