import { Failure } from '../model/finding';
import { epsgOfCrsMember } from './crs-member';
import { featureTable } from './feature-table';
import type { FindingList } from './finding-list';
import { plainReading } from './read-options';
import type { ReadOptions } from './read-options';
import type { NamedBytes } from './named-bytes';
import { geographicCodes, projectionOf } from './projection';
import type { Projection } from './projection';
import type { Table } from './table';
import { decodeReported } from './text';

const geometryTypes: ReadonlySet<unknown> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

function parseJson(file: NamedBytes, findings: FindingList): { readonly root: unknown; readonly encoding: string } {
  const { text, encoding } = decodeReported(file, findings);
  try {
    return { root: JSON.parse(text) as unknown, encoding };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const cut = !/[}\]]\s*$/.test(text);
    throw new Failure(cut ? 'file.truncated' : 'file.unreadable', { file: file.path }, { format: 'geojson', message });
  }
}

/** Features of a FeatureCollection, a single Feature or a bare geometry. */
function featuresOf(root: unknown, path: string): readonly unknown[] {
  const object = (typeof root === 'object' && root !== null ? root : {}) as { type?: unknown; features?: unknown };
  if (object.type === 'FeatureCollection' && Array.isArray(object.features)) return object.features;
  if (object.type === 'Feature') return [root];
  if (geometryTypes.has(object.type)) return [{ type: 'Feature', properties: {}, geometry: root }];
  throw new Failure('geojson.invalid', { file: path }, { type: typeof object.type === 'string' ? object.type : typeof root });
}

/**
 * Reads GeoJSON; features are judged by `featureTable`. A `crs` member with a projection that
 * the product knows is honoured: coordinates are turned into degrees, and told.
 * @param options with `metres`, coordinates in metres stay so and ranges are not judged
 * @throws Failure file.truncated, file.unreadable, geojson.invalid, geojson.too-many-errors, geojson.projected, coordinate.swapped, geometry.empty
 */
export function readGeoJson(file: NamedBytes, findings: FindingList, options: ReadOptions = plainReading): Table {
  const { path } = file;
  const { root, encoding } = parseJson(file, findings);
  const features = featuresOf(root, path);
  const projection = options.metres ? checkedFrame(root, path, options) : projectionOfMember(root, path, findings);
  const projected = (): Failure => new Failure('geojson.projected', { file: path }, { crs: epsgOfCrsMember(root).name });
  return featureTable({ path, features, encoding, projection, projected }, options, findings);
}

/** Projection named by the `crs` member, null where it is degrees. @throws Failure geojson.projected where the product does not know it */
function projectionOfMember(root: unknown, path: string, findings: FindingList): Projection | null {
  const { epsg, name } = epsgOfCrsMember(root);
  if (name === '' || geographicCodes.has(epsg)) return null;
  const projection = projectionOf(epsg);
  if (!projection) throw new Failure('geojson.projected', { file: path }, { crs: name });
  findings.add('warn', 'geojson.projected', { file: path }, { crs: name, turned: true });
  return projection;
}

/** In a metric frame the file must not name another projection. @throws Failure raster.grid-mismatch */
function checkedFrame(root: unknown, path: string, options: ReadOptions): null {
  const { epsg, name } = epsgOfCrsMember(root);
  if (epsg > 0 && (options.epsg ?? 0) > 0 && epsg !== options.epsg && !geographicCodes.has(epsg)) {
    throw new Failure('raster.grid-mismatch', { file: path }, { crs: name, grid: `EPSG:${options.epsg}` });
  }
  return null;
}
