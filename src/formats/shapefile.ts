import { open } from 'shapefile';
import { Failure } from '../model/finding';
import { cpgEncoding, dbfEncoding, dbfHeader } from './dbf-encoding';
import type { DbfHeader } from './dbf-encoding';
import { featureTable } from './feature-table';
import type { FindingList } from './finding-list';
import { fileEnding } from './named-bytes';
import type { NamedBytes } from './named-bytes';
import { projectionOfWkt } from './projection';
import type { Projection } from './projection';
import { plainReading } from './read-options';
import type { ReadOptions } from './read-options';
import { shapefileSets } from './shapefile-parts';
import type { Table } from './table';
import { unzip } from './zip';

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Parts of the one shapefile of a zip, or a lone .shp. @throws Failure shapefile.several-layers, shapefile.missing-part */
function partsOf(file: NamedBytes): (ending: string) => Uint8Array | null {
  const { sets } = shapefileSets(isZip(file.bytes) ? unzip(file) : [file]);
  const [set] = sets;
  if (!set) throw new Failure('shapefile.missing-part', { file: file.path }, { part: '.shp' });
  if (sets.length > 1) throw new Failure('shapefile.several-layers', { file: file.path }, { layers: sets.map(({ path }) => path) });
  return (ending) => set.parts.find((part) => fileEnding(part.path) === ending)?.bytes ?? null;
}

/** The header counts in words of 16 bits. @throws Failure file.truncated */
function checkShp(bytes: Uint8Array, path: string): void {
  const words = bytes.length < 100 ? Infinity : new DataView(bytes.buffer, bytes.byteOffset).getUint32(24);
  if (words * 2 > bytes.length) throw new Failure('file.truncated', { file: path }, { format: 'shp' });
}

/** Projection that the .prj names; null where it counts in degrees, or is not there (told). @throws Failure projection.unknown */
function projectionOfPart(prj: Uint8Array | null, path: string, options: ReadOptions, findings: FindingList): Projection | null {
  if (!prj) {
    findings.add('warn', 'shapefile.missing-part', { file: path }, { part: '.prj', assumed: options.metres ? 'metres' : 'WGS 84' });
    return null;
  }
  const { projection, name } = projectionOfWkt(new TextDecoder().decode(prj));
  if (projection === 'unknown') throw new Failure('projection.unknown', { file: path }, { name });
  if (projection !== null) findings.add('info', 'geojson.projected', { file: path }, { crs: name, turned: true });
  return projection;
}

/** Names of the columns; one that the cut at 10 bytes made equal to an earlier one is numbered, and told. */
function namesOf(header: DbfHeader, encoding: string, path: string, findings: FindingList): readonly string[] {
  const seen = new Map<string, number>();
  return header.fields.map((field) => {
    const name = new TextDecoder(encoding).decode(field.name, { stream: true }).trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    if (times === 1) return name;
    findings.add('warn', 'table.duplicate-column', { file: path, column: name }, { renamed: `${name}_${times}` });
    return `${name}_${times}`;
  });
}

/** The same DBF with columns named by their number: the library keeps one of several of the same name. */
function numbered(dbf: Uint8Array, header: DbfHeader): Uint8Array {
  const copy = dbf.slice();
  header.fields.forEach((_, i) => {
    copy.fill(0, 32 + 32 * i, 32 + 32 * i + 11);
    copy.set(new TextEncoder().encode(`f${i}`), 32 + 32 * i);
  });
  return copy;
}

/** Dates as they stand in the file, year-month-day; texts without the blanks that pad them. */
const cellOf = (value: unknown): unknown => {
  if (!(value instanceof Date)) return value;
  const two = (part: number): string => String(part).padStart(2, '0');
  return Number.isNaN(value.getTime()) ? null : `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`;
};

async function featuresOf(
  shp: Uint8Array,
  dbf: Uint8Array,
  encoding: string,
  names: readonly string[],
  path: string,
): Promise<readonly unknown[]> {
  const features: unknown[] = [];
  try {
    const source = await open(shp, dbf, { encoding });
    for (let next = await source.read(); !next.done; next = await source.read()) {
      const cells = next.value.properties ?? {};
      const properties = Object.fromEntries(names.map((name, i) => [name, cellOf(cells[`f${i}`])]));
      features.push({ type: 'Feature', properties, geometry: next.value.geometry });
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure('file.unreadable', { file: path }, { format: 'shapefile', message: `record ${features.length + 1}: ${message}` });
  }
  return features;
}

/**
 * Reads a zipped shapefile (.shp and .dbf, with .prj and .cpg where there are). Shapes are judged as those of GeoJSON are; a projection
 * that the .prj names is turned into degrees, and told; texts are in the encoding of the .cpg, the language byte, UTF-8 or GB18030.
 * `feature` of a finding is the number of the record.
 * @throws Failure shapefile.missing-part (no .dbf; no .prj and coordinates that are no degrees), shapefile.several-layers,
 * shapefile.records-differ, projection.unknown, file.truncated, file.unreadable, text.encoding-broken, and what `featureTable` throws
 */
export async function readShapefile(file: NamedBytes, findings: FindingList, options: ReadOptions = plainReading): Promise<Table> {
  const { path } = file;
  const part = partsOf(file);
  const [shp, dbf, prj, cpg] = [part('shp'), part('dbf'), part('prj'), part('cpg')];
  if (!shp || !dbf) throw new Failure('shapefile.missing-part', { file: path }, { part: shp ? '.dbf' : '.shp' });
  checkShp(shp, path);
  const header = dbfHeader(dbf, path);
  const encoding = dbfEncoding(dbf, header, cpg ? cpgEncoding(new TextDecoder().decode(cpg)) : '', path);
  if (encoding !== 'utf-8') findings.add('info', 'text.encoding-detected', { file: path }, { encoding });
  const projection = projectionOfPart(prj, path, options, findings);
  const features = await featuresOf(shp, numbered(dbf, header), encoding, namesOf(header, encoding, path, findings), path);
  if (features.length !== header.records)
    throw new Failure('shapefile.records-differ', { file: path }, { shapes: features.length, records: header.records });
  const projected = (): Failure =>
    prj
      ? new Failure('coordinate.projected', { file: path })
      : new Failure('shapefile.missing-part', { file: path }, { part: '.prj', projected: true });
  return featureTable({ path, features, encoding, projection, projected }, options, findings);
}
