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

/** Finds the small islands of a graph, one-ways taken as both ways. */
export function smallIslands(graph: RoadGraph): Islands {
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
    parent[root(from)] = root(graph.edgeTo[edge]!);
  });
  const stops = new Int32Array(parent.length);
  const metres = new Float64Array(parent.length);
  for (let node = 0; node < parent.length; node++) stops[root(node)]!++;
  graph.edgeFrom.forEach((from, edge) => {
    metres[root(from)]! += graph.edgeMetres[edge]!;
  });
  const longest = metres.reduce((most, each) => Math.max(most, each), 0);
  const isSmall = (at: number): boolean => stops[at]! > 0 && stops[at]! < fewStops && metres[at]! < longest * smallShare;
  let count = 0;
  let total = 0;
  for (let node = 0; node < parent.length; node++) {
    if (parent[node] !== node || !isSmall(node)) continue;
    count++;
    total += metres[node]!;
  }
  return { onIsland: Uint8Array.from(graph.edgeFrom, (from) => (isSmall(root(from)) ? 1 : 0)), count, metres: total };
}
