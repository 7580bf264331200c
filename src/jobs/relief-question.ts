import type { LorryDepot, LorryNetwork } from '../engine/relief';
import { Failure, type Finding } from '../model/finding';
import type { ReliefDepot, ReliefGoal, ReliefInput, ReliefTier } from '../model/relief';
import { isOpen, peopleOf, type Facility, type Study } from '../model/study';
import type { UnitLevel } from '../model/unit-level';
import type { Watch } from '../model/watch';
import { editedOnce } from './edited';
import { lorriesOf } from './lorries';
import { studyOf, type Session } from './session';
import { facilityLabel } from './unusable-facilities';

/** A depot with the facility that it is. */
export interface KnownDepot extends ReliefDepot, LorryDepot {
  readonly facility: Facility;
}

/** What every question about depots needs. */
export interface ReliefQuestion {
  readonly study: Study;
  readonly network: LorryNetwork;
  readonly people: Float64Array;
  /** of all levels that were asked about, those of a level together, in the study's order */
  readonly depots: readonly KnownDepot[];
}

function startSecondsOf({ dispatchMinutes, loadingMinutes }: ReliefTier, facility: Facility): number {
  if (dispatchMinutes === null && loadingMinutes === null) return facility.delaySeconds;
  return ((dispatchMinutes ?? 0) + (loadingMinutes ?? 0)) * 60;
}

function depotsOf(study: Study, { tiers, year, stock }: ReliefGoal, levels: readonly UnitLevel[] | null): readonly KnownDepot[] {
  return tiers.flatMap((tier) =>
    levels && !levels.includes(tier.level)
      ? []
      : study.facilities
          .filter((facility) => tier.types.includes(facility.type) && isOpen(facility, year))
          .map((facility) => ({
            facility,
            id: facility.id,
            name: facility.name,
            level: tier.level,
            lon: facility.lon,
            lat: facility.lat,
            startSeconds: startSecondsOf(tier, facility),
            stockPeople: facility.capacity === null ? NaN : facility.capacity * stock.peoplePerUnit,
          })),
  );
}

/**
 * Depots, people and roads of a question.
 * @param levels depots of these; null: of all that the goal names
 * @throws Failure study.no-facilities where there is no such depot, study.unknown-year, and what `lorriesOf` refuses
 */
export function reliefQuestion(
  { edits, goal }: ReliefInput,
  levels: readonly UnitLevel[] | null,
  session: Session,
  watch: Watch,
): ReliefQuestion {
  const open = studyOf(session);
  const study = editedOnce(open, edits);
  const { year, group } = goal;
  const people = peopleOf(study.demand, year, group);
  if (!people) throw new Failure('study.unknown-year', {}, { year, group, known: study.demand.years });
  const depots = depotsOf(study, goal, levels);
  if (depots.length === 0) throw new Failure('study.no-facilities', {}, { year, levels: levels ?? goal.tiers.map(({ level }) => level) });
  return { study, people, depots, network: lorriesOf(open, study, goal, watch) };
}

/** Depots as plain data. */
export function plainDepots(depots: readonly KnownDepot[]): readonly ReliefDepot[] {
  return depots.map(({ id, name, level, lon, lat, startSeconds, stockPeople }) => ({
    id,
    name,
    level,
    lon,
    lat,
    startSeconds,
    stockPeople,
  }));
}

/** Names depots that cannot be used: on ground that nobody crosses, or off the map. */
export function unusableDepots(depots: readonly KnownDepot[], state: Uint8Array): readonly Finding[] {
  return ([1, 2] as const).flatMap((wanted): readonly Finding[] => {
    const names = depots.flatMap(({ facility }, row) => (state[row] === wanted ? [facilityLabel(facility)] : []));
    if (names.length === 0) return [];
    const code = wanted === 1 ? 'travel.facility-on-barrier' : 'travel.facility-off-grid';
    return [{ severity: 'warn', code, where: { layer: 'facilities' }, details: { count: names.length, names } }];
  });
}
