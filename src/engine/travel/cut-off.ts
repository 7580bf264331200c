import type { TravelFacility, TravelPlaces } from './contract';
import type { Islands } from './islands';
import { networkParts } from './islands';
import type { NearestPiece } from './piece-index';
import type { PreparedTravel } from './prepare';
import type { RoadGraph } from './road-graph';

/** Why the network serves a place badly: the nearest road lies on a small island, or no facility stands on the part that it is joined to. */
export const cutOffState = { none: 0, island: 1, noFacility: 2 } as const;

/** Places on a network as far as this file reads them; see `EdgeAnchors`. */
interface OnEdges {
  readonly edge: Int32Array;
  readonly accessSeconds: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** What tells which places are cut off; `islandIndex` makes what finds the nearest piece of a small island. */
interface CutOffInputs {
  readonly graph: RoadGraph;
  readonly closed: Uint8Array | null;
  readonly islands: Islands;
  readonly islandIndex: () => NearestPiece;
  readonly walkingPace: number;
  readonly snapLimitMetres: number;
}

/**
 * Tells places that stand nearer to a small island of the network than to the road that they are joined to, and places joined to a part
 * of the network (one-ways taken as both ways, closed edges left out) on which none of the facilities stands.
 * @returns a function of anchored facilities and places, to a `cutOffState` per place
 */
export function cutOffOn(network: CutOffInputs): (facilities: OnEdges, places: OnEdges) => Uint8Array {
  const { graph, closed, islands, islandIndex, walkingPace, snapLimitMetres } = network;
  let parts: Int32Array | null = null;
  let nearestIsland: NearestPiece | null = null;
  return (facilities, places) => {
    parts ??= networkParts(graph, closed);
    nearestIsland ??= islands.count > 0 ? islandIndex() : () => null;
    const [partOf, islandNear] = [parts, nearestIsland];
    const served = new Set(Array.from(facilities.edge, (edge) => (edge < 0 ? -1 : partOf[edge]!)));
    return Uint8Array.from(places.edge, (edge, row) => {
      if (edge >= 0 && !served.has(partOf[edge]!)) return cutOffState.noFacility;
      const access = places.accessSeconds[row]!;
      const limit = edge < 0 ? snapLimitMetres : access === 0 ? 0 : access / walkingPace;
      return islandNear(places.x[row]!, places.y[row]!, limit) === null ? cutOffState.none : cutOffState.island;
    });
  };
}

/** `cutOffState` of every place for these facilities; null where the trip joins no place to a network. */
export function cutOffPlaces(prepared: PreparedTravel, facilities: readonly TravelFacility[], places: TravelPlaces): Uint8Array | null {
  const { medium } = prepared;
  if (!medium.cutOff) return null;
  const lon = Float64Array.from(facilities, (facility) => facility.lon);
  const lat = Float64Array.from(facilities, (facility) => facility.lat);
  return medium.cutOff(medium.anchor(lon, lat).anchors, medium.anchor(places.lon, places.lat).anchors);
}

/** How places are joined to the network: metres of the straight walk (NaN where not joined); null where the trip joins none. */
export function snappedMetres(prepared: PreparedTravel, places: TravelPlaces): Float64Array | null {
  return prepared.medium.anchor(places.lon, places.lat).metres ?? null;
}
