import type { Geometry, Position } from 'geojson';
import type { NamedBytes } from '../../src/formats';

type Row = Readonly<Record<string, string | number>>;

let gbkOf: Map<string, readonly number[]> | null = null;

/** Bytes of a text in GBK: two-byte characters are looked up by decoding them all. */
export function gbkBytes(text: string): Uint8Array {
  if (!gbkOf) {
    gbkOf = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let high = 0x81; high <= 0xfe; high++)
      for (let low = 0x40; low <= 0xfe; low++) if (low !== 0x7f) gbkOf.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  const known = gbkOf;
  return Uint8Array.from(Array.from(text).flatMap((character) => known.get(character) ?? [character.codePointAt(0) ?? 0]));
}

/** Bytes of a DBF file with text fields of 40 bytes and number fields of 12. */
export function dbfFile(rows: readonly Row[], encode: (text: string) => Uint8Array, language = 0): Uint8Array {
  const names = Object.keys(rows[0] ?? {});
  const isText = (name: string): boolean => typeof rows[0]?.[name] === 'string';
  const widths = names.map((name) => (isText(name) ? 40 : 12));
  const headerBytes = 32 + 32 * names.length + 1;
  const recordBytes = 1 + widths.reduce((sum, width) => sum + width, 0);
  const bytes = new Uint8Array(headerBytes + recordBytes * rows.length + 1).fill(0x20, headerBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, recordBytes, true);
  bytes[29] = language;
  names.forEach((name, i) => {
    bytes.set(encode(name).subarray(0, 10), 32 + 32 * i);
    bytes[32 + 32 * i + 11] = isText(name) ? 0x43 : 0x4e;
    bytes[32 + 32 * i + 16] = widths[i] ?? 0;
  });
  bytes[headerBytes - 1] = 0x0d;
  rows.forEach((row, r) => {
    let at = headerBytes + r * recordBytes + 1;
    names.forEach((name, i) => {
      const cell = encode(String(row[name] ?? '')).subarray(0, widths[i]);
      bytes.set(cell, at);
      at += widths[i] ?? 0;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

const types = { Point: 1, LineString: 3, Polygon: 5 } as const;

/** Content of one record: type, box (left 0), parts, positions. Rings are written as given: the outer one must run clockwise. */
function recordOf(geometry: Geometry): Uint8Array {
  if (geometry.type === 'Point') {
    const view = new DataView(new ArrayBuffer(20));
    view.setInt32(0, 1, true);
    view.setFloat64(4, geometry.coordinates[0] ?? NaN, true);
    view.setFloat64(12, geometry.coordinates[1] ?? NaN, true);
    return new Uint8Array(view.buffer);
  }
  const parts = geometry.type === 'Polygon' ? geometry.coordinates : geometry.type === 'LineString' ? [geometry.coordinates] : [];
  const positions: readonly Position[] = parts.flat();
  const view = new DataView(new ArrayBuffer(44 + 4 * parts.length + 16 * positions.length));
  view.setInt32(0, types[geometry.type as keyof typeof types], true);
  view.setInt32(36, parts.length, true);
  view.setInt32(40, positions.length, true);
  parts.reduce((start, part, i) => (view.setInt32(44 + 4 * i, start, true), start + part.length), 0);
  positions.forEach(([x = NaN, y = NaN], i) => {
    view.setFloat64(44 + 4 * parts.length + 16 * i, x, true);
    view.setFloat64(52 + 4 * parts.length + 16 * i, y, true);
  });
  return new Uint8Array(view.buffer);
}

/** Bytes of a .shp file; all geometries are of one type: points, lines, or polygons. */
export function shpFile(geometries: readonly Geometry[]): Uint8Array {
  const records = geometries.map(recordOf);
  const bytes = new Uint8Array(100 + records.reduce((sum, record) => sum + 8 + record.length, 0));
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, bytes.length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, types[(geometries[0]?.type ?? 'Point') as keyof typeof types], true);
  let at = 100;
  records.forEach((record, i) => {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, record.length / 2);
    bytes.set(record, at + 8);
    at += 8 + record.length;
  });
  return bytes;
}

export const wgs84Prj =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** CGCS2000, 3-degree Gauss-Krueger zone of 108 E with zone prefix: EPSG 4524. */
export const zone36Prj =
  'PROJCS["CGCS2000_3_Degree_GK_Zone_36",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",36500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",108.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

/** The parts of a shapefile, UTF-8 with .cpg unless said otherwise. */
export function shapefileParts(
  name: string,
  geometries: readonly Geometry[],
  rows: readonly Row[],
  how: {
    readonly encode?: (text: string) => Uint8Array;
    readonly cpg?: string | null;
    readonly prj?: string | null;
    readonly language?: number;
  } = {},
): readonly NamedBytes[] {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const { encode = text, cpg = 'UTF-8', prj = wgs84Prj, language = 0 } = how;
  return [
    { path: `${name}.shp`, bytes: shpFile(geometries) },
    { path: `${name}.dbf`, bytes: dbfFile(rows, encode, language) },
    ...(prj === null ? [] : [{ path: `${name}.prj`, bytes: text(prj) }]),
    ...(cpg === null ? [] : [{ path: `${name}.cpg`, bytes: text(cpg) }]),
  ];
}
