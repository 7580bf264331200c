import type { MultiPolygon, Polygon, Position } from 'geojson';

type Rings = readonly (readonly Position[])[];

/** Heights within a polygon's box at which a place inside is looked for: the middle, then others. */
const heights = [0.5, 0.37, 0.63, 0.21, 0.79, 0.07, 0.93] as const;

const spanOf = (values: readonly number[]): readonly [number, number] =>
  values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)] as const, [Infinity, -Infinity] as const);

function boxArea(rings: Rings): number {
  const [west, east] = spanOf((rings[0] ?? []).map(([x = NaN]) => x));
  const [south, north] = spanOf((rings[0] ?? []).map(([, y = NaN]) => y));
  return (east - west) * (north - south);
}

/** The middle of the widest stretch of a level line inside the rings (even-odd); null where there is none. */
function middleAt(rings: Rings, y: number): readonly [number, number] | null {
  const crossings: number[] = [];
  for (const ring of rings) {
    ring.forEach(([x1 = NaN, y1 = NaN], i) => {
      const [x2 = NaN, y2 = NaN] = ring[(i + 1) % ring.length] ?? [];
      if (y1 <= y !== y2 <= y) crossings.push(x1 + ((y - y1) * (x2 - x1)) / (y2 - y1));
    });
  }
  crossings.sort((a, b) => a - b);
  let best: readonly [number, number] | null = null;
  let widest = 0;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = (crossings[i + 1] ?? 0) - (crossings[i] ?? 0);
    if (width > widest) [widest, best] = [width, [((crossings[i] ?? 0) + (crossings[i + 1] ?? 0)) / 2, y]];
  }
  return best;
}

/** A place inside a polygon, of its largest part where it has several, away from its edges; a corner of one that has no inside. */
export function innerPoint(geometry: Polygon | MultiPolygon): readonly [number, number] {
  const polygons: readonly Rings[] = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.toSorted((a, b) => boxArea(b) - boxArea(a))[0] ?? [];
  const [south, north] = spanOf((rings[0] ?? []).map(([, y = NaN]) => y));
  for (const height of heights) {
    const found = middleAt(rings, south + height * (north - south));
    if (found) return found;
  }
  const [x = NaN, y = NaN] = rings[0]?.[0] ?? [];
  return [x, y];
}
