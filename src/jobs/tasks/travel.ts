import {
  FindingList,
  parseSpeeds,
  parseTrips,
  readDemand,
  readFacilities,
  readLandCoverSpeeds,
  readRaster,
  readRoads,
  readZones,
  writeCsv,
  writeRasterRows,
  type ReadOptions,
} from '../../formats';
import {
  choicesOf,
  nearest,
  fieldRows,
  nthNearest,
  prepareTravel,
  standingFindings,
  travelMatrix,
  unusedInputs,
  type PreparedTravel,
  type TravelFacility,
  type TravelInputs,
  type UnusedInput,
} from '../../engine/travel';
import { Failure } from '../../model/finding';
import type { Raster } from '../../model/grid';
import type { Demand } from '../../model/study';
import type { Language } from '../../model/text';
import type { SpeedTable } from '../../model/travel';
import { silentWatch, type Watch } from '../../model/watch';
import { namedTrip } from '../named-trip';
import { resources } from '../resources';
import type { Session } from '../session';
import type { NamedBytes, TaskTypes, TravelReply, TravelRequest } from '../task-types';
import { snapLimitMetres } from '../times';
import { facilityLabel, named } from '../unusable-facilities';

/** What the command line calls an input. */
const optionNames: Readonly<Record<UnusedInput, string>> = {
  roads: '--roads',
  elevation: '--elevation',
  landCover: '--surface',
  friction: '--friction',
  barriers: '--barriers',
  closures: '--closures',
  landCoverSpeeds: '--speeds',
  'speed walking': '--speed walking',
  'speed cycling': '--speed cycling',
  'speed motor': '--speed motor',
};

const rasters: readonly UnusedInput[] = ['landCover', 'friction', 'elevation'];

type Reply = TravelReply | Promise<TravelReply>;

interface Prepared {
  readonly request: TravelRequest;
  readonly prepared: PreparedTravel;
  readonly facilities: readonly (TravelFacility & { readonly id: string; readonly name: string })[];
  readonly demand: Demand;
  readonly findings: FindingList;
  readonly watch: Watch;
}

/** What `junda travel` can write, one function each. */
const outputs: { readonly [K in TravelRequest['output']]: (job: Prepared) => Reply } = {
  nearest: nearestTable,
  matrix: matrixTable,
  field: fieldRaster,
};

/** A trip between files: nearest facility of each demand row, all pairs in reach, or the field as a raster. */
export async function travel(input: TaskTypes['travel']['input'], _session: Session, watch: Watch = silentWatch): Promise<TravelReply> {
  const findings = new FindingList();
  watch.progress('read', 0);
  const inputs = await readInputs(input, findings);
  const { trip, trips } = namedTrip(input.friction ? 'surface' : input.trip, parseTrips(resources.trips, 'data/trips.json'));
  watch.progress('read', 0.5);
  const options = { ...readingOptions(input, inputs.landCover ?? inputs.friction ?? inputs.elevation), placesOnly: true };
  const demand = await readDemand(input.demand, options, findings);
  const facilities = input.facilities ? readFacilities(input.facilities, options, findings) : placesAsFacilities(demand);
  watch.progress('read', 1);
  const travelOptions = {
    trip,
    trips,
    direction: input.direction,
    neighbours: input.neighbours,
    kmPerHour: input.kmPerHour,
    snapLimitMetres,
  };
  const prepared = prepareTravel(inputs, travelOptions, watch);
  const unused = unusedInputs(inputs, travelOptions, input.speeds !== null).filter(
    // under a straight line a raster is the grid of the field, and nothing else
    (name) =>
      input.output !== 'field' ||
      !rasters.includes(name) ||
      choicesOf(travelOptions).some(({ legs }) => legs.some((leg) => leg.medium !== 'straight-line')),
  );
  if (unused.length > 0) {
    findings.add('warn', 'travel.unused-input', {}, { trip: trip.id, inputs: unused.map((name) => optionNames[name]) });
  }
  return outputs[input.output]({ request: input, prepared, facilities, demand, findings, watch });
}

async function readInputs(input: TravelRequest, findings: FindingList): Promise<TravelInputs> {
  const raster = (file: NamedBytes | null) => (file ? readRaster(file, findings) : null);
  const [landCover, elevation, friction] = await Promise.all([raster(input.surface), raster(input.elevation), raster(input.friction)]);
  const options = readingOptions(input, landCover ?? friction ?? elevation);
  return {
    roads: input.roads ? readRoads(input.roads, options, findings) : null,
    elevation,
    landCover,
    friction,
    barriers: input.barriers ? readZones(input.barriers, 'barriers', options, findings) : [],
    closures: input.closures ? readZones(input.closures, 'closures', options, findings) : [],
    speeds: speedTable(input.speeds, landCover !== null, options, findings),
  };
}

/** Places and lines are read into the rasters' own system: metres of their projection, or degrees. */
function readingOptions(input: TravelRequest, raster: Raster | null): ReadOptions {
  const metres = raster?.grid.crs === 'metres';
  return { columns: input.columns, metres, ...(metres && raster.grid.epsg > 0 ? { epsg: raster.grid.epsg } : {}) };
}

/** The product's speeds, with the land-cover classes of the user's table where one is given; told where the product's classes are used. */
function speedTable(file: NamedBytes | null, hasClasses: boolean, options: ReadOptions, findings: FindingList): SpeedTable {
  const preset = parseSpeeds(resources.speeds.default, 'data/speeds/default.json');
  if (file) return { ...preset, landCover: readLandCoverSpeeds(file, options, findings) };
  if (hasClasses) {
    const classes = (language: Language): readonly string[] => preset.landCover.map((cover) => `${cover.class} ${cover.label[language]}`);
    findings.add('warn', 'travel.default-speed', { layer: 'speeds' }, { classes: classes('en'), classesZh: classes('zh') });
  }
  return preset;
}

const placesAsFacilities = (demand: Demand): Prepared['facilities'] =>
  demand.id.map((id, row) => ({ id, name: '', lon: demand.lon[row] ?? NaN, lat: demand.lat[row] ?? NaN, delaySeconds: 0 }));

/** What the facility of a row is called. */
const labelIn =
  (facilities: Prepared['facilities']) =>
  (row: number): string => {
    const facility = facilities[row];
    return facility ? facilityLabel(facility) : String(row);
  };

/** Seconds to the millisecond, empty where not reached. */
const secondsText = (seconds: number): string => (Number.isFinite(seconds) ? String(Math.round(seconds * 1000) / 1000) : '');

const reachedRows = (facility: Int32Array): number => facility.reduce((count, row) => count + (row >= 0 ? 1 : 0), 0);

function nearestTable({ request, prepared, facilities, demand, findings, watch }: Prepared): TravelReply {
  const { cutoffSeconds, rank } = request;
  const found =
    rank === 1
      ? nearest(prepared, facilities, demand, cutoffSeconds, watch)
      : nthNearest(prepared, facilities, demand, cutoffSeconds, rank, watch);
  findings.addAll(found.findings.map((finding) => named(finding, labelIn(facilities))));
  const rows = demand.id.map((id, row) => {
    const facility = facilities[found.facility[row] ?? -1];
    return [id, secondsText(found.seconds[row] ?? NaN), facility?.id ?? ''];
  });
  return {
    bytes: writeCsv([['id', 'seconds', 'facility'], ...rows]),
    demandRows: demand.count,
    facilityRows: facilities.length,
    reached: reachedRows(found.facility),
    findings: findings.list(),
  };
}

function matrixTable({ request, prepared, facilities, demand, findings, watch }: Prepared): TravelReply {
  const pairs = travelMatrix(prepared, facilities, demand, request.cutoffSeconds, watch);
  findings.addAll(standingFindings(prepared, facilities, demand).map((finding) => named(finding, labelIn(facilities))));
  const rows = Array.from(pairs.seconds, (seconds, pair) => [
    facilities[pairs.facility[pair] ?? -1]?.id ?? '',
    demand.id[pairs.demand[pair] ?? -1] ?? '',
    secondsText(seconds),
  ]);
  return {
    bytes: writeCsv([['facility', 'demand', 'seconds'], ...rows]),
    demandRows: demand.count,
    facilityRows: facilities.length,
    reached: new Set(pairs.demand).size,
    findings: findings.list(),
  };
}

function fieldRaster({ request, prepared, facilities, demand, findings, watch }: Prepared): TravelReply {
  const found = nearest(prepared, facilities, demand, request.cutoffSeconds, watch);
  const field = fieldRows(prepared, request.cutoffSeconds);
  if (!field) throw new Failure('study.no-surface', {}, { trip: request.trip });
  findings.addAll(found.findings.map((finding) => named(finding, labelIn(facilities))));
  return {
    bytes: writeRasterRows(field.grid, field.rows, null),
    demandRows: demand.count,
    facilityRows: facilities.length,
    reached: reachedRows(found.facility),
    findings: findings.list(),
  };
}
