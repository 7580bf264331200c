import type { Edit } from './edit';
import type { CandidatePlace, SitingAnswer } from './siting';
import type { Facility } from './study';

/** A facility built on a candidate. @param delaySeconds start delay of its type @param opened first year of service, null: in every year */
export function builtFacility(
  place: Pick<CandidatePlace, 'id' | 'name' | 'lon' | 'lat'>,
  type: string,
  delaySeconds: number,
  capacity: number | null = null,
  opened: number | null = null,
): Facility {
  const { id, name, lon, lat } = place;
  return { id, name, type, lon, lat, opened, closed: null, capacity, delaySeconds, unit: '', attributes: {} };
}

/**
 * Chosen places as edits that build on them, in the order of the answer.
 * @param picked ids of the places to be built; those of the answer that are not named are left out
 * @param taken ids that there are already; a new facility is `new-TYPE-N` with the first N, from 1, that none of them has
 * @param nameOf what the facility on a place is called
 */
export function sitingEdits(
  { goal, places, delaySeconds }: Pick<SitingAnswer, 'goal' | 'places' | 'delaySeconds'>,
  picked: readonly string[],
  taken: ReadonlySet<string>,
  nameOf: (place: CandidatePlace) => string,
  opened: number | null = null,
): readonly Extract<Edit, { kind: 'add-facility' }>[] {
  const wanted = new Set(picked);
  let number = 0;
  const nextId = (): string => {
    do number++;
    while (taken.has(`new-${goal.buildType}-${number}`));
    return `new-${goal.buildType}-${number}`;
  };
  return places
    .filter(({ id }) => wanted.has(id))
    .map((place) => ({
      kind: 'add-facility',
      facility: {
        ...builtFacility(place, goal.buildType, delaySeconds, goal.capacity?.newSite ?? null, opened),
        id: nextId(),
        name: nameOf(place),
      },
    }));
}
