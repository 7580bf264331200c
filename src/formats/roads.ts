import type { Geometry, Position } from 'geojson';
import { Failure } from '../model/finding';
import type { Where } from '../model/finding';
import type { Roads } from '../model/roads';
import { textOf } from './attributes';
import { findColumns } from './columns';
import { CoordinateIndex } from './coordinate-index';
import { formatOf } from './file-format';
import type { FindingList } from './finding-list';
import { metresAlong } from './ferry-speed';
import { fromDegrees } from './metric-frame';
import type { NamedBytes } from './named-bytes';
import type { OsmFile } from './osm-file';
import { readOsmPbf } from './osm-pbf';
import { roadClass, wayFacts } from './osm-tags';
import { readOsmXml } from './osm-xml';
import type { BadTags } from './osm-tags';
import { plainReading } from './read-options';
import type { ReadOptions } from './read-options';
import { RoadBuilder } from './road-builder';
import type { Table } from './table';

const layer = 'roads';

/** Reads the nodes and ways of an OSM file, pbf or xml by its content. @throws Failure what the two readers throw */
function readOsm(file: NamedBytes, findings: FindingList): OsmFile {
  return formatOf(file) === 'osm-xml' ? readOsmXml(file, findings) : readOsmPbf(file);
}

/**
 * Roads of an OSM extract, pbf or xml: ways with a `highway` that can be travelled, and ferries. Nodes outside the extract are left out of their way
 * (which is split there) and counted. With `options.metres`, degrees are turned into the frame's metres.
 * @throws Failure osm.no-roads and what `readOsmPbf` and `readOsmXml` throw
 */
export function roadsFromOsm(file: NamedBytes, findings: FindingList, options: ReadOptions = plainReading): Roads {
  const osm = readOsm(file, findings);
  const nodeAt = nodeFinder(osm.nodeId);
  const compact = new Int32Array(osm.nodeId.length).fill(-1);
  const used: number[] = [];
  const builder = new RoadBuilder();
  let missing = 0;
  let cutWays = 0;
  for (const way of osm.ways) {
    const className = roadClass(way.tags);
    if (className === '') continue;
    const { facts, bad } = wayFacts(way.id, className, way.tags, className === 'ferry' ? refMetres(osm, way.refs, nodeAt) : NaN);
    tellBadTags(bad, { file: file.path, layer, feature: way.id }, findings);
    let piece: number[] = [];
    let lost = 0;
    for (const ref of way.refs) {
      const at = nodeAt(ref);
      if (at < 0) {
        lost++;
        builder.addWay(piece, facts);
        piece = [];
        continue;
      }
      if ((compact[at] ?? -1) < 0) compact[at] = used.push(at) - 1;
      piece.push(compact[at] ?? 0);
    }
    builder.addWay(piece, facts);
    missing += lost;
    if (lost > 0) cutWays++;
  }
  if (missing > 0) findings.add('warn', 'osm.missing-nodes', { file: file.path, layer }, { nodes: missing, ways: cutWays });
  if (builder.count === 0) throw new Failure('osm.no-roads', { file: file.path, layer }, { ways: osm.ways.length });
  const pick = (values: Float64Array): Float64Array => Float64Array.from(used, (at) => values[at] ?? NaN);
  const x = pick(osm.nodeLon);
  const y = pick(osm.nodeLat);
  if (options.metres) {
    const turn = fromDegrees(options, file.path, layer);
    for (let node = 0; node < x.length; node++) [x[node], y[node]] = turn(x[node] ?? NaN, y[node] ?? NaN);
  }
  return builder.build(x, y, options.metres ? 'metres' : 'lonlat');
}

/** Length of a way with all its nodes; NaN where one is missing. */
function refMetres(osm: OsmFile, refs: readonly number[], nodeAt: (id: number) => number): number {
  const at = refs.map(nodeAt);
  const pick = (values: Float64Array): readonly number[] => at.map((node) => values[node] ?? NaN);
  return metresAlong(pick(osm.nodeLon), pick(osm.nodeLat), false);
}

function tellBadTags(bad: BadTags, where: Where, findings: FindingList): void {
  if (bad.maxspeed !== '') findings.add('warn', 'osm.bad-maxspeed', where, { value: bad.maxspeed });
  if (bad.oneway !== '')
    findings.add('warn', 'cell.unknown-value', { ...where, column: 'oneway' }, { value: bad.oneway, wanted: ['yes', 'no', '-1'] });
  for (const column of ['opened', 'closed'] as const) {
    if (bad[column] !== '') findings.add('error', 'cell.not-a-number', { ...where, column }, { value: bad[column] });
  }
}

/** Finds the position of a node id. Files are sorted by id as a rule; where not, a sorted index is made. */
function nodeFinder(ids: Float64Array): (id: number) => number {
  let sorted = true;
  for (let i = 1; i < ids.length && sorted; i++) sorted = (ids[i - 1] ?? 0) <= (ids[i] ?? 0);
  const order = sorted ? null : Uint32Array.from(ids.keys()).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
  return (id) => {
    let low = 0;
    let high = ids.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = order ? (order[middle] ?? 0) : middle;
      const value = ids[at] ?? 0;
      if (value === id) return at;
      if (value < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
}

const linesOf = (geometry: Geometry | null): readonly (readonly Position[])[] =>
  geometry?.type === 'LineString' ? [geometry.coordinates] : geometry?.type === 'MultiLineString' ? geometry.coordinates : [];

const lineMetres = (lines: readonly (readonly Position[])[], inMetres: boolean): number =>
  lines.reduce(
    (sum, line) =>
      sum +
      metresAlong(
        line.map(([x = NaN]) => x),
        line.map(([, y = NaN]) => y),
        inMetres,
      ),
    0,
  );

const tagFields = [
  'highway',
  'oneway',
  'maxspeed',
  'bridge',
  'tunnel',
  'name',
  'access',
  'foot',
  'bicycle',
  'vehicle',
  'motor_vehicle',
  'motorcar',
  'junction',
  'route',
  'duration',
  'opened',
  'closed',
] as const;

/**
 * Roads of GeoJSON lines with OSM tags as properties. Lines join where they share a vertex (equal to 7 decimals of a degree, or to a millimetre).
 * A line without a class is taken as 'road'.
 * @throws Failure osm.no-roads
 */
export function roadsFromTable(table: Table, options: ReadOptions, findings: FindingList): Roads {
  const found = findColumns(table, layer, tagFields, options.columns, findings);
  const index = new CoordinateIndex(options.metres ? 1e3 : 1e7);
  const builder = new RoadBuilder();
  for (let row = 0; row < table.rows.length; row++) {
    const where = { ...table.place(row), layer };
    const lines = linesOf(table.geometries?.[row] ?? null);
    if (lines.length === 0) {
      findings.add('warn', 'geojson.bad-geometry', where, { reason: 'line-wanted', leftOut: true });
      continue;
    }
    const tags: Record<string, string> = {};
    for (const field of tagFields) if (found[field] >= 0) tags[field] = textOf(table, row, found[field]);
    const className = roadClass(tags) || ((tags.highway ?? '') === '' ? 'road' : '');
    if (className === '') continue;
    const { facts, bad } = wayFacts(
      where.feature ?? row + 1,
      className,
      tags,
      className === 'ferry' ? lineMetres(lines, options.metres) : NaN,
    );
    tellBadTags(bad, where, findings);
    for (const line of lines) {
      const nodes: number[] = [];
      for (const position of line) {
        const node = index.at(position[0] ?? NaN, position[1] ?? NaN);
        if (nodes.at(-1) !== node) nodes.push(node);
      }
      builder.addWay(nodes, facts);
    }
  }
  if (builder.count === 0) throw new Failure('osm.no-roads', { file: table.path, layer }, { ways: table.rows.length });
  return builder.build(index.x(), index.y(), options.metres ? 'metres' : 'lonlat');
}
