import type { Roads } from '../../model/roads';
import type { Mode } from '../../model/travel';
import type { Arcs } from './arcs';
import { metresAlong } from './road-graph';
import type { RoadGraph } from './road-graph';
import type { PlainSearch } from './search';
import type { Stretch } from './stretch';

/** What the tracing of a network reads. */
export interface TracedNetwork {
  readonly roads: Roads;
  readonly graph: RoadGraph;
  readonly arcs: Arcs;
  readonly search: PlainSearch;
  readonly mode: Mode;
}

/** A run along an edge from one share of it to another, as drawn. */
export function alongEdge({ roads, graph, mode }: TracedNetwork, edge: number, from: number, to: number, seconds: number): Stretch {
  const way = graph.edgeWay[edge]!;
  const metres = graph.edgeMetres[edge]!;
  return {
    kind: 'network',
    mode,
    roadClass: roads.classes[roads.wayClass[way]!]!,
    metres: Math.abs(to - from) * metres,
    seconds,
    climbMetres: NaN,
    path: edgePath(roads, graph, edge, from, to),
  };
}

/** The line of an edge between two shares of its length, in that order. */
function edgePath(roads: Roads, graph: RoadGraph, edge: number, from: number, to: number): number[] {
  const way = graph.edgeWay[edge]!;
  // the edges of a way lie in a row
  let before = 0;
  for (let earlier = edge - 1; earlier >= 0 && graph.edgeWay[earlier] === way; earlier--) before += graph.edgeMetres[earlier]!;
  const start = roads.wayStart[way]!;
  const along = metresAlong(roads, start, roads.wayStart[way + 1]!);
  const low = before + Math.min(from, to) * graph.edgeMetres[edge]!;
  const high = before + Math.max(from, to) * graph.edgeMetres[edge]!;
  const points: [number, number][] = [pointAt(roads, start, along, low)];
  along.forEach((at, i) => {
    if (at > low && at < high) points.push(position(roads, start + i));
  });
  points.push(pointAt(roads, start, along, high));
  return (from <= to ? points : points.reverse()).flat();
}

function position(roads: Roads, index: number): [number, number] {
  const node = roads.wayNodes[index]!;
  return [roads.nodeX[node]!, roads.nodeY[node]!];
}

/** The position so many metres along a way. */
function pointAt(roads: Roads, start: number, along: Float64Array, metres: number): [number, number] {
  let i = 0;
  while (i + 2 < along.length && along[i + 1]! < metres) i++;
  const length = along[i + 1]! - along[i]!;
  const share = length > 0 ? Math.min(1, Math.max(0, (metres - along[i]!) / length)) : 0;
  const [x1, y1] = position(roads, start + i);
  const [x2, y2] = position(roads, start + i + 1);
  return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
}

/** Edges by which a label came about: its own is the other end's plus the edge, to the last bit. By stop; the sign bit is the sense. */
function tightEdges({ graph, arcs, search }: TracedNetwork): ReadonlyMap<number, readonly number[]> {
  const into = new Map<number, number[]>();
  const put = (node: number, entry: number): void => {
    const known = into.get(node);
    if (known) known.push(entry);
    else into.set(node, [entry]);
  };
  const { seconds } = search;
  for (let edge = 0; edge < graph.edgeFrom.length; edge++) {
    const first = seconds[graph.edgeFrom[edge]!]!;
    const second = seconds[graph.edgeTo[edge]!]!;
    if (second < Infinity && second === first + arcs.onward[edge]!) put(graph.edgeTo[edge]!, edge);
    if (first < Infinity && first === second + arcs.backward[edge]!) put(graph.edgeFrom[edge]!, ~edge);
  }
  return into;
}

/**
 * Follows the labels of a finished search back from a stop, past edges of no length too.
 * @param ends says whether the search began, or came from another medium, at this stop
 * @returns the runs, and the stop where they end
 */
export function traceNodes(network: TracedNetwork, from: number, ends: (node: number) => boolean): { stretches: Stretch[]; end: number } {
  const into = tightEdges(network);
  const { edgeFrom, edgeTo } = network.graph;
  const { onward, backward } = network.arcs;
  const cameBy = new Map<number, { readonly entry: number; readonly node: number }>();
  const waiting = [from];
  const seen = new Set(waiting);
  let end = from;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    end = node;
    if (ends(node)) break;
    for (const entry of into.get(node) ?? []) {
      const next = entry >= 0 ? edgeFrom[entry]! : edgeTo[~entry]!;
      if (seen.has(next)) continue;
      seen.add(next);
      cameBy.set(next, { entry, node });
      waiting.push(next);
    }
  }
  if (!ends(end)) throw new Error('a label of the network has no origin');
  const stretches: Stretch[] = [];
  for (let step = cameBy.get(end); step; step = cameBy.get(step.node)) {
    const { entry } = step;
    stretches.push(entry >= 0 ? alongEdge(network, entry, 1, 0, onward[entry]!) : alongEdge(network, ~entry, 0, 1, backward[~entry]!));
  }
  return { stretches: stretches.reverse(), end };
}
