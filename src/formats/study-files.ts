import { Failure } from '../model/finding';
import type { Catalogue } from '../model/catalogue';
import type { Raster } from '../model/grid';
import { checkScenario, type Scenario } from '../model/scenario';
import type { Demand, Study, StudyFile, Zone } from '../model/study';
import type { SpeedTable } from '../model/travel';
import type { Watch } from '../model/watch';
import { checkTrips, parseCatalogue, readCatalogueFile } from './catalogue-file';
import { FindingList } from './finding-list';
import { parseJsonFile } from './json-file';
import { looseStudy } from './loose-study';
import { fileName } from './named-bytes';
import { sha256 } from './sha256';
import type { NamedBytes } from './named-bytes';
import { readRaster } from './raster';
import { onCurrentCodes } from './current-codes';
import { readCrosswalk, readDemand, readFacilities, readIndicators, readRoads, readUnits, readZones } from './read-layer';
import type { ReadOptions } from './read-options';
import { parseScenario, readScenarioFile } from './scenario-file';
import { layerNames, parseManifest, parseSpeeds, parseTrips } from './study-schema';
import type { LayerName, Manifest } from './study-schema';
import { checkStudy } from './study-checks';
import { emptyCatalogue, noDemand } from './study-options';
import type { OpenOptions } from './study-options';
import { unpackFiles } from './zip';

/** A path inside the study, or else the name of something that comes with the product. @throws Failure study.unknown-catalogue, file.missing */
function named(
  name: string,
  known: Readonly<Record<string, unknown>>,
  fileAt: (path: string) => NamedBytes | null,
): { readonly value: unknown; readonly file: string } {
  const file = fileAt(name);
  if (file) return { value: parseJsonFile(file, 'study.bad-manifest'), file: name };
  if (Object.hasOwn(known, name)) return { value: known[name], file: name };
  throw new Failure('study.unknown-catalogue', { file: 'study.json' }, { name, known: Object.keys(known) });
}

/**
 * Opens a study: the files of a folder or zip with `study.json`, or loose files (people, roads, ...) whose layers are told by their content.
 * @throws Failure study.no-manifest, study.bad-manifest, study.missing-layer, catalogue.bad, ... and what the readers of the layers throw
 */
export async function openStudyFiles(files: readonly NamedBytes[], options: OpenOptions, watch: Watch): Promise<Study> {
  watch.progress('read', 0);
  const unpacked = unpackFiles(files);
  if (unpacked.length === 0) throw new Failure('file.missing');
  const manifestFile = unpacked
    .filter((file) => fileName(file.path) === 'study.json')
    .toSorted((a, b) => a.path.split('/').length - b.path.split('/').length)[0];
  if (!manifestFile) return looseStudy(unpacked, options, watch);
  const base = manifestFile.path.slice(0, -'study.json'.length);
  const manifest = parseManifest(parseJsonFile(manifestFile, 'study.bad-manifest'), manifestFile.path);
  const fileAt = (path: string): NamedBytes | null => unpacked.find((file) => file.path === base + path) ?? null;
  const catalogue = catalogueOf(manifest, options, fileAt);
  const delayMinutes = new Map(catalogue.facilityTypes.map((type) => [type.id, type.delay_minutes ?? 0]));
  const reading: ReadOptions = { columns: options.columns, metres: false, delayMinutes };
  const findings = new FindingList();
  const layers = await readLayers(manifest, fileAt, reading, findings, watch);
  const speeds: SpeedTable = resource(manifest.speeds, options.resources.speeds, fileAt, parseSpeeds);
  const trips = parseTrips(options.resources.trips, 'trips.json');
  checkTrips(catalogue, trips, options.catalogue?.path ?? manifest.catalogue ?? manifestFile.path);
  const parts = { id: manifest.id, title: manifest.title, note: manifest.note, years: yearsOf(manifest, layers.demand) };
  const scenarios = scenariosOf(manifest, manifestFile.path, fileAt);
  const study = {
    ...parts,
    ...layers,
    catalogue,
    speeds,
    speedTables: [speeds, ...speedTablesOf(manifest, speeds, manifestFile.path, options.resources.speeds, fileAt)],
    trips,
    scenarios: scenarios.map((one) => one.scenario),
    ...(manifest.cellMetres === undefined ? {} : { cellMetres: manifest.cellMetres }),
    ...(manifest.hexagons === undefined ? {} : { hexagons: manifest.hexagons }),
    files: filesRead(manifest, options.catalogue, fileAt),
  };
  checkStudy(study, findings);
  for (const { scenario, file } of scenarios) checkScenario(scenario, study, file);
  watch.progress('read', 1);
  return { ...study, findings: findings.list() };
}

/** The catalogue asked for in place of the study's own, else that which it names, else none. */
function catalogueOf(manifest: Manifest, { catalogue, resources }: OpenOptions, fileAt: (path: string) => NamedBytes | null): Catalogue {
  if (catalogue) return readCatalogueFile(catalogue);
  return manifest.catalogue === undefined ? emptyCatalogue : resource(manifest.catalogue, resources.catalogues, fileAt, parseCatalogue);
}

/**
 * Further speed tables, each under the id that the manifest gives it.
 * @throws Failure cell.duplicate-id where that is the id of the study's own table, and what `resource` throws
 */
function speedTablesOf(
  manifest: Manifest,
  own: SpeedTable,
  manifestPath: string,
  known: Readonly<Record<string, unknown>>,
  fileAt: (path: string) => NamedBytes | null,
): readonly SpeedTable[] {
  return Object.entries(manifest.speedTables).map(([id, name]) => {
    if (id === own.id) throw new Failure('cell.duplicate-id', { file: manifestPath }, { id });
    return { ...resource(name, known, fileAt, parseSpeeds), id };
  });
}

function resource<T>(
  name: string,
  known: Readonly<Record<string, unknown>>,
  fileAt: (path: string) => NamedBytes | null,
  parse: (value: unknown, file: string) => T,
): T {
  const { value, file } = named(name, known, fileAt);
  return parse(value, file);
}

/**
 * The scenarios of the study, each with the file that it stands in.
 * @throws Failure scenario.bad, study.missing-layer, cell.duplicate-id
 */
function scenariosOf(
  manifest: Manifest,
  manifestPath: string,
  fileAt: (path: string) => NamedBytes | null,
): readonly { readonly scenario: Scenario; readonly file: string }[] {
  const ids = new Set<string>();
  return manifest.scenarios.map((entry, at) => {
    const path = typeof entry === 'string' ? entry : manifestPath;
    const file = typeof entry === 'string' ? fileAt(entry) : null;
    if (typeof entry === 'string' && !file) throw new Failure('study.missing-layer', { file: path }, { path });
    const scenario = file ? readScenarioFile(file) : parseScenario(entry, path, `scenarios[${at + 1}]`);
    if (ids.has(scenario.id)) throw new Failure('cell.duplicate-id', { file: path }, { id: scenario.id });
    ids.add(scenario.id);
    return { scenario, file: path };
  });
}

/** The files of the layers, and the catalogue and speeds where they are the study's own. */
function filesRead(
  manifest: Manifest,
  other: NamedBytes | null | undefined,
  fileAt: (path: string) => NamedBytes | null,
): readonly StudyFile[] {
  const named: readonly (readonly [string, string])[] = [
    ...layerNames.flatMap((layer) => (manifest.layers[layer] ?? []).map((path) => [layer, path] as const)),
    ['catalogue', other ? '' : (manifest.catalogue ?? '')],
    ['speeds', manifest.speeds],
    ...Object.values(manifest.speedTables).map((name) => ['speeds', name] as const),
  ];
  const entry = (layer: string, { path, bytes }: NamedBytes): StudyFile => ({ layer, path, bytes: bytes.length, sha256: sha256(bytes) });
  const instead = other ? [entry('catalogue', other)] : [];
  return [
    ...instead,
    ...named.flatMap(([layer, path]) => {
      const file = path === '' ? null : fileAt(path);
      return file ? [{ ...entry(layer, file), path }] : [];
    }),
  ];
}

const yearsOf = (manifest: Manifest, demand: Demand): readonly number[] =>
  manifest.years.length > 0 ? [...new Set(manifest.years)].toSorted((a, b) => a - b) : demand.years;

type Layers = Pick<
  Study,
  | 'units'
  | 'facilities'
  | 'demand'
  | 'roads'
  | 'elevation'
  | 'landCover'
  | 'friction'
  | 'barriers'
  | 'closures'
  | 'hazards'
  | 'rivers'
  | 'indicators'
  | 'crosswalk'
>;

/** Layers of which a study holds one file at most. */
const single: ReadonlySet<LayerName> = new Set(['demand', 'roads', 'elevation', 'landCover', 'friction', 'crosswalk']);

async function readLayers(
  manifest: Manifest,
  fileAt: (path: string) => NamedBytes | null,
  plain: ReadOptions,
  findings: FindingList,
  watch: Watch,
): Promise<Layers> {
  const wanted = layerNames.flatMap((layer) => manifest.layers[layer] ?? []);
  let done = 0;
  const filesOf = (layer: LayerName): readonly NamedBytes[] => {
    const paths = manifest.layers[layer] ?? [];
    if (single.has(layer) && paths.length > 1) throw new Failure('study.layer-twice', { file: 'study.json', layer });
    return paths.map((path) => {
      const file = fileAt(path);
      if (!file) throw new Failure('study.missing-layer', { file: path, layer }, { path });
      watch.check();
      watch.progress('read', done++ / wanted.length);
      return file;
    });
  };
  const raster = async (layer: LayerName): Promise<Raster | null> => {
    const file = filesOf(layer)[0];
    return file ? readRaster(file, findings) : null;
  };
  const joined = async <T>(
    layer: LayerName,
    read: (file: NamedBytes, options: ReadOptions, findings: FindingList) => Promise<readonly T[]>,
    options: ReadOptions,
  ): Promise<readonly T[]> => {
    const parts: T[][] = [];
    for (const file of filesOf(layer)) parts.push([...(await read(file, options, findings))]);
    return parts.flat();
  };
  const read = await joined('units', readUnits, plain);
  const crosswalkFile = filesOf('crosswalk')[0];
  const crosswalk = crosswalkFile ? await readCrosswalk(crosswalkFile, read, plain, findings) : [];
  const { units, codes } = onCurrentCodes(read, crosswalk, findings);
  const reading: ReadOptions = codes ? { ...plain, codes } : plain;
  const zones = (layer: LayerName): Promise<readonly Zone[]> =>
    joined(layer, (file, options, told) => readZones(file, layer, options, told), reading);
  const demandFile = filesOf('demand')[0];
  const roadsFile = filesOf('roads')[0];
  return {
    units,
    ...(crosswalk.length > 0 ? { crosswalk } : {}),
    facilities: await joined('facilities', readFacilities, reading),
    demand: demandFile ? await readDemand(demandFile, reading, findings) : noDemand,
    roads: roadsFile ? await readRoads(roadsFile, reading, findings) : null,
    elevation: await raster('elevation'),
    landCover: await raster('landCover'),
    friction: await raster('friction'),
    barriers: await zones('barriers'),
    closures: await zones('closures'),
    hazards: await zones('hazards'),
    rivers: await zones('rivers'),
    indicators: await joined('indicators', readIndicators, reading),
  };
}
