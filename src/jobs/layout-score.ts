import { unitTree } from '../engine/coverage';
import { Failure } from '../model/finding';
import type { Edit } from '../model/edit';
import type { LayoutScore, ListedPlace, SitingGoal } from '../model/siting';
import { builtFacility } from '../model/siting-edits';
import { peopleOf, unitLevels, type Facility, type Study } from '../model/study';
import type { Watch } from '../model/watch';
import { within } from '../model/within';
import { editedOnce } from './edited';
import type { RegionRows } from './kept-sites';
import { regionRows } from './region-rows';
import { studyOf, type Session } from './session';
import { timesOf } from './session-times';
import { typeDelaySeconds } from './study-sites';
import { facilitiesOf, membershipOf } from './tasks/analyse';
import { groundIn } from './times';

/** What layouts are scored by. */
export interface LayoutScorer {
  /** @param costOfOne of a new site, null where it is not known @param edits come after those of the question */
  score(id: string, places: readonly ListedPlace[], costOfOne: number | null, edits: readonly Edit[]): LayoutScore;
  /** Finds times of some places now, so that one more place is a search for that one alone. */
  prepare(places: readonly ListedPlace[]): void;
}

/** Units of the level below a region, by row; empty where there are none. */
function unitsBelow(study: Study, region: string): { readonly units: Int32Array; readonly codes: readonly string[] } | null {
  const tree = unitTree(study.units);
  const above = region === '' ? 'city' : (study.units.find(({ code }) => code === region)?.level ?? 'village');
  const level = unitLevels.slice(unitLevels.indexOf(above) + 1).find((one) => one !== 'village' && tree.rowsAt[one].length > 0);
  if (!level) return null;
  const atLevel = tree.atLevel[level];
  return {
    units: membershipOf(study).map((smallest) => (smallest < 0 ? -1 : (atLevel[smallest] as number))),
    codes: study.units.map(({ code }) => code),
  };
}

function worstUnit(study: Study, region: string, { rows, people }: RegionRows, covered: (row: number) => boolean): LayoutScore['worst'] {
  const below = unitsBelow(study, region);
  if (!below) return null;
  const sums = new Map<number, { people: number; covered: number }>();
  rows.forEach((row, at) => {
    const unit = below.units[row] as number;
    if (unit < 0) return;
    const sum = sums.get(unit) ?? { people: 0, covered: 0 };
    sum.people += people[at] as number;
    if (covered(row)) sum.covered += people[at] as number;
    sums.set(unit, sum);
  });
  let worst: LayoutScore['worst'] = null;
  for (const [unit, sum] of [...sums].sort(([a], [b]) => a - b)) {
    const share = sum.covered / sum.people;
    if (!worst || share < worst.share) worst = { unit: below.codes[unit] ?? '', share, outside: sum.people - sum.covered };
  }
  return worst;
}

/**
 * Scores layouts under a goal: its question, region and whether facilities in service stay. Times are those of the session, which keeps
 * them, so that layouts that share facilities share searches.
 * @throws Failure study.unknown-year, study.no-demand, study.unknown-unit, catalogue.unknown-type
 */
export function layoutScorer(edits: readonly Edit[], goal: SitingGoal, session: Session, watch: Watch): LayoutScorer {
  const { question, region, keepExisting, buildType } = goal;
  const { year, group, types, cutoffSeconds } = question;
  const before = editedOnce(studyOf(session), edits);
  const people = peopleOf(before.demand, year, group);
  if (!people) throw new Failure('study.unknown-year', {}, { year, group, known: before.demand.years });
  const there = regionRows(before, region, people);
  const delaySeconds = typeDelaySeconds(before, buildType);
  const beforeIds = new Set(keepExisting ? facilitiesOf(before, types, year).map(({ id }) => id) : []);
  const facilitiesWith = (study: Study, places: readonly ListedPlace[]): readonly Facility[] => [
    ...facilitiesOf(study, types, year).filter(({ id }) => keepExisting || !before.facilities.some((old) => old.id === id)),
    ...places.map((place) => builtFacility(place, buildType, delaySeconds)),
  ];
  const secondsOf = (study: Study, facilities: readonly Facility[]): Float64Array =>
    timesOf(session).find({ ...question, ground: groundIn(study, year), facilities }, watch).nearest.seconds;
  return {
    prepare: (places) => void secondsOf(before, facilitiesWith(before, places)),
    score(id, places, costOfOne, more) {
      watch.check();
      const study = more.length === 0 ? before : editedOnce(studyOf(session), [...edits, ...more]);
      const facilities = facilitiesWith(study, places);
      const seconds = secondsOf(study, facilities);
      let [all, covered, timed, peopleSeconds, farthest] = [0, 0, 0, 0, 0];
      there.rows.forEach((row, at) => {
        const count = there.people[at] as number;
        const time = seconds[row] as number;
        all += count;
        if (within(time, cutoffSeconds)) covered += count;
        if (!(time < Infinity)) return;
        timed += count;
        peopleSeconds += count * time;
        farthest = Math.max(farthest, time);
      });
      const sites = facilities.filter((one, at) => at >= facilities.length - places.length || !beforeIds.has(one.id)).length;
      return {
        id,
        sites,
        people: all,
        covered,
        share: covered / all,
        worst: worstUnit(study, region, there, (row) => within(seconds[row] as number, cutoffSeconds)),
        meanMinutes: peopleSeconds / timed / 60,
        peopleMinutes: peopleSeconds / 60,
        farthestMinutes: farthest / 60,
        unreached: all - timed,
        cost: costOfOne === null ? null : sites * costOfOne,
      };
    },
  };
}
