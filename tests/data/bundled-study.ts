import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fromArrayBuffer } from 'geotiff';
import { cellToLatLng } from 'h3-js';

export const folder = join('data', 'baoji');

export type Point2 = readonly [number, number];
export type Row = Readonly<Record<string, string>>;

export interface TestUnit {
  readonly code: string;
  readonly level: string;
  readonly parent: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, string | number>>;
  /** polygons, each a list of closed rings */
  readonly polygons: readonly (readonly (readonly Point2[])[])[];
  readonly box: readonly [number, number, number, number];
}

const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Rows of a csv of the study (none has quotes). */
export function csvRows(name: string): Row[] {
  const [head = '', ...lines] = text(name).trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, k) => [column, cells[k] ?? '']));
  });
}

interface GeoFile {
  readonly features: readonly {
    readonly properties: Record<string, string | number>;
    readonly geometry: { readonly type: string; readonly coordinates: unknown };
  }[];
}

export const geojson = (name: string): GeoFile => JSON.parse(text(name)) as GeoFile;

export function units(): TestUnit[] {
  return geojson('units.geojson').features.map(({ properties, geometry }) => {
    const polygons = (
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    ) as readonly (readonly (readonly Point2[])[])[];
    const all = polygons.flat(2);
    const lons = all.map((p) => p[0]);
    const lats = all.map((p) => p[1]);
    const word = (key: string): string => String(properties[key] ?? '');
    return {
      code: word('code'),
      level: word('level'),
      parent: word('parent'),
      name: word('name'),
      properties,
      polygons,
      box: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    };
  });
}

/** Even-odd rule over all the rings. */
export function holds(unit: TestUnit, [x, y]: Point2): boolean {
  if (x < unit.box[0] || x > unit.box[2] || y < unit.box[1] || y > unit.box[3]) return false;
  let inside = false;
  for (const ring of unit.polygons.flat()) {
    for (let k = 0; k + 1 < ring.length; k++) {
      const [ax, ay] = ring[k]!;
      const [bx, by] = ring[k + 1]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

export const centreOf = (h3: string): Point2 => {
  const [lat, lon] = cellToLatLng(h3);
  return [lon, lat];
};

/** Metres, flat: good to 0.5 % here. */
export const metres = (a: Point2, b: Point2): number => Math.hypot((a[0] - b[0]) * 91_990, (a[1] - b[1]) * 110_930);

export interface TestRaster {
  readonly width: number;
  readonly height: number;
  readonly values: ArrayLike<number>;
  /** value of the cell under a position */
  readonly at: (position: Point2) => number;
  readonly geoKeys: Readonly<Record<string, unknown>>;
  readonly nodata: number | null;
}

export async function raster(name: string): Promise<TestRaster> {
  const bytes = readFileSync(join(folder, name));
  const file = await fromArrayBuffer(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const image = await file.getImage();
  const values = (await image.readRasters())[0] as ArrayLike<number>;
  const [west, , , north] = image.getBoundingBox();
  const [stepX, stepY] = image.getResolution();
  const width = image.getWidth();
  return {
    width,
    height: image.getHeight(),
    values,
    at: ([lon, lat]) => values[Math.floor((lat - north!) / stepY!) * width + Math.floor((lon - west!) / stepX!)]!,
    geoKeys: image.getGeoKeys() as Readonly<Record<string, unknown>>,
    nodata: image.getGDALNoData(),
  };
}

export const totalBytes = (): number => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
