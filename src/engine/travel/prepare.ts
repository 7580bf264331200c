import { Failure } from '../../model/finding';
import type { Finding } from '../../model/finding';
import type { Grid } from '../../model/grid';
import type { Direction, Leg, Mode, Trip } from '../../model/travel';
import type { Watch } from '../../model/watch';
import type { TravelInputs, TravelOptions } from './contract';
import { coupledMedium } from './coupled';
import { fastestMedium } from './fastest';
import type { Medium } from './medium';
import { networkMedium } from './network';
import { checkSpeeds } from './speeds';
import { straightMedium } from './straight';
import { surfaceMedium } from './surface';
import { surfaceGrid } from './surface-cells';

declare const anchors: unique symbol;
/** Where places stand in a medium; only that medium can read it. */
export type OpaqueAnchors = { readonly [anchors]: true };

/** A trip ready to answer for any set of facilities; one question at a time. */
export interface PreparedTravel {
  readonly trip: string;
  readonly direction: Direction;
  /** cells of the field, null where the trip has none (a network alone) */
  readonly grid: Grid | null;
  /** what was odd about the inputs */
  readonly findings: readonly Finding[];
  readonly medium: Medium<OpaqueAnchors>;
  /** the question whose labels the medium holds; each puts a new object here */
  readonly asked: { question: object };
}

type Prepare = (inputs: TravelInputs, options: TravelOptions, legs: readonly Leg[]) => Medium<OpaqueAnchors>;

/** Hides what anchors are. */
const sealed = <Anchors>(medium: Medium<Anchors>): Medium<OpaqueAnchors> => medium as unknown as Medium<OpaqueAnchors>;

const onFoot = (leg: Leg): Mode => (leg.mode === 'class' ? 'walking' : leg.mode);

/** What carries a trip, by the media of its legs; a network leg with a surface on both sides or on neither. */
const carriers: Readonly<Record<string, Prepare>> = {
  surface: (inputs, options, [leg]) => sealed(surfaceMedium(inputs, options, leg!)),
  network: (inputs, options, [leg]) => sealed(networkMedium(inputs, options, onFoot(leg!))),
  'surface network surface': (inputs, options, [first, ride]) => sealed(coupledMedium(inputs, options, first!, onFoot(ride!))),
  'straight-line': (inputs, options, [leg]) => sealed(straightMedium(inputs, options, onFoot(leg!))),
};

/**
 * Legs as they can be run on these inputs. With roads and no raster the surface legs of a trip become straight access legs, or the
 * network itself in their mode where the trip has no network leg: `walk` is then a walk along the streets.
 */
export function runnable(inputs: TravelInputs, legs: readonly Leg[]): readonly Leg[] {
  if (surfaceGrid(inputs) !== null || inputs.roads === null) return legs;
  const rides = legs.filter((leg) => leg.medium !== 'surface');
  if (rides.length > 0) return rides;
  return legs.map((leg) => ({ medium: 'network', mode: onFoot(leg) }));
}

/** The trips that a trip may turn out to be: those of `fastestOf`, or itself. @throws Failure study.unknown-trip */
export function choicesOf({ trip, trips = [] }: Pick<TravelOptions, 'trip' | 'trips'>): readonly Trip[] {
  if (!trip.fastestOf) return [trip];
  return trip.fastestOf.map((id) => {
    const found = trips.find((one) => one.id === id && !one.fastestOf);
    if (!found) throw new Failure('study.unknown-trip', {}, { trip: id, known: trips.flatMap((one) => (one.fastestOf ? [] : [one.id])) });
    return found;
  });
}

function carry(inputs: TravelInputs, options: TravelOptions, trip: Trip): Medium<OpaqueAnchors> {
  const legs = runnable(inputs, trip.legs);
  const carrier = carriers[legs.map((leg) => leg.medium).join(' ')];
  const [first, , last] = legs;
  if (!carrier || (last && last.mode !== first?.mode)) {
    throw new Failure('study.unknown-trip', {}, { trip: trip.id, legs: legs.map((leg) => `${leg.medium} ${leg.mode}`) });
  }
  return carrier(inputs, { ...options, trip }, legs);
}

/**
 * Makes a trip ready: surfaces, graphs and room for labels. Takes 2 to 8 bytes a cell for pace and elevation and 12 for labels, twice 12 over roads; the
 * fastest of several trips as much as all of them.
 * @throws Failure study.no-surface, study.no-network, study.unknown-trip (legs that no carrier takes), travel.bad-speed,
 * travel.grid-too-large, raster.grid-mismatch
 */
export function prepareTravel(inputs: TravelInputs, options: TravelOptions, watch: Watch): PreparedTravel {
  watch.check();
  watch.progress('travel', 0);
  checkSpeeds(inputs.speeds, options);
  const choices = choicesOf(options).map((trip) => ({ trip: trip.id, medium: carry(inputs, options, trip) }));
  const [only, ...more] = choices;
  const medium = only && more.length === 0 ? only.medium : sealed(fastestMedium(choices));
  return {
    trip: options.trip.id,
    direction: options.direction,
    grid: medium.grid,
    findings: medium.findings,
    medium,
    asked: { question: {} },
  };
}
