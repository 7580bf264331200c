import type { Edit } from '../../model/edit';
import type { Facility } from '../../model/study';
import type { SitedPlace, SitingGoal } from '../../model/siting';

/** The facilities that sites become: of the type that the question builds, with the room that it gives them, under ids that nobody has. */
export function facilitiesOfSites(
  places: readonly SitedPlace[],
  goal: Pick<SitingGoal, 'buildType' | 'capacity'>,
  taken: ReadonlySet<string>,
  opened: number | null,
  nameOf: (place: SitedPlace) => string,
): ReadonlyMap<string, Facility> {
  let number = 0;
  const nextId = (): string => {
    do number += 1;
    while (taken.has(`new-${number}`));
    return `new-${number}`;
  };
  return new Map(
    places.map((place) => [
      place.id,
      {
        id: nextId(),
        name: nameOf(place),
        type: goal.buildType,
        lon: place.lon,
        lat: place.lat,
        opened,
        closed: null,
        capacity: goal.capacity?.newSite ?? null,
        delaySeconds: 0,
        unit: '',
        attributes: {},
      },
    ]),
  );
}

/** Facilities as edits that add them. */
export const additionsOf = (facilities: Iterable<Facility>): readonly Edit[] =>
  Array.from(facilities, (facility) => ({ kind: 'add-facility', facility }));
