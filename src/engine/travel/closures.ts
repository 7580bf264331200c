import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import type { Roads } from '../../model/roads';
import type { Zone } from '../../model/study';
import { polygonIndex } from '../polygons';
import type { TravelInputs } from './contract';
import { metresAlong } from './road-graph';
import type { RoadGraph } from './road-graph';

/** Shares of a straight stretch of road, from and to, that closures touch; both the same where they cross it in a point. */
type Part = readonly [from: number, to: number];

/** The parts of the straight stretch between two positions (in the roads' coordinates) that closures touch; not joined, in no order. */
export type TouchedParts = (x1: number, y1: number, x2: number, y2: number) => readonly Part[];

/** Nearer than this to a closed point a stop is the point itself, metres: sums of lengths round. */
const atPointMetres = 1e-6;
/** The same as a share of a segment. */
const atPointShare = 1e-9;

function linesOf({ geometry }: Zone): readonly (readonly Position[])[] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
  return geometry.coordinates;
}

/** The closures turned position by position into the roads' coordinates. */
function inRoadsOf({ closures, toMetres }: TravelInputs, roads: Roads): readonly Zone[] {
  if (roads.crs !== 'metres' || !toMetres) return closures;
  const turned = (value: unknown): unknown =>
    Array.isArray(value) && typeof value[0] === 'number' ? toMetres(value[0], value[1] as number) : (value as unknown[]).map(turned);
  return closures.map((zone) => ({
    ...zone,
    geometry: { type: zone.geometry.type, coordinates: turned(zone.geometry.coordinates) } as Zone['geometry'],
  }));
}

/**
 * What the closures touch, in plan: a line where it crosses or meets a road, an area where the road is inside it or meets its outline.
 * @returns null where nothing is closed
 */
export function touchedParts(inputs: TravelInputs, roads: Roads): TouchedParts | null {
  const closures = inRoadsOf(inputs, roads);
  const segments: number[] = [];
  for (const line of closures.flatMap(linesOf)) {
    line.forEach(([x = NaN, y = NaN], i) => {
      const [nextX, nextY] = line[i + 1] ?? [x, y];
      if (x !== nextX || y !== nextY) segments.push(x, y, nextX!, nextY!);
    });
  }
  if (segments.length === 0) return null;
  const index = new Flatbush(segments.length / 4);
  for (let s = 0; s < segments.length; s += 4) {
    const [cx, cy, dx, dy] = [segments[s]!, segments[s + 1]!, segments[s + 2]!, segments[s + 3]!];
    index.add(Math.min(cx, dx), Math.min(cy, dy), Math.max(cx, dx), Math.max(cy, dy));
  }
  index.finish();
  const areas = polygonIndex(
    closures.flatMap(({ geometry }) => (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [geometry] : [])),
  );
  return (x1, y1, x2, y2) => {
    const parts: Part[] = [];
    if (x1 === x2 && y1 === y2) return parts;
    for (const found of index.search(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))) {
      const s = found * 4;
      meet(x1, y1, x2, y2, segments[s]!, segments[s + 1]!, segments[s + 2]!, segments[s + 3]!, parts);
    }
    const cuts = [0, ...parts.flat(), 1].sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i++) {
      const middle = (cuts[i]! + cuts[i + 1]!) / 2;
      if (cuts[i]! < cuts[i + 1]! && areas.holderOf(x1 + middle * (x2 - x1), y1 + middle * (y2 - y1)) >= 0) {
        parts.push([cuts[i]!, cuts[i + 1]!]);
      }
    }
    return parts;
  };
}

/** On which side of the line p q a position lies: above 0 left, below 0 right. */
const side = (px: number, py: number, qx: number, qy: number, x: number, y: number): number => (qx - px) * (y - py) - (qy - py) * (x - px);

const between = (a: number, b: number, value: number): boolean => value >= Math.min(a, b) && value <= Math.max(a, b);

/** Adds where the stretch a b meets the segment c d. A vertex on the other line counts as left of it, so that no crossing falls between two segments. */
function meet(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number, parts: Part[]): void {
  const [sideA, sideB] = [side(cx, cy, dx, dy, ax, ay), side(cx, cy, dx, dy, bx, by)];
  const [sideC, sideD] = [side(ax, ay, bx, by, cx, cy), side(ax, ay, bx, by, dx, dy)];
  const shareOf = (x: number, y: number): number => ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const inside = (share: number): number => Math.min(1, Math.max(0, share));
  if (sideA === 0 && sideB === 0) {
    const [c, d] = [shareOf(cx, cy), shareOf(dx, dy)];
    if (Math.max(c, d) >= 0 && Math.min(c, d) <= 1) parts.push([inside(Math.min(c, d)), inside(Math.max(c, d))]);
    return;
  }
  const at = (share: number): void => void parts.push([inside(share), inside(share)]);
  if (sideA >= 0 !== sideB >= 0 && sideC >= 0 !== sideD >= 0) at(sideA / (sideA - sideB));
  if (sideA === 0 && between(cx, dx, ax) && between(cy, dy, ay)) at(0);
  if (sideB === 0 && between(cx, dx, bx) && between(cy, dy, by)) at(1);
  if (sideC === 0 && between(ax, bx, cx) && between(ay, by, cy)) at(shareOf(cx, cy));
  if (sideD === 0 && between(ax, bx, dx) && between(ay, by, dy)) at(shareOf(dx, dy));
}

/**
 * The closed edges of a graph: those whose line between their stops a closure touches. Numbers of stops and edges stay those of the open
 * graph.
 * @returns 1 per closed edge; null where nothing is closed
 */
export function closedEdges(graph: RoadGraph, roads: Roads, inputs: TravelInputs): Uint8Array | null {
  const touched = touchedParts(inputs, roads);
  if (!touched) return null;
  const closed = new Uint8Array(graph.edgeFrom.length);
  const { nodeX, nodeY, wayStart, wayNodes } = roads;
  let next = 0;
  for (let first = 0; first < closed.length; first = next) {
    const way = graph.edgeWay[first]!;
    for (next = first; next < closed.length && graph.edgeWay[next] === way;) next++;
    const start = wayStart[way]!;
    const end = wayStart[way + 1]!;
    let along: Float64Array | null = null;
    for (let i = start; i + 1 < end; i++) {
      const [a, b] = [wayNodes[i]!, wayNodes[i + 1]!];
      for (const [from, to] of touched(nodeX[a]!, nodeY[a]!, nodeX[b]!, nodeY[b]!)) {
        along ??= metresAlong(roads, start, end);
        const [before, after] = [along[i - start]!, along[i - start + 1]!];
        close(graph, first, next, before + from * (after - before), before + to * (after - before), closed);
      }
    }
  }
  return closed;
}

/** Marks the edges of a way (`first` to before `next`) that reach into a part of it, metres along the way. */
function close(graph: RoadGraph, first: number, next: number, from: number, to: number, closed: Uint8Array): void {
  let begin = 0;
  for (let edge = first; edge < next; edge++) {
    const end = begin + graph.edgeMetres[edge]!;
    if (begin <= to + atPointMetres && end >= from - atPointMetres) closed[edge] = 1;
    begin = end;
  }
}

/**
 * The cells in which closures touch a way, so that it is no road to walk on there.
 * @param cellsOf calls back with each cell of the stretch between two positions of the roads and the shares at which it is entered and left
 */
export function closedCells(
  roads: Roads,
  way: number,
  touched: TouchedParts,
  cellsOf: (x1: number, y1: number, x2: number, y2: number, visit: (cell: number, from: number, to: number) => void) => void,
): ReadonlySet<number> {
  const { nodeX, nodeY, wayStart, wayNodes } = roads;
  const cells = new Set<number>();
  for (let i = wayStart[way]!; i + 1 < wayStart[way + 1]!; i++) {
    const [a, b] = [wayNodes[i]!, wayNodes[i + 1]!];
    const ends = [nodeX[a]!, nodeY[a]!, nodeX[b]!, nodeY[b]!] as const;
    const parts = touched(...ends);
    if (parts.length === 0) continue;
    cellsOf(...ends, (cell, from, to) => {
      if (parts.some((part) => part[0] <= to + atPointShare && part[1] >= from - atPointShare)) cells.add(cell);
    });
  }
  return cells;
}
