import { within } from '../../model/within';
import type { CoverageAnswer, StudyView } from '../../jobs/task-types';
import { unitsByCode } from './derived';

/** People who have a facility as their nearest, and how many of them within the limit. */
export interface Served {
  readonly id: string;
  readonly people: number;
  readonly within: number;
}

const countedBy = (answer: CoverageAnswer, counts: (row: number) => boolean): readonly Served[] => {
  const people = new Float64Array(answer.facilityIds.length);
  const inside = new Float64Array(answer.facilityIds.length);
  const touched = new Uint8Array(answer.facilityIds.length);
  for (let row = 0; row < answer.people.length; row += 1) {
    const facility = answer.facility[row] ?? -1;
    const count = answer.people[row] ?? NaN;
    if (facility < 0 || Number.isNaN(count) || !counts(row)) continue;
    touched[facility] = 1;
    people[facility] = (people[facility] ?? 0) + count;
    if (within(answer.seconds[row] ?? NaN, answer.question.cutoffSeconds)) inside[facility] = (inside[facility] ?? 0) + count;
  }
  return answer.facilityIds.flatMap((id, index) =>
    touched[index] ? [{ id, people: people[index] ?? 0, within: inside[index] ?? 0 }] : [],
  );
};

const kept = new WeakMap<CoverageAnswer, ReadonlyMap<string, Served>>();

/** What each facility of an answer serves, by its id; those that are nobody's nearest are left out. */
export function servedByFacility(answer: CoverageAnswer): ReadonlyMap<string, Served> {
  const found = kept.get(answer) ?? new Map(countedBy(answer, () => true).map((served) => [served.id, served]));
  kept.set(answer, found);
  return found;
}

/** For each unit of the study, whether it is the unit with a code or lies in it. */
function unitsWithin(study: StudyView, code: string): readonly boolean[] {
  const units = unitsByCode(study);
  const known = new Map<string, boolean>([
    ['', false],
    [code, true],
  ]);
  const isWithin = (at: string): boolean => {
    const found = known.get(at);
    if (found !== undefined) return found;
    // a unit is not within itself by way of its parents, should they run in a circle
    known.set(at, false);
    const answer = isWithin(units.get(at)?.parent ?? '');
    known.set(at, answer);
    return answer;
  };
  return study.units.map((unit) => isWithin(unit.code));
}

/** The facilities that people of a unit have as their nearest, the one of most people first. Villages, being points, have none of their own. */
export function servedInUnit(study: StudyView, answer: CoverageAnswer, code: string): readonly Served[] {
  const inside = unitsWithin(study, code);
  return countedBy(answer, (row) => inside[study.demand.unit[row] ?? -1] ?? false).toSorted((a, b) => b.people - a.people);
}
