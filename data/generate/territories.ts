import type { CountyFact, TownFact } from './facts';
import { clipped } from './clip';
import type { Rings } from './clip';
import { cellNear, coarser, studyGrid } from './grid';
import type { Position } from './grid';
import { CostHeap } from './heap';
import { fractalNoise } from './random';
import { outlineOf } from './outline';
import { fillRings, insideRings, ringArea } from './rings';

export interface Territories {
  /** polygons (outer ring first) of each town, in the order of the towns */
  readonly towns: readonly Rings[][];
  /** ring of each county in the order of the counties, with a vertex wherever a town border ends on it */
  readonly counties: readonly Position[][];
  readonly city: Rings[];
}

const factor = 2;
const grid = coarser(studyGrid, factor);
/** how slowly a street of a city district grows compared with a town: the more communities, the faster */
const streetReluctance = (communities: number): number => Math.min(2.1, Math.max(1.45, 14 / communities));

/** Step to a neighbour and its length in metres. */
const moves: readonly (readonly [number, number])[] = [
  [1, 200],
  [-1, 200],
  [grid.width, 200],
  [-grid.width, 200],
  [grid.width + 1, 283],
  [grid.width - 1, 283],
  [-grid.width + 1, 283],
  [-grid.width - 1, 283],
];

/** Cells that belong to the county or lie within `rim` cells of it. */
function withRim(ring: readonly Position[], rim: number): Uint8Array {
  const inside = new Uint8Array(grid.width * grid.height);
  fillRings(grid, [ring], (cell) => {
    inside[cell] = 2;
  });
  let edge: number[] = [];
  inside.forEach((value, cell) => {
    if (value === 2) edge.push(cell);
  });
  for (let step = 0; step < rim; step++) {
    const next: number[] = [];
    for (const cell of edge) {
      const column = cell % grid.width;
      for (const [other, ok] of [
        [cell - 1, column > 0],
        [cell + 1, column < grid.width - 1],
        [cell - grid.width, cell >= grid.width],
        [cell + grid.width, cell < inside.length - grid.width],
      ] as const) {
        if (ok && inside[other] === 0) {
          inside[other] = 1;
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return inside;
}

/** Every cell of the county goes to the town whose seat it is cheapest to reach from (climbing is dear, so borders follow ridges). */
function allocate(
  height: Float32Array,
  allowed: Uint8Array,
  towns: readonly TownFact[],
  seats: readonly Position[],
  villages: readonly number[],
): Int32Array {
  const owner = new Int32Array(allowed.length);
  const cost = new Float64Array(allowed.length).fill(Number.POSITIVE_INFINITY);
  const heap = new CostHeap();
  seats.forEach((seat, k) => {
    const cell = cellNear(grid, seat);
    owner[cell] = k + 1;
    cost[cell] = 0;
    heap.push(cell, 0);
  });
  const heightOf = (cell: number): number => {
    const column = cell % grid.width;
    return height[((cell - column) / grid.width) * factor * studyGrid.width + column * factor]!;
  };
  const closed = new Uint8Array(allowed.length);
  const streets = towns.filter((town) => town.kind === 'street').length;
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    if (closed[cell]) continue;
    closed[cell] = 1;
    const own = owner[cell]!;
    const slow = towns[own - 1]!.kind === 'street' ? (streets > 1 ? streetReluctance(villages[own - 1]!) : 1.25) : 1;
    for (const [step, metres] of moves) {
      const other = cell + step;
      if (!allowed[other] || closed[other]) continue;
      const climb = Math.abs(heightOf(other) - heightOf(cell));
      const whim = 1 + 0.6 * fractalNoise((other % grid.width) / 14, Math.floor(other / grid.width) / 14, 81 + 7 * own, 3);
      const next = cost[cell]! + slow * (metres * whim + 6 * climb) * (allowed[other] === 1 ? 3 : 1);
      if (next < cost[other]!) {
        cost[other] = next;
        owner[other] = own;
        heap.push(other, next);
      }
    }
  }
  return hangingTogether(owner, allowed, seats);
}

/** Gives cells that touch the rest of their territory at a corner only to a neighbour, so that all hangs together by sides. */
function hangingTogether(owner: Int32Array, allowed: Uint8Array, seats: readonly Position[]): Int32Array {
  const kept = new Int32Array(owner.length);
  const sides = [1, -1, grid.width, -grid.width];
  const spread = (queue: number[], mayTake: (cell: number, own: number) => boolean): void => {
    for (const cell of queue) {
      for (const side of sides) {
        const other = cell + side;
        if (!allowed[other] || kept[other] !== 0 || !mayTake(other, kept[cell]!)) continue;
        kept[other] = kept[cell]!;
        queue.push(other);
      }
    }
  };
  const starts = seats.map((seat) => cellNear(grid, seat));
  starts.forEach((cell, k) => {
    kept[cell] = k + 1;
  });
  spread(starts, (cell, own) => owner[cell] === own);
  const found: number[] = [];
  kept.forEach((own, cell) => {
    if (own !== 0) found.push(cell);
  });
  spread(found, () => true);
  return kept;
}

/** Outer rings with the holes that lie in them; holes are rare (a town inside another). */
function grouped(rings: readonly Position[][]): Rings[] {
  const outer = rings.filter((ring) => ringArea(ring) < 0);
  const holes = rings.filter((ring) => ringArea(ring) > 0);
  return outer.map((ring) => [ring, ...holes.filter((hole) => insideRings([ring], hole[0]!) && !outer.includes(hole))]);
}

/** Puts every known vertex that lies on a side of the ring into the ring, so that neighbours share all their vertices. */
function withVertices(ring: readonly Position[], index: ReadonlyMap<string, readonly Position[]>): Position[] {
  const result: Position[] = [];
  for (let k = 0; k + 1 < ring.length; k++) {
    const a = ring[k]!;
    const b = ring[k + 1]!;
    result.push(a);
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const length2 = dx * dx + dy * dy;
    const found = new Map<string, readonly [number, Position]>();
    for (let x = Math.floor(Math.min(a[0], b[0]) * 100 - 1e-3); x <= Math.floor(Math.max(a[0], b[0]) * 100 + 1e-3); x++) {
      for (let y = Math.floor(Math.min(a[1], b[1]) * 100 - 1e-3); y <= Math.floor(Math.max(a[1], b[1]) * 100 + 1e-3); y++) {
        for (const p of index.get(`${x},${y}`) ?? []) {
          const t = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2;
          if (t <= 0 || t >= 1) continue;
          const ex = p[0] - a[0] - t * dx;
          const ey = p[1] - a[1] - t * dy;
          const isEnd = (p[0] === a[0] && p[1] === a[1]) || (p[0] === b[0] && p[1] === b[1]);
          if (!isEnd && ex * ex + ey * ey < 2.2e-12) found.set(p.join(), [t, p]);
        }
      }
    }
    result.push(...[...found.values()].toSorted((p, q) => p[0] - q[0]).map((entry) => entry[1]));
  }
  result.push(result[0]!);
  return result;
}

/** Outline of the city: the sides of the counties' rings that no other county has. */
function cityOutline(counties: readonly Position[][]): Rings[] {
  const sides = new Map<string, readonly [Position, Position]>();
  for (const county of counties) {
    const ring = ringArea(county) > 0 ? county : county.toReversed();
    for (let k = 0; k + 1 < ring.length; k++) {
      const a = ring[k]!;
      const b = ring[k + 1]!;
      const back = `${b.join()};${a.join()}`;
      if (sides.has(back)) sides.delete(back);
      else sides.set(`${a.join()};${b.join()}`, [a, b]);
    }
  }
  const nextOf = new Map<string, [string, Position][]>();
  for (const [key, [a, b]] of sides) {
    const list = nextOf.get(a.join()) ?? [];
    list.push([key, b]);
    nextOf.set(a.join(), list);
  }
  const rings: Position[][] = [];
  while (sides.size > 0) {
    const [firstKey, first] = sides.entries().next().value!;
    sides.delete(firstKey);
    const ring = [first[0], first[1]];
    for (let at = first[1]; at.join() !== first[0].join();) {
      const way = (nextOf.get(at.join()) ?? []).find(([key]) => sides.has(key));
      if (!way) throw new Error(`the city outline is open at ${at.join()}`);
      sides.delete(way[0]);
      ring.push(way[1]);
      at = way[1];
    }
    rings.push(ring);
  }
  rings.sort((p, q) => Math.abs(ringArea(q)) - Math.abs(ringArea(p)));
  return rings
    .filter((ring) => ringArea(ring) > 0)
    .map((ring, k) => [ring, ...(k === 0 ? rings.filter((hole) => ringArea(hole) < 0) : [])]);
}

/** Made-up territories of the towns inside the true county outlines. */
export function makeTerritories(
  height: Float32Array,
  counties: readonly CountyFact[],
  outlines: ReadonlyMap<string, Position[]>,
  towns: readonly TownFact[],
  seats: readonly Position[],
  villageCounts: readonly number[],
): Territories {
  const parts: Rings[][] = towns.map(() => []);
  for (const county of counties) {
    const ring = outlines.get(county.name)!;
    const members = towns.flatMap((town, k) => (town.county === county.code ? [k] : []));
    const owner = allocate(
      height,
      withRim(ring, 6),
      members.map((k) => towns[k]!),
      members.map((k) => seats[k]!),
      members.map((k) => villageCounts[k]!),
    );
    members.forEach((k, n) => {
      parts[k] = clipped(ring, grouped(outlineOf(grid, owner, n + 1, 0.00025)));
    });
  }
  const index = new Map<string, Position[]>();
  const seen = new Set<string>();
  const remember = (ring: readonly Position[]): void => {
    for (const p of ring) {
      if (seen.has(p.join())) continue;
      seen.add(p.join());
      const key = `${Math.floor(p[0] * 100)},${Math.floor(p[1] * 100)}`;
      const list = index.get(key);
      if (list) list.push(p);
      else index.set(key, [p]);
    }
  };
  for (const county of counties) remember(outlines.get(county.name)!);
  for (const polygons of parts) for (const rings of polygons) for (const ring of rings) remember(ring);
  const countyRings = counties.map((county) => withVertices(outlines.get(county.name)!, index));
  return {
    towns: parts.map((polygons) => polygons.map((rings) => rings.map((ring) => withVertices(ring, index)))),
    counties: countyRings,
    city: cityOutline(countyRings),
  };
}
