import { rowsByKey } from './rows-by-key';
import type { RowLists } from './rows-by-key';
import type { RoadGraph } from '../travel/road-graph';

/** Road segments: runs of edges between junctions. */
export interface Segments {
  readonly count: number;
  /** segment of each edge */
  readonly ofEdge: Int32Array;
  /** edges of each segment, in the order in which one passes them from one end */
  readonly edges: RowLists;
  /** segment of a stop along the way or at a dead end; -1 where segments meet */
  readonly ofStop: Int32Array;
  /** edges at each stop; an edge that comes back to its own stop stands there twice */
  readonly edgesAt: RowLists;
}

/** The edges at each stop. */
function edgesByStop({ edgeFrom, edgeTo, nodeX }: RoadGraph): RowLists {
  const ends = new Int32Array(2 * edgeFrom.length);
  ends.set(edgeFrom);
  ends.set(edgeTo, edgeFrom.length);
  const { start, row } = rowsByKey(ends, nodeX.length);
  return { start, row: row.map((end) => (end < edgeFrom.length ? end : end - edgeFrom.length)) };
}

/**
 * The segments of a graph, numbered by their lowest edge. A junction is a stop with one edge or more than two.
 * @param ends further stops at which a segment ends, 1 each; null where there are none
 */
export function roadSegments(graph: RoadGraph, ends: Uint8Array | null): Segments {
  const { edgeFrom, edgeTo, nodeX } = graph;
  const edgesAt = edgesByStop(graph);
  const degree = (stop: number): number => edgesAt.start[stop + 1]! - edgesAt.start[stop]!;
  const isPassed = (stop: number): boolean => degree(stop) === 2 && !ends?.[stop];
  const ofEdge = new Int32Array(edgeFrom.length).fill(-1);
  const order: number[] = [];
  const start: number[] = [0];
  /** edges met from a stop on, away from `edge`, until a junction or the start */
  const follow = (edge: number, from: number): number[] => {
    const met: number[] = [];
    let stop = from;
    let last = edge;
    while (isPassed(stop)) {
      const at = edgesAt.start[stop]!;
      const next = edgesAt.row[at] === last ? edgesAt.row[at + 1]! : edgesAt.row[at]!;
      if (next === edge || next === last) break;
      met.push(next);
      stop = edgeFrom[next] === stop ? edgeTo[next]! : edgeFrom[next]!;
      last = next;
    }
    return met;
  };
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    if (ofEdge[edge]! >= 0) continue;
    const segment = start.length - 1;
    const onward = follow(edge, edgeTo[edge]!);
    const isRing = onward.length > 0 && ringClosed(graph, edge, onward.at(-1)!, isPassed);
    const run = [...(isRing ? [] : follow(edge, edgeFrom[edge]!).reverse()), edge, ...onward];
    for (const each of run) ofEdge[each] = segment;
    for (const each of run) order.push(each);
    start.push(order.length);
  }
  const ofStop = Int32Array.from(nodeX, (_, stop) =>
    degree(stop) === 1 || isPassed(stop) ? ofEdge[edgesAt.row[edgesAt.start[stop]!]!]! : -1,
  );
  return { count: start.length - 1, ofEdge, edges: { start: Int32Array.from(start), row: Int32Array.from(order) }, ofStop, edgesAt };
}

/** Did following a ring without junctions come back to the first stop of the edge that it began with? */
function ringClosed({ edgeFrom, edgeTo }: RoadGraph, edge: number, last: number, isPassed: (stop: number) => boolean): boolean {
  const first = edgeFrom[edge]!;
  return isPassed(first) && (edgeFrom[last] === first || edgeTo[last] === first);
}
