import { Failure } from '../model/finding';
import type { Demand, Facility, IndicatorValue, Unit, Zone } from '../model/study';
import type { Roads } from '../model/roads';
import { demandFromTable } from './demand';
import { facilitiesFromTable } from './facilities';
import { formatOf } from './file-format';
import type { FindingList } from './finding-list';
import { readGeoJson } from './geojson';
import { indicatorsFromTable } from './indicators';
import type { NamedBytes } from './named-bytes';
import { demandFromRaster, readRaster } from './raster';
import type { ReadOptions } from './read-options';
import { roadsFromPbf, roadsFromTable } from './roads';
import { landCoverSpeedsFromTable } from './speeds-csv';
import { readTable } from './table';
import type { Table } from './table';
import { unitsFromTable } from './units';
import { unpackFiles } from './zip';
import { zonesFromTable } from './zones';
import type { LandCoverSpeed } from '../model/travel';

/** Reads csv or GeoJSON into a table. @throws Failure file.unknown-format, file.empty and what the readers throw */
export function readRows(file: NamedBytes, options: ReadOptions, findings: FindingList): Table {
  const format = formatOf(file);
  if (format === 'geojson') return readGeoJson(file, findings, options);
  if (format === 'csv') return readTable(file, findings);
  const inner = format === 'gzip' ? unpackFiles([file])[0] : undefined;
  if (inner && formatOf(inner) !== 'gzip') return readRows(inner, options, findings);
  throw new Failure(
    file.bytes.length === 0 ? 'file.empty' : 'file.unknown-format',
    { file: file.path },
    { wanted: 'csv, geojson', found: format },
  );
}

/** People: csv of points or H3 cells, GeoJSON points, or a raster of people per cell. */
export async function readDemand(file: NamedBytes, options: ReadOptions, findings: FindingList): Promise<Demand> {
  const format = formatOf(file);
  if (format === 'geotiff' || format === 'asc') return demandFromRaster(await readRaster(file, findings), file.path, options);
  return demandFromTable(readRows(file, options, findings), options, findings);
}

/** Facilities: csv or GeoJSON points. */
export function readFacilities(file: NamedBytes, options: ReadOptions, findings: FindingList): readonly Facility[] {
  return facilitiesFromTable(readRows(file, options, findings), options, findings);
}

/** Units: GeoJSON polygons, or csv for points. */
export function readUnits(file: NamedBytes, options: ReadOptions, findings: FindingList): readonly Unit[] {
  return unitsFromTable(readRows(file, options, findings), options, findings);
}

/** Barriers, hazards, rivers: GeoJSON lines and polygons. */
export function readZones(file: NamedBytes, layer: string, options: ReadOptions, findings: FindingList): readonly Zone[] {
  return zonesFromTable(readRows(file, options, findings), layer, options, findings);
}

/** Figures: csv `unit, indicator, year, value`. */
export function readIndicators(file: NamedBytes, options: ReadOptions, findings: FindingList): readonly IndicatorValue[] {
  return indicatorsFromTable(readRows(file, options, findings), options, findings);
}

/** Land-cover speeds: csv `class, label, km_per_hour, mode`. */
export function readLandCoverSpeeds(file: NamedBytes, options: ReadOptions, findings: FindingList): readonly LandCoverSpeed[] {
  return landCoverSpeedsFromTable(readRows(file, options, findings), options, findings);
}

/** Roads: OSM pbf or GeoJSON lines. */
export function readRoads(file: NamedBytes, options: ReadOptions, findings: FindingList): Roads {
  return formatOf(file) === 'osm-pbf'
    ? roadsFromPbf(file, findings, options)
    : roadsFromTable(readRows(file, options, findings), options, findings);
}
