import {
  explainTrip,
  liveTravel,
  mergeNearest,
  nearest as searchNearest,
  nearestWithField,
  prepareTravel,
  type ExplainedTrip,
  type LiveTravel,
  type PreparedTravel,
  travelMatrix,
  type TravelInputs,
  type TravelPlaces,
} from '../engine/travel';
import { projectionOf } from '../formats';
import { Failure, type Finding } from '../model/finding';
import type { Grid } from '../model/grid';
import { roadsIn, type Roads } from '../model/roads';
import type { Field, Nearest, SparseMatrix } from '../model/result';
import type { Facility, Study, Zone } from '../model/study';
import type { Direction } from '../model/travel';
import type { Watch } from '../model/watch';
import { disconnected } from './disconnected';
import { keptMatrices } from './kept-matrices';

/** Times of the nearest of some facilities, found at least up to `boundSeconds`. `facilities` are those that `nearest.facility` counts in. */
export interface TimesFound {
  readonly facilities: readonly Facility[];
  readonly nearest: Nearest;
  readonly field: Field | null;
  readonly boundSeconds: number;
}

/** What edits and the year may change of the ground that trips run over. */
export type Ground = Pick<Study, 'closures' | 'barriers' | 'speeds' | 'roads'>;

/** The ground of a study in a year: the roads that are open then. */
export function groundIn(study: Study, year: number): Ground {
  const { closures, barriers, speeds, roads } = study;
  return { closures, barriers, speeds, roads: roads && roadsIn(roads, year) };
}

export interface TimesQuestion {
  readonly ground: Ground;
  readonly facilities: readonly Facility[];
  readonly trip: string;
  readonly direction: Direction;
  readonly cutoffSeconds: number;
  readonly band: number;
  /** from these places instead of the study's demand rows; such times have no field */
  readonly places?: TravelPlaces;
  /** nobody looks beyond the cutoff and its band: the search may end there, and means are not to be taken */
  readonly exact?: boolean;
}

/** Neighbours of a surface cell in a study's own trips. */
export const surfaceNeighbours = 8;

/** Metres beyond which a place is not joined to the road network. */
export const snapLimitMetres = 5000;

/** Times are searched at least this far, so that a cutoff can be moved on the screen without a new search, and means do not depend on it. */
const leastBoundSeconds = 3600;

/** How far a question's times are searched: the cutoff, at least an hour, and the band's slow end. */
export function searchBoundSeconds(cutoffSeconds: number, band: number): number {
  return Math.max(cutoffSeconds, leastBoundSeconds) * (1 + band);
}

/**
 * Prepared trips and found times of one study and of its edits. Found times are kept for the most recent questions, prepared trips for the
 * ground asked about last and the one before (with and without an edit) over the same roads; an edit of facilities changes no ground.
 */
export interface TimesCache {
  find(question: TimesQuestion, watch: Watch): TimesFound;
  /** every pair of a facility and a demand row within the cutoff itself */
  matrix(question: TimesQuestion, watch: Watch): SparseMatrix;
  /** the same with the field, which is large and kept for the latest questions only */
  findWithField(question: TimesQuestion, watch: Watch): TimesFound;
  /**
   * The trip behind the time of a demand row, in degrees; `facility` counts in the question's facilities. Null where the row has none.
   * One more search, from the owner alone and no farther than the row.
   */
  explain(question: TimesQuestion, row: number, watch: Watch): ExplainedTrip | null;
  /** Times that follow changes of the facilities, until another question is asked of the same trip. */
  live(question: TimesQuestion, watch: Watch): LiveTravel;
  /** the finding on pieces of network that leave people out; `people` per demand row. Null where none does */
  disconnected(question: TimesQuestion, people: Float64Array, watch: Watch): Finding | null;
}

const keptQuestions = 200;
const keptFields = 2;
const keptGrounds = 2;

/** Lists of places told apart by a small number each; the study's own demand rows have none. */
function placesNumbers(): (places: TravelPlaces | undefined) => string {
  const numbers = new Map<string, number>();
  return (places) => {
    if (!places) return '';
    const key = `${places.lon.join(',')} ${places.lat.join(',')}`;
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return ` places ${number}`;
  };
}

const placeKey = (facility: Facility): string => `${facility.id},${facility.lon},${facility.lat},${facility.delaySeconds}`;

/** Facilities that could not be used leave a finding that names their rows, which a joined list would shift. */
const allUsed = (nearest: Nearest): boolean => nearest.findings.every(({ where }) => where.layer !== 'facilities');

interface Kept extends TimesFound {
  /** trip, direction and ground */
  readonly trip: string;
  readonly places: readonly string[];
}

const rasterGrid = (study: Study): Grid | undefined => (study.landCover ?? study.friction ?? study.elevation)?.grid;

/** Flat x, y turned position by position. */
function turned(path: Float64Array, turn: (x: number, y: number) => readonly [number, number]): Float64Array {
  const result = new Float64Array(path.length);
  for (let i = 0; i < path.length; i += 2) result.set(turn(path[i] as number, path[i + 1] as number), i);
  return result;
}

/** The study's layers over its ground as edited; where its rasters count in metres, positions in degrees are turned into their projection. */
export function travelInputsOf(study: Study, { closures, barriers, speeds, roads }: Ground): TravelInputs {
  const grid = rasterGrid(study);
  const projection = grid?.crs === 'metres' ? projectionOf(grid.epsg) : null;
  return { ...study, closures, barriers, speeds, roads, ...(projection ? { toMetres: projection.fromLonLat } : {}) };
}

/** Grounds of a study told apart by what their edits added to it and by their roads (the same object where years are alike): equal edits have equal keys. */
export function groundKeys(study: Study): (ground: Ground) => string {
  const own = new Set([...study.closures, ...study.barriers]);
  const added = (zones: readonly Zone[]): readonly Zone['geometry'][] => zones.flatMap((zone) => (own.has(zone) ? [] : [zone.geometry]));
  const roadsSeen: (Roads | null)[] = [];
  const roadsKey = (roads: Roads | null): number => {
    const at = roadsSeen.indexOf(roads);
    return at >= 0 ? at : roadsSeen.push(roads) - 1;
  };
  return ({ closures, barriers, speeds, roads }) => JSON.stringify([speeds.id, roadsKey(roads), added(closures), added(barriers)]);
}

/** @throws Failure study.unknown-trip */
export function timesCache(study: Study): TimesCache {
  const keyOf = groundKeys(study);
  const prepared = new Map<string, { readonly roads: Roads | null; readonly trips: Map<string, PreparedTravel> }>();
  const found = new Map<string, Kept>();
  const matrices = keptMatrices();
  const placesNumber = placesNumbers();

  /** The trips prepared over a ground, which is then the latest; those over the roads of another year are let go, since they are large. */
  const preparedOn = (ground: Ground): Map<string, PreparedTravel> => {
    const key = keyOf(ground);
    const held = prepared.get(key) ?? { roads: ground.roads, trips: new Map<string, PreparedTravel>() };
    prepared.delete(key);
    for (const [old, { roads }] of prepared) if (roads !== ground.roads) prepared.delete(old);
    prepared.set(key, held);
    for (const old of [...prepared.keys()].slice(0, -keptGrounds)) prepared.delete(old);
    return held.trips;
  };

  const prepare = ({ ground, trip: tripId, direction }: TimesQuestion, watch: Watch): PreparedTravel => {
    const trips = preparedOn(ground);
    const key = `${tripId} ${direction}`;
    const kept = trips.get(key);
    if (kept) return kept;
    const trip = study.trips.find((candidate) => candidate.id === tripId);
    if (!trip) throw new Failure('study.unknown-trip', {}, { trip: tripId, known: study.trips.map((candidate) => candidate.id) });
    const made = prepareTravel(
      travelInputsOf(study, ground),
      { trip, trips: study.trips, direction, neighbours: surfaceNeighbours, kmPerHour: {}, snapLimitMetres },
      watch,
    );
    trips.set(key, made);
    return made;
  };

  const keep = (key: string, times: Kept): void => {
    found.delete(key);
    found.set(key, times);
    const oldestFirst = [...found.keys()];
    for (const old of oldestFirst.slice(0, Math.max(0, oldestFirst.length - keptQuestions))) found.delete(old);
    const withField = [...found].filter(([, kept]) => kept.field !== null);
    for (const [old, kept] of withField.slice(0, Math.max(0, withField.length - keptFields))) found.set(old, { ...kept, field: null });
  };

  /** The kept answer of this trip, searched as far, whose facilities are all asked about again and leave the fewest others. */
  const largestPart = (trip: string, places: ReadonlySet<string>, boundSeconds: number): Kept | null => {
    let best: Kept | null = null;
    for (const kept of found.values()) {
      if (kept.trip !== trip || kept.boundSeconds !== boundSeconds || kept.places.length <= (best?.places.length ?? 0)) continue;
      if (kept.places.every((place) => places.has(place)) && allUsed(kept.nearest)) best = kept;
    }
    return best;
  };

  /** Only the facilities that a kept answer lacks are searched for, and joined to it; null where nothing kept is of use. */
  const grown = (question: TimesQuestion, places: readonly string[], part: Kept, boundSeconds: number, watch: Watch): Nearest | null => {
    const held = new Set(part.places);
    const rows = { held: [] as number[], added: [] as number[] };
    places.forEach((place, row) => (held.has(place) ? rows.held : rows.added).push(row));
    if (rows.added.length > rows.held.length || rows.held.some((row, index) => places[row] !== part.places[index])) return null;
    const added = question.facilities.filter((_, row) => !held.has(places[row] ?? ''));
    const nearest = searchNearest(prepare(question, watch), added, question.places ?? study.demand, boundSeconds, watch);
    if (!allUsed(nearest)) return null;
    return mergeNearest({ nearest: part.nearest, rows: Int32Array.from(rows.held) }, { nearest, rows: Int32Array.from(rows.added) });
  };

  const search = (
    question: TimesQuestion,
    needsField: boolean,
    boundSeconds: number,
    watch: Watch,
  ): Pick<TimesFound, 'nearest' | 'field'> => {
    const trip = prepare(question, watch);
    if (needsField) return nearestWithField(trip, question.facilities, study.demand, boundSeconds, watch);
    return { nearest: searchNearest(trip, question.facilities, question.places ?? study.demand, boundSeconds, watch), field: null };
  };

  const matrix = (question: TimesQuestion, watch: Watch): SparseMatrix =>
    matrices.find(
      `${question.trip} ${question.direction} ${keyOf(question.ground)}`,
      question.facilities.map(placeKey),
      question.cutoffSeconds,
      (missing) => {
        const facilities = missing.flatMap((row) => question.facilities[row] ?? []);
        return travelMatrix(prepare(question, watch), facilities, study.demand, question.cutoffSeconds, watch);
      },
    );

  const findTimes = (question: TimesQuestion, needsField: boolean, watch: Watch): TimesFound => {
    const { cutoffSeconds, band, places: others, exact = false } = question;
    const boundSeconds = exact ? cutoffSeconds * (1 + band) : searchBoundSeconds(cutoffSeconds, band);
    const trip = `${question.trip} ${question.direction} ${keyOf(question.ground)}${placesNumber(others)}`;
    const places = question.facilities.map(placeKey);
    const key = `${trip} ${places.join(';')}`;
    const kept = found.get(key);
    if (kept && kept.boundSeconds >= boundSeconds && (kept.field !== null || !needsField)) {
      keep(key, kept);
      return kept;
    }
    const part = needsField ? null : largestPart(trip, new Set(places), boundSeconds);
    const joined = part && grown(question, places, part, boundSeconds, watch);
    const { nearest, field } = joined ? { nearest: joined, field: null } : search(question, needsField, boundSeconds, watch);
    const times: Kept = { trip, places, facilities: question.facilities, nearest, field, boundSeconds };
    keep(key, times);
    return times;
  };

  const explain = (question: TimesQuestion, row: number, watch: Watch): ExplainedTrip | null => {
    const { nearest } = findTimes(question, false, watch);
    const facility = nearest.facility[row] ?? -1;
    const owner = question.facilities[facility];
    const { lon, lat } = study.demand;
    if (!owner) return null;
    const trip = prepare(question, watch);
    const explained = explainTrip(trip, [owner], { lon: lon[row] ?? NaN, lat: lat[row] ?? NaN }, nearest.seconds[row] ?? NaN, watch);
    if (!('legs' in explained)) return null;
    const inMetres = trip.grid ? trip.grid.crs === 'metres' : study.roads?.crs === 'metres';
    const projection = inMetres ? projectionOf(rasterGrid(study)?.epsg ?? 0) : null;
    const legs = explained.legs.map((leg) => (projection ? { ...leg, path: turned(leg.path, projection.toLonLat) } : leg));
    return { ...explained, facility, legs };
  };

  return {
    find: (question, watch) => findTimes(question, false, watch),
    matrix,
    findWithField: (question, watch) => findTimes(question, true, watch),
    explain,
    live: (question, watch) =>
      liveTravel(
        prepare(question, watch),
        question.facilities,
        study.demand,
        searchBoundSeconds(question.cutoffSeconds, question.band),
        watch,
      ),
    disconnected: (question, people, watch) => disconnected(prepare(question, watch), question.facilities, study.demand, people),
  };
}
