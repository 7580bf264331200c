import type { TownFact, VillageFact } from './facts';
import { hexagonAt, hexagonsIn } from './hexagons';
import type { Hexagon } from './hexagons';
import { cellNear, metresBetween, metresPerDegreeLat, metresPerDegreeLon, studyGrid } from './grid';
import type { Position } from './grid';
import { randomStream } from './random';
import type { Rings } from './clip';
import { insideRings } from './rings';

export interface Place extends Hexagon {
  /** index of the town */
  readonly town: number;
  /** how good the ground is to live on, 0 (nobody) to 1 */
  readonly habitable: number;
}

export interface Village {
  readonly code: string;
  readonly name: string;
  readonly kind: 'village' | 'community';
  readonly town: number;
  readonly position: Position;
  readonly h3: string;
}

/** How good the ground is to live on: gentle, low above the valley floor, dry, not too high. */
function habitability(height: Float32Array, slope: Float32Array, water: Uint8Array, position: Position): number {
  const cell = cellNear(studyGrid, position);
  const { width } = studyGrid;
  if (water[cell]) return 0;
  let steep = 0;
  let wet = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let y = -2; y <= 2; y++)
    for (let x = -2; x <= 2; x++) {
      const near = cell + y * width + x;
      steep += slope[near]! / 25;
      if (x * x + y * y <= 2) wet += water[near]! / 9;
    }
  for (let y = -10; y <= 10; y += 2)
    for (let x = -10; x <= 10; x += 2) lowest = Math.min(lowest, height[cell + y * width + x] ?? height[cell]!);
  const above = Math.max(0, height[cell]! - lowest);
  const high = Math.max(0, height[cell]! - 900) / 700;
  const gentle = 1 / (1 + (steep / 0.16) * (steep / 0.16) * (steep / 0.16));
  if (height[cell]! > 2100 || steep > 0.6 || wet > 0.5) return 0;
  return (gentle * (1 - 0.6 * wet)) / (1 + (above / 170) * (above / 170)) / (1 + high * high);
}

/** Every hexagon of the city with its town and its worth. */
export function placesOf(
  territories: readonly (readonly Rings[])[],
  height: Float32Array,
  slope: Float32Array,
  water: Uint8Array,
): Place[] {
  const places: Place[] = [];
  const taken = new Set<string>();
  territories.forEach((polygons, town) => {
    for (const hexagon of hexagonsIn(polygons)) {
      if (taken.has(hexagon.h3)) continue;
      taken.add(hexagon.h3);
      places.push({ ...hexagon, town, habitable: habitability(height, slope, water, hexagon.centre) });
    }
  });
  return places;
}

const isCommunity = (name: string): boolean => /居|社区|生活区/u.test(name);

/** 新开路社区居委会 becomes 新开路社区, 李家崖村委会 becomes 李家崖村. */
function shortName(name: string): string {
  const stem = name.replace(/(居民委员会|村民委员会|居委会|村委会|委员会|委委会)$/u, '');
  if (isCommunity(name)) return /区$/u.test(stem) ? stem : `${stem}社区`;
  return /村$/u.test(stem) ? stem : `${stem}村`;
}

/** Villages stand on good ground, spread over their town, each in a hexagon of its own; the first at the seat. */
export function placeVillages(
  facts: readonly VillageFact[],
  towns: readonly TownFact[],
  seats: readonly Position[],
  places: readonly Place[],
  water: Uint8Array,
  territories: readonly (readonly Rings[])[],
): Village[] {
  const random = randomStream(20_201);
  const villages: Village[] = [];
  towns.forEach((town, index) => {
    const own = facts.filter((fact) => fact.town === town.code);
    const ground = places.filter((place) => place.town === index && place.habitable > 0);
    const nearest = new Float64Array(ground.length).fill(Number.POSITIVE_INFINITY);
    const luck = ground.map(() => 0.35 + 0.65 * random());
    const used = new Uint8Array(ground.length);
    let worth = 0;
    for (const place of ground) worth += Math.min(1, place.habitable * 2.5);
    const apart = Math.max(300, 0.75 * Math.sqrt((worth * 105_000) / own.length));
    own.forEach((fact, n) => {
      let best = -1;
      let bestScore = -1;
      ground.forEach((place, k) => {
        if (used[k]) return;
        const gap = Math.min(1, nearest[k]! / apart);
        const toSeat = metresBetween(place.centre, seats[index]!);
        const score =
          n === 0 ? 1 / (100 + toSeat) : Math.sqrt(place.habitable) * gap * gap * gap * luck[k]! * (1 + 0.8 / (1 + toSeat / 2500));
        if (score > bestScore) {
          bestScore = score;
          best = k;
        }
      });
      const place = ground[best];
      if (!place) throw new Error(`no room for ${fact.name} in ${town.name}`);
      used[best] = 1;
      ground.forEach((other, k) => {
        nearest[k] = Math.min(nearest[k]!, metresBetween(other.centre, place.centre));
      });
      villages.push({
        code: fact.code,
        name: shortName(fact.name),
        kind: isCommunity(fact.name) ? 'community' : 'village',
        town: index,
        position: jittered(place, water, territories[index]!, random),
        h3: place.h3,
      });
    });
  });
  return villages;
}

/** A dry position inside the hexagon, not always its centre. */
function jittered(place: Place, water: Uint8Array, polygons: readonly Rings[], random: () => number): Position {
  for (let attempt = 0; attempt < 8; attempt++) {
    const position: Position = [
      Math.round((place.centre[0] + ((random() - 0.5) * 180) / metresPerDegreeLon) * 1e5) / 1e5,
      Math.round((place.centre[1] + ((random() - 0.5) * 180) / metresPerDegreeLat) * 1e5) / 1e5,
    ];
    const dry = !water[cellNear(studyGrid, position)];
    if (dry && hexagonAt(position) === place.h3 && polygons.some((rings) => insideRings(rings, position))) return position;
  }
  return [Math.round(place.centre[0] * 1e5) / 1e5, Math.round(place.centre[1] * 1e5) / 1e5];
}
