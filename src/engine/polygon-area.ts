import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Metres: the radius of a sphere with the area of the earth (GRS80 authalic sphere). */
const authalicRadius = 6_371_007.181;
const radians = Math.PI / 180;

/** Twice the signed area of a ring where the sphere is mapped with equal areas: x the longitude, y the sine of the latitude. */
function twiceRing(ring: readonly Position[]): number {
  let sum = 0;
  for (let at = 0; at < ring.length; at++) {
    const [lon0, lat0] = ring[at] as [number, number];
    const [lon1, lat1] = ring[(at + 1) % ring.length] as [number, number];
    sum += (lon1 - lon0) * radians * (Math.sin(lat0 * radians) + Math.sin(lat1 * radians));
  }
  return sum;
}

/**
 * Area of a polygon in square metres on the authalic sphere, holes taken out, whichever way the rings run (Chamberlain & Duquette 2007, 'Some algorithms for
 * polygons on a sphere'). Exact for edges along meridians and parallels; it may not cross the 180th meridian.
 * @param geometry degrees
 */
export function polygonArea(geometry: Polygon | MultiPolygon): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const steradians = polygons.reduce((all, [shell = [], ...holes]) => {
    const inside = holes.reduce((sum, hole) => sum + Math.abs(twiceRing(hole)), 0);
    return all + (Math.abs(twiceRing(shell)) - inside) / 2;
  }, 0);
  return steradians * authalicRadius ** 2;
}
