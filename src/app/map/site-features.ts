import type { FeatureCollection } from 'geojson';
import { collection } from './features';

/** A chosen site as the map draws it: a number in a marker. */
export interface DrawnSite {
  readonly id: string;
  readonly number: number;
  readonly lon: number;
  readonly lat: number;
  /** must it be built? */
  readonly locked: boolean;
  /** was it taken over into the scenario? */
  readonly accepted: boolean;
  /** it cannot be moved on the map */
  readonly fixed?: boolean;
}

/** A place that could be built on: small, and marked where it must or must not be. */
export interface DrawnCandidate {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly mark: 'free' | 'locked' | 'forbidden';
}

interface Placed {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
}

const pointsOf = (places: readonly Placed[]): FeatureCollection =>
  collection(
    places.map(({ lon, lat, ...properties }) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties })),
  );

export const siteFeatures = (sites: readonly DrawnSite[]): FeatureCollection => pointsOf(sites);

/** `size` 1 for a few dozen candidates, smaller where there are hundreds, so that they don't hide the map. */
export function candidateFeatures(candidates: readonly DrawnCandidate[]): FeatureCollection {
  const size = candidates.length > 800 ? 0.5 : candidates.length > 250 ? 0.75 : 1;
  return pointsOf(candidates.map((candidate) => ({ ...candidate, size })));
}

/**
 * The place nearest to a position within a tolerance.
 * @param toleranceDegrees in degrees of latitude
 * @returns its id, null where none is near enough
 */
export function placeAt(places: readonly Placed[], lon: number, lat: number, toleranceDegrees: number): string | null {
  const stretch = Math.cos((lat * Math.PI) / 180);
  let best: string | null = null;
  let bestDistance = toleranceDegrees ** 2;
  for (const place of places) {
    const distance = ((place.lon - lon) * stretch) ** 2 + (place.lat - lat) ** 2;
    if (distance <= bestDistance) [best, bestDistance] = [place.id, distance];
  }
  return best;
}
