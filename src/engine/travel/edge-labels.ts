import type { Arcs } from './arcs';
import type { EdgeAnchors } from './edge-anchors';
import type { LiveStanding, Traced } from './medium';
import type { RoadGraph } from './road-graph';
import { PlainSearch } from './search';
import type { Stretch } from './stretch';
import { alongEdge, traceNodes } from './trace-network';
import type { TracedNetwork } from './trace-network';

/** Seconds of a part of an edge; a point at a stop is the stop itself, even where the edge is closed. */
const part = (share: number, seconds: number): number => (share === 0 ? 0 : share * seconds);

/** Where the search began: the facilities on each edge, and the second at which each stands on it. */
export interface Sources {
  readonly facilities: EdgeAnchors;
  readonly delay: ArrayLike<number>;
  readonly onEdge: ReadonlyMap<number, readonly number[]>;
  readonly startSeconds: ReadonlyMap<number, number>;
}

/** Labels of the stops on either side of the facilities, and where these stand. */
export function seedEdges(
  graph: RoadGraph,
  arcs: Arcs,
  search: PlainSearch,
  { facilities, rows, delay, cutoffSeconds }: LiveStanding<EdgeAnchors>,
): Sources {
  const onEdge = new Map<number, number[]>();
  const startSeconds = new Map<number, number>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const edge = facilities.edge[row]!;
    const start = delay[row]! + facilities.accessSeconds[row]!;
    if (!(delay[row]! <= cutoffSeconds)) continue;
    startSeconds.set(row, start);
    const here = onEdge.get(edge);
    if (here) here.push(row);
    else onEdge.set(edge, [row]);
    const share = facilities.share[row]!;
    const toFirst = start + part(share, arcs.backward[edge]!);
    const toSecond = start + part(1 - share, arcs.onward[edge]!);
    if (toFirst <= cutoffSeconds) search.improve(graph.edgeFrom[edge]!, toFirst, row);
    if (toSecond <= cutoffSeconds) search.improve(graph.edgeTo[edge]!, toSecond, row);
  }
  return { facilities, delay, onEdge, startSeconds };
}

/** The facilities of both; the anchors and delays are those of the second. */
export function joinedSources(one: Sources, other: Sources): Sources {
  const onEdge = new Map(one.onEdge);
  for (const [edge, rows] of other.onEdge) onEdge.set(edge, [...(onEdge.get(edge) ?? []), ...rows]);
  return { ...other, onEdge, startSeconds: new Map([...one.startSeconds, ...other.startSeconds]) };
}

/** Seconds and owners of places on edges, from the labels of the stops on either side and from facilities on the same edge. */
export function collectEdges(
  graph: RoadGraph,
  arcs: Arcs,
  search: PlainSearch,
  { facilities, delay, onEdge, startSeconds }: Sources,
  places: EdgeAnchors,
  state: Uint8Array,
  seconds: Float64Array,
  facility: Int32Array,
  cutoffSeconds: number,
  only?: Int32Array,
): void {
  const count = only ? only.length : state.length;
  for (let i = 0; i < count; i++) {
    const row = only ? only[i]! : i;
    if (state[row] !== 0) continue;
    const edge = places.edge[row]!;
    const share = places.share[row]!;
    const access = places.accessSeconds[row]!;
    let best = Infinity;
    let owner = -1;
    const offer = (time: number, by: number): void => {
      if (time <= cutoffSeconds && (time < best || (time === best && by < owner))) {
        best = time;
        owner = by;
      }
    };
    const first = graph.edgeFrom[edge]!;
    const second = graph.edgeTo[edge]!;
    offer(search.seconds[first]! + part(share, arcs.onward[edge]!) + access, search.owner[first]!);
    offer(search.seconds[second]! + part(1 - share, arcs.backward[edge]!) + access, search.owner[second]!);
    for (const by of onEdge.get(edge) ?? []) {
      const gap = share - facilities.share[by]!;
      const along = gap >= 0 ? part(gap, arcs.onward[edge]!) : part(-gap, arcs.backward[edge]!);
      offer(startSeconds.get(by)! + along + access, by);
      if (facilities.x[by] === places.x[row] && facilities.y[by] === places.y[row]) offer(delay[by]!, by);
    }
    seconds[row] = best;
    facility[row] = owner;
  }
}

/** The trip behind a collected time: which of the offers of `seedEdges` and `collectEdges` it is, and the labels between. */
export function traceEdges(network: TracedNetwork, walkingPace: number, trip: Traced<EdgeAnchors>): readonly Stretch[] {
  const { graph, arcs, search } = network;
  const { facilities, row, delaySeconds, places, place, seconds } = trip;
  if (seconds === delaySeconds && facilities.x[row] === places.x[place] && facilities.y[row] === places.y[place]) return [];
  const [edge, home] = [places.edge[place]!, facilities.edge[row]!];
  const [share, homeShare] = [places.share[place]!, facilities.share[row]!];
  const access = places.accessSeconds[place]!;
  const start = delaySeconds + facilities.accessSeconds[row]!;
  const gap = share - homeShare;
  const between = gap >= 0 ? part(gap, arcs.onward[edge]!) : part(-gap, arcs.backward[edge]!);
  const closed = (runs: readonly Stretch[]): readonly Stretch[] => [
    ...walkOf(places, place, walkingPace, runs[0]!.path.slice(0, 2), false),
    ...runs,
    ...walkOf(facilities, row, walkingPace, runs.at(-1)!.path.slice(-2), true),
  ];
  if (edge === home && start + between + access === seconds) return closed([alongEdge(network, edge, share, homeShare, between)]);
  const toFirst = part(share, arcs.onward[edge]!);
  const toSecond = part(1 - share, arcs.backward[edge]!);
  const byFirst = search.seconds[graph.edgeFrom[edge]!]! + toFirst + access === seconds;
  const fromHome = [
    { node: graph.edgeFrom[home]!, end: 0, cost: part(homeShare, arcs.backward[home]!) },
    { node: graph.edgeTo[home]!, end: 1, cost: part(1 - homeShare, arcs.onward[home]!) },
  ];
  const begun = (node: number) => fromHome.find((offer) => offer.node === node && start + offer.cost === search.seconds[node]);
  const middle = traceNodes(network, byFirst ? graph.edgeFrom[edge]! : graph.edgeTo[edge]!, (node) => begun(node) !== undefined);
  const offer = begun(middle.end);
  return closed([
    alongEdge(network, edge, share, byFirst ? 0 : 1, byFirst ? toFirst : toSecond),
    ...middle.stretches,
    ...(offer ? [alongEdge(network, home, offer.end, homeShare, offer.cost)] : []),
  ]);
}

/** The straight walk between a place and its point on the network; none where it stands on it. */
function walkOf(anchors: EdgeAnchors, row: number, walkingPace: number, point: readonly number[], back: boolean): readonly Stretch[] {
  const seconds = anchors.accessSeconds[row]!;
  if (seconds === 0) return [];
  const here = [anchors.x[row]!, anchors.y[row]!];
  const path = back ? [...point, ...here] : [...here, ...point];
  return [{ kind: 'straight-line', mode: 'walking', roadClass: '', metres: seconds / walkingPace, seconds, climbMetres: NaN, path }];
}
