import routes from './facts/routes.json';
import { cellNear, centreOf, metresBetween, metresPerDegreeLat, metresPerDegreeLon, studyGrid } from './grid';
import type { Position } from './grid';
import { simplified } from './outline';
import { RoadGrid, roadGrid } from './road-grid';
import { crossesWater } from './road-lines';
import type { RoadLine } from './road-lines';

interface Motorway {
  readonly ref: string;
  readonly name: string;
  readonly maxspeed: number;
  readonly via: readonly (readonly number[])[];
  readonly exits: readonly (readonly number[])[];
}

const halfMedianMetres = 22;
const tunnelDepthMetres = 35;
const viaductMetres = 28;
const junctionClasses = new Set(['trunk', 'primary', 'secondary', 'tertiary', 'unclassified']);
const at5 = (p: Position): Position => [Math.round(p[0] * 1e5) / 1e5, Math.round(p[1] * 1e5) / 1e5];

/** Course of a motorway: least cost with a gentle grade, smoothed into long bends. */
function course(land: RoadGrid, via: readonly (readonly number[])[]): Position[] {
  const cells: number[] = [];
  for (let k = 0; k + 1 < via.length; k++) {
    const part = land.path(
      cellNear(roadGrid, [via[k]![0]!, via[k]![1]!]),
      cellNear(roadGrid, [via[k + 1]![0]!, via[k + 1]![1]!]),
      0.035,
      1,
      4,
    );
    cells.push(...part.slice(k === 0 ? 0 : 1));
  }
  let line = cells.map((cell) => centreOf(roadGrid, cell));
  for (let round = 0; round < 14; round++)
    line = line.map((p, k): Position => {
      const a = line[k - 1];
      const b = line[k + 1];
      return a && b ? [(a[0] + 2 * p[0] + b[0]) / 4, (a[1] + 2 * p[1] + b[1]) / 4] : p;
    });
  return simplified(line, 0.00012);
}

/** The line moved sideways (positive: to the right of its direction). */
function shifted(line: readonly Position[], metres: number): Position[] {
  return line.map((p, k): Position => {
    const a = line[Math.max(0, k - 1)]!;
    const b = line[Math.min(line.length - 1, k + 1)]!;
    const dx = (b[0] - a[0]) * metresPerDegreeLon;
    const dy = (b[1] - a[1]) * metresPerDegreeLat;
    const length = Math.sqrt(dx * dx + dy * dy);
    return at5([p[0] + (dy / length) * (metres / metresPerDegreeLon), p[1] - (dx / length) * (metres / metresPerDegreeLat)]);
  });
}

/** Bridge, tunnel or neither for each piece of the line, from a level profile against the ground. */
function structures(line: readonly Position[], height: Float32Array, water: Uint8Array): string[] {
  const ground = line.map((p) => height[cellNear(studyGrid, p)]!);
  const along: number[] = [0];
  for (let k = 1; k < line.length; k++) along.push(along[k - 1]! + metresBetween(line[k - 1]!, line[k]!));
  const level = ground.map((_, k) => {
    let sum = 0;
    let weights = 0;
    for (let n = 0; n < ground.length; n++) {
      const away = Math.abs(along[n]! - along[k]!) / 1500;
      if (away >= 1) continue;
      sum += ground[n]! * (1 - away);
      weights += 1 - away;
    }
    return sum / weights;
  });
  return line.slice(1).map((p, k) => {
    if (crossesWater(water, line[k]!, p)) return 'bridge';
    const above = (ground[k]! + ground[k + 1]!) / 2 - (level[k]! + level[k + 1]!) / 2;
    return above > tunnelDepthMetres ? 'tunnel' : above < -viaductMetres ? 'bridge' : '';
  });
}

/** One carriageway as lines cut where bridges and tunnels begin and end. */
function carriageway(line: readonly Position[], kinds: readonly string[], tags: Readonly<Record<string, string>>): RoadLine[] {
  const lines: RoadLine[] = [];
  for (let start = 0; start < kinds.length;) {
    let end = start;
    while (end < kinds.length && kinds[end] === kinds[start]) end++;
    const kind = kinds[start]!;
    lines.push({ line: line.slice(start, end + 1), tags: kind === '' ? tags : { ...tags, [kind]: 'yes' } });
    start = end;
  }
  return lines;
}

/**
 * Motorways as two one-way carriageways, joined to the other roads only by one-way links at their exits and both ends.
 * @param ordinary all the other roads
 */
export function motorwayLines(height: Float32Array, water: Uint8Array, ordinary: readonly RoadLine[]): RoadLine[] {
  const land = new RoadGrid(height, water);
  const junctions = ordinary
    .filter((road) => junctionClasses.has(road.tags['highway']!))
    .flatMap((road) => [road.line[0]!, road.line[road.line.length - 1]!]);
  const nearestJunction = (p: Position): Position => {
    let best = junctions[0]!;
    for (const junction of junctions) if (metresBetween(junction, p) < metresBetween(best, p)) best = junction;
    return best;
  };
  const lines: RoadLine[] = [];
  for (const motorway of routes.motorways as readonly Motorway[]) {
    const centre = course(land, motorway.via);
    const kinds = structures(centre, height, water);
    const forward = shifted(centre, halfMedianMetres);
    const backward = shifted(centre, -halfMedianMetres).toReversed();
    const tags = { highway: 'motorway', oneway: 'yes', maxspeed: String(motorway.maxspeed), ref: motorway.ref, name: motorway.name };
    lines.push(...carriageway(forward, kinds, tags), ...carriageway(backward, kinds.toReversed(), tags));
    const link = (from: Position, to: Position): void => {
      lines.push({ line: [from, to], tags: { highway: 'motorway_link', oneway: 'yes', maxspeed: '40' } });
    };
    const last = centre.length - 1;
    const marks = new Set([0, last]);
    for (const exit of motorway.exits) {
      let near = 1;
      centre.forEach((p, k) => {
        if (k > 1 && k < last - 1 && metresBetween(p, [exit[0]!, exit[1]!]) < metresBetween(centre[near]!, [exit[0]!, exit[1]!])) near = k;
      });
      if (along(centre, 0, near) > 2500 && along(centre, near, last) > 2500) marks.add(near);
    }
    for (const k of [...marks].toSorted((a, b) => a - b)) {
      const road = nearestJunction(centre[k]!);
      if (k > 0) link(forward[k]!, road);
      if (k < last) link(road, forward[k < last && k > 0 ? k + 1 : k]!);
      const back = last - k;
      if (back > 0) link(backward[back]!, road);
      if (back < last) link(road, backward[back > 0 ? back + 1 : back]!);
    }
  }
  return lines;
}

function along(line: readonly Position[], from: number, to: number): number {
  let metres = 0;
  for (let k = from; k < to; k++) metres += metresBetween(line[k]!, line[k + 1]!);
  return metres;
}
