import type { Watch } from '../../model/watch';
import type { TravelFacility } from './contract';
import { nearest } from './nearest';
import type { PreparedTravel } from './prepare';
import { joinedStretches } from './stretch';
import type { Stretch } from './stretch';

/** A part of a trip that is travelled in one way, over one class of road. */
export interface TripLeg {
  readonly kind: Stretch['kind'];
  readonly mode: Stretch['mode'];
  readonly metres: number;
  readonly seconds: number;
  /** OSM class, on the network only */
  readonly roadClass?: string;
  /** metres up and metres down together per metre of way, where the height plays a part */
  readonly meanSlope?: number;
  /** flat x, y in the coordinates of the trip's grid, or of the roads where it has none */
  readonly path: Float64Array;
}

/** The trip between a place and its nearest facility. `delaySeconds` and the seconds of the legs add up to `seconds`. */
export interface ExplainedTrip {
  readonly facility: number;
  /** id of the trip: of several, the one that is the fastest here */
  readonly trip: string;
  readonly seconds: number;
  readonly delaySeconds: number;
  /** in the order of travel: to the facility or from it, as the trip was prepared */
  readonly legs: readonly TripLeg[];
}

/** No facility was found. `state` as in `Nearest`: 0 none within the cutoff, 1 the place is on a barrier, 2 off the grid or the network. */
export interface UnreachedPlace {
  readonly facility: -1;
  readonly state: number;
}

/**
 * Why a place has its time: the trip behind it, by following the labels back from the place. A label is the least sum of another and a
 * step, so the step that gives it again to the last bit is one of the trip. Where two trips are equally fast, one of them.
 * @param cutoffSeconds up to and including
 * @throws Failure travel.bad-cutoff; Cancelled
 */
export function explainTrip(
  prepared: PreparedTravel,
  facilities: readonly TravelFacility[],
  place: { readonly lon: number; readonly lat: number },
  cutoffSeconds: number,
  watch: Watch,
): ExplainedTrip | UnreachedPlace {
  const places = { lon: Float64Array.of(place.lon), lat: Float64Array.of(place.lat) };
  const found = nearest(prepared, facilities, places, cutoffSeconds, watch);
  const row = found.facility[0]!;
  if (row < 0) return { facility: -1, state: found.state[0]! };
  const seconds = found.seconds[0]!;
  const owner = facilities[row]!;
  // alone and no farther than need be, so that every label is of this facility
  if (facilities.length > 1) nearest(prepared, [owner], places, seconds, watch);
  const { medium } = prepared;
  const trip = {
    facilities: medium.anchor([owner.lon], [owner.lat]).anchors,
    row: 0,
    delaySeconds: owner.delaySeconds,
    places: medium.anchor(places.lon, places.lat).anchors,
    place: 0,
    seconds,
  };
  const name = medium.winner?.(trip) ?? prepared.trip;
  const legs = joinedStretches(medium.trace(trip, watch)).map((stretch) => legOf(stretch, prepared.direction === 'from'));
  if (prepared.direction === 'from') legs.reverse();
  return { facility: row, trip: name, seconds, delaySeconds: owner.delaySeconds, legs };
}

function legOf({ kind, mode, roadClass, metres, seconds, climbMetres, path }: Stretch, backward: boolean): TripLeg {
  const inOrder = Float64Array.from(path);
  if (backward) {
    for (let i = 0; i < path.length; i += 2) {
      inOrder[path.length - 2 - i] = path[i]!;
      inOrder[path.length - 1 - i] = path[i + 1]!;
    }
  }
  return {
    kind,
    mode,
    metres,
    seconds,
    ...(roadClass ? { roadClass } : {}),
    ...(climbMetres === climbMetres && metres > 0 ? { meanSlope: climbMetres / metres } : {}),
    path: inOrder,
  };
}
