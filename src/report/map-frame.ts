/** Web Mercator of degrees, in radians of the equator: x east, y north. */
const mercatorY = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));

const earthRadiusMetres = 6_371_008.8;

/** Places degrees on a picture. Mercator, so that angles and the hillshade fit; a scale bar holds for the middle latitude. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  x(lon: number): number;
  y(lat: number): number;
  /** ground metres per picture unit at the middle latitude */
  readonly metresPerUnit: number;
}

/**
 * A frame that shows the bounds whole.
 * @param bounds west, south, east, north in degrees
 * @param width width of the picture in its own units
 * @param margin kept free on every side
 */
export function mapFrame(bounds: readonly [number, number, number, number], width: number, margin: number): MapFrame {
  const [west, south, east, north] = bounds;
  const radians = Math.PI / 180;
  const spanX = Math.max((east - west) * radians, 1e-6);
  const top = mercatorY(north);
  const spanY = Math.max(top - mercatorY(south), 1e-6);
  const inner = width - 2 * margin;
  const tallest = width * 1.25 - 2 * margin;
  const scale = Math.min(inner / spanX, tallest / spanY);
  const left = margin + (inner - spanX * scale) / 2;
  const middle = ((south + north) / 2) * radians;
  return {
    width,
    height: Math.round(spanY * scale + 2 * margin),
    x: (lon) => left + (lon - west) * radians * scale,
    y: (lat) => margin + (top - mercatorY(lat)) * scale,
    metresPerUnit: (earthRadiusMetres * Math.cos(middle)) / scale,
  };
}

/** The longest round length (1, 2 or 5 times a power of ten metres) that is no longer than `atMostUnits` on the picture. */
export function scaleBarMetres(metresPerUnit: number, atMostUnits: number): number {
  const most = metresPerUnit * atMostUnits;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
}

/** Centre of a ring by area, degrees; the first position where the ring has no area. */
export function ringCentre(ring: readonly (readonly number[])[]): readonly [number, number] {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let area = 0;
  let x = 0;
  let y = 0;
  ring.forEach((position, at) => {
    const [ax = 0, ay = 0] = position;
    const [bx = 0, by = 0] = ring[(at + 1) % ring.length] ?? [];
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
    area += cross;
    x += (ax + bx - 2 * x0) * cross;
    y += (ay + by - 2 * y0) * cross;
  });
  return area === 0 ? [x0, y0] : [x0 + x / (3 * area), y0 + y / (3 * area)];
}
