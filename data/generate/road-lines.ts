import { cellNear, centreOf, metresBetween, studyGrid } from './grid';
import type { Position } from './grid';
import { simplified } from './outline';
import { RoadGrid, roadClasses, roadGrid } from './road-grid';

export interface RoadLine {
  readonly line: readonly Position[];
  readonly tags: Readonly<Record<string, string>>;
}

const at5 = (p: Position): Position => [Math.round(p[0] * 1e5) / 1e5, Math.round(p[1] * 1e5) / 1e5];

/** Final position of every road cell: the stairs of the grid smoothed, street corners left where they are. */
function smoothNodes(roads: RoadGrid, fixed: ReadonlyMap<number, Position>): Map<number, Position> {
  const cells: number[] = [];
  for (let cell = 0; cell < roadGrid.width * roadGrid.height; cell++) if (roads.onRoad(cell)) cells.push(cell);
  let positions = new Map<number, Position>(cells.map((cell) => [cell, fixed.get(cell) ?? centreOf(roadGrid, cell)]));
  const links = new Map(cells.map((cell) => [cell, roads.neighbours(cell)]));
  const streetOnly = new Set(cells.filter((cell) => links.get(cell)!.every((other) => roads.classBetween(cell, other) === 6)));
  for (let round = 0; round < 3; round++) {
    const next = new Map<number, Position>();
    for (const cell of cells) {
      const here = positions.get(cell)!;
      const others = links.get(cell)!;
      if (fixed.has(cell) || streetOnly.has(cell) || others.length < 2) {
        next.set(cell, here);
        continue;
      }
      let main = others.filter((other) => roads.classBetween(cell, other) === Math.min(...others.map((o) => roads.classBetween(cell, o))));
      if (main.length < 2) main = others;
      let x = 0;
      let y = 0;
      for (const other of main) {
        x += positions.get(other)![0] / main.length;
        y += positions.get(other)![1] / main.length;
      }
      next.set(cell, [here[0] * 0.5 + x * 0.5, here[1] * 0.5 + y * 0.5]);
    }
    positions = next;
  }
  return new Map([...positions].map(([cell, position]) => [cell, at5(position)]));
}

/** Is there water under a straight piece of road? */
export function crossesWater(water: Uint8Array, a: Position, b: Position): boolean {
  const pieces = Math.max(1, Math.ceil(metresBetween(a, b) / 40));
  for (let k = 0; k <= pieces; k++) {
    const t = k / pieces;
    if (water[cellNear(studyGrid, [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t])]) return true;
  }
  return false;
}

/**
 * The roads as lines with OSM tags, cut at junctions and where the tags change; lines that meet share the vertex exactly.
 * @param fixed cells whose position is given (villages): the road has a vertex exactly there
 */
export function roadLines(roads: RoadGrid, water: Uint8Array, height: Float32Array, fixed: ReadonlyMap<number, Position>): RoadLine[] {
  const positions = smoothNodes(roads, fixed);
  const kind = (a: number, b: number): string => {
    const roadClass = roads.classBetween(a, b);
    const from = positions.get(a)!;
    const to = positions.get(b)!;
    const bridge = crossesWater(water, from, to) ? 'b' : '';
    const grade = Math.abs(height[cellNear(studyGrid, from)]! - height[cellNear(studyGrid, to)]!) / Math.max(60, metresBetween(from, to));
    const tunnel = bridge === '' && roadClass <= 2 && grade > 0.3 ? 't' : '';
    return `${roadClass}|${roads.nameBetween(a, b)}|${bridge}${tunnel}`;
  };
  const done = new Set<string>();
  const key = (a: number, b: number): string => `${Math.min(a, b)},${Math.max(a, b)}`;
  const lines: RoadLine[] = [];
  const walk = (start: number, first: number): void => {
    const tag = kind(start, first);
    const cells = [start, first];
    done.add(key(start, first));
    for (let before = start, at = first; ;) {
      const next = ahead(before, at, tag);
      if (next < 0) break;
      done.add(key(at, next));
      cells.push(next);
      before = at;
      at = next;
    }
    const line: Position[] = [];
    let piece: Position[] = [];
    cells.forEach((cell, k) => {
      piece.push(positions.get(cell)!);
      if (k === 0 || (k < cells.length - 1 && !fixed.has(cell) && roads.neighbours(cell).length === 2)) return;
      line.push(...simplified(piece, 0.00012).slice(line.length === 0 ? 0 : 1));
      piece = [positions.get(cell)!];
    });
    lines.push({ line, tags: tagsOf(tag) });
  };
  /** The road that goes on with the same tags and the least turn (less than 50 degrees), -1 where none does. */
  const ahead = (before: number, at: number, tag: string): number => {
    const [fromLon, fromLat] = positions.get(before)!;
    const [lon, lat] = positions.get(at)!;
    let best = -1;
    let straightest = roads.neighbours(at).length === 2 ? -2 : 0.64;
    for (const next of roads.neighbours(at)) {
      if (done.has(key(at, next)) || kind(at, next) !== tag) continue;
      const [toLon, toLat] = positions.get(next)!;
      const ax = (lon - fromLon) * 0.83;
      const ay = lat - fromLat;
      const bx = (toLon - lon) * 0.83;
      const by = toLat - lat;
      const cosine = (ax * bx + ay * by) / Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by) + 1e-20);
      if (cosine > straightest) {
        straightest = cosine;
        best = next;
      }
    }
    return best;
  };
  for (const pass of ['junctions', 'rings'] as const) {
    for (const cell of positions.keys()) {
      const others = roads.neighbours(cell);
      const ends = others.length !== 2 || kind(cell, others[0]!) !== kind(cell, others[1]!);
      if (pass === 'junctions' && !ends) continue;
      for (const other of others) if (!done.has(key(cell, other))) walk(cell, other);
    }
  }
  return lines;
}

function tagsOf(tag: string): Record<string, string> {
  const [roadClass = '', named = '', structure = ''] = tag.split('|');
  const [ref = '', name = ''] = named.split(';');
  const tags: Record<string, string> = { highway: roadClasses[Number(roadClass)]! };
  if (ref !== '') tags['ref'] = ref;
  if (name !== '') tags['name'] = name;
  if (structure === 'b') tags['bridge'] = 'yes';
  if (structure === 't') tags['tunnel'] = 'yes';
  return tags;
}
