import type { RoadGraph } from './road-graph';

/** An island of fewer stops than this, and of less than this share of the longest part, is not joined to (R5 draws the line at 40 too). */
const fewStops = 40;
const smallShare = 0.01;

/** Which edges lie on small pieces of network cut off from the rest, by fences of the map or the edge of an extract. */
export interface Islands {
  /** 1 per edge on a small island */
  readonly onIsland: Uint8Array;
  readonly count: number;
  readonly metres: number;
}

/** Joins the stops of each edge that is not closed, one-ways taken as both ways. @returns the stop that stands for a stop's part */
function joinedStops(graph: RoadGraph, closed: Uint8Array | null): (node: number) => number {
  const parent = Int32Array.from(graph.nodeX, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  graph.edgeFrom.forEach((from, edge) => {
    if (!closed?.[edge]) parent[root(from)] = root(graph.edgeTo[edge]!);
  });
  return root;
}

/**
 * The connected part of the network that each edge lies on, one-ways taken as both ways.
 * @param closed 1 per edge that joins nothing; null where none is closed
 * @returns a number per edge, the same for edges of one part
 */
export function networkParts(graph: RoadGraph, closed: Uint8Array | null): Int32Array {
  const root = joinedStops(graph, closed);
  return graph.edgeFrom.map((from) => root(from));
}

/** Finds the small islands of a graph, one-ways taken as both ways. */
export function smallIslands(graph: RoadGraph): Islands {
  const root = joinedStops(graph, null);
  const nodes = graph.nodeX.length;
  const stops = new Int32Array(nodes);
  const metres = new Float64Array(nodes);
  for (let node = 0; node < nodes; node++) stops[root(node)]!++;
  graph.edgeFrom.forEach((from, edge) => {
    metres[root(from)]! += graph.edgeMetres[edge]!;
  });
  const longest = metres.reduce((most, each) => Math.max(most, each), 0);
  const isSmall = (at: number): boolean => stops[at]! > 0 && stops[at]! < fewStops && metres[at]! < longest * smallShare;
  let count = 0;
  let total = 0;
  for (let node = 0; node < nodes; node++) {
    if (root(node) !== node || !isSmall(node)) continue;
    count++;
    total += metres[node]!;
  }
  return { onIsland: Uint8Array.from(graph.edgeFrom, (from) => (isSmall(root(from)) ? 1 : 0)), count, metres: total };
}
