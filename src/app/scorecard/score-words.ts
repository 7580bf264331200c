import type { AllWords } from '../../i18n';
import { formatCutoff } from '../../i18n/format';
import type { Scorecard, ScoredService } from '../../model/scorecard';
import type { Language } from '../../model/text';
import type { StudyView } from '../../jobs/task-types';
import { facilityName, typeName } from '../names';
import { siteName } from '../siting/site-names';
import { clickedNumber } from '../store/scorecard-actions';

/** What a scored place is called: its name, or its number where it was clicked. */
export function scoredName({ place }: Pick<Scorecard, 'place'>, w: AllWords['app'], language: Language): string {
  const number = clickedNumber(place.id);
  return number > 0 ? w.scorePlace(String(number)) : siteName(place, language);
}

/** The types of a service, any of which will do. */
export const serviceTitle = (study: StudyView, { types }: ScoredService, language: Language): string =>
  types.map((type) => typeName(study, type, language)).join(' / ');

/** How it is to be reached, and within what. */
export function serviceRule(
  study: StudyView,
  { trip, minutes, direction, ownUnit }: ScoredService,
  w: AllWords['app'],
  language: Language,
): string {
  const name = study.trips.find(({ id }) => id === trip)?.name[language] ?? trip;
  const within = (direction === 'from' ? w.scoreOutward : w.scoreWithin)(name, formatCutoff(minutes * 60));
  return ownUnit ? `${within} · ${w.scoreOwnUnit}` : within;
}

const namesById = new WeakMap<StudyView, ReadonlyMap<string, StudyView['facilities'][number]>>();

/** The name of a facility in a language; the name that the answer gives where the study does not know it. */
export function nearestName(study: StudyView, id: string, name: string, language: Language): string {
  const facilities = namesById.get(study) ?? new Map(study.facilities.map((facility) => [facility.id, facility]));
  namesById.set(study, facilities);
  const facility = facilities.get(id);
  return facility ? facilityName(study, facility, language) : name;
}

/** Places of the services that are not within their standard. */
export const lackingServices = ({ items }: Pick<Scorecard, 'items'>): readonly number[] =>
  items.flatMap(({ answer }, at) => (answer === 'not-met' ? [at] : []));
