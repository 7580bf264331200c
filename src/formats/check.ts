import type { CheckReport } from './check-report';
import type { Demand, Study } from '../model/study';
import { Failure } from '../model/finding';
import type { Finding } from '../model/finding';
import { silentWatch } from '../model/watch';
import { checkTrips, isCatalogueFile, readCatalogueFile } from './catalogue-file';
import { findColumns } from './columns';
import type { ColumnMap } from './columns';
import { crosswalkFromTable } from './crosswalk';
import { datumByName } from './datum-by-name';
import { demandFromTable } from './demand';
import { facilitiesFromTable } from './facilities';
import { formatOf, hasRows, isOsm } from './file-format';
import { FindingList } from './finding-list';
import { indicatorsFromTable } from './indicators';
import { fileName } from './named-bytes';
import type { NamedBytes } from './named-bytes';
import { demandFromRaster, readRaster } from './raster';
import type { ReadOptions } from './read-options';
import { readRows } from './read-layer';
import { recogniseLayer } from './recognise';
import { roadsFromOsm, roadsFromTable } from './roads';
import { landCoverSpeedsFromTable } from './speeds-csv';
import { isScenarioFile, readScenarioFile } from './scenario-file';
import { openStudyFiles } from './study-files';
import { parseTrips } from './study-schema';
import type { StudyResources } from './study-options';
import type { Table } from './table';
import { unitsFromTable } from './units';
import { unpackFiles } from './zip';
import { zonesFromTable } from './zones';

/** Datum where nothing in a file says one. */
const assumed = 'wgs84 (assumed)';

export interface CheckOptions {
  readonly resources: StudyResources;
  readonly columns?: ColumnMap;
  /** in place of the one that a study names */
  readonly catalogue?: NamedBytes | null;
}

type Draft = { -readonly [K in keyof CheckReport]: CheckReport[K] };

const statusOf = (findings: readonly Finding[]): CheckReport['status'] =>
  findings.some((finding) => finding.severity !== 'info') ? 'warn' : 'ok';

/** All people of the latest year; unknown ones left out. */
export function totalPeople(demand: Demand): number {
  return demand.values.at(-1)?.[0]?.reduce((sum, people) => (Number.isNaN(people) ? sum : sum + people), 0) ?? NaN;
}

type Reader = (table: Table, draft: Draft, options: ReadOptions, findings: FindingList) => void;

/** Reads the rows of each layer as a study would, so that everything it would tell is told. */
const readers: Readonly<Record<string, Reader>> = {
  demand: (table, draft, options, findings) => {
    const demand = demandFromTable(table, options, findings);
    draft.features = demand.count;
    draft.people = totalPeople(demand);
  },
  facilities: (table, draft, options, findings) => {
    draft.features = facilitiesFromTable(table, options, findings).length;
  },
  units: (table, draft, options, findings) => {
    draft.features = unitsFromTable(table, options, findings).length;
  },
  roads: (table, draft, options, findings) => {
    draft.features = roadsFromTable(table, options, findings).wayId.length;
  },
  indicators: (table, draft, options, findings) => {
    draft.features = indicatorsFromTable(table, options, findings).length;
  },
  crosswalk: (table, draft, options, findings) => {
    draft.features = crosswalkFromTable(table, null, options, findings).length;
  },
  speeds: (table, draft, options, findings) => {
    draft.features = landCoverSpeedsFromTable(table, options, findings).length;
  },
  barriers: (table, draft, options, findings) => {
    draft.features = zonesFromTable(table, 'barriers', options, findings).length;
  },
  closures: (table, draft, options, findings) => {
    draft.features = zonesFromTable(table, 'closures', options, findings).length;
  },
  hazards: (table, draft, options, findings) => {
    draft.features = zonesFromTable(table, 'hazards', options, findings).length;
  },
  rivers: (table, draft, options, findings) => {
    draft.features = zonesFromTable(table, 'rivers', options, findings).length;
  },
};

/**
 * What the files are and what is wrong with them: one file, or a study (a zip, or a folder's files with `study.json`).
 * Never throws for bad input: a refusal is the report's status, and its finding the last one.
 */
export async function checkFile(files: readonly NamedBytes[], checking: CheckOptions): Promise<CheckReport> {
  const { resources } = checking;
  const options: ReadOptions = { columns: checking.columns ?? {}, metres: false };
  const first = files[0];
  const draft: Draft = {
    status: 'ok',
    path: first?.path ?? '',
    format: 'unknown',
    layer: '',
    features: 0,
    encoding: '',
    datum: '',
    columns: [],
    people: NaN,
    findings: [],
  };
  const findings = new FindingList();
  try {
    if (!first) throw new Failure('file.missing');
    draft.format = formatOf(first);
    const unpacked = unpackFiles(files);
    const only = unpacked[0];
    if (unpacked.length === 1 && only && fileName(only.path) !== 'study.json') await checkOne(only, draft, options, resources, findings);
    else {
      Object.assign(draft, { format: 'study', layer: 'study' });
      const study = await openStudyFiles(
        unpacked,
        { columns: options.columns, resources, catalogue: checking.catalogue ?? null },
        silentWatch,
      );
      describeStudy(study, draft);
      findings.addAll(study.findings);
      draft.datum = studyDatum(study);
    }
    draft.findings = findings.list();
    draft.status = statusOf(draft.findings);
  } catch (error) {
    const refusal =
      error instanceof Failure
        ? error
        : new Failure('file.unreadable', { file: draft.path }, { message: error instanceof Error ? error.message : '' });
    draft.findings = [...findings.list(), refusal.finding];
    draft.status = 'refused';
  }
  return draft;
}

async function checkOne(
  file: NamedBytes,
  draft: Draft,
  options: ReadOptions,
  resources: StudyResources,
  findings: FindingList,
): Promise<void> {
  const format = formatOf(file);
  draft.format = format;
  if (file.bytes.length === 0) throw new Failure('file.empty', { file: file.path });
  if (isScenarioFile(file)) {
    const { edits } = readScenarioFile(file);
    Object.assign(draft, { format: 'scenario', layer: 'scenario', features: edits.length, encoding: 'utf-8' });
  } else if (isCatalogueFile(file)) {
    Object.assign(draft, { format: 'catalogue', layer: 'catalogue', encoding: 'utf-8' });
    const catalogue = readCatalogueFile(file);
    checkTrips(catalogue, parseTrips(resources.trips, 'trips.json'), file.path);
    draft.features = catalogue.standards.length;
  } else if (isOsm(format)) {
    const roads = roadsFromOsm(file, findings);
    Object.assign(draft, { layer: 'roads', features: roads.wayId.length, encoding: 'utf-8', datum: 'wgs84' });
  } else if (format === 'geotiff' || format === 'asc') await checkRaster(file, draft, findings);
  else if (hasRows(format)) {
    const table = await readRows(file, options, findings);
    const { layer } = await recogniseLayer(file, options.columns, table);
    Object.assign(draft, { layer, features: table.rows.length, encoding: table.encoding, columns: table.columns });
    const placed = table.geometries !== null || layer === 'demand' || layer === 'facilities';
    draft.datum = placed ? datumOf(table, options.columns) : '';
    readers[layer]?.(table, draft, options, findings);
  } else throw new Failure('file.unknown-format', { file: file.path });
}

/** Datum by the name of the longitude column where that says one. */
function datumOf(table: Table, columns: ColumnMap): string {
  const { lon } = findColumns(table, '', ['lon'], columns, new FindingList());
  return datumByName(table.columns[lon] ?? '') ?? assumed;
}

async function checkRaster(file: NamedBytes, draft: Draft, findings: FindingList): Promise<void> {
  const raster = await readRaster(file, findings);
  const { layer } = await recogniseLayer(file, {});
  const { epsg, crs } = raster.grid;
  const datum = epsg === 4490 ? 'cgcs2000' : epsg > 0 ? (epsg === 4326 ? 'wgs84' : `EPSG:${epsg}`) : crs === 'lonlat' ? assumed : '';
  Object.assign(draft, { layer, features: raster.values.length, datum });
  if (layer === 'demand') {
    const demand = demandFromRaster(raster, file.path, { columns: {}, metres: raster.grid.crs === 'metres' }, findings);
    draft.people = totalPeople(demand);
  }
}

/** Datum of a study: another one than WGS 84 has been told when it was opened. */
function studyDatum(study: Study): string {
  const told = study.findings.find((finding) => finding.code === 'coordinate.other-datum' && finding.details['inside'] !== undefined);
  return told ? `${String(told.details['datum'])} (guessed)` : assumed;
}

function describeStudy(study: Study, draft: Draft): void {
  const rows = study.units.length + study.facilities.length + study.demand.count + (study.roads?.wayId.length ?? 0);
  Object.assign(draft, {
    format: 'study',
    layer: 'study',
    features: rows,
    encoding: 'utf-8',
    datum: assumed,
    people: totalPeople(study.demand),
  });
}
