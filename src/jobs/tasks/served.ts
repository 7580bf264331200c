import { readDecay, whoIsServed, type Decay } from '../../engine/access';
import { sumsByUnit } from '../../engine/coverage';
import { amountOf, factsOf, selectFacilities, type Facts } from '../../engine/standards';
import { standardIn } from '../../model/catalogue';
import { Failure } from '../../model/finding';
import { peopleOf, type Facility } from '../../model/study';
import type { Direction } from '../../model/travel';
import type { Watch } from '../../model/watch';
import { editedOnce } from '../edited';
import { studyOf, type Session } from '../session';
import type { ServedAnswer, Subject, TaskTypes } from '../task-types';
import { facilitiesOf, membershipOf } from './analyse';
import { contextOf, standardBand } from './judge';

/** What sharing out needs of a subject. */
interface Sharing {
  readonly facilities: readonly Facility[];
  /** of each facility; NaN where it is not known */
  readonly capacity: Float64Array;
  readonly trip: string;
  readonly direction: Direction;
  readonly cutoffSeconds: number;
  readonly group: string;
  readonly year: number;
  readonly decay: Decay | null;
  readonly peoplePerUnit: number;
}

/** the column of facilities that says how many they have room for */
const capacityColumn = 'capacity';

/** Capacity standards say how many people a unit of capacity is for: those of the same facilities hold for other questions about them. */
function usualPeoplePerUnit({ study }: Facts, types: readonly string[]): number {
  const key = types.toSorted().join(' ');
  const found = study.catalogue.standards.find(
    (one) => one.kind === 'capacity' && one.attribute === capacityColumn && one.types.toSorted().join(' ') === key,
  );
  return found?.kind === 'capacity' ? found.per / found.atLeast : 1;
}

/** @throws Failure edit.unknown-standard where the plan has no such standard, or it looks at no travel times */
function sharingOf(facts: Facts, subject: Subject): Sharing {
  const { study } = facts;
  if (subject.kind === 'question') {
    const { trip, direction, cutoffSeconds, group, year, types } = subject.question;
    const facilities = facilitiesOf(study, types, year);
    const capacity = Float64Array.from(facilities, (facility) => amountOf(facility, capacityColumn, year));
    return {
      facilities,
      capacity,
      trip,
      direction,
      cutoffSeconds,
      group,
      year,
      decay: null,
      peoplePerUnit: usualPeoplePerUnit(facts, types),
    };
  }
  const { id, year } = subject;
  const found = study.catalogue.standards.find((one) => one.id === id);
  const standard = found && standardIn(found, year);
  if (standard?.kind !== 'reach' && standard?.kind !== 'capacity') {
    throw new Failure('edit.unknown-standard', {}, { id });
  }
  const { counted, unknown } = selectFacilities(facts, standard, year) ?? { counted: [], unknown: [] };
  const facilities = [...counted, ...unknown].map((row) => study.facilities[row] as Facility);
  const attribute = standard.kind === 'capacity' ? standard.attribute : capacityColumn;
  return {
    facilities,
    capacity: Float64Array.from(facilities, (facility, at) => (at < counted.length ? amountOf(facility, attribute, year) : NaN)),
    trip: standard.trip,
    direction: standard.direction,
    cutoffSeconds: standard.minutes * 60,
    group: standard.group,
    year,
    decay: standard.kind === 'capacity' && standard.decay !== undefined ? readDecay(standard.decay) : null,
    peoplePerUnit: standard.kind === 'capacity' ? standard.per / standard.atLeast : usualPeoplePerUnit(facts, standard.types),
  };
}

/**
 * Served, within reach but full, or out of reach, person by person (`servedPeople`), over every pair within the subject's minutes.
 * @throws Failure study.unknown-year where nobody was counted in that year or group, edit.unknown-standard
 */
export function served(input: TaskTypes['served']['input'], session: Session, watch: Watch): ServedAnswer {
  const study = editedOnce(studyOf(session), input.edits);
  const context = contextOf(study, session, standardBand, watch);
  const sharing = sharingOf(factsOf(study, context), input.subject);
  const { facilities, capacity, group, year, cutoffSeconds, trip, direction, decay } = sharing;
  const people = peopleOf(study.demand, year, group);
  if (!people) throw new Failure('study.unknown-year', {}, { year, group, known: study.demand.years });
  const peoplePerUnit = input.peoplePerUnit ?? sharing.peoplePerUnit;
  const pairs = context.matrix({ facilities, year, trip, direction, cutoffSeconds });
  watch.progress('measure', 0);
  const supply = capacity.map((units) => units * peoplePerUnit);
  const minutes = { facility: pairs.facility, demand: pairs.demand, cost: pairs.seconds.map((seconds) => seconds / 60) };
  const who = whoIsServed({ pairs: minutes, supply, people }, { decay, cutoff: cutoffSeconds / 60 });
  watch.check();
  const sums = sumsByUnit(study.units, membershipOf(study), [people, who.served, who.full, who.outOfReach, who.unknown]);
  watch.progress('measure', 1);
  return {
    cutoffSeconds,
    group,
    peoplePerUnit,
    facilityIds: facilities.map(({ id }) => id),
    blank: capacity.filter(Number.isNaN).length,
    room: supply.reduce((sum, room) => (Number.isNaN(room) ? sum : sum + room), 0),
    people,
    ...who,
    units: sums.map(({ unit, level, sums: [all = 0, inside = 0, full = 0, outside = 0, open = 0] }) => ({
      unit,
      level,
      people: all,
      served: inside,
      full,
      outOfReach: outside,
      unknown: open,
    })),
  };
}
