import type { Feature, Geometry } from 'geojson';
import { Failure } from '../model/finding';
import type { Finding } from '../model/finding';
import type { Roads } from '../model/roads';
import { roadFlag } from '../model/roads';
import type { Attribute } from '../model/study';
import { findColumns } from './columns';
import type { ColumnMap } from './columns';
import { positionsOf } from './coordinates';
import { moveDatum } from './datum';
import type { Datum } from './datum';
import { formatOf, isOsm } from './file-format';
import { FindingList } from './finding-list';
import { turnGeometry } from './geojson-geometry';
import { fileEnding } from './named-bytes';
import type { NamedBytes } from './named-bytes';
import { readRaster, writeRaster } from './raster';
import { readRows } from './read-layer';
import { plainReading } from './read-options';
import { roadsFromOsm } from './roads';
import type { Table } from './table';
import { writeCsv } from './write-csv';
import { writeGeoJson } from './write-geojson';

export interface Converted {
  readonly bytes: Uint8Array;
  readonly features: number;
  readonly findings: readonly Finding[];
}

type Move = (lon: number, lat: number) => readonly [number, number];

type Writer = (table: Table, columns: ColumnMap, move: Move, findings: FindingList) => Uint8Array;

/** Output by the end of the path. */
const writers: Readonly<Record<string, Writer>> = {
  csv: (table, columns, move, findings) => tableToCsv(table, columns, move, findings),
  geojson: (table, columns, move, findings) => writeGeoJson(featuresOfTable(table, columns, move, findings)),
  json: (table, columns, move, findings) => writeGeoJson(featuresOfTable(table, columns, move, findings)),
};

const rasterEndings: ReadonlySet<string> = new Set(['tif', 'tiff']);

/**
 * Turns a file into another format (told by the end of `outPath`) and datum: csv and GeoJSON both ways, OSM pbf and xml to GeoJSON roads,
 * GeoTIFF and asc to GeoTIFF (same datum only: a raster's cells cannot be moved one by one).
 * @throws Failure file.unknown-format where there is no such way, and what the readers throw
 */
export async function convertFile(file: NamedBytes, outPath: string, from: Datum, to: Datum, columns: ColumnMap): Promise<Converted> {
  const findings = new FindingList();
  const format = formatOf(file);
  const ending = fileEnding(outPath);
  const refuse = (writes: readonly string[]): Failure =>
    new Failure('file.unknown-format', { file: outPath }, { from: format, to: ending, writes });
  const move: Move = (lon, lat) => moveDatum(lon, lat, from, to);
  if (format === 'geotiff' || format === 'asc') {
    const [x, y] = move(107, 34);
    if (!rasterEndings.has(ending) || x !== 107 || y !== 34) throw refuse(from === to ? ['tif'] : []);
    const raster = await readRaster(file, findings);
    return { bytes: writeRaster(raster), features: raster.values.length, findings: findings.list() };
  }
  const writer = writers[ending];
  if (!writer) throw refuse(isOsm(format) ? ['geojson'] : Object.keys(writers));
  if (isOsm(format)) {
    if (ending === 'csv') throw refuse(['geojson']);
    const features = featuresOfRoads(roadsFromOsm(file, findings), move);
    return { bytes: writeGeoJson(features), features: features.length, findings: findings.list() };
  }
  const table = await readRows(file, { columns, metres: false }, findings);
  const bytes = writer(table, columns, move, findings);
  return { bytes, features: table.rows.length, findings: findings.list().map(keptRow) };
}

/** A row without a place is left out of a layer, but not of a converted file. */
const keptRow = (finding: Finding): Finding =>
  finding.code === 'coordinate.missing' ? { ...finding, severity: 'warn', details: { ...finding.details, kept: true } } : finding;

const fields = ['lon', 'lat', 'h3', 'id'] as const;

function pointColumns(
  table: Table,
  columns: ColumnMap,
  findings: FindingList,
): { readonly lon: number; readonly lat: number; readonly h3: number } {
  return findColumns(table, 'points', fields, columns, findings);
}

function featuresOfTable(table: Table, columns: ColumnMap, move: Move, findings: FindingList): readonly Feature<Geometry | null>[] {
  const found = table.geometries ? { lon: -1, lat: -1, h3: -1 } : pointColumns(table, columns, findings);
  const positions = table.geometries ? null : positionsOf(table, 'points', found, found.h3, plainReading, true, findings);
  return table.rows.map((cells, row) => {
    const properties: Record<string, Attribute> = {};
    table.columns.forEach((name, column) => {
      if (column !== found.lon && column !== found.lat) properties[name] = cells[column] ?? null;
    });
    return { type: 'Feature', properties, geometry: geometryOfRow(table, row, positions, move) };
  });
}

function geometryOfRow(
  table: Table,
  row: number,
  positions: { readonly lon: Float64Array; readonly lat: Float64Array } | null,
  move: Move,
): Geometry | null {
  if (!positions) {
    const geometry = table.geometries?.[row] ?? null;
    return geometry && turnGeometry(geometry, move);
  }
  const lon = positions.lon[row] ?? NaN;
  const lat = positions.lat[row] ?? NaN;
  return Number.isNaN(lon) || Number.isNaN(lat) ? null : { type: 'Point', coordinates: [...move(lon, lat)] };
}

const rounded = (degrees: number): number => Number(degrees.toFixed(7));

/** Points become `lon, lat` columns; rows without a position keep them empty. @throws Failure file.unknown-format where shapes are no points */
function tableToCsv(table: Table, columns: ColumnMap, move: Move, findings: FindingList): Uint8Array {
  if (!table.geometries) {
    const found = pointColumns(table, columns, findings);
    const positions = positionsOf(table, 'points', found, found.h3, plainReading, true, findings);
    const withPlace = found.lon >= 0 && found.lat >= 0;
    const names = withPlace ? table.columns : [...table.columns, 'lon', 'lat'];
    const rows = table.rows.map((cells, row) => {
      const lon = positions.lon[row] ?? NaN;
      const lat = positions.lat[row] ?? NaN;
      if (Number.isNaN(lon) || Number.isNaN(lat)) return withPlace ? cells : [...cells, null, null];
      const [x, y] = move(lon, lat).map(rounded) as [number, number];
      return withPlace ? cells.map((cell, column) => (column === found.lon ? x : column === found.lat ? y : cell)) : [...cells, x, y];
    });
    return writeCsv([names, ...rows], true);
  }
  const shape = table.geometries.find((geometry) => geometry && geometry.type !== 'Point');
  if (shape) throw new Failure('file.unknown-format', { file: table.path }, { from: shape.type, to: 'csv', writes: ['geojson'] });
  const rows = table.rows.map((cells, row) => {
    const geometry = table.geometries?.[row];
    if (geometry?.type !== 'Point') return [...cells, null, null];
    return [...cells, ...move(geometry.coordinates[0] ?? NaN, geometry.coordinates[1] ?? NaN).map(rounded)];
  });
  return writeCsv([[...table.columns, 'lon', 'lat'], ...rows], true);
}

/** Ways as GeoJSON lines with OSM tags, so that they can be read again. */
function featuresOfRoads(roads: Roads, move: Move): readonly Feature[] {
  return Array.from(roads.wayId, (id, way) => {
    const coordinates = Array.from(roads.wayNodes.subarray(roads.wayStart[way], roads.wayStart[way + 1]), (node) => [
      ...move(roads.nodeX[node] ?? NaN, roads.nodeY[node] ?? NaN),
    ]);
    const flags = roads.wayFlags[way] ?? 0;
    const speed = roads.waySpeed[way] ?? NaN;
    const oneway = roads.wayOneway[way] ?? 0;
    const not = (flag: number): string | undefined => ((flags & flag) !== 0 ? 'no' : undefined);
    const properties = {
      id,
      highway: roads.classes[roads.wayClass[way] ?? 0] ?? '',
      name: roads.wayName[way] || undefined,
      oneway: oneway === 0 ? 'no' : oneway === 1 ? 'yes' : '-1',
      maxspeed: Number.isNaN(speed) ? undefined : speed,
      bridge: (flags & roadFlag.bridge) !== 0 ? 'yes' : undefined,
      tunnel: (flags & roadFlag.tunnel) !== 0 ? 'yes' : undefined,
      foot: not(roadFlag.noFoot),
      bicycle: not(roadFlag.noCycle),
      motor_vehicle: not(roadFlag.noMotor),
      opened: roads.wayOpened?.[way] || undefined,
      closed: roads.wayClosed?.[way] || undefined,
    };
    return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } };
  });
}
