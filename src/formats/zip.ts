import { gunzipSync, unzipSync, unzlibSync, zipSync } from 'fflate';
import { Failure } from '../model/finding';
import { fileEnding, fileName } from './named-bytes';
import type { NamedBytes } from './named-bytes';
import { shapefileSets } from './shapefile-parts';

/** Largest sum of unpacked sizes, bytes. */
const mostBytes = 2 ** 30;
/** An entry above 16 MB that shrank more than this is a bomb. */
const mostShrink = 300;
const shrinkFrom = 2 ** 24;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) < 9 && (bytes[3] ?? 0) < 9;
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Entries that tell nothing: folders, and what operating systems leave behind. */
const isNoise = (path: string): boolean =>
  path.endsWith('/') || path.startsWith('__MACOSX/') || fileName(path).startsWith('.') || fileName(path) === 'Thumbs.db';

/** Names made on Chinese Windows are GBK without a mark; the library hands them over byte by byte as Latin-1. */
function mendName(name: string): string {
  const codes = Array.from(name, (character) => character.codePointAt(0) ?? 0);
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return name.replaceAll('\\', '/');
  const bytes = Uint8Array.from(codes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll('\\', '/');
    } catch {
      continue;
    }
  }
  return name;
}

/** Files of a zip, names mended. The bomb guard looks at the sizes that the archive declares; the library never writes past them. */
export function unzip(file: NamedBytes): readonly NamedBytes[] {
  let sum = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(file.bytes, {
      filter: (entry) => {
        sum += entry.originalSize;
        const bomb = entry.originalSize > shrinkFrom && entry.originalSize > entry.size * mostShrink;
        if (sum > mostBytes || bomb) throw new Failure('file.too-large', { file: file.path }, { bytes: sum, most: mostBytes });
        return !isNoise(entry.name);
      },
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('file.truncated', { file: file.path }, { format: 'zip', message: error instanceof Error ? error.message : '' });
  }
  return Object.entries(entries).map(([name, bytes]) => ({ path: mendName(name), bytes }));
}

function gunzip(file: NamedBytes): NamedBytes {
  const { bytes, path } = file;
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(Math.max(0, bytes.length - 4), true);
  if (size > mostBytes) throw new Failure('file.too-large', { file: path }, { bytes: size, most: mostBytes });
  try {
    return { path: path.replace(/\.gz$/i, ''), bytes: gunzipSync(bytes, { out: new Uint8Array(size) }) };
  } catch (error) {
    throw new Failure('file.truncated', { file: path }, { format: 'gzip', message: error instanceof Error ? error.message : '' });
  }
}

/**
 * Opens zip archives and .gz files among the files; all else passes through. Paths inside an archive are kept, names mended from GBK.
 * An .xlsx is a zip too, but not one of files: it passes through. A shapefile is one file: a zip that holds one and nothing else passes
 * through, and the parts of any other are put into a zip of their own under the path of the .shp.
 * @throws Failure file.truncated, file.too-large
 */
export function unpackFiles(files: readonly NamedBytes[]): readonly NamedBytes[] {
  return withShapefilesWhole(files.flatMap(opened));
}

/** Endings of what lies beside a shapefile in its zip and is no layer: notes, styles, pictures. */
const beside: ReadonlySet<string> = new Set(['txt', 'md', 'pdf', 'html', 'htm', 'xml', 'qml', 'sld', 'lyr', 'lyrx', 'jpg', 'png', '']);

function opened(file: NamedBytes): readonly NamedBytes[] {
  if (isGzip(file.bytes) && file.bytes.length >= 18) return [gunzip(file)];
  const office = fileEnding(file.path) === 'xlsx' || fileEnding(file.path) === 'docx';
  if (!isZip(file.bytes) || office) return [file];
  const inner = unzip(file);
  const { sets, rest } = shapefileSets(inner);
  return sets.length === 1 && rest.every(({ path }) => beside.has(fileEnding(path))) ? [file] : inner;
}

function withShapefilesWhole(files: readonly NamedBytes[]): readonly NamedBytes[] {
  const { sets, rest } = shapefileSets(files.filter(({ bytes }) => !isZip(bytes)));
  if (sets.length === 0) return files;
  return [...files.filter(({ bytes }) => isZip(bytes)), ...rest, ...sets.map(({ path, parts }) => ({ path, bytes: packZip(parts, 0) }))];
}

/** Does a zip hold a shapefile and no study? Looks at names only; false where the archive cannot be read. */
export function holdsShapefile(file: NamedBytes): boolean {
  const names: string[] = [];
  try {
    unzipSync(file.bytes, { filter: ({ name }) => (names.push(name), false) });
  } catch {
    return false;
  }
  return names.some((name) => fileEnding(name) === 'shp') && !names.some((name) => fileName(name) === 'study.json');
}

/**
 * Packs files into one zip: the same bytes for the same input (dates are fixed).
 * @param level of compression, 0 to 9
 */
export function packZip(files: readonly NamedBytes[], level: 0 | 6 = 6): Uint8Array {
  const entries = files.map(({ path, bytes }) => [path, bytes] as const);
  return zipSync(Object.fromEntries(entries), { level, mtime: new Date(Date.UTC(2000, 0, 1, 12)) });
}

/** Inflates a zlib stream of known size. @throws Failure file.truncated */
export function inflateZlib(bytes: Uint8Array, size: number, path: string): Uint8Array {
  try {
    return unzlibSync(bytes, { out: new Uint8Array(size) });
  } catch (error) {
    throw new Failure('file.truncated', { file: path }, { format: 'zlib', message: error instanceof Error ? error.message : '' });
  }
}
