import type { Facility } from '../../model/study';

const earthMetres = 6_371_008.8;

/** Metres between two places on a sphere of the Earth's mean radius. */
function metresBetween(lonA: number, latA: number, lonB: number, latB: number): number {
  const rad = Math.PI / 180;
  const half =
    Math.sin(((latB - latA) * rad) / 2) ** 2 + Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(((lonB - lonA) * rad) / 2) ** 2;
  return 2 * earthMetres * Math.asin(Math.sqrt(half));
}

/** The facility nearest as the crow flies, and how far; null where there is none. */
export function nearestByCrow(
  facilities: readonly Facility[],
  lon: number,
  lat: number,
): { readonly facility: Facility; readonly metres: number } | null {
  let [best, metres]: [Facility | null, number] = [null, Infinity];
  for (const facility of facilities) {
    const far = metresBetween(lon, lat, facility.lon, facility.lat);
    if (far < metres) [best, metres] = [facility, far];
  }
  return best && { facility: best, metres };
}
