import { readFileSync } from 'node:fs';
import Flatbush from 'flatbush';

type Place = readonly [lon: number, lat: number];

interface RoadFeature {
  readonly properties: Readonly<Record<string, string | number | undefined>>;
  readonly geometry: { readonly coordinates: readonly Place[] };
}

/** Metres a degree in the middle of Baoji, flat: good to 0.5 %. */
const perDegree = [91_990, 110_930] as const;
const stepMetres = 100;

/**
 * Who hangs together with whom over the bundled roads, told as plainly as can be: vertices, edges, union by flooding; a place is at the nearest point (every
 * 100 m) of a road that is neither motorway nor bridge nor tunnel. Shares no code with the engine.
 */
export function plainConnectivity(year: number) {
  const { features } = JSON.parse(readFileSync('data/baoji/roads.geojson', 'utf8')) as { readonly features: readonly RoadFeature[] };
  const numbers = new Map<string, number>();
  const key = ([lon, lat]: Place): string => `${lon.toFixed(7)} ${lat.toFixed(7)}`;
  const edges: (readonly [number, number])[] = [];
  const points: { readonly x: number; readonly y: number; readonly vertex: number }[] = [];
  const numberOf = (place: Place): number => {
    const known = numbers.get(key(place)) ?? numbers.size;
    numbers.set(key(place), known);
    return known;
  };
  for (const { properties, geometry } of features) {
    if (Number(properties['opened'] ?? 0) > year) continue;
    const isOpen = !String(properties['highway']).startsWith('motorway') && !properties['bridge'] && !properties['tunnel'];
    geometry.coordinates.forEach((place, i) => {
      const before = geometry.coordinates[i - 1];
      if (!before) return;
      const [a, b] = [numberOf(before), numberOf(place)];
      edges.push([a, b]);
      if (!isOpen) return;
      const [x1, y1, x2, y2] = [before[0] * perDegree[0], before[1] * perDegree[1], place[0] * perDegree[0], place[1] * perDegree[1]];
      const steps = Math.max(1, Math.floor(Math.hypot(x2 - x1, y2 - y1) / stepMetres));
      for (let step = 0; step <= steps; step++) {
        const share = step / steps;
        points.push({ x: x1 + share * (x2 - x1), y: y1 + share * (y2 - y1), vertex: share < 0.5 ? a : b });
      }
    });
  }
  const index = new Flatbush(points.length);
  for (const { x, y } of points) index.add(x, y);
  index.finish();
  const pairOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
  return {
    vertexNear: (lon: number, lat: number): number => points[index.neighbors(lon * perDegree[0], lat * perDegree[1], 1)[0]!]!.vertex,
    /** a part for each vertex, without the edges along a line */
    partsWithout(line: readonly Place[]): Int32Array {
      const along = line.flatMap((place) => numbers.get(key(place)) ?? []);
      const left = new Set(along.slice(1).map((vertex, i) => pairOf(along[i]!, vertex)));
      const beside: number[][] = Array.from({ length: numbers.size }, () => []);
      for (const [a, b] of edges) {
        if (left.has(pairOf(a, b))) continue;
        beside[a]!.push(b);
        beside[b]!.push(a);
      }
      const part = new Int32Array(numbers.size).fill(-1);
      for (let first = 0; first < part.length; first++) {
        if (part[first]! >= 0) continue;
        part[first] = first;
        const waiting = [first];
        for (let vertex = waiting.pop(); vertex !== undefined; vertex = waiting.pop()) {
          for (const next of beside[vertex]!) {
            if (part[next]! >= 0) continue;
            part[next] = first;
            waiting.push(next);
          }
        }
      }
      return part;
    },
  };
}
