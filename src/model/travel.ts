import type { Text } from './text';

export const modes = ['walking', 'cycling', 'motor'] as const;
export type Mode = (typeof modes)[number];

/** A leg spreads labels over one medium. 'class' takes the mode that the speed table gives each land-cover class. */
export interface Leg {
  readonly medium: 'surface' | 'network' | 'straight-line';
  readonly mode: Mode | 'class';
}

/** How people travel: data (`data/trips.json`). `walk`, `cycle`, `drive`, `fastest`, `surface`, `radius` come with the product. */
export interface Trip {
  readonly id: string;
  readonly name: Text;
  /** empty where `fastestOf` stands instead */
  readonly legs: readonly Leg[];
  /** ids of trips with legs: everyone takes the one that is fastest for him */
  readonly fastestOf?: readonly string[];
}

/** Which way the trip runs: people to the facility, or relief from it. Matters for slope and one-ways. */
export type Direction = 'to' | 'from';

export interface LandCoverSpeed {
  readonly class: number;
  readonly label: Text;
  /** 0: a barrier */
  readonly kmPerHour: number;
  /** the mode for `surface` trips, where the class may itself be a road */
  readonly mode: Mode;
}

export interface RoadSpeed {
  /** OSM `highway` value, or 'ferry' */
  readonly class: string;
  readonly label: Text;
  /** km/h by mode, 0 where the mode may not use the class */
  readonly walking: number;
  readonly cycling: number;
  readonly motor: number;
  /** may one get on and off along the way? false for motorways, where only ends and junctions do */
  readonly access: boolean;
}

/** Speeds are data (`data/speeds/*.json`), presets to be checked by the user. */
export interface SpeedTable {
  readonly id: string;
  readonly name: Text;
  readonly source: Text;
  readonly landCover: readonly LandCoverSpeed[];
  readonly roads: readonly RoadSpeed[];
  /** km/h where no land cover is known: straight access legs, and `radius` trips */
  readonly openGround: Readonly<Record<Mode, number>>;
}
