import { Failure } from '../../model/finding';
import type { Mode } from '../../model/travel';
import { barrierIndex } from './barrier-index';
import { closedEdges } from './closures';
import type { TravelInputs, TravelOptions } from './contract';
import { pieceIndex } from './piece-index';
import { roadGraph } from './road-graph';
import type { RoadGraph } from './road-graph';
import { waySpeeds } from './way-speeds';

/** Which parts of a network hold together when any one edge is lost. */
export interface EdgeConnected {
  /** 1 per edge whose loss parts the network (a bridge of the graph), one-ways taken as both ways */
  readonly parts: Uint8Array;
  /** a number per stop: stops of equal number have two ways between them that share no edge */
  readonly component: Int32Array;
  readonly components: number;
}

/**
 * Bridges and two-edge-connected components by one depth-first search (Tarjan 1974), linear in the edges.
 * @param closed 1 per edge that is not there; null where all are
 */
export function edgeConnected(graph: Pick<RoadGraph, 'edgeFrom' | 'edgeTo' | 'nodeX'>, closed: Uint8Array | null): EdgeConnected {
  const { edgeFrom, edgeTo } = graph;
  const stops = graph.nodeX.length;
  const start = new Int32Array(stops + 1);
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    start[edgeFrom[edge]! + 1]!++;
    start[edgeTo[edge]! + 1]!++;
  }
  for (let stop = 0; stop < stops; stop++) start[stop + 1]! += start[stop]!;
  const next = start.slice();
  const edgeAt = new Int32Array(2 * edgeFrom.length);
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    edgeAt[next[edgeFrom[edge]!]!++] = edge;
    edgeAt[next[edgeTo[edge]!]!++] = edge;
  }
  const found = new Int32Array(stops).fill(-1);
  const lowest = new Int32Array(stops);
  const cameBy = new Int32Array(stops).fill(-1);
  const parts = new Uint8Array(edgeFrom.length);
  const component = new Int32Array(stops).fill(-1);
  const waiting: number[] = [];
  const path: number[] = [];
  const looked = start.slice();
  let clock = 0;
  let components = 0;
  const enter = (stop: number, by: number): void => {
    found[stop] = lowest[stop] = clock++;
    cameBy[stop] = by;
    waiting.push(stop);
    path.push(stop);
  };
  /** All that is found below a stop and not yet in a component makes one. */
  const leave = (stop: number): void => {
    path.pop();
    const above = path.at(-1);
    if (above !== undefined) lowest[above] = Math.min(lowest[above]!, lowest[stop]!);
    if (lowest[stop] !== found[stop]) return;
    if (cameBy[stop]! >= 0) parts[cameBy[stop]!] = 1;
    for (let member = waiting.pop()!; ; member = waiting.pop()!) {
      component[member] = components;
      if (member === stop) break;
    }
    components++;
  };
  for (let root = 0; root < stops; root++) {
    if (found[root]! >= 0) continue;
    enter(root, -1);
    while (path.length > 0) {
      const stop = path.at(-1)!;
      if (looked[stop]! >= start[stop + 1]!) {
        leave(stop);
        continue;
      }
      const edge = edgeAt[looked[stop]!++]!;
      if (closed?.[edge] || edge === cameBy[stop]) continue;
      const other = edgeFrom[edge] === stop ? edgeTo[edge]! : edgeFrom[edge]!;
      if (found[other]! < 0) enter(other, edge);
      else lowest[stop] = Math.min(lowest[stop]!, found[other]!);
    }
  }
  return { parts, component, components };
}

/**
 * Can a lorry leave a place by two ways that share no stretch of road? The place is taken to the nearest road that the mode may use (within the snap
 * limit, not across a barrier). The road must be one whose loss parts nothing, and belong to the largest part of the network that holds together when any one stretch is lost.
 * One-ways are taken as both ways.
 * @returns a function of positions, in the coordinates of facilities
 * @throws Failure study.no-network
 */
export function twoWaysIn(
  inputs: TravelInputs,
  options: Pick<TravelOptions, 'kmPerHour' | 'snapLimitMetres'>,
  mode: Mode,
): (lon: number, lat: number) => boolean {
  const { roads, toMetres } = inputs;
  if (!roads || roads.wayClass.length === 0) throw new Failure('study.no-network');
  const { kmPerHour } = waySpeeds(roads, inputs.speeds, options, mode);
  const graph = roadGraph(roads, inputs.speeds, kmPerHour, null, (x, y) => [x, y]);
  const closed = closedEdges(graph, roads, inputs);
  const { parts, component, components } = edgeConnected(graph, closed);
  const metres = new Float64Array(components);
  graph.edgeFrom.forEach((from, edge) => {
    if (!parts[edge] && !closed?.[edge]) metres[component[from]!]! += graph.edgeMetres[edge]!;
  });
  const main = metres.reduce((most, each, at) => (each > metres[most]! ? at : most), 0);
  const place = roads.crs === 'metres' && toMetres ? toMetres : (x: number, y: number): readonly [number, number] => [x, y];
  const nearest = pieceIndex(graph.piece, roads.crs, (piece) => !closed?.[graph.piece.edge[piece]!], barrierIndex(inputs.barriers, place));
  return (lon, lat) => {
    const found = nearest(...place(lon, lat), options.snapLimitMetres);
    if (!found) return false;
    const edge = graph.piece.edge[found.piece]!;
    return !parts[edge] && component[graph.edgeFrom[edge]!] === main && metres[main]! > 0;
  };
}
