import { silentWatch } from '../../../src/model/watch';
import type { TravelInputs, TravelPlaces } from '../../../src/engine/travel';
import { prepareLorries } from '../../../src/engine/relief/lorry-network';
import type { LorryNetwork } from '../../../src/engine/relief/lorry-network';
import type { Segments } from '../../../src/engine/relief/segments';
import { sourcesOf, supplyFrom } from '../../../src/engine/relief/supply';
import type { LorryDepot, Supply } from '../../../src/engine/relief/supply';
import { closeArcs } from '../../../src/engine/travel/arcs';
import { optionsOf } from '../travel/made-inputs';
import type { MadeWay } from '../travel/made-roads';

/** From a stop where the place is, or not at all. */
export const onTheSpot = { loadingSeconds: 0, detourSeconds: 0, mostSeconds: 0 };
/** However far on foot, from any stop. */
export const anyStop = { loadingSeconds: Infinity, detourSeconds: Infinity, mostSeconds: Infinity };
/** From the nearest stops alone. */
export const nearestStop = { loadingSeconds: 0, detourSeconds: 0, mostSeconds: Infinity };

export const street = (...line: readonly (readonly [number, number])[]): MadeWay => ({ class: 'residential', line });

/** Streets 100 m apart, n by n blocks, a way for each block. */
export function blocks(n: number): readonly MadeWay[] {
  const at = Array.from({ length: n + 1 }, (_, i) => i * 100);
  return at.flatMap((a) => at.slice(0, n).flatMap((b) => [street([b, a], [b + 100, a]), street([a, b], [a, b + 100])]));
}

export function lorries(inputs: TravelInputs, places: TravelPlaces, bounds = nearestStop): LorryNetwork {
  return prepareLorries(inputs, optionsOf('drive'), bounds, places, silentWatch);
}

export function depotsAt(...positions: readonly (readonly [number, number])[]): readonly LorryDepot[] {
  return positions.map(([lon, lat]) => ({ lon, lat, startSeconds: 0 }));
}

export function supplied(network: LorryNetwork, depots: readonly LorryDepot[]): Supply {
  return supplyFrom(network, sourcesOf(network, depots));
}

/** A search anew with edges closed, and without a depot; the network is as before afterwards. */
export function suppliedWithout(network: LorryNetwork, depots: readonly LorryDepot[], edges: ArrayLike<number>, depot = -1): Supply {
  const sources = sourcesOf(
    network,
    depots.filter((_, row) => row !== depot),
  );
  const closed = new Uint8Array(network.graph.edgeFrom.length);
  for (let i = 0; i < edges.length; i++) closed[edges[i]!] = 1;
  closeArcs(network.arcs, closed);
  const supply = supplyFrom(network, sources);
  closeArcs(network.arcs, network.closed);
  return supply;
}

export function edgesOf(segments: Segments, segment: number): Int32Array {
  return segments.edges.row.subarray(segments.edges.start[segment], segments.edges.start[segment + 1]);
}
