/** WGS 84. CGCS2000 differs by less than 0.1 mm and is taken as equal. */
const equatorMetres = 6378137;
const flattening = 1 / 298.257223563;
const eccentricitySquared = flattening * (2 - flattening);
const radians = Math.PI / 180;

/** Metres of one degree of latitude at a latitude (degrees), on the WGS 84 ellipsoid. */
export function metresPerDegreeLat(lat: number): number {
  const sine = Math.sin(lat * radians);
  const w = 1 - eccentricitySquared * sine * sine;
  return (equatorMetres * (1 - eccentricitySquared) * radians) / (w * Math.sqrt(w));
}

/** Metres of one degree of longitude at a latitude (degrees), on the WGS 84 ellipsoid. */
export function metresPerDegreeLon(lat: number): number {
  const sine = Math.sin(lat * radians);
  return (equatorMetres * Math.cos(lat * radians) * radians) / Math.sqrt(1 - eccentricitySquared * sine * sine);
}

/** How two positions of one coordinate system are measured. */
export type Crs = 'lonlat' | 'metres';

/**
 * Metres between two near positions: planar for 'metres'; for 'lonlat' the degrees at the middle latitude, within 1e-6 of the
 * geodesic for segments up to 20 km below latitude 60 (tests/engine/travel/metres).
 */
export function shortMetres(crs: Crs, x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  if (crs === 'metres') return Math.sqrt(dx * dx + dy * dy);
  const middle = (y1 + y2) / 2;
  const east = dx * metresPerDegreeLon(middle);
  const north = dy * metresPerDegreeLat(middle);
  return Math.sqrt(east * east + north * north);
}

/**
 * Geodesic metres on WGS 84 by Vincenty's inverse formula (Survey Review 23, 1975), within 1 mm.
 * It does not converge within about 100 km of the antipode; half the meridian is returned there.
 */
export function geodesicMetres(lon1: number, lat1: number, lon2: number, lat2: number): number {
  if (lon1 === lon2 && lat1 === lat2) return 0;
  const difference = (((lon2 - lon1 + 540) % 360) - 180) * radians;
  const reduced1 = Math.atan((1 - flattening) * Math.tan(lat1 * radians));
  const reduced2 = Math.atan((1 - flattening) * Math.tan(lat2 * radians));
  const sin1 = Math.sin(reduced1);
  const cos1 = Math.cos(reduced1);
  const sin2 = Math.sin(reduced2);
  const cos2 = Math.cos(reduced2);
  let lambda = difference;
  for (let round = 0; round < 100; round++) {
    const sinLambda = Math.sin(lambda);
    const cosLambda = Math.cos(lambda);
    const across = cos2 * sinLambda;
    const along = cos1 * sin2 - sin1 * cos2 * cosLambda;
    const sinSigma = Math.sqrt(across * across + along * along);
    if (sinSigma === 0) return 0;
    const cosSigma = sin1 * sin2 + cos1 * cos2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cos1 * cos2 * sinLambda) / sinSigma;
    const cosSquaredAlpha = 1 - sinAlpha * sinAlpha;
    const cos2SigmaM = cosSquaredAlpha === 0 ? 0 : cosSigma - (2 * sin1 * sin2) / cosSquaredAlpha;
    const c = (flattening / 16) * cosSquaredAlpha * (4 + flattening * (4 - 3 * cosSquaredAlpha));
    const before = lambda;
    lambda =
      difference +
      (1 - c) * flattening * sinAlpha * (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (2 * cos2SigmaM * cos2SigmaM - 1)));
    if (Math.abs(lambda - before) > 1e-12) continue;
    const poleMetres = equatorMetres * (1 - flattening);
    const u = (cosSquaredAlpha * (equatorMetres * equatorMetres - poleMetres * poleMetres)) / (poleMetres * poleMetres);
    const a = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
    const b = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
    const m = cos2SigmaM;
    const correction =
      b * sinSigma * (m + (b / 4) * (cosSigma * (2 * m * m - 1) - (b / 6) * m * (4 * sinSigma * sinSigma - 3) * (4 * m * m - 3)));
    return poleMetres * a * (sigma - correction);
  }
  return 20003931.4586;
}
