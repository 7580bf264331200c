import { coverageByUnit, unitMembership } from '../../engine/coverage';
import { editedStudy } from '../../model/edit';
import { Failure } from '../../model/finding';
import type { Question } from '../../model/result';
import { isOpen, peopleOf, type Facility, type Study } from '../../model/study';
import type { Watch } from '../../model/watch';
import { studyOf, type Session } from '../session';
import { timesOf } from '../session-times';
import type { CoverageAnswer, TaskTypes } from '../task-types';
import { groundIn, type TimesFound } from '../times';

/** Facilities of the question's types that are in service in its year, in the study's order. */
export function facilitiesOf(study: Study, types: readonly string[], year: number): readonly Facility[] {
  return study.facilities.filter((facility) => types.includes(facility.type) && isOpen(facility, year));
}

/** The times that answer a question, for a study and its edits (the session's cache holds earlier ones). */
function timesFor(session: Session, study: Study, question: Question, watch: Watch): TimesFound {
  const facilities = facilitiesOf(study, question.types, question.year);
  return timesOf(session).find({ ...question, ground: groundIn(study, question.year), facilities }, watch);
}

/** Who is within reach, by unit. @throws Failure study.unknown-year where nobody was counted in that year or group */
export function analyse(input: TaskTypes['analyse']['input'], session: Session, watch: Watch): CoverageAnswer {
  const study = editedStudy(studyOf(session), input.edits);
  const { question } = input;
  const { demand } = study;
  const people = peopleOf(demand, question.year, question.group);
  if (!people) throw new Failure('study.unknown-year', {}, { year: question.year, group: question.group, known: demand.years });
  const times = timesFor(session, study, question, watch);
  watch.progress('coverage', 0);
  const ledgers = coverageByUnit({
    units: study.units,
    membership: membershipOf(study),
    people,
    nearest: times.nearest,
    delaySeconds: Float64Array.from(times.facilities, (facility) => facility.delaySeconds),
    cutoffSeconds: question.cutoffSeconds,
    band: question.band,
  });
  watch.progress('coverage', 1);
  return {
    question,
    facilityIds: times.facilities.map((facility) => facility.id),
    seconds: times.nearest.seconds,
    facility: times.nearest.facility,
    state: times.nearest.state,
    people,
    boundSeconds: times.boundSeconds,
    ledgers,
    findings: times.nearest.findings,
  };
}

const memberships = new WeakMap<Float64Array, Int32Array>();

/** The unit of each demand row, found once for a demand layer. */
export function membershipOf(study: Study): Int32Array {
  const kept = memberships.get(study.demand.lon);
  if (kept) return kept;
  const made = unitMembership(study.units, study.demand.lon, study.demand.lat);
  memberships.set(study.demand.lon, made);
  return made;
}
