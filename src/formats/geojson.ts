import type { Feature, Geometry, Position } from 'geojson';
import { Failure } from '../model/finding';
import type { Where } from '../model/finding';
import type { Attribute } from '../model/study';
import { eachPosition, faultCodes, positionFault, refuseIfMost } from './coordinates';
import type { PositionFault } from './coordinates';
import { epsgOfCrsMember } from './crs-member';
import type { FindingList } from './finding-list';
import { featureFault } from './geojson-structure';
import type { NamedBytes } from './named-bytes';
import { hasNoArea, selfCrossing } from './polygon-checks';
import { geographicCodes, projectionOf } from './projection';
import type { Projection } from './projection';
import type { Table } from './table';
import { decodeText } from './text';

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

function parseJson(file: NamedBytes): { readonly root: unknown; readonly encoding: string } {
  const { text, encoding } = decodeText(file);
  try {
    return { root: JSON.parse(text) as unknown, encoding };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const cut =
      /end of JSON|Unterminated|after array element|after property value|Expected double-quoted/i.test(message) && !/[}\]]\s*$/.test(text);
    throw new Failure(cut ? 'file.truncated' : 'file.unreadable', { file: file.path }, { format: 'geojson', message });
  }
}

/** Features of a FeatureCollection, a single Feature or a bare geometry. */
function featuresOf(root: unknown, path: string): readonly unknown[] {
  const object = (typeof root === 'object' && root !== null ? root : {}) as { type?: unknown; features?: unknown };
  if (object.type === 'FeatureCollection' && Array.isArray(object.features)) return object.features;
  if (object.type === 'Feature') return [root];
  if (geometryTypes.has(object.type)) return [{ type: 'Feature', properties: {}, geometry: root }];
  throw new Failure('geojson.invalid', { file: path }, { type: String(object.type ?? typeof root) });
}

/** A collection of one geometry is that geometry, a multi-point of one point that point. */
function simplify(geometry: Geometry): Geometry {
  if (geometry.type === 'GeometryCollection' && geometry.geometries.length === 1 && geometry.geometries[0])
    return simplify(geometry.geometries[0]);
  if (geometry.type === 'MultiPoint' && geometry.coordinates.length === 1 && geometry.coordinates[0]) {
    return { type: 'Point', coordinates: geometry.coordinates[0] };
  }
  return geometry;
}

const coordinatesOf = (geometry: Geometry): unknown =>
  geometry.type === 'GeometryCollection' ? geometry.geometries.map(coordinatesOf) : geometry.coordinates;

/** Why a geometry cannot be used; null where it can. */
function geometryFault(geometry: Geometry): { readonly code: 'geometry.empty' | 'geojson.bad-geometry'; readonly reason: string } | null {
  let positions = 0;
  let finite = true;
  eachPosition(coordinatesOf(geometry), (position) => {
    positions++;
    if (!Number.isFinite(position[0]) || !Number.isFinite(position[1])) finite = false;
  });
  if (positions === 0) return { code: 'geometry.empty', reason: 'no positions' };
  return finite ? null : { code: 'geojson.bad-geometry', reason: 'a coordinate is not a finite number' };
}

function worstPosition(geometry: Geometry): PositionFault {
  let worst: PositionFault = 'none';
  eachPosition(coordinatesOf(geometry), (position) => {
    if (worst === 'none') worst = positionFault(position[0] ?? 0, position[1] ?? 0);
  });
  return worst;
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

/** Turns every position of the geometry into longitude and latitude. */
function unproject(geometry: Geometry, projection: Projection): Geometry {
  const turn = (coordinates: unknown): unknown => {
    if (!Array.isArray(coordinates)) return coordinates;
    if (typeof coordinates[0] !== 'number') return coordinates.map(turn);
    const [x, y, ...rest] = coordinates as number[];
    return [...projection.toLonLat(x ?? NaN, y ?? NaN), ...rest];
  };
  if (geometry.type === 'GeometryCollection')
    return { ...geometry, geometries: geometry.geometries.map((one) => unproject(one, projection)) };
  return { ...geometry, coordinates: turn(geometry.coordinates) } as Geometry;
}

/**
 * Reads GeoJSON: structure feature by feature, then finite and in-range coordinates, empty and zero-area shapes, crossing rings, repeated
 * features. Bad features are reported with number and reason and left out (crossing rings are kept). A `crs` member with a projection that
 * the product knows is honoured: coordinates are turned into degrees, and told.
 * @param metres true: coordinates are metres and stay so, ranges are not judged
 * @throws Failure file.truncated, file.unreadable, geojson.invalid, geojson.too-many-errors, geojson.projected, coordinate.swapped, geometry.empty
 */
export function readGeoJson(file: NamedBytes, findings: FindingList, metres = false): Table {
  const { path } = file;
  const { root, encoding } = parseJson(file);
  const raw = featuresOf(root, path);
  const projection = metres ? null : projectionOfMember(root, path, findings);
  const good: GoodFeature[] = [];
  const faults = { swapped: 0, projected: 0, 'out-of-range': 0 };
  let errors = 0;
  const duplicates = new Map<string, string>();
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
    const geometry = projection ? unproject(simple, projection) : simple;
    const position = metres ? 'none' : worstPosition(geometry);
    if (position !== 'none') {
      faults[position]++;
      findings.add('error', faultCodes[position], where, { leftOut: true });
      return;
    }
    if (!metres && !polygonIsUsable(geometry, where, findings)) return;
    if (isRepeated(geometry, properties, duplicates)) {
      findings.add('warn', 'geojson.bad-geometry', where, { reason: 'the same feature stands in the file twice' });
    }
    good.push({ number: i + 1, geometry, properties });
  });
  if (faults.projected * 2 > raw.length) throw new Failure('geojson.projected', { file: path }, { crs: epsgOfCrsMember(root).name });
  refuseIfMost(faults, raw.length, path, '');
  if (raw.length === 0) throw new Failure('geometry.empty', { file: path }, { features: 0 });
  if (good.length === 0) throw new Failure('geojson.invalid', { file: path }, { features: raw.length, errors: raw.length });
  return tableOf(path, good, encoding);
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

/** Polygons and lines only: two facilities may well share a point. */
function isRepeated(geometry: Geometry, properties: Properties, known: Map<string, string>): boolean {
  if (geometry.type === 'Point' || geometry.type === 'GeometryCollection') return false;
  const coordinates = coordinatesOf(geometry);
  let count = 0;
  let sum = 0;
  eachPosition(coordinates, (position) => {
    count++;
    sum += (position[0] ?? 0) * 3 + (position[1] ?? 0);
  });
  const key = `${geometry.type} ${count} ${sum}`;
  const full = JSON.stringify([coordinates, properties]);
  const earlier = known.get(key);
  known.set(key, full);
  return earlier === full;
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
