import { fileEnding } from './named-bytes';
import type { NamedBytes } from './named-bytes';
import { holdsShapefile } from './zip';

export type FileFormat = 'csv' | 'geojson' | 'geotiff' | 'asc' | 'osm-pbf' | 'osm-xml' | 'shapefile' | 'zip' | 'gzip' | 'unknown';

interface Mark {
  readonly format: FileFormat;
  readonly at: number;
  readonly bytes: readonly number[];
}

const ascii = (text: string): readonly number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0);

/** First bytes by which formats are told; 'unknown' ones are common files that are not read. */
const marks: readonly Mark[] = [
  { format: 'geotiff', at: 0, bytes: [0x49, 0x49, 0x2a, 0] },
  { format: 'geotiff', at: 0, bytes: [0x4d, 0x4d, 0, 0x2a] },
  { format: 'geotiff', at: 0, bytes: [0x49, 0x49, 0x2b, 0] },
  { format: 'geotiff', at: 0, bytes: [0x4d, 0x4d, 0, 0x2b] },
  { format: 'zip', at: 0, bytes: [0x50, 0x4b, 3, 4] },
  { format: 'zip', at: 0, bytes: [0x50, 0x4b, 5, 6] },
  { format: 'gzip', at: 0, bytes: [0x1f, 0x8b] },
  { format: 'osm-pbf', at: 6, bytes: ascii('OSMHeader') },
  { format: 'unknown', at: 0, bytes: ascii('SQLite format 3') },
  { format: 'unknown', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { format: 'shapefile', at: 0, bytes: [0, 0, 0x27, 0x0a] },
  { format: 'unknown', at: 0, bytes: ascii('%PDF') },
];

const office: ReadonlySet<string> = new Set(['xlsx', 'docx', 'pptx', 'kmz', 'gpkg', 'dbf', 'shx', 'xls']);

/** Text of the first bytes, whatever its encoding. */
function startOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(wide).decode(bytes.subarray(0, 2048)).trimStart();
}

/** Format of a file by its first bytes, then by what its text looks like; the ending only decides between texts. */
export function formatOf(file: NamedBytes): FileFormat {
  const { bytes, path } = file;
  const mark = marks.find((one) => one.bytes.every((byte, i) => bytes[one.at + i] === byte));
  const ending = fileEnding(path);
  if (mark?.format === 'zip' && holdsShapefile(file)) return 'shapefile';
  if (mark) return office.has(ending) ? 'unknown' : mark.format;
  if (bytes.length === 0 || office.has(ending)) return 'unknown';
  const start = startOf(bytes);
  if (start.startsWith('{') || start.startsWith('[')) return 'geojson';
  if (start.startsWith('<')) return /^(<[?!][^>]*>\s*)*<osm[\s>]/.test(start) ? 'osm-xml' : 'unknown';
  if (/^(ncols|nrows)[ \t]+\d/i.test(start)) return 'asc';
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!wide && ending !== 'csv' && ending !== 'tsv' && ending !== 'txt' && bytes.subarray(0, 4096).includes(0)) return 'unknown';
  return 'csv';
}

/** Is it read as rows: of a table, or of features? */
export const hasRows = (format: FileFormat): boolean => format === 'csv' || format === 'geojson' || format === 'shapefile';

/** Is it an OpenStreetMap extract? */
export const isOsm = (format: FileFormat): boolean => format === 'osm-pbf' || format === 'osm-xml';
