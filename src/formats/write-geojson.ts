import type { Feature, FeatureCollection, Geometry } from 'geojson';

/** Decimals of a degree that are written: about a centimetre. */
const decimals = 7;

function rounded(coordinates: unknown): unknown {
  if (typeof coordinates === 'number') return Number(coordinates.toFixed(decimals));
  return Array.isArray(coordinates) ? coordinates.map(rounded) : coordinates;
}

/** A geometry with its coordinates rounded to 7 decimals. */
export function roundGeometry(geometry: Geometry): Geometry {
  if (geometry.type === 'GeometryCollection') return { ...geometry, geometries: geometry.geometries.map(roundGeometry) };
  return { ...geometry, coordinates: rounded(geometry.coordinates) } as Geometry;
}

/** A FeatureCollection in UTF-8, a feature a line. NaN and infinite properties become null. */
export function writeGeoJson(features: readonly Feature<Geometry | null>[]): Uint8Array {
  const collection: Omit<FeatureCollection, 'features'> = { type: 'FeatureCollection' };
  const lines = features.map((feature) => JSON.stringify({ ...feature, geometry: feature.geometry && roundGeometry(feature.geometry) }));
  const head = JSON.stringify(collection).slice(0, -1);
  return new TextEncoder().encode(`${head},"features":[\n${lines.join(',\n')}\n]}\n`);
}
