import { fromArrayBuffer, writeArrayBuffer } from 'geotiff';
import type { GeoTIFFImage } from 'geotiff';
import { Failure } from '../model/finding';
import type { Grid, Raster, RasterArray } from '../model/grid';
import type { FindingList } from './finding-list';
import { flipRows, gridOf, placementOf } from './georeference';
import type { NamedBytes } from './named-bytes';
import { plainFloat32 } from './plain-strips';
import type { PlainStrips } from './plain-strips';
import { applyNodata, applyScale } from './raster-values';

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
    return await readImage(file, findings);
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

async function readImage(file: NamedBytes, findings: FindingList): Promise<Raster> {
  const { path, bytes } = file;
  const whole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  const tiff = await fromArrayBuffer(whole ? (bytes.buffer as ArrayBuffer) : new Uint8Array(bytes).buffer);
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
  const strips = await plainStripsOf(image);
  const band =
    (strips && plainFloat32(bytes, strips, width * height, nodataText !== '')) ??
    ((await image.readRasters({ interleave: true })) as unknown as RasterArray);
  if (band.length !== width * height) throw new Failure('file.truncated', { file: path }, { format: 'geotiff' });
  const { scale, offset } = await metadataOf(image);
  const northUp = southUp ? flipRows(band, width, height) : band;
  return { grid, ...applyScale(applyNodata(northUp, nodataText, path, findings), scale, offset, path, findings) };
}

/** Hands out a raster row by row; the arrays are only lent. */
export type RasterRows = (visit: (row: number, values: ArrayLike<number>) => void) => void;

/**
 * Writes a raster as an uncompressed Float32 GeoTIFF; missing cells become `nodata`.
 * @param nodata number that stands for missing and, because files know no infinity, for unreachable
 * @returns bytes of the file; EPSG 4326 where a grid in degrees has no code
 */
export function writeGeoTiff(raster: Raster, nodata = -9999): Uint8Array {
  const { grid, values } = raster;
  const width = grid.width;
  const rows: RasterRows = (visit) => {
    for (let row = 0; row < grid.height; row++) visit(row, values.subarray(row * width, (row + 1) * width));
  };
  return writeGeoTiffRows(grid, rows, raster.nodata, nodata);
}

/** The same of rows that come one by one, so that no copy of the whole is needed. @param missing value of missing cells, beside NaN and the infinities */
export function writeGeoTiffRows(grid: Grid, rows: RasterRows, missing: number | null, nodata = -9999): Uint8Array {
  const reference =
    grid.crs === 'lonlat'
      ? { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: grid.epsg || 4326 }
      : { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: grid.epsg || userDefined };
  const count = grid.width * grid.height;
  // the library writes the header; its loop over cells allocates a buffer for each (12 s of 18 for 16 M cells), so the strip is filled here
  const header = new Uint8Array(
    writeArrayBuffer(new Float32Array(1), {
      width: grid.width,
      height: grid.height,
      BitsPerSample: [32],
      SamplesPerPixel: [1],
      SampleFormat: [3],
      StripByteCounts: [4 * count],
      ModelPixelScale: [grid.stepX, grid.stepY, 0],
      ModelTiepoint: [0, 0, 0, grid.west, grid.north, 0],
      GTRasterTypeGeoKey: 1,
      GDAL_NODATA: String(nodata),
      ...reference,
    }),
  );
  const start = header.length - 4;
  const written = new Uint8Array(start + 4 * count);
  written.set(header.subarray(0, start));
  const strip = new DataView(written.buffer, start);
  rows((row, values) => {
    const first = 4 * row * grid.width;
    for (let column = 0; column < grid.width; column++) {
      const value = values[column]!;
      // the difference is NaN for NaN and for both infinities
      strip.setFloat32(first + 4 * column, value - value === 0 && value !== missing ? value : nodata, false);
    }
  });
  return written;
}
