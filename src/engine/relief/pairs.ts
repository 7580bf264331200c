import type { SparseMatrix } from '../../model/result';
import type { Watch } from '../../model/watch';
import { closeArcs } from '../travel/arcs';
import type { LorryNetwork } from './lorry-network';
import { RoadSearch } from './road-search';
import { everyPlace, placeTimes } from './supply';
import type { DirectWalks, Sources } from './supply';
import { rowsByKey } from './rows-by-key';

/** The seeds and walks of one depot, as if it were alone. */
function alone({ seeds, direct }: Sources, depots: number, places: number): (depot: number) => Pick<Sources, 'seeds' | 'direct'> {
  const seedsOf = rowsByKey(seeds.depot, depots);
  const walksOf = rowsByKey(direct.depot, depots);
  const placeOf = new Int32Array(direct.depot.length);
  for (let place = 0; place < places; place++) {
    for (let i = direct.byPlace.start[place]!; i < direct.byPlace.start[place + 1]!; i++) placeOf[direct.byPlace.row[i]!] = place;
  }
  return (depot) => {
    const own = seedsOf.row.subarray(seedsOf.start[depot], seedsOf.start[depot + 1]);
    const walks = walksOf.row.subarray(walksOf.start[depot], walksOf.start[depot + 1]);
    const only: DirectWalks = {
      byPlace: rowsByKey(
        walks.map((walk) => placeOf[walk]!),
        places,
      ),
      depot: walks.map((walk) => direct.depot[walk]!),
      seconds: Float64Array.from(walks, (walk) => direct.seconds[walk]!),
    };
    return {
      seeds: {
        stop: own.map((seed) => seeds.stop[seed]!),
        seconds: Float64Array.from(own, (seed) => seeds.seconds[seed]!),
        depot: own.map((seed) => seeds.depot[seed]!),
      },
      direct: only,
    };
  };
}

/** A search for few places goes so much farther than they are at least, then four times as far each time that one is not found. */
const boundMargin = 1.1;
const leastBoundSeconds = 60;
const farthestBoundSeconds = 10 * 24 * 3600;

/** Seconds after the onset at which one depot alone helps some places (Infinity: it does not, NaN: not placed), in their order. */
function timesFrom(
  network: LorryNetwork,
  { seeds, direct }: Pick<Sources, 'seeds' | 'direct'>,
  search: RoadSearch,
  places: Int32Array,
  atLeast: Float64Array | null,
): Float64Array {
  const farthest = atLeast ? places.reduce((most, place) => Math.max(most, atLeast[place]!), 0) : Infinity;
  for (let bound = Math.max(leastBoundSeconds, farthest * boundMargin); ; bound = bound * 4 > farthestBoundSeconds ? Infinity : bound * 4) {
    search.run(seeds, bound);
    const { seconds } = placeTimes(network, direct, search, places);
    if (bound === Infinity || seconds.every((time) => !(time > bound))) return seconds;
  }
}

/**
 * Calls back with the seconds after the onset at which each depot alone helps the places that `wanted` names for it (Infinity: it does not, NaN: not
 * placed), in their order.
 * @param atLeast seconds that every place takes at least, of any of the depots; null: not known, and the whole network is searched
 */
export function eachDepotsTimes(
  network: LorryNetwork,
  sources: Sources,
  wanted: (depot: number) => Int32Array,
  atLeast: Float64Array | null,
  watch: Watch,
  found: (depot: number, seconds: Float64Array) => void,
): void {
  const depots = sources.state.length;
  const of = alone(sources, depots, network.landings.state.length);
  const search = new RoadSearch(network.graph.nodeX.length, network.arcs);
  for (let depot = 0; depot < depots; depot++) {
    watch.check();
    watch.progress('travel', depot / depots);
    const places = wanted(depot);
    found(depot, places.length === 0 ? new Float64Array(0) : timesFrom(network, of(depot), search, places, atLeast));
  }
}

/**
 * Every pair of a depot (or a candidate for one) and a place within the cutoff, seconds after the onset; ordered by depot, then place.
 * @param cutoffSeconds up to and including; Infinity for no bound
 */
export function reliefPairs(network: LorryNetwork, sources: Sources, cutoffSeconds: number, watch: Watch): SparseMatrix {
  const rows: number[] = [];
  const places: number[] = [];
  const times: number[] = [];
  const everywhere = everyPlace(network);
  eachDepotsTimes(
    network,
    sources,
    () => everywhere,
    null,
    watch,
    (depot, seconds) => {
      seconds.forEach((time, place) => {
        if (!(time <= cutoffSeconds) || time === Infinity) return;
        rows.push(depot);
        places.push(place);
        times.push(time);
      });
    },
  );
  return { facility: Int32Array.from(rows), demand: Int32Array.from(places), seconds: Float64Array.from(times) };
}

/**
 * The pairs under each of several sets of closures: what a layout is to hold under. The network is as before afterwards.
 * @param scenarios 1 per closed edge, as `LorryNetwork.touchedBy` gives; null: nothing closed
 */
export function pairsUnder(
  network: LorryNetwork,
  sources: Sources,
  scenarios: readonly (Uint8Array | null)[],
  cutoffSeconds: number,
  watch: Watch,
): readonly SparseMatrix[] {
  const { arcs } = network;
  const before = network.closed;
  try {
    return scenarios.map((closed) => {
      closeArcs(arcs, closed && before ? closed.map((shut, edge) => shut | before[edge]!) : (closed ?? before));
      return reliefPairs(network, sources, cutoffSeconds, watch);
    });
  } finally {
    closeArcs(arcs, before);
  }
}
