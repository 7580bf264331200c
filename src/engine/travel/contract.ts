import type { Raster } from '../../model/grid';
import type { Roads } from '../../model/roads';
import type { Zone } from '../../model/study';
import type { Direction, Mode, SpeedTable, Trip } from '../../model/travel';

/** What a trip may run over; each medium takes what it needs and refuses (`study.no-network`, `study.no-surface`) what is absent. */
export interface TravelInputs {
  readonly roads: Roads | null;
  readonly elevation: Raster | null;
  readonly landCover: Raster | null;
  readonly friction: Raster | null;
  readonly barriers: readonly Zone[];
  /** roads that they cross or touch are closed to every mode, in plan: bridges and tunnels too */
  readonly closures: readonly Zone[];
  readonly speeds: SpeedTable;
  /**
   * Where the rasters count in metres and everything else in degrees: longitude and latitude to metres of that projection.
   * Left out: facilities, places, roads and barriers are in the coordinates of the rasters already.
   */
  readonly toMetres?: (lon: number, lat: number) => readonly [number, number];
}

export interface TravelOptions {
  readonly trip: Trip;
  /** the trips that `trip.fastestOf` names; may be left out where it names none */
  readonly trips?: readonly Trip[];
  readonly direction: Direction;
  readonly neighbours: 8 | 16;
  /** km/h by mode instead of the table's open-ground and road speeds (`--speed walking=3.6`); land cover keeps its own */
  readonly kmPerHour: Readonly<Partial<Record<Mode, number>>>;
  /** a place farther than this from any allowed edge is not snapped to the network, metres */
  readonly snapLimitMetres: number;
  /** search surfaces in TypeScript even where the WebAssembly kernel could (the same bits, slower) */
  readonly plainSearch?: boolean;
  /** only times are asked for: over a surface alone labels may leave out whose they are, and facility rows mean no more than 'reached' (0 or more) */
  readonly timesOnly?: boolean;
}

export interface TravelFacility {
  readonly lon: number;
  readonly lat: number;
  readonly delaySeconds: number;
}

export interface TravelPlaces {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}
