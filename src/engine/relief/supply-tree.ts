import type { RoadGraph } from '../travel/road-graph';
import type { Arcs } from '../travel/arcs';
import type { RoadSearch } from './road-search';
import { rowsByKey } from './rows-by-key';
import type { Segments } from './segments';

/** The shortest trips of a search as a forest, its stops so numbered that all that lies behind a stop stands together. */
export interface SupplyTree {
  /** edge by which a stop is reached, -1 for a seed and where not reached */
  readonly edgeInto: Int32Array;
  /** place of a stop in `order`, -1 where not reached; what lies behind it stands from there to before `end` */
  readonly place: Int32Array;
  readonly end: Int32Array;
  readonly order: Int32Array;
  /** stops reached by no edge */
  readonly roots: readonly number[];
}

/** The roads as far as trips over them are concerned. */
export interface Roadway {
  readonly graph: RoadGraph;
  readonly arcs: Arcs;
  readonly segments: Segments;
}

/** The forest of a finished search. */
export function supplyTree(network: Roadway, { before, seconds }: Pick<RoadSearch, 'before' | 'seconds'>): SupplyTree {
  const stops = before.length;
  const children = rowsByKey(before, stops);
  const edgeInto = new Int32Array(stops).fill(-1);
  const place = new Int32Array(stops).fill(-1);
  const end = new Int32Array(stops);
  const order = new Int32Array(stops);
  const roots: number[] = [];
  let count = 0;
  const open: number[] = [];
  for (let root = 0; root < stops; root++) {
    if (before[root]! >= 0 || seconds[root] === Infinity) continue;
    roots.push(root);
    open.push(root);
    while (open.length > 0) {
      const stop = open.pop()!;
      if (stop < 0) {
        end[~stop] = count;
        continue;
      }
      place[stop] = count;
      order[count++] = stop;
      open.push(~stop);
      for (let i = children.start[stop]!; i < children.start[stop + 1]!; i++) open.push(children.row[i]!);
    }
  }
  for (let stop = 0; stop < stops; stop++) {
    if (before[stop]! >= 0) edgeInto[stop] = tightEdge(network, before[stop]!, stop, seconds);
  }
  return { edgeInto, place, end, order: order.subarray(0, count), roots };
}

/** The edge whose seconds make the label of a stop out of that of the stop before, to the bit. */
function tightEdge(network: Roadway, from: number, to: number, seconds: Float64Array): number {
  const { graph, arcs, segments } = network;
  const { edgesAt } = segments;
  for (let i = edgesAt.start[to]!; i < edgesAt.start[to + 1]!; i++) {
    const edge = edgesAt.row[i]!;
    const isOnward = graph.edgeFrom[edge] === from && graph.edgeTo[edge] === to;
    const isBackward = graph.edgeTo[edge] === from && graph.edgeFrom[edge] === to;
    const there = isOnward ? seconds[from]! + arcs.onward[edge]! : Infinity;
    const back = isBackward ? seconds[from]! + arcs.backward[edge]! : Infinity;
    if (seconds[to] === there || seconds[to] === back) return edge;
  }
  throw new Error('a label of the road has no edge');
}
