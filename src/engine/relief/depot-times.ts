import type { Watch } from '../../model/watch';
import type { LorryNetwork } from './lorry-network';
import { RoadSearch } from './road-search';
import { placeTimes } from './supply';
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
