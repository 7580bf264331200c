import { words } from '../../i18n';
import type { CandidatePlace } from '../../model/siting';
import type { Language } from '../../model/text';
import type { StudyView } from '../../jobs/task-types';
import { placeName, typeName } from '../names';
import { unitsByCode } from '../store/derived';

/** What a candidate is called: its own name in the language, with its id where it has none. */
export function siteName(place: Pick<CandidatePlace, 'id' | 'name' | 'nameEn'>, language: Language): string {
  const own = language === 'en' && place.nameEn !== '' ? place.nameEn : place.name;
  return own === '' ? place.id : own;
}

/** The unit above that a place lies in, to tell it from others of its name; '' where there is none. */
export function siteUnit(study: StudyView, { id, unit }: Pick<CandidatePlace, 'id' | 'unit'>, language: Language): string {
  const found = unitsByCode(study).get(unit);
  const above = found?.level === 'village' || unit === id ? found?.parent : unit;
  return above ? placeName(study, above, language) : '';
}

/** What the facility of a site is called: the place and what is built there. */
export function siteFacilityName(study: StudyView, place: CandidatePlace, buildType: string, language: Language): string {
  return words(language).app.siteFacility(siteName(place, language), typeName(study, buildType, language));
}
