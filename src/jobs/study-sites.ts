import { countWithout, findCandidates, type FoundCandidates } from '../engine/candidates';
import type { CostMatrix } from '../engine/access';
import { gatheredPairs } from '../engine/siting';
import { twoWaysIn, type TravelInputs } from '../engine/travel';
import { isCatalogueEdit, type Edit } from '../model/edit';
import { Failure } from '../model/finding';
import { existingSiteId, type CandidateCount, type CandidateRules, type SitingGoal } from '../model/siting';
import { builtFacility } from '../model/siting-edits';
import { peopleOf, type Facility, type Study } from '../model/study';
import { silentWatch, type Watch } from '../model/watch';
import { editedOnce } from './edited';
import type { StudySites } from './kept-sites';
import { regionRows } from './region-rows';
import { studyOf, type Session } from './session';
import { timesOf } from './session-times';
import { facilitiesOf } from './tasks/analyse';
import { groundIn, snapLimitMetres, travelInputsOf, type TimesCache, type TimesQuestion } from './times';

/** Everybody is served by a model without a cutoff, however far; times are searched up to this or the question's own cutoff, seconds. */
export const generousSeconds = 3 * 3600;

/** Candidates whose searches are one step of the progress. */
const chunk = 32;

const keptQuestions = 2;

/** Start delay that facilities of a type have where nothing else is said. @throws Failure catalogue.unknown-type */
export function typeDelaySeconds({ catalogue }: Study, type: string): number {
  const found = catalogue.facilityTypes.find(({ id }) => id === type);
  if (!found && catalogue.facilityTypes.length > 0) throw new Failure('catalogue.unknown-type', {}, { type });
  return (found?.delay_minutes ?? 0) * 60;
}

/** Can a lorry leave a place by two ways? null where there are no roads that it could use. */
function lorryTest(study: Study, inputs: TravelInputs): ((lon: number, lat: number) => boolean) | null {
  if (!study.roads || study.roads.wayClass.length === 0) return null;
  return twoWaysIn(inputs, { kmPerHour: {}, snapLimitMetres }, 'motor');
}

/** The candidates of a study as edited, before any is forbidden. */
export function candidatesOf(study: Study, rules: CandidateRules, year: number): FoundCandidates {
  const inputs = travelInputsOf(study, groundIn(study, year));
  return findCandidates({ study, inputs, year, twoWaysIn: rules.twoWaysIn ? lorryTest(study, inputs) : null }, rules);
}

/** @throws Failure siting.unknown-candidate */
export function countOf({ found }: Pick<StudySites, 'found'>, { locked, forbidden }: SitingGoal): CandidateCount {
  return countWithout(found, locked, forbidden);
}

/** What a goal needs of its sites beyond what they are asked for. */
interface Needs {
  /** each facility in service is a site of its own */
  readonly apart: boolean;
  /** the model looks at times between sites */
  readonly between: boolean;
  /** nobody is too far: pairs that are worse than what there is do not matter */
  readonly endless: boolean;
}

function build(study: Study, goal: SitingGoal, { apart, endless, between }: Needs, session: Session, watch: Watch): StudySites {
  const { question, region, keepExisting, buildType } = goal;
  const { year, group, cutoffSeconds } = question;
  const people = peopleOf(study.demand, year, group);
  if (!people) throw new Failure('study.unknown-year', {}, { year, group, known: study.demand.years });
  const there = regionRows(study, region, people);
  const delaySeconds = typeDelaySeconds(study, buildType);
  const found = candidatesOf(study, goal.candidates, year);
  const existing = keepExisting ? facilitiesOf(study, question.types, year) : [];
  const times = timesOf(session);
  const asked = { ...question, ground: groundIn(study, year) };
  let boundSeconds = endless ? Math.max(cutoffSeconds, generousSeconds) : cutoffSeconds;
  watch.progress('travel', 0);
  const nearest =
    existing.length > 0
      ? times.find({ ...asked, facilities: existing, cutoffSeconds: boundSeconds, band: 0, exact: true }, watch).nearest.seconds
      : null;
  const base = Float64Array.from(there.rows, (row) => {
    const seconds = nearest?.[row] ?? Infinity;
    return seconds <= boundSeconds ? seconds : Infinity;
  });
  // no new site is of use to a row that takes longer than what it has
  const longest = base.reduce((most, seconds) => Math.max(most, seconds), cutoffSeconds);
  if (endless && !apart) boundSeconds = Math.min(boundSeconds, longest);
  const gathered = gatheredPairs(there.rows, study.demand.count, endless && !apart ? base : null, cutoffSeconds);
  const openIds = existing.length === 0 ? [] : apart ? existing.map(({ id }) => id) : [existingSiteId];
  if (nearest && !apart) gathered.addSite(0, nearest, boundSeconds);
  const sites = [...(apart ? existing : []), ...found.places.map((place) => builtFacility(place, buildType, delaySeconds))];
  const first = apart ? 0 : openIds.length;
  const within: Watch = { ...watch, progress: () => undefined };
  // beside what there is a candidate matters only where it is nearer: one that comes changes these rows and no others
  const live =
    !apart && existing.length > 0 ? times.live({ ...asked, facilities: existing, cutoffSeconds: boundSeconds, band: 0 }, within) : null;
  const improves = live?.incremental ? live : null;
  for (let from = 0; from < sites.length; from += chunk) {
    watch.check();
    watch.progress('travel', from / sites.length);
    if (from >= 4 * chunk) gathered.check(from / sites.length);
    const facilities = sites.slice(from, from + chunk);
    if (!improves) gathered.add(times.matrix({ ...asked, facilities, cutoffSeconds: boundSeconds }, within), first + from);
    else {
      facilities.forEach((facility, at) => {
        gathered.addRows(first + from + at, improves.glance(existing.length, facility, within), improves.seconds, boundSeconds);
      });
    }
  }
  const farther = (candidates: readonly number[]): CostMatrix => {
    const facilities = candidates.map((candidate) => sites[candidate]!);
    const rest = gatheredPairs(there.rows, study.demand.count, null, Infinity);
    const { facility, demand, seconds } = times.matrix({ ...asked, facilities, cutoffSeconds }, silentWatch);
    const kept = [...seconds.keys()].filter((pair) => seconds[pair]! >= nearest![demand[pair]!]!);
    rest.add(
      {
        facility: Int32Array.from(kept, (pair) => first + candidates[facility[pair]!]!),
        demand: Int32Array.from(kept, (pair) => demand[pair]!),
        seconds: Float64Array.from(kept, (pair) => seconds[pair]!),
      },
      0,
    );
    return rest.pairs();
  };
  const spread = between ? betweenSites(sites, asked, times, watch) : null;
  watch.progress('travel', 1);
  return {
    ...there,
    study,
    found,
    existing,
    openIds,
    pairs: gathered.pairs(),
    farther: improves ? farther : null,
    between: spread,
    base,
    boundSeconds,
    delaySeconds,
  };
}

/** Seconds between sites up to `generousSeconds`; farther apart is as good as endless. */
function betweenSites(sites: readonly Facility[], asked: Omit<TimesQuestion, 'facilities'>, times: TimesCache, watch: Watch): CostMatrix {
  const places = { lon: Float64Array.from(sites, (site) => site.lon), lat: Float64Array.from(sites, (site) => site.lat) };
  const { facility, demand, seconds } = times.matrix({ ...asked, facilities: sites, places, cutoffSeconds: generousSeconds }, watch);
  const apart = facility.map((site, pair) => (site === demand[pair] ? -1 : pair)).filter((pair) => pair >= 0);
  return {
    facility: Int32Array.from(apart, (pair) => facility[pair]!),
    demand: Int32Array.from(apart, (pair) => demand[pair]!),
    cost: Float64Array.from(apart, (pair) => seconds[pair]!),
  };
}

/**
 * Sites of a goal and the seconds to its people: candidates by its rules, and facilities in service, one by one where `apart`, else all
 * together as one site with the time of the nearest. Found once for each ground, question, region and rules.
 * @throws Failure study.unknown-year, study.no-demand, study.unknown-unit, catalogue.unknown-type, siting.too-large, and what the candidates' rules lack
 */
export function studySites(edits: readonly Edit[], goal: SitingGoal, needs: Needs, session: Session, watch: Watch): StudySites {
  const study = editedOnce(studyOf(session), edits);
  const { question, region, keepExisting, buildType, candidates } = goal;
  const { band: _, ...asked } = question;
  const key = JSON.stringify([edits.filter((edit) => !isCatalogueEdit(edit)), asked, region, keepExisting, buildType, candidates, needs]);
  const kept = (session.sites ??= { byKey: new Map() }).byKey;
  const known = kept.get(key);
  kept.delete(key);
  const made = known ?? build(study, goal, needs, session, watch);
  kept.set(key, made);
  for (const old of [...kept.keys()].slice(0, -keptQuestions)) kept.delete(old);
  return made;
}
