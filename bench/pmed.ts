import type { SitingProblem } from '../src/engine/siting';
import { seeded } from './seeded';

/** A p-median instance in the manner of the OR-Library: every vertex of a graph is a client of one person and a candidate. */
export interface PmedInstance {
  readonly problem: SitingProblem;
  /** sites to open */
  readonly sites: number;
}

type Edge = readonly [number, number, number];

/** All pairs of vertices with the length of the shortest path (Floyd & Warshall). A later edge replaces an earlier one between the same vertices. */
function shortestPaths(vertices: number, edges: readonly Edge[]): SitingProblem {
  const cost = new Float64Array(vertices * vertices).fill(Infinity);
  for (let vertex = 0; vertex < vertices; vertex++) cost[vertex * vertices + vertex] = 0;
  for (const [one, other, length] of edges) {
    cost[one * vertices + other] = length;
    cost[other * vertices + one] = length;
  }
  for (let over = 0; over < vertices; over++) {
    for (let from = 0; from < vertices; from++) {
      const first = cost[from * vertices + over]!;
      if (first === Infinity) continue;
      for (let to = 0; to < vertices; to++) {
        const length = first + cost[over * vertices + to]!;
        if (length < cost[from * vertices + to]!) cost[from * vertices + to] = length;
      }
    }
  }
  return {
    pairs: {
      facility: Int32Array.from(cost, (_, pair) => pair % vertices),
      demand: Int32Array.from(cost, (_, pair) => Math.floor(pair / vertices)),
      cost,
    },
    siteCount: vertices,
    people: new Float64Array(vertices).fill(1),
    state: new Uint8Array(vertices),
    capacity: null,
  };
}

/** Reads a file of the OR-Library: vertices, edges, p; then vertex, vertex, length, vertices from 1. */
export function readPmed(text: string): PmedInstance {
  const [vertices = 0, count = 0, sites = 0, ...numbers] = text.trim().split(/\s+/).map(Number);
  const edges = Array.from({ length: count }, (_, edge): Edge => [
    numbers[3 * edge]! - 1,
    numbers[3 * edge + 1]! - 1,
    numbers[3 * edge + 2]!,
  ]);
  return { problem: shortestPaths(vertices, edges), sites };
}

/** A connected random graph with n^2 / 50 edges of 1 to 100, as Beasley (1985) made his. */
export function madePmed(vertices: number, seed: number): SitingProblem {
  const dice = seeded(seed);
  const any = (below: number): number => Math.floor(dice() * below);
  const edges: Edge[] = [];
  for (let vertex = 1; vertex < vertices; vertex++) edges.push([vertex, any(vertex), 1 + any(100)]);
  while (edges.length < (vertices * vertices) / 50) {
    const [one, other] = [any(vertices), any(vertices)];
    if (one !== other) edges.push([one, other, 1 + any(100)]);
  }
  return shortestPaths(vertices, edges);
}

/** n and p of the forty instances of the OR-Library. */
export const pmedSizes: readonly (readonly [number, number])[] = [100, 200, 300, 400, 500, 600, 700, 800, 900].flatMap((vertices) =>
  [5, 10, vertices / 10, vertices / 5, vertices / 3]
    // above 600, 700 and 800 vertices it has fewer
    .slice(0, vertices <= 600 ? 5 : vertices <= 700 ? 4 : 3)
    .map((sites): readonly [number, number] => [vertices, Math.round(sites)]),
);
