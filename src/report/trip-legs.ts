import { report } from '../i18n/words/report';
import type { Language } from '../model/text';
import type { Trip } from '../model/travel';

/** What a trip is made of, in words: its legs in order, or the trips of which the fastest counts. */
export function tripLegsText(trip: Trip, trips: readonly Trip[], language: Language): string {
  const { legs, fastestOf } = report[language].page;
  if (trip.fastestOf) return fastestOf(trip.fastestOf.map((id) => trips.find((one) => one.id === id)?.name[language] ?? id));
  return trip.legs.map((leg) => `${legs[leg.medium] ?? leg.medium} ${legs[leg.mode] ?? leg.mode}`).join(' → ');
}
