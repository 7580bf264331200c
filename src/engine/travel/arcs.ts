import type { Roads } from '../../model/roads';
import type { Direction, Mode } from '../../model/travel';
import type { RoadGraph } from './road-graph';
import { PlainSearch } from './search';
import type { Relax } from './search';
import { cyclingFactor } from './slope';

/** Edges with their seconds in the direction of the search, and the same as lists by node. */
export interface Arcs {
  /** seconds for the search to run an edge from its first stop to its second, and back; Infinity where closed */
  readonly onward: Float64Array;
  readonly backward: Float64Array;
  /** arcs of node n are `start[n]` to `start[n + 1]` */
  readonly start: Int32Array;
  readonly target: Int32Array;
  readonly seconds: Float64Array;
  /** average seconds of an arc; 1 where there is none */
  readonly meanSeconds: number;
}

/**
 * Arcs of a graph. One-ways bind vehicles, not walkers. The search runs from the facility: with the traveller for trips from it,
 * against him for trips to it.
 * @param closed 1 per edge that nobody may run, as `closedEdges` says; null where none is closed
 * @param heightAt elevation of a stop in metres, for cycling; NaN where unknown (then level)
 */
export function arcsOf(
  graph: RoadGraph,
  roads: Roads,
  kmPerHour: Float64Array,
  mode: Mode,
  direction: Direction,
  closed: Uint8Array | null,
  heightAt: ((node: number) => number) | null,
): Arcs {
  const edges = graph.edgeFrom.length;
  const onward = new Float64Array(edges);
  const backward = new Float64Array(edges);
  for (let edge = 0; edge < edges; edge++) {
    const way = graph.edgeWay[edge]!;
    const metres = graph.edgeMetres[edge]!;
    const level = (metres * 3.6) / kmPerHour[way]!;
    let there = level;
    let back = level;
    if (mode === 'cycling' && heightAt && metres > 0) {
      const slope = (heightAt(graph.edgeTo[edge]!) - heightAt(graph.edgeFrom[edge]!)) / metres;
      if (slope === slope) {
        there *= cyclingFactor(slope);
        back *= cyclingFactor(-slope);
      }
    }
    const oneway = mode === 'walking' ? 0 : roads.wayOneway[way]!;
    if (oneway < 0) there = Infinity;
    if (oneway > 0) back = Infinity;
    if (closed?.[edge]) there = back = Infinity;
    onward[edge] = direction === 'from' ? there : back;
    backward[edge] = direction === 'from' ? back : there;
  }
  return { onward, backward, ...byNode(graph, onward, backward) };
}

function byNode(graph: RoadGraph, onward: Float64Array, backward: Float64Array): Omit<Arcs, 'onward' | 'backward'> {
  const { edgeFrom, edgeTo } = graph;
  const start = new Int32Array(graph.nodeX.length + 1);
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    if (onward[edge]! < Infinity) start[edgeFrom[edge]! + 1]!++;
    if (backward[edge]! < Infinity) start[edgeTo[edge]! + 1]!++;
  }
  for (let node = 0; node + 1 < start.length; node++) start[node + 1]! += start[node]!;
  const next = start.slice();
  const arcs = start.at(-1) ?? 0;
  const target = new Int32Array(arcs);
  const seconds = new Float64Array(arcs);
  let sum = 0;
  const put = (from: number, to: number, cost: number): void => {
    if (cost === Infinity) return;
    const at = next[from]!++;
    target[at] = to;
    seconds[at] = cost;
    sum += cost;
  };
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    put(edgeFrom[edge]!, edgeTo[edge]!, onward[edge]!);
    put(edgeTo[edge]!, edgeFrom[edge]!, backward[edge]!);
  }
  return { start, target, seconds, meanSeconds: arcs > 0 && sum > 0 ? sum / arcs : 1 };
}

/** A search over the network. */
export function networkSearch(graph: RoadGraph, arcs: Arcs): PlainSearch {
  const { start, target, seconds: cost } = arcs;
  const relax: Relax = (search, batch, count, bound) => {
    const { seconds, owner } = search;
    for (let i = 0; i < count; i++) {
      const node = batch[i]!;
      const time = seconds[node]!;
      const label = owner[node]!;
      const end = start[node + 1]!;
      for (let arc = start[node]!; arc < end; arc++) {
        const near = target[arc]!;
        const later = time + cost[arc]!;
        const before = seconds[near]!;
        if (later <= before && later <= bound && (later < before || label < owner[near]!)) search.lower(near, later, label);
      }
    }
  };
  let beside: ReturnType<typeof nodesBeside> | null = null;
  const neighbours = (node: number, visit: (near: number) => void): void => {
    beside ??= nodesBeside(graph);
    for (let i = beside.start[node]!; i < beside.start[node + 1]!; i++) visit(beside.node[i]!);
  };
  return new PlainSearch(graph.nodeX.length, Math.max(arcs.meanSeconds / 8, 1e-3), relax, neighbours);
}

/** The stops at the other ends of each stop's edges, whichever way those may be run. */
function nodesBeside({ nodeX, edgeFrom, edgeTo }: RoadGraph): { readonly start: Int32Array; readonly node: Int32Array } {
  const start = new Int32Array(nodeX.length + 1);
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    start[edgeFrom[edge]! + 1]!++;
    start[edgeTo[edge]! + 1]!++;
  }
  for (let node = 0; node + 1 < start.length; node++) start[node + 1]! += start[node]!;
  const next = start.slice();
  const node = new Int32Array(2 * edgeFrom.length);
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    node[next[edgeFrom[edge]!]!++] = edgeTo[edge]!;
    node[next[edgeTo[edge]!]!++] = edgeFrom[edge]!;
  }
  return { start, node };
}
