import type { Feature, Geometry, Position } from 'geojson';
import { Failure } from '../model/finding';
import type { Where } from '../model/finding';
import type { Attribute } from '../model/study';
import { faultCodes, refuseIfMost } from './coordinates';
import type { FindingList } from './finding-list';
import { geometryFault, shapeKey, simplify, turnGeometry, worstPosition } from './geojson-geometry';
import { featureFault } from './geojson-structure';
import { fromDegrees } from './metric-frame';
import { hasNoArea, selfCrossing } from './polygon-checks';
import type { Projection } from './projection';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

/** After so many bad features a file is refused. */
const mostErrors = 100;

type Properties = Readonly<Record<string, unknown>>;

interface GoodFeature {
  readonly number: number;
  readonly geometry: Geometry | null;
  readonly properties: Properties;
}

/** Features of a file, not yet judged. */
export interface FeatureSource {
  readonly path: string;
  readonly features: readonly unknown[];
  readonly encoding: string;
  /** turns their coordinates into degrees; null where they are degrees (or metres of the frame) already */
  readonly projection: Projection | null;
  /** the refusal where most coordinates are no degrees */
  readonly projected: () => Failure;
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
 * The table of features: structure one by one, then finite and in-range coordinates, empty and zero-area shapes, crossing rings, repeated
 * features. Bad features are reported with number and reason and left out (crossing rings are kept).
 * @param options with `metres`, coordinates in metres stay so and ranges are not judged
 * @throws Failure geojson.invalid, geojson.too-many-errors, coordinate.swapped, geometry.empty, raster.grid-mismatch, `source.projected`
 */
export function featureTable(source: FeatureSource, options: ReadOptions, findings: FindingList): Table {
  const { path, features: raw, encoding, projection } = source;
  const { metres } = options;
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
  if (faults.projected * 2 > raw.length) throw source.projected();
  refuseIfMost(faults, raw.length, path, '');
  for (const { number, fault } of faulty) findings.add('error', faultCodes[fault], { file: path, feature: number }, { leftOut: true });
  if (raw.length === 0) throw new Failure('geometry.empty', { file: path }, { features: 0 });
  if (good.length === 0) throw new Failure('geojson.invalid', { file: path }, { features: raw.length, errors: raw.length });
  return tableOf(path, options.metres ? inFrame(good, options, path) : good, encoding);
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
