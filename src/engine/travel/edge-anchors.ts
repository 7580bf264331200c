import type { NearestPiece } from './piece-index';
import type { RoadGraph } from './road-graph';

/** Points on edges, one per place: edge (-1: none), share of the edge before the point, seconds of the straight walk to it. */
export interface EdgeAnchors {
  readonly edge: Int32Array;
  readonly share: Float64Array;
  readonly accessSeconds: Float64Array;
  /** the places themselves, in the roads' coordinates */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Snapped farther than this is worth telling, metres. */
const farMetres = 500;

/** Nearer than this to a stop is the stop itself, metres: sums of lengths round, and beside a stop a one-way street may be shut. */
const atStopMetres = 1e-6;

/** Share of an edge before a point, exactly 0 or 1 at its stops. */
function shareOf(metres: number, edgeMetres: number): number {
  if (metres <= atStopMetres) return 0;
  return edgeMetres - metres <= atStopMetres ? 1 : metres / edgeMetres;
}

/** Joins places to the nearest point of an open edge. `state` 2 where there is none within the limit; `far` names the rows joined from far off. */
export function snap(
  graph: RoadGraph,
  nearestPiece: NearestPiece,
  place: (x: number, y: number) => readonly [number, number],
  walkingPace: number,
  limitMetres: number,
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
): { readonly anchors: EdgeAnchors; readonly state: Uint8Array; readonly far: readonly number[]; readonly metres: Float64Array } {
  const count = lon.length;
  const edge = new Int32Array(count).fill(-1);
  const share = new Float64Array(count);
  const accessSeconds = new Float64Array(count);
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  const state = new Uint8Array(count);
  const far: number[] = [];
  const metres = new Float64Array(count).fill(NaN);
  for (let row = 0; row < count; row++) {
    const [x, y] = place(lon[row]!, lat[row]!);
    xs[row] = x;
    ys[row] = y;
    const found = nearestPiece(x, y, limitMetres);
    if (found === null) {
      state[row] = 2;
      continue;
    }
    const { piece } = graph;
    const onEdge = piece.edge[found.piece]!;
    edge[row] = onEdge;
    share[row] = shareOf(piece.before[found.piece]! + found.share * piece.metres[found.piece]!, graph.edgeMetres[onEdge]!);
    accessSeconds[row] = found.metres === 0 ? 0 : found.metres * walkingPace;
    metres[row] = found.metres;
    if (found.metres > farMetres) far.push(row);
  }
  return { anchors: { edge, share, accessSeconds, x: xs, y: ys }, state, far, metres };
}
