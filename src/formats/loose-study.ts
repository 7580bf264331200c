import { Failure } from '../model/finding';
import type { Catalogue } from '../model/catalogue';
import type { Demand, Facility, Study, Zone } from '../model/study';
import { checkScenario } from '../model/scenario';
import type { Text } from '../model/text';
import type { Watch } from '../model/watch';
import { checkTrips, isCatalogueFile, readCatalogueFile } from './catalogue-file';
import { demandFromTable } from './demand';
import { facilitiesFromTable } from './facilities';
import { formatOf, hasRows } from './file-format';
import { FindingList } from './finding-list';
import { indicatorsFromTable } from './indicators';
import { fileName } from './named-bytes';
import type { NamedBytes } from './named-bytes';
import { demandFromRaster, readRaster } from './raster';
import { readRows } from './read-layer';
import type { ReadOptions } from './read-options';
import { recogniseLayer } from './recognise';
import { roadsFromOsm, roadsFromTable } from './roads';
import { isScenarioFile, readScenarioFile } from './scenario-file';
import { parseSpeeds, parseTrips } from './study-schema';
import { noDemand } from './study-options';
import type { OpenOptions } from './study-options';
import type { Table } from './table';
import { unitsFromTable } from './units';
import { zonesFromTable } from './zones';

/** The question that a study without a catalogue asks of each service. */
const usualTrip = 'walk';
const usualMinutes = 15;

type Draft = { -readonly [K in keyof Study]: Study[K] };

const same = (text: string): Text => ({ zh: text, en: text });

/** A file with its rows, where it has rows. */
interface LooseFile {
  readonly file: NamedBytes;
  readonly table: Table | null;
}

type Place = (draft: Draft, loose: LooseFile, options: ReadOptions, findings: FindingList) => Promise<void>;

const rows = (loose: LooseFile): Table => {
  if (!loose.table) throw new Failure('file.unknown-format', { file: loose.file.path });
  return loose.table;
};

const zonesInto =
  (layer: 'barriers' | 'closures' | 'hazards' | 'rivers'): Place =>
  async (draft, loose, options, findings) => {
    const zones: readonly Zone[] = zonesFromTable(rows(loose), layer, options, findings);
    draft[layer] = [...draft[layer], ...zones];
  };

const rasterInto =
  (layer: 'elevation' | 'landCover' | 'friction'): Place =>
  async (draft, loose, _options, findings) => {
    draft[layer] = await readRaster(loose.file, findings);
  };

/** How each recognised layer goes into the study. */
const places: Readonly<Record<string, Place>> = {
  units: async (draft, loose, options, findings) => {
    draft.units = [...draft.units, ...unitsFromTable(rows(loose), options, findings)];
  },
  facilities: async (draft, loose, options, findings) => {
    const type = typeOfFile(loose.file.path);
    const read = facilitiesFromTable(rows(loose), options, findings).map((one): Facility => (one.type === '' ? { ...one, type } : one));
    draft.facilities = [...draft.facilities, ...read];
  },
  demand: async (draft, loose, options, findings) => {
    if (draft.demand.count > 0) throw new Failure('study.layer-twice', { file: loose.file.path, layer: 'demand' });
    draft.demand = loose.table
      ? demandFromTable(loose.table, options, findings)
      : demandFromRaster(await readRaster(loose.file, findings), loose.file.path, options, findings);
  },
  roads: async (draft, loose, options, findings) => {
    if (draft.roads) throw new Failure('study.layer-twice', { file: loose.file.path, layer: 'roads' });
    draft.roads = loose.table ? roadsFromTable(loose.table, options, findings) : roadsFromOsm(loose.file, findings);
  },
  elevation: rasterInto('elevation'),
  landCover: rasterInto('landCover'),
  friction: rasterInto('friction'),
  barriers: zonesInto('barriers'),
  closures: zonesInto('closures'),
  hazards: zonesInto('hazards'),
  rivers: zonesInto('rivers'),
  indicators: async (draft, loose, options, findings) => {
    draft.indicators = [...draft.indicators, ...indicatorsFromTable(rows(loose), options, findings)];
  },
};

const typeOfFile = (path: string): string => fileName(path).replace(/\.[^.]*$/, '');

/**
 * A study of loose files: each file's layer is told by its content. Without a catalogue among them it has no standards, and the services are the
 * facility types found, on foot, 15 minutes. Without facilities, the columns of counts in the people's file become them (told): a row with a count above 0 is one.
 * @throws Failure study.no-manifest where no file could be told, study.no-demand, and what the readers throw
 */
export async function looseStudy(files: readonly NamedBytes[], options: OpenOptions, watch: Watch): Promise<Study> {
  const findings = new FindingList();
  const speeds = parseSpeeds(options.resources.speeds.default, 'speeds/default.json');
  const trips = parseTrips(options.resources.trips, 'trips.json');
  const title = files.map((file) => fileName(file.path)).join(' + ');
  const draft: Draft = {
    id: typeOfFile(files[0]?.path ?? 'study'),
    title: same(title),
    note: { zh: '', en: '' },
    years: [],
    units: [],
    facilities: [],
    demand: noDemand,
    roads: null,
    elevation: null,
    landCover: null,
    friction: null,
    barriers: [],
    closures: [],
    hazards: [],
    rivers: [],
    indicators: [],
    catalogue: looseCatalogue([], title),
    speeds,
    speedTables: [speeds],
    trips,
    scenarios: [],
    findings: [],
  };
  const catalogue = catalogueAmong(files, options);
  const delayMinutes = new Map((catalogue?.facilityTypes ?? []).map((type) => [type.id, type.delay_minutes ?? 0]));
  let known = 0;
  const scenarioFiles: NamedBytes[] = [];
  for (const [i, file] of files.entries()) {
    watch.check();
    watch.progress('read', i / files.length);
    if (isScenarioFile(file)) {
      scenarioFiles.push(file);
      continue;
    }
    if (isCatalogueFile(file)) continue;
    const told = await tellOrNull(file, options, findings);
    const place = told ? places[told.layer] : undefined;
    if (!told || !place) {
      findings.add('warn', 'file.unknown-format', { file: file.path }, { leftOut: true });
      continue;
    }
    const { table, layer } = told;
    known++;
    findings.add('info', 'study.layer-recognised', { file: file.path, layer });
    await place(draft, { file, table }, { columns: options.columns, metres: false, delayMinutes }, findings);
  }
  if (known === 0) throw new Failure('study.no-manifest', {}, { files: files.map((file) => file.path) });
  if (draft.demand.count === 0) throw new Failure('study.no-demand', {}, { files: files.map((file) => file.path) });
  if (draft.facilities.length === 0) draft.facilities = facilitiesFromCounts(draft.demand, findings);
  draft.years = draft.demand.years;
  draft.catalogue = catalogue ?? looseCatalogue([...new Set(draft.facilities.map((facility) => facility.type))], title);
  for (const file of scenarioFiles) {
    const scenario = readScenarioFile(file);
    if (draft.scenarios.some(({ id }) => id === scenario.id))
      throw new Failure('cell.duplicate-id', { file: file.path }, { id: scenario.id });
    checkScenario(scenario, draft, file.path);
    draft.scenarios = [...draft.scenarios, scenario];
  }
  watch.progress('read', 1);
  return { ...draft, findings: findings.list() };
}

/** The catalogue asked for, else the one file that is one; null where there is none. @throws Failure study.layer-twice */
function catalogueAmong(files: readonly NamedBytes[], { catalogue, resources }: OpenOptions): Catalogue | null {
  const [own, another] = files.filter(isCatalogueFile);
  if (another) throw new Failure('study.layer-twice', { file: another.path, layer: 'catalogue' });
  const file = catalogue ?? own;
  if (!file) return null;
  const read = readCatalogueFile(file);
  checkTrips(read, parseTrips(resources.trips, 'trips.json'), file.path);
  return read;
}

/** Files that are no layer at all: JSON that is not GeoJSON, text without a header, nothing. */
const strays: ReadonlySet<string> = new Set(['geojson.invalid', 'table.no-header', 'file.empty']);

async function tellOrNull(file: NamedBytes, options: OpenOptions, findings: FindingList): Promise<Awaited<ReturnType<typeof tell>> | null> {
  try {
    return await tell(file, options, findings);
  } catch (error) {
    if (error instanceof Failure && strays.has(error.finding.code)) return null;
    throw error;
  }
}

/** The rows and the layer of a file. A format that is not read at all has neither. */
async function tell(
  file: NamedBytes,
  options: OpenOptions,
  findings: FindingList,
): Promise<{ readonly table: Table | null; readonly layer: string }> {
  const format = formatOf(file);
  const reading = { columns: options.columns, metres: false };
  const table = hasRows(format) ? await readRows(file, reading, findings) : null;
  const { layer, guessed } = await recogniseLayer(file, options.columns, table);
  if (guessed) findings.add('info', 'study.layer-guessed', { file: file.path, layer });
  return { layer, table };
}

/** Columns of whole numbers from 0 up in the people's file: rows with a count above 0 become facilities of a type named as the column. */
function facilitiesFromCounts(demand: Demand, findings: FindingList): readonly Facility[] {
  const counted = Object.entries(demand.columns).filter(
    ([, values]) =>
      values.some((value) => value > 0) && values.every((value) => Number.isNaN(value) || (value >= 0 && Number.isInteger(value))),
  );
  if (counted.length === 0) {
    findings.add('warn', 'study.no-facilities');
    return [];
  }
  const facilities = counted.flatMap(([column, values]) =>
    Array.from(values.keys())
      .filter((row) => (values[row] ?? 0) > 0)
      .map((row) => facilityOfRow(demand, row, column, values[row] ?? 0)),
  );
  findings.add(
    'info',
    'study.facilities-from-counts',
    { layer: 'demand' },
    { columns: counted.map(([column]) => column), facilities: facilities.length },
  );
  return facilities;
}

function facilityOfRow(demand: Demand, row: number, column: string, count: number): Facility {
  const place = demand.id[row] ?? String(row);
  return {
    id: `${column}:${place}`,
    name: place,
    type: column,
    lon: demand.lon[row] ?? NaN,
    lat: demand.lat[row] ?? NaN,
    opened: null,
    closed: null,
    capacity: count,
    delaySeconds: 0,
    unit: '',
    attributes: { count },
  };
}

function looseCatalogue(types: readonly string[], title: string): Catalogue {
  return {
    id: 'loose',
    title: same(title),
    source: { zh: '未指定标准: 服务取自文件中的设施类型', en: 'No standards: the services are the facility types found in the files' },
    domains: [],
    projects: [],
    groups: [],
    facilityTypes: types.map((type) => ({ id: type, name: same(type), domain: 'other' })),
    services: types.map((type) => ({
      id: type,
      name: same(type),
      types: [type],
      trip: usualTrip,
      minutes: usualMinutes,
      direction: 'to' as const,
    })),
    standards: [],
    tiers: [],
  };
}
