import proj4 from 'proj4';

/** Transverse Mercator on the GRS 80 ellipsoid: CGCS2000 is taken as equal to WGS 84 (they differ by centimetres). */
const gaussKruger = (meridian: number, falseEasting: number): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`;

interface Family {
  readonly first: number;
  readonly last: number;
  readonly definition: (epsg: number) => string;
}

/** Projections by ranges of EPSG codes: UTM, CGCS2000 Gauss-Krueger with and without zone prefix (6 and 3 degrees), web Mercator. */
const families: readonly Family[] = [
  { first: 32601, last: 32660, definition: (epsg) => `+proj=utm +zone=${epsg - 32600} +datum=WGS84 +units=m +no_defs` },
  { first: 32701, last: 32760, definition: (epsg) => `+proj=utm +zone=${epsg - 32700} +south +datum=WGS84 +units=m +no_defs` },
  { first: 26901, last: 26923, definition: (epsg) => `+proj=utm +zone=${epsg - 26900} +ellps=GRS80 +units=m +no_defs` },
  { first: 4491, last: 4501, definition: (epsg) => gaussKruger(75 + (epsg - 4491) * 6, (13 + epsg - 4491) * 1e6 + 500000) },
  { first: 4502, last: 4512, definition: (epsg) => gaussKruger(75 + (epsg - 4502) * 6, 500000) },
  { first: 4513, last: 4533, definition: (epsg) => gaussKruger(75 + (epsg - 4513) * 3, (25 + epsg - 4513) * 1e6 + 500000) },
  { first: 4534, last: 4554, definition: (epsg) => gaussKruger(75 + (epsg - 4534) * 3, 500000) },
  { first: 3857, last: 3857, definition: () => '+proj=merc +a=6378137 +b=6378137 +lon_0=0 +k=1 +x_0=0 +y_0=0 +units=m +no_defs' },
];

/** Geographic systems taken as equal to WGS 84: WGS 84, CGCS2000, ETRS89, NAD83. */
export const geographicCodes: ReadonlySet<number> = new Set([4326, 4490, 4979, 4258, 4269]);

/** Turns coordinates of a projection into longitude and latitude and back. */
export interface Projection {
  readonly toLonLat: (x: number, y: number) => readonly [number, number];
  readonly fromLonLat: (lon: number, lat: number) => readonly [number, number];
}

/** Datums that are taken as equal to WGS 84, by the names that .prj files give them. */
const equalDatums =
  /^(D_)?(WGS_?(19)?84|China_2000|China_Geodetic_Coordinate_System_2000|CGCS_?2000|ETRS_?(19)?89|European_Terrestrial_Reference_System_1989|North_American_(Datum_)?1983|NAD_?83|ITRF_?\d*)$/i;

/** What the text of a .prj (WKT of ESRI or OGC) says: null for degrees, 'unknown' where datum, meridian or projection are not known. */
export function projectionOfWkt(wkt: string): { readonly projection: Projection | null | 'unknown'; readonly name: string } {
  const name = /^\s*\w+\s*\[\s*"([^"]*)"/.exec(wkt)?.[1] ?? wkt.trim().slice(0, 60);
  const datum = /DATUM\s*\[\s*"([^"]*)"/i.exec(wkt)?.[1] ?? '';
  const meridian = Number(/PRIMEM\s*\[\s*"[^"]*"\s*,\s*([-\d.]+)/i.exec(wkt)?.[1] ?? 0);
  if (!equalDatums.test(datum.replaceAll(' ', '_')) || meridian !== 0) return { projection: 'unknown', name };
  if (/^\s*GEOGCS/i.test(wkt)) return { projection: null, name };
  if (!/^\s*PROJCS/i.test(wkt)) return { projection: 'unknown', name };
  if (/Mercator_Auxiliary_Sphere|Pseudo-Mercator|Popular_Visualisation/i.test(wkt)) return { projection: projectionOf(3857), name };
  try {
    return { projection: turns(proj4(wkt)), name };
  } catch {
    return { projection: 'unknown', name };
  }
}

interface Converter {
  readonly forward: (position: [number, number]) => [number, number];
  readonly inverse: (position: [number, number]) => [number, number];
}

const turns = (converter: Converter): Projection => ({
  toLonLat: (x, y) => converter.inverse([x, y]),
  fromLonLat: (lon, lat) => converter.forward([lon, lat]),
});

/** The projection of an EPSG code; null where the product does not know it (such as UTM on NAD27, whose datum is hundreds of metres off). */
export function projectionOf(epsg: number): Projection | null {
  const family = families.find((one) => epsg >= one.first && epsg <= one.last);
  if (!family) return null;
  return turns(proj4(family.definition(epsg)));
}
