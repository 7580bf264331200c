import type { Feature, Geometry, Position } from 'geojson';
import { Failure } from '../model/finding';
import type { Where } from '../model/finding';
import type { Attribute } from '../model/study';
import { faultCodes, refuseIfMost } from './coordinates';
import { epsgOfCrsMember } from './crs-member';
import type { FindingList } from './finding-list';
import { geometryFault, shapeKey, simplify, turnGeometry, worstPosition } from './geojson-geometry';
import { featureFault } from './geojson-structure';
import { fromDegrees } from './metric-frame';
import { plainReading } from './read-options';
import type { ReadOptions } from './read-options';
import type { NamedBytes } from './named-bytes';
import { hasNoArea, selfCrossing } from './polygon-checks';
import { geographicCodes, projectionOf } from './projection';
import type { Projection } from './projection';
import type { Table } from './table';
import { decodeReported } from './text';

/** After so many bad features a file is refused. */
const mostErrors = 100;

type Properties = Readonly<Record<string, unknown>>;

interface GoodFeature {
  readonly number: number;
  readonly geometry: Geometry | null;
  readonly properties: Properties;
}

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

const ringsOf = (geometry: Geometry): readonly (readonly Position[])[] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];

/** Tells of crossing rings and of polygons without area; the feature is kept in the first case and left out in the second. */
function polygonIsUsable(geometry: Geometry, where: Where, findings: FindingList): boolean {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return true;
  if (hasNoArea(geometry)) {
    findings.add('error', 'geometry.zero-area', where, { leftOut: true });
    return false;
  }
  for (const ring of ringsOf(geometry)) {
    const crossing = selfCrossing(ring);
    if (!crossing) continue;
    findings.add('error', 'geometry.self-crossing', where, { lon: crossing[0] ?? NaN, lat: crossing[1] ?? NaN });
    break;
  }
  return true;
}

/**
 * Reads GeoJSON: structure feature by feature, then finite and in-range coordinates, empty and zero-area shapes, crossing rings, repeated
 * features. Bad features are reported with number and reason and left out (crossing rings are kept). A `crs` member with a projection that
 * the product knows is honoured: coordinates are turned into degrees, and told.
 * @param options with `metres`, coordinates in metres stay so and ranges are not judged
 * @throws Failure file.truncated, file.unreadable, geojson.invalid, geojson.too-many-errors, geojson.projected, coordinate.swapped, geometry.empty
 */
export function readGeoJson(file: NamedBytes, findings: FindingList, options: ReadOptions = plainReading): Table {
  const { path } = file;
  const { metres } = options;
  const { root, encoding } = parseJson(file, findings);
  const raw = featuresOf(root, path);
  const projection = metres ? checkedFrame(root, path, options) : projectionOfMember(root, path, findings);
  const good: GoodFeature[] = [];
  const faults = { swapped: 0, projected: 0, 'out-of-range': 0 };
  const faulty: { readonly number: number; readonly fault: keyof typeof faults }[] = [];
  let errors = 0;
  const shapes = new Set<string>();
  raw.forEach((candidate, i) => {
    const where = { file: path, feature: i + 1 };
    const fault = featureFault(candidate);
    if (fault !== '') {
      findings.add('error', 'geojson.bad-geometry', where, { reason: fault.slice(0, 200), leftOut: true });
      if (++errors >= mostErrors) throw new Failure('geojson.too-many-errors', where, { errors });
      return;
    }
    const feature = candidate as Feature<Geometry | null>;
    const properties = feature.properties ?? {};
    if (!feature.geometry) {
      good.push({ number: i + 1, geometry: null, properties });
      return;
    }
    const simple = simplify(feature.geometry);
    const bad = geometryFault(simple);
    if (bad) {
      findings.add('error', bad.code, where, { reason: bad.reason, leftOut: true });
      return;
    }
    const geometry = projection ? turnGeometry(simple, projection.toLonLat) : simple;
    const position = metres ? 'none' : worstPosition(geometry);
    if (position !== 'none') {
      faults[position]++;
      faulty.push({ number: i + 1, fault: position });
      return;
    }
    if (!metres && !polygonIsUsable(geometry, where, findings)) return;
    const shape = shapeKey(geometry);
    const key = shape === '' ? '' : `${shape} ${JSON.stringify(properties)}`;
    if (key !== '' && shapes.has(key)) findings.add('warn', 'geojson.bad-geometry', where, { reason: 'repeated' });
    shapes.add(key);
    good.push({ number: i + 1, geometry, properties });
  });
  if (faults.projected * 2 > raw.length) throw new Failure('geojson.projected', { file: path }, { crs: epsgOfCrsMember(root).name });
  refuseIfMost(faults, raw.length, path, '');
  for (const { number, fault } of faulty) findings.add('error', faultCodes[fault], { file: path, feature: number }, { leftOut: true });
  if (raw.length === 0) throw new Failure('geometry.empty', { file: path }, { features: 0 });
  if (good.length === 0) throw new Failure('geojson.invalid', { file: path }, { features: raw.length, errors: raw.length });
  return tableOf(path, options.metres ? inFrame(good, options, path) : good, encoding);
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

/** Features in metres of the frame; those of a file in degrees are turned. */
function inFrame(features: readonly GoodFeature[], options: ReadOptions, path: string): readonly GoodFeature[] {
  const placed = features.filter((feature) => feature.geometry !== null);
  const degrees = placed.filter((feature) => feature.geometry && worstPosition(feature.geometry) === 'none').length;
  if (degrees * 2 <= placed.length) return features;
  const turn = fromDegrees(options, path, '');
  return features.map((feature) => ({ ...feature, geometry: feature.geometry && turnGeometry(feature.geometry, turn) }));
}

const cellOf = (value: unknown): Attribute =>
  value === undefined || value === null ? null : typeof value === 'object' ? JSON.stringify(value) : (value as Attribute);

function tableOf(path: string, features: readonly GoodFeature[], encoding: string): Table {
  const columns = new Map<string, number>();
  for (const { properties } of features)
    for (const name of Object.keys(properties)) if (!columns.has(name)) columns.set(name, columns.size);
  const names = [...columns.keys()];
  return {
    path,
    columns: names,
    rows: features.map(({ properties }) => names.map((name) => cellOf(properties[name]))),
    place: (row) => ({ file: path, feature: features[row]?.number ?? 0 }),
    geometries: features.map((feature) => feature.geometry),
    encoding,
    delimiter: '',
  };
}
