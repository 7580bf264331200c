import type { ExplainedTrip } from '../../jobs/task-types';
import type { Direction } from '../../model/travel';

type Leg = ExplainedTrip['legs'][number];

/** What a leg is for: on foot between a door and the road, or the way itself. */
export type LegRole = 'home-to-road' | 'road-to-home' | 'facility-to-road' | 'road-to-facility' | 'way';

/** The role of a leg: a walk before the first or after the last road of a trip that has roads joins a door to it. */
export function roleOf(trip: ExplainedTrip, at: number, direction: Direction): LegRole {
  const isRoad = (leg: Leg): boolean => leg.kind === 'network';
  const [first, last] = [trip.legs.findIndex(isRoad), trip.legs.findLastIndex(isRoad)];
  if (first < 0) return 'way';
  if (at < first) return direction === 'to' ? 'home-to-road' : 'facility-to-road';
  if (at > last) return direction === 'to' ? 'road-to-facility' : 'road-to-home';
  return 'way';
}

/** What takes the longest of a trip: the place of a leg, or 'delay'; null for a trip without legs or delay. */
export function longestPart(trip: ExplainedTrip): { readonly at: number | 'delay'; readonly seconds: number } | null {
  let [at, seconds]: [number | 'delay' | null, number] = trip.delaySeconds > 0 ? ['delay', trip.delaySeconds] : [null, 0];
  trip.legs.forEach((leg, row) => {
    if (leg.seconds > seconds) [at, seconds] = [row, leg.seconds];
  });
  return at === null ? null : { at, seconds };
}
