/** Web Mercator as MapLibre counts it: the world is the unit square, x east from 180° W, y south from the top. */
export const mercatorX = (lon: number): number => (lon + 180) / 360;

/** @param lat degrees, within ±85.051129 */
export const mercatorY = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

export const lonOf = (x: number): number => x * 360 - 180;

export const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

const equatorMetres = 40_075_016.686;

/** Length of one metre on the ground, in units of the Mercator square. */
export const mercatorPerMetre = (lat: number): number => 1 / (equatorMetres * Math.cos((lat * Math.PI) / 180));

/** Metres on the ground that a screen pixel covers at a zoom of MapLibre (tiles of 512 pixels). */
export const metresPerPixel = (lat: number, zoom: number): number => 1 / (mercatorPerMetre(lat) * 512 * 2 ** zoom);
