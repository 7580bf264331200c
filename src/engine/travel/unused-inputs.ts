import { modes } from '../../model/travel';
import type { Leg, Mode } from '../../model/travel';
import type { TravelInputs, TravelOptions } from './contract';
import { choicesOf, runnable } from './prepare';

/** An input by its name in `TravelInputs`, or a speed of the caller's for a mode. */
export type UnusedInput = 'roads' | 'elevation' | 'landCover' | 'friction' | 'barriers' | 'closures' | 'landCoverSpeeds' | `speed ${Mode}`;

/**
 * Inputs that are there and play no part in a trip, so that a figure is not taken to rest on them: roads beside a merged land cover that
 * carries its own, elevation beside a friction raster that has the slope in it, a walking speed where each class brings its own, and so on.
 * @param ownClasses did the caller give land-cover speeds of his own?
 */
export function unusedInputs(inputs: TravelInputs, options: TravelOptions, ownClasses: boolean): readonly UnusedInput[] {
  const [first = [], ...others] = choicesOf(options).map(({ legs }) => unusedByLegs(inputs, options, runnable(inputs, legs), ownClasses));
  return first.filter((name) => others.every((other) => other.includes(name)));
}

function unusedByLegs(inputs: TravelInputs, options: TravelOptions, legs: readonly Leg[], ownClasses: boolean): readonly UnusedInput[] {
  const surface = legs.find((leg) => leg.medium === 'surface');
  const network = legs.find((leg) => leg.medium === 'network');
  const byClass = surface?.mode === 'class';
  const onFriction = surface !== undefined && inputs.friction !== null && (byClass || inputs.landCover === null);
  const onClasses = surface !== undefined && !onFriction && inputs.landCover !== null;
  const onFoot = surface?.mode === 'walking' && !onFriction;
  const used: Readonly<Record<UnusedInput, boolean>> = {
    roads: network !== undefined || onFoot,
    elevation: (surface !== undefined && !onFriction) || (surface !== undefined && network?.mode === 'cycling'),
    landCover: onClasses,
    friction: onFriction,
    barriers: surface !== undefined || network !== undefined,
    closures: inputs.roads !== null && (network !== undefined || onFoot),
    landCoverSpeeds: onClasses,
    // on classes alone each brings its own speed; roads on foot, access to a network and open ground take the caller's
    'speed walking': byClass ? !onFriction && !onClasses : onFoot || network !== undefined || surface === undefined,
    'speed cycling': network?.mode === 'cycling',
    'speed motor': network?.mode === 'motor',
  };
  const here: Readonly<Record<UnusedInput, boolean>> = {
    roads: inputs.roads !== null,
    elevation: inputs.elevation !== null,
    landCover: inputs.landCover !== null,
    friction: inputs.friction !== null,
    barriers: inputs.barriers.length > 0,
    closures: inputs.closures.length > 0,
    landCoverSpeeds: ownClasses,
    'speed walking': options.kmPerHour.walking !== undefined,
    'speed cycling': options.kmPerHour.cycling !== undefined,
    'speed motor': options.kmPerHour.motor !== undefined,
  };
  const names: readonly UnusedInput[] = [
    'roads',
    'elevation',
    'landCover',
    'friction',
    'barriers',
    'closures',
    'landCoverSpeeds',
    ...modes.map((mode): UnusedInput => `speed ${mode}`),
  ];
  return names.filter((name) => here[name] && !used[name]);
}
