import routes from './facts/routes.json';
import type { TownFact } from './facts';
import { cellNear, metresBetween } from './grid';
import type { Position } from './grid';
import { RoadGrid, roadGrid } from './road-grid';
import type { Place, Village } from './settlements';

const [trunk, primary, secondary, tertiary, unclassified, residential, track] = [1, 2, 3, 4, 5, 6, 7];

interface Route {
  readonly ref: string;
  readonly name: string;
  readonly via: readonly (string | readonly number[])[];
}

/** Lays all roads but the motorways: numbered roads first, then between towns, then to every village, then streets. */
export function layRoads(
  height: Float32Array,
  water: Uint8Array,
  towns: readonly TownFact[],
  seats: readonly Position[],
  villages: readonly Village[],
  places: readonly Place[],
  people: Int32Array,
): RoadGrid {
  const roads = new RoadGrid(height, water);
  const stop = (via: string | readonly number[]): Position => {
    if (typeof via !== 'string') return [via[0]!, via[1]!];
    const town = towns.findIndex((entry) => entry.code === via);
    if (town < 0) throw new Error(`routes.json names the unknown town ${via}`);
    return seats[town]!;
  };
  const follow = (route: Route, roadClass: number, maxGrade: number): void => {
    for (let k = 0; k + 1 < route.via.length; k++)
      roads.lay(stop(route.via[k]!), stop(route.via[k + 1]!), roadClass, `${route.ref};${route.name}`, maxGrade, 0.6, 6);
  };
  for (const route of routes.trunks as readonly Route[]) follow(route, trunk, 0.05);
  for (const route of routes.primaries as readonly Route[]) follow(route, primary, 0.06);
  joinTowns(roads, seats);
  joinVillages(roads, villages);
  streets(roads, places, people);
  hamletTracks(roads, places, people);
  joinIslands(roads);
  return roads;
}

/** Every pair of towns with no third town between them (Gabriel graph) gets a road where they are less than 26 km apart. */
function joinTowns(roads: RoadGrid, seats: readonly Position[]): void {
  const pairs: (readonly [number, number, number])[] = [];
  seats.forEach((a, i) => {
    seats.forEach((b, j) => {
      if (j <= i) return;
      const metres = metresBetween(a, b);
      if (metres > 26_000) return;
      const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      if (seats.every((c, k) => k === i || k === j || metresBetween(c, middle) > metres / 2)) pairs.push([metres, i, j]);
    });
  });
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  for (const [, i, j] of pairs) roads.lay(seats[i]!, seats[j]!, secondary, '', 0.07, 0.5);
}

/** Every village gets a road to the nearest road, those nearest first; some neighbours are joined as well. */
function joinVillages(roads: RoadGrid, villages: readonly Village[]): void {
  for (const village of villages) {
    const cell = cellNear(roadGrid, village.position);
    if (!roads.onRoad(cell)) roads.layCells(roads.path(cell, -1, 0.09, 0.5), village.kind === 'community' ? tertiary : unclassified, '');
  }
  villages.forEach((village, k) => {
    let nearest = -1;
    let best = 4500;
    villages.forEach((other, n) => {
      if (n === k || (other.town === village.town && n % 2 === 0)) return;
      const metres = metresBetween(village.position, other.position);
      if (metres < best) {
        best = metres;
        nearest = n;
      }
    });
    if (nearest >= 0) roads.lay(village.position, villages[nearest]!.position, unclassified, '', 0.1, 0.75);
  });
}

/** Streets every 200 m where people live densely. */
function streets(roads: RoadGrid, places: readonly Place[], people: Int32Array): void {
  const dense = new Set<number>();
  places.forEach((place, k) => {
    if (people[k]! < 350) return;
    const cell = cellNear(roadGrid, place.centre);
    for (const other of [cell, cell + 1, cell + roadGrid.width, cell - 1, cell - roadGrid.width]) if (!roads.isWet(other)) dense.add(other);
  });
  for (const cell of [...dense].toSorted((a, b) => a - b)) {
    for (const other of [cell + 1, cell + roadGrid.width]) {
      const steep = Math.abs(roads.heightAt(other) - roads.heightAt(cell)) > 26;
      if (dense.has(other) && !steep && roads.classBetween(cell, other) === 0) roads.add(cell, other, residential, 0);
    }
  }
  for (const cell of [...dense].toSorted((a, b) => a - b)) {
    if (roads.onRoad(cell)) roads.layCells(roads.path(cell, -1, 0.1, 0.5), residential, '');
  }
}

/** Tracks to the larger hamlets off the road. */
function hamletTracks(roads: RoadGrid, places: readonly Place[], people: Int32Array): void {
  places.forEach((place, k) => {
    if (people[k]! < 30) return;
    const cell = cellNear(roadGrid, place.centre);
    if (!roads.onRoad(cell)) roads.layCells(roads.path(cell, -1, 0.12, 0.5), people[k]! > 90 ? residential : track, '');
  });
}

/** Streets that touch no other road get a way to the network. */
function joinIslands(roads: RoadGrid): void {
  const part = new Int32Array(roadGrid.width * roadGrid.height);
  const starts: number[] = [];
  const sizes: number[] = [0];
  for (let cell = 0; cell < part.length; cell++) {
    if (part[cell] !== 0 || !roads.onRoad(cell)) continue;
    const stack = [cell];
    const label = starts.push(cell);
    part[cell] = label;
    let size = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      size++;
      for (const other of roads.neighbours(at)) {
        if (part[other] !== 0) continue;
        part[other] = label;
        stack.push(other);
      }
    }
    sizes.push(size);
  }
  const main = sizes.indexOf(Math.max(...sizes));
  starts.forEach((start, k) => {
    if (k + 1 !== main)
      roads.layCells(
        roads.path(start, -1, 0.1, 0.5, 30, (cell) => part[cell] === main),
        residential,
        '',
      );
  });
}
