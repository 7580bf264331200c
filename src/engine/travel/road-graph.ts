import type { Grid } from '../../model/grid';
import { roadFlag } from '../../model/roads';
import type { Roads } from '../../model/roads';
import type { SpeedTable } from '../../model/travel';
import { cellsAlong } from './burn';
import { shortMetres } from './metres';

/**
 * The part of a road network that a mode may use, between stops: ends and junctions, and on a surface one more in each cell that a way
 * passes, nearest to the cell's centre, so that one can get on and off there. Shape points between stops only lengthen an edge.
 */
export interface RoadGraph {
  /** stops, in the roads' own coordinates */
  readonly nodeX: Float64Array;
  readonly nodeY: Float64Array;
  /** may one get on and off here? */
  readonly nodeOpen: Uint8Array;
  readonly edgeFrom: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeMetres: Float64Array;
  readonly edgeWay: Int32Array;
  /** straight pieces that a place may be snapped to: edge, metres of the edge before the piece, length, ends */
  readonly piece: {
    readonly edge: Int32Array;
    readonly before: Float64Array;
    readonly metres: Float64Array;
    readonly x1: Float64Array;
    readonly y1: Float64Array;
    readonly x2: Float64Array;
    readonly y2: Float64Array;
  };
}

/** A stop of its own this near to another would be one too many, metres. */
const nearStopMetres = 1;

/** The passage of a way through one cell, and its point nearest to the cell's centre so far. */
class CellVisit {
  cell = -1;
  /** metres along the way, and position in the roads' coordinates */
  at = 0;
  x = 0;
  y = 0;
  private centreX = 0;
  private centreY = 0;
  private square = Infinity;

  enter(grid: Grid, cell: number): void {
    const row = Math.floor(cell / grid.width);
    this.cell = cell;
    this.centreX = grid.west + (cell - row * grid.width + 0.5) * grid.stepX;
    this.centreY = grid.north - (row + 0.5) * grid.stepY;
    this.square = Infinity;
  }

  /** Share of a segment, between two shares, that is nearest to the centre (counted in cells); -1 where an earlier point is nearer. */
  nearest(grid: Grid, x1: number, y1: number, x2: number, y2: number, from: number, to: number): number {
    const dx = (x2 - x1) / grid.stepX;
    const dy = (y2 - y1) / grid.stepY;
    const px = (this.centreX - x1) / grid.stepX;
    const py = (this.centreY - y1) / grid.stepY;
    const length = dx * dx + dy * dy;
    const share = length > 0 ? Math.min(to, Math.max(from, (px * dx + py * dy) / length)) : from;
    const square = (px - share * dx) ** 2 + (py - share * dy) ** 2;
    if (square >= this.square) return -1;
    this.square = square;
    return share;
  }
}

/** Ways that one can get on and off along the way: the class says so, and it is neither bridge nor tunnel. */
function openWays(roads: Roads, speeds: SpeedTable): Uint8Array {
  const access = new Set(speeds.roads.filter((row) => row.access).map((row) => row.class));
  const closed = roadFlag.bridge | roadFlag.tunnel;
  return Uint8Array.from(roads.wayClass, (number, way) =>
    access.has(roads.classes[number] ?? '') && !(roads.wayFlags[way]! & closed) ? 1 : 0,
  );
}

/** Nodes where usable ways end or meet. */
function junctions(roads: Roads, kmPerHour: Float64Array): Uint8Array {
  const uses = new Uint8Array(roads.nodeX.length);
  for (let way = 0; way + 1 < roads.wayStart.length; way++) {
    if (!(kmPerHour[way]! > 0)) continue;
    const start = roads.wayStart[way]!;
    const end = roads.wayStart[way + 1]!;
    for (let i = start; i < end; i++) {
      const node = roads.wayNodes[i]!;
      uses[node] = i === start || i === end - 1 ? 2 : Math.min(2, uses[node]! + 1);
    }
  }
  return uses.map((count) => (count >= 2 ? 1 : 0));
}

/**
 * The graph of the ways with a speed above 0.
 * @param grid the surface to get on and off at; null to snap places to edges instead
 * @param place turns a node into the grid's coordinates
 */
export function roadGraph(
  roads: Roads,
  speeds: SpeedTable,
  kmPerHour: Float64Array,
  grid: Grid | null,
  place: (x: number, y: number) => readonly [number, number],
): RoadGraph {
  const open = openWays(roads, speeds);
  const junction = junctions(roads, kmPerHour);
  const stopOf = new Int32Array(roads.nodeX.length).fill(-1);
  const nodeX: number[] = [];
  const nodeY: number[] = [];
  const nodeOpen: number[] = [];
  const edgeFrom: number[] = [];
  const edgeTo: number[] = [];
  const edgeMetres: number[] = [];
  const edgeWay: number[] = [];
  const pieces = {
    edge: [] as number[],
    before: [] as number[],
    metres: [] as number[],
    x1: [] as number[],
    y1: [] as number[],
    x2: [] as number[],
    y2: [] as number[],
  };
  const newStop = (x: number, y: number, isOpen: number): number => {
    nodeX.push(x);
    nodeY.push(y);
    nodeOpen.push(isOpen);
    return nodeX.length - 1;
  };
  const stopAt = (node: number, isOpen: number): number => {
    const known = stopOf[node]!;
    if (known >= 0) {
      if (isOpen) nodeOpen[known] = 1;
      return known;
    }
    return (stopOf[node] = newStop(roads.nodeX[node]!, roads.nodeY[node]!, isOpen));
  };

  for (let way = 0; way + 1 < roads.wayStart.length; way++) {
    const start = roads.wayStart[way]!;
    const end = roads.wayStart[way + 1]!;
    if (!(kmPerHour[way]! > 0) || end - start < 2) continue;
    const isOpen = open[way]!;
    const along = metresAlong(roads, start, end);
    let lastStop = stopAt(roads.wayNodes[start]!, isOpen);
    let lastAt = 0;
    const reach = (stop: number, at: number): void => {
      edgeFrom.push(lastStop);
      edgeTo.push(stop);
      edgeMetres.push(at - lastAt);
      edgeWay.push(way);
      lastStop = stop;
      lastAt = at;
    };
    const visit = new CellVisit();
    const leaveCell = (nextStopAt: number): void => {
      if (visit.cell >= 0 && visit.at - lastAt > nearStopMetres && nextStopAt - visit.at > nearStopMetres) {
        reach(newStop(visit.x, visit.y, 1), visit.at);
      }
      visit.cell = -1;
    };
    for (let i = start; i + 1 < end; i++) {
      const a = roads.wayNodes[i]!;
      const b = roads.wayNodes[i + 1]!;
      const before = along[i - start]!;
      const metres = along[i + 1 - start]! - before;
      if (grid && isOpen) {
        const [x1, y1] = place(roads.nodeX[a]!, roads.nodeY[a]!);
        const [x2, y2] = place(roads.nodeX[b]!, roads.nodeY[b]!);
        cellsAlong(grid, x1, y1, x2, y2, (cell, from, to) => {
          if (cell !== visit.cell) {
            leaveCell(Infinity);
            visit.enter(grid, cell);
          }
          const share = visit.nearest(grid, x1, y1, x2, y2, from, to);
          if (share < 0) return;
          visit.at = before + share * metres;
          visit.x = roads.nodeX[a]! + share * (roads.nodeX[b]! - roads.nodeX[a]!);
          visit.y = roads.nodeY[a]! + share * (roads.nodeY[b]! - roads.nodeY[a]!);
        });
      } else if (!grid && isOpen) {
        pieces.edge.push(edgeFrom.length);
        pieces.before.push(before - lastAt);
        pieces.metres.push(metres);
        pieces.x1.push(roads.nodeX[a]!);
        pieces.y1.push(roads.nodeY[a]!);
        pieces.x2.push(roads.nodeX[b]!);
        pieces.y2.push(roads.nodeY[b]!);
      }
      if (junction[b]!) {
        leaveCell(along[i + 1 - start]!);
        reach(stopAt(b, isOpen), along[i + 1 - start]!);
      }
    }
  }
  return {
    nodeX: Float64Array.from(nodeX),
    nodeY: Float64Array.from(nodeY),
    nodeOpen: Uint8Array.from(nodeOpen),
    edgeFrom: Int32Array.from(edgeFrom),
    edgeTo: Int32Array.from(edgeTo),
    edgeMetres: Float64Array.from(edgeMetres),
    edgeWay: Int32Array.from(edgeWay),
    piece: {
      edge: Int32Array.from(pieces.edge),
      before: Float64Array.from(pieces.before),
      metres: Float64Array.from(pieces.metres),
      x1: Float64Array.from(pieces.x1),
      y1: Float64Array.from(pieces.y1),
      x2: Float64Array.from(pieces.x2),
      y2: Float64Array.from(pieces.y2),
    },
  };
}

/** Metres from the first node of a way to each of its nodes. */
export function metresAlong(roads: Roads, start: number, end: number): Float64Array {
  const { nodeX, nodeY, wayNodes, crs } = roads;
  const along = new Float64Array(end - start);
  for (let i = start; i + 1 < end; i++) {
    const a = wayNodes[i]!;
    const b = wayNodes[i + 1]!;
    along[i + 1 - start] = along[i - start]! + shortMetres(crs, nodeX[a]!, nodeY[a]!, nodeX[b]!, nodeY[b]!);
  }
  return along;
}
