import { Failure } from '../model/finding';
import type { Text } from '../model/text';
import type { Trip } from '../model/travel';

/** A trip asked for by name, and the trips that it may be made of. */
export interface NamedTrip {
  readonly trip: Trip;
  readonly trips: readonly Trip[];
}

const joined = (parts: readonly Trip[], id: string, sign: string): Pick<Trip, 'id' | 'name'> => {
  const said = (language: keyof Text): string => parts.map(({ name }) => name[language]).join(sign);
  return { id, name: { zh: said('zh'), en: said('en') } };
};

/** `walk+drive`: on foot to the road, the ride, on foot to the door. The second trip lends its ride, the first its way to it. */
function chained(text: string, trips: readonly Trip[]): Trip | null {
  const [first, second, ...more] = text.split('+').map((id) => trips.find((trip) => trip.id === id));
  const walk = first?.legs.length === 1 && first.legs[0]?.medium === 'surface' ? first.legs[0] : null;
  const ride = second?.legs.find((leg) => leg.medium === 'network');
  if (!first || !second || more.length > 0 || !walk || !ride) return null;
  return { ...joined([first, second], text, ' + '), legs: [walk, ride, walk] };
}

/**
 * A trip by what the command line calls it: the id of a trip, `walk+drive` (walk to the road, ride, walk to the door), or several of
 * either with commas between, of which everyone takes the fastest: `walk,cycle`.
 * @throws Failure study.unknown-trip
 */
export function namedTrip(text: string, trips: readonly Trip[]): NamedTrip {
  const one = (id: string): Trip => {
    const found = trips.find((trip) => trip.id === id) ?? chained(id, trips);
    if (!found) throw new Failure('study.unknown-trip', {}, { trip: id, known: trips.map((trip) => trip.id) });
    return found;
  };
  const parts = text.split(',').map((id) => one(id.trim()));
  const [only, ...more] = parts;
  if (only && more.length === 0) return { trip: only, trips };
  const plain = parts.flatMap((part) => (part.fastestOf ? part.fastestOf.map(one) : [part]));
  return { trip: { ...joined(parts, text, ', '), legs: [], fastestOf: plain.map(({ id }) => id) }, trips: plain };
}
