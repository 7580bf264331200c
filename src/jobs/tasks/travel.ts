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
  writeRasterParts,
  type ReadOptions,
} from '../../formats';
import {
  choicesOf,
  nearest,
  fieldRows,
  nthNearest,
  onComputeGrid,
  prepareTravel,
  standingFindings,
  surfaceGrid,
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
import { hexagonsToSpread, onCells } from '../compute-cells';
import { disconnected, withoutIslands } from '../disconnected';
import { namedTrip } from '../named-trip';
import { resources } from '../resources';
import { ofRows, rowPairs, rowTimes } from '../row-times';
import type { Session } from '../session';
import type { NamedBytes, TaskTypes, TravelReply, TravelRequest } from '../task-types';
import { snappedTable } from '../snapped-table';
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

/** What one of the outputs makes. */
type Made = Pick<TravelReply, 'parts' | 'reached'>;

interface Prepared {
  readonly request: TravelRequest;
  readonly prepared: PreparedTravel;
  readonly facilities: readonly (TravelFacility & { readonly id: string; readonly name: string })[];
  readonly demand: Demand;
  readonly findings: FindingList;
  readonly watch: Watch;
}

/** What `junda travel` can write, one function each. */
const outputs: { readonly [K in TravelRequest['output']]: (job: Prepared) => Made } = {
  nearest: nearestTable,
  matrix: matrixTable,
  field: fieldRaster,
};

/** A trip between files: nearest facility of each demand row, all pairs in reach, or the field as a raster. */
export async function travel(input: TaskTypes['travel']['input'], _session: Session, watch: Watch = silentWatch): Promise<TravelReply> {
  const findings = new FindingList();
  watch.progress('read', 0);
  const read = await readInputs(input, findings);
  const cellMetres = input.cellMetres ?? null;
  const onGrid = cellMetres === null ? { inputs: read, findings: [] } : onComputeGrid(read, cellMetres);
  findings.addAll(onGrid.findings);
  const { inputs } = onGrid;
  const { trip, trips } = namedTrip(input.friction ? 'surface' : input.trip, parseTrips(resources.trips, 'data/trips.json'));
  watch.progress('read', 0.5);
  const options = { ...readingOptions(input, inputs.landCover ?? inputs.friction ?? inputs.elevation), placesOnly: true };
  const rows = await readDemand(input.demand, options, findings);
  const grid = surfaceGrid(inputs);
  const spread = onCells(input.hexagons === 'spread' ? await hexagonsToSpread(rows, grid, true) : rows, grid, cellMetres, true);
  const { demand } = spread;
  findings.addAll(spread.findings);
  const facilities = input.facilities ? await readFacilities(input.facilities, options, findings) : placesAsFacilities(rows);
  watch.progress('read', 1);
  const travelOptions = {
    trip,
    trips,
    direction: input.direction,
    neighbours: input.neighbours,
    kmPerHour: input.kmPerHour,
    snapLimitMetres: input.snapLimitMetres ?? snapLimitMetres,
    timesOnly: input.output === 'field',
  };
  const prepared = prepareTravel(inputs, travelOptions, watch);
  const unused = unusedInputs(inputs, travelOptions, input.speeds !== null).filter(
    // under a straight line a raster is the grid of the field, and nothing else
    (name) =>
      input.output !== 'field' ||
      !rasters.includes(name) ||
      choicesOf(travelOptions).some(({ legs }) => legs.some((leg) => leg.medium !== 'straight-line')),
  );
  const joins = prepared.medium.cutOff !== undefined;
  const noCells = cellMetres !== null && grid === null && !demand.parts;
  const told = [
    ...unused.map((name) => optionNames[name]),
    ...(noCells ? ['--cell'] : []),
    ...(!joins && input.snapLimitMetres !== null ? ['--snap-limit'] : []),
    ...(!joins && input.listSnapped ? ['--snapped'] : []),
  ];
  if (told.length > 0) findings.add('warn', 'travel.unused-input', {}, { trip: trip.id, inputs: told });
  const made = outputs[input.output]({ request: input, prepared, facilities, demand, findings, watch });
  if (made.reached === 0) {
    refuseApart(prepared, facilities, 'facilities');
    refuseApart(prepared, placesAsFacilities(demand), 'demand');
  }
  const pieces = disconnected(prepared, facilities, demand, peopleIn(demand));
  if (pieces) findings.addAll([pieces]);
  return {
    ...made,
    demandRows: rows.count,
    facilityRows: facilities.length,
    snapped: input.listSnapped ? snappedTable(prepared, input.facilities ? facilities : null, demand) : null,
    findings: findings.list(),
  };
}

/** @throws Failure travel.no-overlap where every place lies off the grid or the network */
function refuseApart({ medium }: PreparedTravel, places: Prepared['facilities'], layer: 'facilities' | 'demand'): void {
  const { state } = medium.anchor(
    places.map(({ lon }) => lon),
    places.map(({ lat }) => lat),
  );
  if (state.length > 0 && state.every((value) => value === 2))
    throw new Failure('travel.no-overlap', { layer }, { count: state.length, layer });
}

async function readInputs(input: TravelRequest, findings: FindingList): Promise<TravelInputs> {
  const raster = (file: NamedBytes | null) => (file ? readRaster(file, findings) : null);
  const [landCover, elevation, friction] = await Promise.all([raster(input.surface), raster(input.elevation), raster(input.friction)]);
  const options = readingOptions(input, landCover ?? friction ?? elevation);
  return {
    roads: input.roads ? await readRoads(input.roads, options, findings) : null,
    elevation,
    landCover,
    friction,
    barriers: input.barriers ? await readZones(input.barriers, 'barriers', options, findings) : [],
    closures: input.closures ? await readZones(input.closures, 'closures', options, findings) : [],
    speeds: await speedTable(input.speeds, landCover !== null, options, findings),
  };
}

/** Places and lines are read into the rasters' own system: metres of their projection, or degrees. */
function readingOptions(input: TravelRequest, raster: Raster | null): ReadOptions {
  const metres = raster?.grid.crs === 'metres';
  return { columns: input.columns, metres, ...(metres && raster.grid.epsg > 0 ? { epsg: raster.grid.epsg } : {}) };
}

/** The product's speeds, with the land-cover classes of the user's table where one is given; told where the product's classes are used. */
async function speedTable(file: NamedBytes | null, hasClasses: boolean, options: ReadOptions, findings: FindingList): Promise<SpeedTable> {
  const preset = parseSpeeds(resources.speeds.default, 'data/speeds/default.json');
  if (file) return { ...preset, landCover: await readLandCoverSpeeds(file, options, findings) };
  if (hasClasses) {
    const classes = (language: Language): readonly string[] => preset.landCover.map((cover) => `${cover.class} ${cover.label[language]}`);
    findings.add('warn', 'travel.default-speed', { layer: 'speeds' }, { classes: classes('en'), classesZh: classes('zh') });
  }
  return preset;
}

const placesAsFacilities = (demand: Demand): Prepared['facilities'] =>
  demand.id.map((id, row) => ({ id, name: '', lon: demand.lon[row] ?? NaN, lat: demand.lat[row] ?? NaN, delaySeconds: 0 }));

/** People of the latest year. */
const peopleIn = (demand: Demand): Float64Array => demand.values.at(-1)?.[0] ?? new Float64Array(demand.count).fill(NaN);

/** What the facility of a row is called. */
const labelIn =
  (facilities: Prepared['facilities']) =>
  (row: number): string => {
    const facility = facilities[row];
    return facility ? facilityLabel(facility) : String(row);
  };

/** Seconds to the millisecond, empty where not reached. */
const secondsText = (seconds: number): string => (Number.isFinite(seconds) ? String(Math.round(seconds * 1000) / 1000) : '');

/** A share to six decimals. */
const shareText = (share: number): string => String(Math.round(share * 1e6) / 1e6);

/** The column of shares, where people were spread. */
const shareHeading = ({ parts }: Demand): readonly string[] => (parts ? ['reached_share'] : []);

const reachedRows = (facility: Int32Array): number => facility.reduce((count, row) => count + (row >= 0 ? 1 : 0), 0);

function nearestTable({ request, prepared, facilities, demand, findings, watch }: Prepared): Made {
  const { cutoffSeconds, rank } = request;
  const found =
    rank === 1
      ? nearest(prepared, facilities, demand, cutoffSeconds, watch)
      : nthNearest(prepared, facilities, demand, cutoffSeconds, rank, watch);
  findings.addAll(withoutIslands(found.findings).map((finding) => named(ofRows(finding, demand.parts), labelIn(facilities))));
  const { ids, seconds, facility, reachedShare } = rowTimes(demand, found);
  const rows = ids.map((id, row) => [
    id,
    secondsText(seconds[row] ?? NaN),
    facilities[facility[row] ?? -1]?.id ?? '',
    ...(reachedShare ? [shareText(reachedShare[row] ?? 0)] : []),
  ]);
  return {
    parts: [writeCsv([['id', 'seconds', 'facility', ...shareHeading(demand)], ...rows])],
    reached: reachedRows(facility),
  };
}

function matrixTable({ request, prepared, facilities, demand, findings, watch }: Prepared): Made {
  const pairs = travelMatrix(prepared, facilities, demand, request.cutoffSeconds, watch);
  findings.addAll(
    withoutIslands(standingFindings(prepared, facilities, demand)).map((finding) =>
      named(ofRows(finding, demand.parts), labelIn(facilities)),
    ),
  );
  const rows = Array.from(rowPairs(demand, pairs), ({ facility, id, seconds, reachedShare }) => [
    facilities[facility]?.id ?? '',
    id,
    secondsText(seconds),
    ...(reachedShare === null ? [] : [shareText(reachedShare)]),
  ]);
  return {
    parts: [writeCsv([['facility', 'demand', 'seconds', ...shareHeading(demand)], ...rows])],
    reached: new Set(demand.parts ? pairs.demand.map((part) => demand.parts?.of[part] ?? -1) : pairs.demand).size,
  };
}

/** Seconds of a row of cells, read when they are asked for. */
function rowOf({ grid, readRow }: NonNullable<ReturnType<typeof fieldRows>>): (row: number) => Float64Array {
  const seconds = new Float64Array(grid.width);
  return (row) => {
    readRow(row, seconds, null);
    return seconds;
  };
}

function fieldRaster({ request, prepared, facilities, demand, findings, watch }: Prepared): Made {
  const found = nearest(prepared, facilities, demand, request.cutoffSeconds, watch);
  const field = fieldRows(prepared, request.cutoffSeconds);
  if (!field) throw new Failure('travel.no-field', {}, { trip: request.trip });
  findings.addAll(withoutIslands(found.findings).map((finding) => named(ofRows(finding, demand.parts), labelIn(facilities))));
  return {
    parts: writeRasterParts(field.grid, rowOf(field), null),
    reached: reachedRows(rowTimes(demand, found).facility),
  };
}
