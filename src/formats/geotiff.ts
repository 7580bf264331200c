import { fromArrayBuffer, GeoTIFF } from 'geotiff';
import type { GeoTIFFImage } from 'geotiff';
import { Failure } from '../model/finding';
import type { Grid, Raster, RasterArray } from '../model/grid';
import { FindingList } from './finding-list';
import { flipRows, gridOf, placementOf } from './georeference';
import { isInParts } from './named-bytes';
import type { FileInParts, NamedBytes } from './named-bytes';
import { plainFloat32, plainStart } from './plain-strips';
import type { PlainStrips } from './plain-strips';
import { tiffDirectory } from './tiff-directory';
import type { TiffEntry } from './tiff-directory';
import { applyNodata, applyScale, markMissing, nodataNumber } from './raster-values';

/** Largest raster that is read, cells. */
const mostCells = 250_000_000;

/** EPSG codes that stand for 'made up by the user'. */
const userDefined = 32767;
const metreUnit = 9001;

type GeoKeys = Readonly<Partial<Record<string, unknown>>>;

/** Code and kind of the coordinates; `metres` null where the file says nothing. */
function referenceOf(keys: GeoKeys, path: string): { readonly epsg: number; readonly metres: boolean | null } {
  const number = (name: string): number => {
    const value = keys[name];
    return typeof value === 'number' ? value : 0;
  };
  const code = (name: string): number => (number(name) === userDefined ? 0 : number(name));
  const model = number('GTModelTypeGeoKey');
  const unit = number('ProjLinearUnitsGeoKey');
  if (model === 1 || code('ProjectedCSTypeGeoKey') > 0) {
    if (unit !== 0 && unit !== metreUnit && unit !== userDefined)
      throw new Failure('raster.unsupported', { file: path }, { reason: 'unit-of-length', unit });
    return { epsg: code('ProjectedCSTypeGeoKey'), metres: true };
  }
  if (model === 2 || code('GeographicTypeGeoKey') > 0) return { epsg: code('GeographicTypeGeoKey'), metres: false };
  return { epsg: 0, metres: null };
}

async function metadataOf(image: GeoTIFFImage): Promise<{ scale: number; offset: number }> {
  const directory = image.getFileDirectory();
  if (!directory.hasTag('GDAL_METADATA')) return { scale: 1, offset: 0 };
  const xml = String(await directory.loadValue('GDAL_METADATA'));
  const item = (role: string): number | null => {
    const match = new RegExp(`<Item[^>]*role="${role}"[^>]*>([^<]*)<`, 'i').exec(xml);
    return match && Number.isFinite(Number(match[1])) ? Number(match[1]) : null;
  };
  return { scale: item('scale') ?? 1, offset: item('offset') ?? 0 };
}

/**
 * Reads the one band of a GeoTIFF (any compression the library knows, strips or tiles, classic or Big).
 * Pixel-is-point is shifted by half a cell, south-up is turned (told), nodata text is understood, scale and offset are applied.
 * @throws Failure raster.unsupported (several bands), raster.rotated, raster.no-georeference, file.too-large, file.truncated, file.unreadable
 */
export async function readGeoTiff(file: NamedBytes, findings: FindingList): Promise<Raster> {
  const { path } = file;
  try {
    return (isInParts(file) ? await readInParts(file, findings) : null) ?? (await readImage(file, findings));
  } catch (error) {
    if (error instanceof Failure) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const cut = /bounds|offset|length|range|truncat|end of|invalid.*byte/i.test(message);
    throw new Failure(cut ? 'file.truncated' : 'file.unreadable', { file: path }, { format: 'geotiff', message: message.slice(0, 200) });
  }
}

/** The strips of an image that has some; null for tiles. */
async function plainStripsOf(image: GeoTIFFImage): Promise<PlainStrips | null> {
  const directory = image.getFileDirectory();
  if (!directory.hasTag('StripOffsets') || !directory.hasTag('StripByteCounts')) return null;
  const compression = directory.hasTag('Compression') ? Number(await directory.loadValue('Compression')) : 1;
  if (compression !== 1) return null;
  const [offsets, byteCounts] = [await directory.loadValue('StripOffsets'), await directory.loadValue('StripByteCounts')];
  if (!offsets || !byteCounts) return null;
  return {
    compression,
    bitsPerSample: image.getBitsPerSample(0),
    sampleFormat: image.getSampleFormat(0),
    offsets,
    byteCounts,
  };
}

/** What stands before the cells of a file. */
interface Header {
  readonly image: GeoTIFFImage;
  readonly grid: Grid;
  readonly southUp: boolean;
  /** NaN where only NaN is missing, null where the file says nothing */
  readonly nodata: number | null;
  readonly scale: number;
  readonly offset: number;
  readonly strips: PlainStrips | null;
}

function opened({ bytes }: NamedBytes): Promise<GeoTIFF> {
  const { buffer } = bytes;
  const whole = buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength;
  return fromArrayBuffer(whole ? buffer : new Uint8Array(bytes).buffer);
}

/** The library asks for the parts that it needs. */
function openedInParts({ size, readAt }: FileInParts): Promise<GeoTIFF> {
  const fetchSlice = ({ offset, length }: { readonly offset: number; readonly length: number }) => {
    const data = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    readAt(data, offset);
    return Promise.resolve({ data: data.buffer, offset, length });
  };
  const fetch = async (slices: Parameters<typeof fetchSlice>[0][]) => (await Promise.all(slices.map(fetchSlice))).map(({ data }) => data);
  return GeoTIFF.fromSource({ fetch, fetchSlice, fileSize: size, close: () => Promise.resolve() });
}

async function headerIn(tiff: GeoTIFF, path: string, findings: FindingList): Promise<Header> {
  const image = await tiff.getImage(0);
  const width = image.getWidth();
  const height = image.getHeight();
  if (!(width > 0 && height > 0)) throw new Failure('file.unreadable', { file: path }, { format: 'geotiff', message: 'no cells' });
  if (width * height > mostCells) throw new Failure('file.too-large', { file: path }, { width, height, most: mostCells });
  const bands = image.getSamplesPerPixel();
  if (bands !== 1) throw new Failure('raster.unsupported', { file: path }, { reason: 'bands', bands });
  const directory = image.getFileDirectory();
  const list = async (name: 'ModelTiepoint' | 'ModelPixelScale' | 'ModelTransformation'): Promise<ArrayLike<number> | undefined> =>
    directory.hasTag(name) ? await directory.loadValue(name) : undefined;
  const keys: GeoKeys = image.getGeoKeys() ?? {};
  const pixelIsPoint = keys.GTRasterTypeGeoKey === 2;
  const placement = placementOf(
    await list('ModelTiepoint'),
    await list('ModelPixelScale'),
    await list('ModelTransformation'),
    pixelIsPoint,
    path,
  );
  const { epsg, metres } = referenceOf(keys, path);
  const { grid, southUp } = gridOf(placement, width, height, epsg, metres, path, findings);
  const nodataText = directory.hasTag('GDAL_NODATA') ? String(await directory.loadValue('GDAL_NODATA')) : '';
  const nodata = nodataNumber(nodataText, path, findings);
  return { image, grid, southUp, nodata, ...(await metadataOf(image)), strips: await plainStripsOf(image) };
}

/** A plain Float32 file whose cells stay on disk until they are asked for; null where its bytes must be read whole. */
async function readInParts(file: FileInParts, findings: FindingList): Promise<Raster | null> {
  const { path, size, readAt } = file;
  const told = new FindingList();
  const tiff = await openedInParts(file);
  const { grid, southUp, nodata, scale, offset, strips } = await headerIn(tiff, path, told);
  const start = strips && tiff.littleEndian ? plainStart(size, strips, grid.width * grid.height) : null;
  if (start === null || southUp || scale !== 1 || offset !== 0) return null;
  findings.addAll(told.list());
  const read = (target: Float32Array, cell: number): void => {
    readAt(new Uint8Array(target.buffer, target.byteOffset, target.byteLength), start + 4 * cell);
    if (nodata !== null) markMissing(target, nodata);
  };
  let values: Float32Array | null = null;
  return {
    grid,
    nodata: null,
    get values() {
      if (values === null) read((values = new Float32Array(grid.width * grid.height)), 0);
      return values;
    },
    readRow: (row, target) => read(target, row * grid.width),
  };
}

async function readImage(file: NamedBytes, findings: FindingList): Promise<Raster> {
  const { path, bytes } = file;
  const { image, grid, southUp, nodata, scale, offset, strips } = await headerIn(await opened(file), path, findings);
  const { width, height } = grid;
  const band =
    (strips && plainFloat32(bytes, strips, width * height, nodata !== null && !Number.isNaN(nodata))) ??
    ((await image.readRasters({ interleave: true })) as unknown as RasterArray);
  if (band.length !== width * height) throw new Failure('file.truncated', { file: path }, { format: 'geotiff' });
  const northUp = southUp ? flipRows(band, width, height) : band;
  return { grid, ...applyScale(applyNodata(northUp, nodata, path, findings), scale, offset, path, findings) };
}

/** The values of a row of a raster; they may be overwritten by the next call. */
export type RasterRow = (row: number) => ArrayLike<number>;

/** Bytes of cells that are made at a time. */
const chunkBytes = 1 << 20;

/**
 * Writes a raster as an uncompressed Float32 GeoTIFF; missing cells become `nodata`.
 * @param nodata number that stands for missing and, because files know no infinity, for unreachable
 * @returns bytes of the file; EPSG 4326 where a grid in degrees has no code
 */
export function writeGeoTiff({ grid, values, nodata: missing }: Raster, nodata = -9999): Uint8Array {
  const { width } = grid;
  const parts = writeGeoTiffParts(grid, (row) => values.subarray(row * width, (row + 1) * width), missing, nodata);
  let written: Uint8Array | null = null;
  let at = 0;
  for (const part of parts) {
    written ??= new Uint8Array(part.length + 4 * width * grid.height);
    written.set(part, at);
    at += part.length;
  }
  return written!;
}

/**
 * The same in parts, so that neither the raster nor the file need be in memory whole: each part is overwritten by the next.
 * @param missing value of missing cells, beside NaN and the infinities
 */
export function* writeGeoTiffParts(grid: Grid, rowAt: RasterRow, missing: number | null, nodata = -9999): Generator<Uint8Array> {
  const { width, height } = grid;
  yield headerOf(grid, String(nodata));
  const rows = Math.max(1, Math.floor(chunkBytes / (4 * width)));
  const cells = new Float32Array(width * rows);
  const empty = missing ?? NaN;
  for (let first = 0; first < height; first += rows) {
    const count = Math.min(rows, height - first);
    for (let row = 0; row < count; row++) {
      const values = rowAt(first + row);
      const start = width * row;
      for (let column = 0; column < width; column++) {
        const value = values[column]!;
        // the difference is NaN for NaN and for both infinities
        cells[start + column] = value - value === 0 && value !== empty ? value : nodata;
      }
    }
    yield new Uint8Array(cells.buffer, 0, 4 * width * count);
  }
}

/** Everything before the cells: little-endian, as the arrays of every machine that runs this, one strip at the end of the file. */
function headerOf(grid: Grid, nodata: string): Uint8Array {
  const { width, height, stepX, stepY, west, north } = grid;
  const keys =
    grid.crs === 'lonlat'
      ? [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, grid.epsg || 4326]
      : [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, grid.epsg || userDefined];
  const entries = (strip: number): TiffEntry[] => [
    { tag: 256, type: 4, values: [width] },
    { tag: 257, type: 4, values: [height] },
    { tag: 258, type: 3, values: [32] },
    { tag: 259, type: 3, values: [1] },
    { tag: 262, type: 3, values: [1] },
    { tag: 273, type: 4, values: [strip] },
    { tag: 277, type: 3, values: [1] },
    { tag: 278, type: 4, values: [height] },
    { tag: 279, type: 4, values: [4 * width * height] },
    { tag: 284, type: 3, values: [1] },
    { tag: 339, type: 3, values: [3] },
    { tag: 33550, type: 12, values: [stepX, stepY, 0] },
    { tag: 33922, type: 12, values: [0, 0, 0, west, north, 0] },
    { tag: 34735, type: 3, values: keys },
    { tag: 42113, type: 2, values: nodata },
  ];
  const strip = (8 + tiffDirectory(entries(0), 8).length + 3) & ~3;
  const header = new Uint8Array(strip);
  header.set([0x49, 0x49, 42, 0, 8]);
  header.set(tiffDirectory(entries(strip), 8), 8);
  return header;
}
