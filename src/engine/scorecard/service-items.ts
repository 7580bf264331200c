import type { CandidatePlace } from '../../model/siting';
import type { ScoredItem } from '../../model/scorecard';
import type { Facility } from '../../model/study';
import { within } from '../../model/within';
import { allTruth, isMissingGround, selectFacilities, type Facts, type Truth } from '../standards';
import type { WantedService } from './wanted-services';

const blank = { minutes: NaN, facility: '', facilityName: '' } as const;

/** Row of the unit of a level that holds a unit, -1 where none does. */
const unitAt = ({ tree }: Facts, code: string, level: WantedService['asked'][number]['level']): number => {
  const row = tree.rowOf.get(code);
  return row === undefined ? -1 : (tree.atLevel[level][row] as number);
};

/** Does a standard ask for the service where the place is? A yes of one is a yes. */
function askedAt(facts: Facts, { asked }: WantedService, place: CandidatePlace, year: number): Truth {
  const truths = asked.map(({ level, only }) => {
    const unit = facts.tree.units[unitAt(facts, place.unit, level)];
    return only.length === 0 ? 'yes' : unit ? allTruth(unit.attributes, only, year) : 'no';
  });
  return truths.includes('yes') ? 'yes' : truths.includes('unknown') ? 'unknown' : 'no';
}

/** The nearest of some facilities from each place: seconds (NaN where the place cannot be stood on) and the facility. */
interface Nearest {
  readonly seconds: Float64Array;
  readonly facility: readonly (Facility | null)[];
}

function nearestOf(
  { study, context }: Facts,
  { need }: WantedService,
  rows: readonly number[],
  places: readonly CandidatePlace[],
  year: number,
  boundSeconds: number,
): Nearest {
  const facilities = rows.map((row) => study.facilities[row] as Facility);
  const { trip, direction } = need;
  const lon = Float64Array.from(places, (place) => place.lon);
  const lat = Float64Array.from(places, (place) => place.lat);
  const times = context.times({ facilities, year, trip, direction, cutoffSeconds: boundSeconds, band: 0, places: { lon, lat } });
  const seconds = times.seconds.map((time, at) => (times.state[at] !== 0 ? NaN : within(time, boundSeconds) ? time : Infinity));
  return {
    seconds,
    facility: Array.from(seconds, (time, at) => (time < Infinity ? (facilities[times.facility[at] as number] ?? null) : null)),
  };
}

/** The same among the facilities of each place's own unit of a level. */
function ownUnitNearest(
  facts: Facts,
  service: WantedService,
  rows: readonly number[],
  places: readonly CandidatePlace[],
  year: number,
  boundSeconds: number,
): Nearest {
  const level = service.ownUnitOf;
  if (level === null) return nearestOf(facts, service, rows, places, year, boundSeconds);
  const atLevel = facts.tree.atLevel[level];
  const unitOfFacility = rows.map((row) => {
    const home = facts.homes[row] as number;
    return home < 0 ? -1 : (atLevel[home] as number);
  });
  const seconds = new Float64Array(places.length).fill(Infinity);
  const facility: (Facility | null)[] = places.map(() => null);
  const groups = new Map<number, number[]>();
  places.forEach((place, at) => {
    const unit = unitAt(facts, place.unit, level);
    const members = groups.get(unit);
    if (members) members.push(at);
    else groups.set(unit, [at]);
  });
  for (const [unit, members] of groups) {
    const own = rows.filter((_, at) => unit >= 0 && unitOfFacility[at] === unit);
    const found = nearestOf(
      facts,
      service,
      own,
      members.map((at) => places[at] as CandidatePlace),
      year,
      boundSeconds,
    );
    members.forEach((at, member) => {
      seconds[at] = found.seconds[member] as number;
      facility[at] = found.facility[member] ?? null;
    });
  }
  return { seconds, facility };
}

/**
 * One service at every place. Where facilities with a missing attribute may be the ones that are within reach, and where the place is on a barrier or off the
 * grid or network, the answer is 'no-data'.
 * @param boundSeconds how far times are searched, at least the service's own minutes
 */
export function serviceItems(
  facts: Facts,
  service: WantedService,
  places: readonly CandidatePlace[],
  year: number,
  boundSeconds: number,
): readonly ScoredItem[] {
  const noData = places.map((): ScoredItem => ({ answer: 'no-data', ...blank }));
  const selected = selectFacilities(facts, service.need, year);
  if (!selected) return noData;
  try {
    const cutoff = service.minutes * 60;
    const sure = ownUnitNearest(facts, service, selected.counted, places, year, boundSeconds);
    const hopeful =
      selected.unknown.length > 0
        ? ownUnitNearest(facts, service, [...selected.counted, ...selected.unknown], places, year, boundSeconds)
        : sure;
    return places.map((place, at): ScoredItem => {
      const asked = askedAt(facts, service, place, year);
      if (asked === 'no') return { answer: 'not-asked', ...blank };
      const seconds = sure.seconds[at] as number;
      const near = sure.facility[at] ?? null;
      const found = { minutes: seconds / 60, facility: near?.id ?? '', facilityName: near?.name ?? '' };
      const met = within(seconds, cutoff);
      const undecided = asked === 'unknown' || Number.isNaN(seconds) || (!met && within(hopeful.seconds[at] as number, cutoff));
      return { answer: undecided ? 'no-data' : met ? 'met' : 'not-met', ...found };
    });
  } catch (error) {
    if (isMissingGround(error)) return noData;
    throw error;
  }
}
