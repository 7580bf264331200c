import { Failure } from '../model/finding';
import type { Demand, Facility, IndicatorValue, Unit, Zone } from '../model/study';
import type { CodeChange } from '../model/crosswalk';
import type { Roads } from '../model/roads';
import { crosswalkFromTable } from './crosswalk';
import { demandFromTable } from './demand';
import { facilitiesFromTable } from './facilities';
import { formatOf, isOsm } from './file-format';
import type { FindingList } from './finding-list';
import { readGeoJson } from './geojson';
import { indicatorsFromTable } from './indicators';
import { loadH3For } from './h3';
import type { NamedBytes } from './named-bytes';
import { demandFromRaster, readRaster } from './raster';
import type { ReadOptions } from './read-options';
import { roadsFromOsm, roadsFromTable } from './roads';
import { readShapefile } from './shapefile';
import { landCoverSpeedsFromTable } from './speeds-csv';
import { readTable } from './table';
import type { Table } from './table';
import { unitsFromTable } from './units';
import { unpackFiles } from './zip';
import { zonesFromTable } from './zones';
import type { LandCoverSpeed } from '../model/travel';

/** What a .gz holds; any other file, and a .gz in a .gz, as it is. */
export function ungzipped(file: NamedBytes): NamedBytes {
  const inner = formatOf(file) === 'gzip' ? unpackFiles([file])[0] : undefined;
  return inner && formatOf(inner) !== 'gzip' ? inner : file;
}

/** Reads csv, GeoJSON or a zipped shapefile into a table. @throws Failure file.unknown-format, file.empty and what the readers throw */
export async function readRows(file: NamedBytes, options: ReadOptions, findings: FindingList): Promise<Table> {
  const table = await tableOf(file, options, findings);
  await loadH3For(table.rows);
  return table;
}

async function tableOf(file: NamedBytes, options: ReadOptions, findings: FindingList): Promise<Table> {
  const format = formatOf(file);
  if (format === 'geojson') return readGeoJson(file, findings, options);
  if (format === 'csv') return readTable(file, findings);
  if (format === 'shapefile') return readShapefile(file, findings, options);
  const inner = ungzipped(file);
  if (inner !== file) return tableOf(inner, options, findings);
  throw new Failure(
    file.bytes.length === 0 ? 'file.empty' : 'file.unknown-format',
    { file: file.path },
    { wanted: 'csv, geojson, shapefile (zip)', found: format },
  );
}

/** People: csv of points or H3 cells, points or polygons of GeoJSON or a shapefile, or a raster of people per cell. */
export async function readDemand(file: NamedBytes, options: ReadOptions, findings: FindingList): Promise<Demand> {
  const format = formatOf(file);
  if (format === 'geotiff' || format === 'asc') return demandFromRaster(await readRaster(file, findings), file.path, options, findings);
  return demandFromTable(await readRows(file, options, findings), options, findings);
}

/** Facilities: csv, GeoJSON or shapefile points. */
export async function readFacilities(file: NamedBytes, options: ReadOptions, findings: FindingList): Promise<readonly Facility[]> {
  return facilitiesFromTable(await readRows(file, options, findings), options, findings);
}

/** Units: polygons of GeoJSON or a shapefile, or csv for points. */
export async function readUnits(file: NamedBytes, options: ReadOptions, findings: FindingList): Promise<readonly Unit[]> {
  return unitsFromTable(await readRows(file, options, findings), options, findings);
}

/** Barriers, hazards, rivers: lines and polygons of GeoJSON or a shapefile. */
export async function readZones(file: NamedBytes, layer: string, options: ReadOptions, findings: FindingList): Promise<readonly Zone[]> {
  return zonesFromTable(await readRows(file, options, findings), layer, options, findings);
}

/** Figures: csv `unit, indicator, year, value`. */
export async function readIndicators(file: NamedBytes, options: ReadOptions, findings: FindingList): Promise<readonly IndicatorValue[]> {
  return indicatorsFromTable(await readRows(file, options, findings), options, findings);
}

/** Changes of unit codes that end at these units: csv `from, to, year, share, weight`. */
export async function readCrosswalk(
  file: NamedBytes,
  units: readonly Unit[],
  options: ReadOptions,
  findings: FindingList,
): Promise<readonly CodeChange[]> {
  return crosswalkFromTable(await readRows(file, options, findings), units, options, findings);
}

/** Land-cover speeds: csv `class, label, km_per_hour, mode`. */
export async function readLandCoverSpeeds(
  file: NamedBytes,
  options: ReadOptions,
  findings: FindingList,
): Promise<readonly LandCoverSpeed[]> {
  return landCoverSpeedsFromTable(await readRows(file, options, findings), options, findings);
}

/** Roads: OSM pbf or xml, or lines of GeoJSON or a shapefile; also gzipped. */
export async function readRoads(packed: NamedBytes, options: ReadOptions, findings: FindingList): Promise<Roads> {
  const file = ungzipped(packed);
  return isOsm(formatOf(file))
    ? roadsFromOsm(file, findings, options)
    : roadsFromTable(await readRows(file, options, findings), options, findings);
}
