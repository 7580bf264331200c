import { roadFlag } from '../../model/roads';
import type { Roads } from '../../model/roads';
import { metresAlong } from '../travel/road-graph';
import type { LorryNetwork } from './lorry-network';
import type { Segments } from './segments';

/** What a road segment is called and where it runs. */
export interface SegmentFacts {
  /** names of its ways in their order, each once, joined by ' / '; '' where they have none */
  readonly name: string;
  /** class of most of its metres */
  readonly roadClass: string;
  readonly metres: number;
  readonly bridgeMetres: number;
  readonly tunnelMetres: number;
  /** flat x, y in the roads' coordinates */
  readonly path: Float64Array;
}

/** Metres of a segment on ways with a flag. */
export function flaggedMetres({ graph, roads }: LorryNetwork, segments: Segments, segment: number, flag: number): number {
  let metres = 0;
  for (let i = segments.edges.start[segment]!; i < segments.edges.start[segment + 1]!; i++) {
    const edge = segments.edges.row[i]!;
    if (roads.wayFlags[graph.edgeWay[edge]!]! & flag) metres += graph.edgeMetres[edge]!;
  }
  return metres;
}

/** Metres along its way at which each edge begins; the edges of a way stand in a row. */
function edgeStarts({ graph }: LorryNetwork): Float64Array {
  const start = new Float64Array(graph.edgeFrom.length);
  for (let edge = 1; edge < start.length; edge++) {
    start[edge] = graph.edgeWay[edge] === graph.edgeWay[edge - 1] ? start[edge - 1]! + graph.edgeMetres[edge - 1]! : 0;
  }
  return start;
}

/** Shape points of a way strictly between two distances along it. */
function shapeBetween(roads: Roads, way: number, from: number, to: number): number[] {
  const first = roads.wayStart[way]!;
  const along = metresAlong(roads, first, roads.wayStart[way + 1]!);
  const points: number[] = [];
  along.forEach((metres, i) => {
    const node = roads.wayNodes[first + i]!;
    if (metres > from && metres < to) points.push(roads.nodeX[node]!, roads.nodeY[node]!);
  });
  return points;
}

/** Reads facts of segments. */
export function segmentFacts(network: LorryNetwork, segments: Segments): (segment: number) => SegmentFacts {
  const { graph, roads } = network;
  const starts = edgeStarts(network);
  return (segment) => {
    const edges = segments.edges.row.subarray(segments.edges.start[segment], segments.edges.start[segment + 1]);
    const names = new Set<string>();
    const byClass = new Map<string, number>();
    let metres = 0;
    const path: number[] = [];
    const [first, second] = [edges[0]!, edges[1]];
    // the first edge is passed so that it ends where the second begins
    const meets = (stop: number): boolean => second === undefined || graph.edgeFrom[second] === stop || graph.edgeTo[second] === stop;
    let stop = meets(graph.edgeTo[first]!) ? graph.edgeFrom[first]! : graph.edgeTo[first]!;
    path.push(graph.nodeX[stop]!, graph.nodeY[stop]!);
    for (const edge of edges) {
      const way = graph.edgeWay[edge]!;
      const name = roads.wayName[way] ?? '';
      if (name !== '') names.add(name);
      const roadClass = roads.classes[roads.wayClass[way]!] ?? '';
      byClass.set(roadClass, (byClass.get(roadClass) ?? 0) + graph.edgeMetres[edge]!);
      metres += graph.edgeMetres[edge]!;
      const shape = shapeBetween(roads, way, starts[edge]!, starts[edge]! + graph.edgeMetres[edge]!);
      const isOnward = graph.edgeFrom[edge] === stop;
      for (let i = 0; i < shape.length; i += 2) {
        const at = isOnward ? i : shape.length - 2 - i;
        path.push(shape[at]!, shape[at + 1]!);
      }
      stop = isOnward ? graph.edgeTo[edge]! : graph.edgeFrom[edge]!;
      path.push(graph.nodeX[stop]!, graph.nodeY[stop]!);
    }
    const [roadClass] = [...byClass].reduce((most, one) => (one[1] > most[1] ? one : most), ['', -1] as [string, number]);
    return {
      name: [...names].join(' / '),
      roadClass,
      metres,
      bridgeMetres: flaggedMetres(network, segments, segment, roadFlag.bridge),
      tunnelMetres: flaggedMetres(network, segments, segment, roadFlag.tunnel),
      path: Float64Array.from(path),
    };
  };
}
