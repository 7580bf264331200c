import type { LorryNetwork } from './lorry-network';
import { rowsByKey } from './rows-by-key';
import type { Supply } from './supply';
import { TimeHeap } from './time-heap';

/** What fails at once: edges of the road, and a depot (-1: none). */
export interface Failing {
  readonly edges: ArrayLike<number>;
  readonly depot: number;
}

/** Receives a place whose trip runs over what fails, with its seconds without it (Infinity where nobody comes any more). */
export type Later = (place: number, seconds: number) => void;

/**
 * Times without some roads or without a depot. Only what lies behind them in the forest of shortest trips can change: its labels are taken back and
 * filled in from around, and only places that unload there are looked at. The times equal those of a new search to the bit.
 */
export interface FailingSupply {
  /** places whose trip runs over what fails, each once */
  fail(failing: Failing, later: Later): void;
  /** stops reached over an edge of these, none of them behind another */
  rootsBehind(edges: ArrayLike<number>): readonly number[];
}

/** Makes a supply ready for failures. */
export function failingSupply(network: LorryNetwork, supply: Supply): FailingSupply {
  const { graph, arcs, segments, landings } = network;
  const { edgeFrom, edgeTo } = graph;
  const { edgesAt } = segments;
  const { search, tree, sources } = supply;
  const { seeds, direct } = sources;
  const stops = graph.nodeX.length;
  const seedsAt = rowsByKey(seeds.stop, stops);
  const placesAt = rowsByKey(
    supply.stop.map((stop) => (stop < 0 ? -1 : tree.place[stop]!)),
    tree.order.length,
  );
  const rootsOf = rowsByKey(
    tree.roots.map((root) => search.depot[root]!),
    sources.state.length,
  );
  const walkedBy = rowsByKey(
    supply.depot.map((depot, place) => (supply.stop[place]! < 0 ? depot : -1)),
    sources.state.length,
  );
  const failed = new Uint8Array(edgeFrom.length);
  /** number of the failure that took a stop's label back, and the label that it has instead */
  const taken = new Int32Array(stops);
  const fresh = new Float64Array(stops);
  let number = 0;
  const heap = new TimeHeap();

  const labelOf = (stop: number): number => (taken[stop] === number ? fresh[stop]! : search.seconds[stop]!);

  const topmost = (roots: number[]): readonly number[] => {
    roots.sort((a, b) => tree.place[a]! - tree.place[b]!);
    let end = -1;
    return roots.filter((root) => {
      if (tree.place[root]! < end) return false;
      end = tree.end[root]!;
      return true;
    });
  };

  const rootsBehind = (edges: ArrayLike<number>): readonly number[] => {
    const roots: number[] = [];
    for (let i = 0; i < edges.length; i++) {
      const edge = edges[i]!;
      if (tree.edgeInto[edgeFrom[edge]!] === edge) roots.push(edgeFrom[edge]!);
      if (tree.edgeInto[edgeTo[edge]!] === edge) roots.push(edgeTo[edge]!);
    }
    return topmost(roots);
  };

  /** The best label of a stop from stops that keep theirs, and from seeds. */
  const entering = (stop: number, depot: number): number => {
    let best = Infinity;
    for (let i = seedsAt.start[stop]!; i < seedsAt.start[stop + 1]!; i++) {
      const seed = seedsAt.row[i]!;
      if (seeds.depot[seed] !== depot) best = Math.min(best, seeds.seconds[seed]!);
    }
    for (let i = edgesAt.start[stop]!; i < edgesAt.start[stop + 1]!; i++) {
      const edge = edgesAt.row[i]!;
      if (failed[edge]) continue;
      if (edgeTo[edge] === stop && taken[edgeFrom[edge]!] !== number)
        best = Math.min(best, search.seconds[edgeFrom[edge]!]! + arcs.onward[edge]!);
      if (edgeFrom[edge] === stop && taken[edgeTo[edge]!] !== number)
        best = Math.min(best, search.seconds[edgeTo[edge]!]! + arcs.backward[edge]!);
    }
    return best;
  };

  const lower = (stop: number, seconds: number): void => {
    if (taken[stop] !== number || !(seconds < fresh[stop]!)) return;
    fresh[stop] = seconds;
    heap.push(stop, seconds);
  };

  /** Fills the hole in. */
  const refill = (): void => {
    for (let stop = heap.pop(); stop >= 0; stop = heap.pop()) {
      const time = heap.poppedSeconds;
      if (time !== fresh[stop]) continue;
      for (let i = edgesAt.start[stop]!; i < edgesAt.start[stop + 1]!; i++) {
        const edge = edgesAt.row[i]!;
        if (failed[edge]) continue;
        if (edgeFrom[edge] === stop) lower(edgeTo[edge]!, time + arcs.onward[edge]!);
        if (edgeTo[edge] === stop) lower(edgeFrom[edge]!, time + arcs.backward[edge]!);
      }
    }
  };

  const timeOf = (place: number, depot: number): number => {
    let best = Infinity;
    for (let i = landings.start[place]!; i < landings.start[place + 1]!; i++) {
      best = Math.min(best, labelOf(landings.stop[i]!) + landings.seconds[i]!);
    }
    for (let i = direct.byPlace.start[place]!; i < direct.byPlace.start[place + 1]!; i++) {
      const pair = direct.byPlace.row[i]!;
      if (direct.depot[pair] !== depot) best = Math.min(best, direct.seconds[pair]!);
    }
    return best;
  };

  return {
    rootsBehind,
    fail({ edges, depot }, later) {
      number++;
      for (let i = 0; i < edges.length; i++) failed[edges[i]!] = 1;
      const own =
        depot < 0 ? [] : Array.from(rootsOf.row.subarray(rootsOf.start[depot], rootsOf.start[depot + 1]), (at) => tree.roots[at]!);
      const roots = topmost([...rootsBehind(edges), ...own]);
      for (const root of roots) {
        for (let at = tree.place[root]!; at < tree.end[root]!; at++) {
          taken[tree.order[at]!] = number;
          fresh[tree.order[at]!] = Infinity;
        }
      }
      heap.clear();
      for (const root of roots) {
        for (let at = tree.place[root]!; at < tree.end[root]!; at++) lower(tree.order[at]!, entering(tree.order[at]!, depot));
      }
      refill();
      for (const root of roots) {
        const last = placesAt.start[tree.end[root]!]!;
        for (let i = placesAt.start[tree.place[root]!]!; i < last; i++) later(placesAt.row[i]!, timeOf(placesAt.row[i]!, depot));
      }
      if (depot >= 0) {
        for (let i = walkedBy.start[depot]!; i < walkedBy.start[depot + 1]!; i++) later(walkedBy.row[i]!, timeOf(walkedBy.row[i]!, depot));
      }
      for (let i = 0; i < edges.length; i++) failed[edges[i]!] = 0;
    },
  };
}
