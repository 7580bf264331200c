import type { LorryNetwork } from './lorry-network';
import { landingsOf } from './landings';
import { RoadSearch } from './road-search';
import type { Seeds } from './road-search';
import { rowsByKey } from './rows-by-key';
import type { RowLists } from './rows-by-key';
import { supplyTree } from './supply-tree';
import type { SupplyTree } from './supply-tree';
import { silentWatch } from '../../model/watch';

/** A depot as far as its lorries are concerned. */
export interface LorryDepot {
  readonly lon: number;
  readonly lat: number;
  /** dispatch and loading */
  readonly startSeconds: number;
}

/** Walks from a depot to places so near that no lorry is needed, by place. */
export interface DirectWalks {
  /** lists of pairs by place: `depot` and `seconds` after the onset */
  readonly byPlace: RowLists;
  readonly depot: Int32Array;
  readonly seconds: Float64Array;
}

/** Where lorries of depots enter the road, and whom carriers reach without one. `state` per depot: 0 usable, 1 on a barrier, 2 off the map. */
export interface Sources {
  readonly seeds: Seeds;
  readonly direct: DirectWalks;
  readonly state: Uint8Array;
}

/** Finds where lorries of depots are loaded, and whom carriers reach from there: as far from the depot as `landingsOf` looks around it. */
export function sourcesOf(network: LorryNetwork, depots: readonly LorryDepot[]): Sources {
  const { carrying, bounds, landings } = network;
  const places = { lon: depots.map(({ lon }) => lon), lat: depots.map(({ lat }) => lat) };
  const around = landingsOf(carrying, network.segments.ofStop, places, false, bounds, silentWatch);
  const seeds = { stop: [] as number[], seconds: [] as number[], depot: [] as number[] };
  const walks = { place: [] as number[], depot: [] as number[], seconds: [] as number[] };
  depots.forEach(({ lon, lat, startSeconds }, depot) => {
    const [first, end] = [around.start[depot]!, around.start[depot + 1]!];
    const farthest =
      around.seconds.subarray(first, end).reduce((least, seconds) => Math.min(least, seconds), Infinity) + bounds.loadingSeconds;
    for (let i = first; i < end; i++) {
      if (around.seconds[i]! > farthest) continue;
      seeds.stop.push(around.stop[i]!);
      seeds.seconds.push(startSeconds + around.seconds[i]!);
      seeds.depot.push(depot);
    }
    if (around.state[depot] !== 0) return;
    carrying.direct(lon, lat, around.reachSeconds[depot]!, (place, seconds) => {
      walks.place.push(place);
      walks.depot.push(depot);
      walks.seconds.push(startSeconds + seconds);
    });
  });
  return {
    seeds: { stop: Int32Array.from(seeds.stop), seconds: Float64Array.from(seeds.seconds), depot: Int32Array.from(seeds.depot) },
    direct: {
      byPlace: rowsByKey(walks.place, landings.state.length),
      depot: Int32Array.from(walks.depot),
      seconds: Float64Array.from(walks.seconds),
    },
    state: around.state,
  };
}

/** Times after the onset at which each place has help, of the depots of a set. Infinity: no lorry comes near. NaN: the place cannot be placed. */
export interface Supply {
  readonly sources: Sources;
  readonly search: Pick<RoadSearch, 'seconds' | 'depot'>;
  readonly tree: SupplyTree;
  readonly seconds: Float64Array;
  readonly depot: Int32Array;
  /** stop where each place's goods are unloaded, -1 where they are carried all the way or there are none */
  readonly stop: Int32Array;
}

/**
 * The earliest of each place's offers; ties to the lowest depot, and the first stop.
 * @param places rows asked about; the arrays count in them
 */
export function placeTimes(
  { landings }: Pick<LorryNetwork, 'landings'>,
  direct: DirectWalks,
  search: Pick<RoadSearch, 'seconds' | 'depot'>,
  places: Int32Array,
): Pick<Supply, 'seconds' | 'depot' | 'stop'> {
  const seconds = new Float64Array(places.length).fill(Infinity);
  const depot = new Int32Array(places.length).fill(-1);
  const stop = new Int32Array(places.length).fill(-1);
  places.forEach((place, at) => {
    if (landings.state[place] !== 0) {
      seconds[at] = NaN;
      return;
    }
    const offer = (time: number, by: number, from: number): void => {
      if (time === Infinity || time > seconds[at]! || (time === seconds[at] && by >= depot[at]!)) return;
      seconds[at] = time;
      depot[at] = by;
      stop[at] = from;
    };
    for (let i = landings.start[place]!; i < landings.start[place + 1]!; i++) {
      const from = landings.stop[i]!;
      offer(search.seconds[from]! + landings.seconds[i]!, search.depot[from]!, from);
    }
    for (let i = direct.byPlace.start[place]!; i < direct.byPlace.start[place + 1]!; i++) {
      const pair = direct.byPlace.row[i]!;
      offer(direct.seconds[pair]!, direct.depot[pair]!, -1);
    }
  });
  return { seconds, depot, stop };
}

/** All places of a network. */
function everyPlace({ landings }: Pick<LorryNetwork, 'landings'>): Int32Array {
  return Int32Array.from(landings.state, (_, place) => place);
}

/** Searches from all depots at once. */
export function supplyFrom(network: LorryNetwork, sources: Sources): Supply {
  const search = new RoadSearch(network.graph.nodeX.length, network.arcs);
  search.run(sources.seeds, Infinity);
  return { sources, search, tree: supplyTree(network, search), ...placeTimes(network, sources.direct, search, everyPlace(network)) };
}
