import { words } from '../i18n';
import type { Facility, Unit } from '../model/study';
import type { Language } from '../model/text';
import type { StudyView } from '../jobs/task-types';
import { typeNames, unitChain, unitsByCode } from './store/derived';

/** A unit's name in a language; its Chinese name where it has no other. */
export function unitName(unit: Unit, language: Language): string {
  return language === 'en' && unit.nameEn !== '' ? unit.nameEn : unit.name;
}

/** The name of the unit with a code; the code itself where it is unknown. */
export function placeName(study: StudyView, code: string, language: Language): string {
  const unit = unitsByCode(study).get(code);
  return unit ? unitName(unit, language) : code;
}

/** Where a unit lies: names from the county down, or upward in English. */
export function chainName(study: StudyView, code: string, language: Language): string {
  const names = unitChain(study, code)
    .filter((unit) => unit.level !== 'city')
    .map((unit) => unitName(unit, language));
  return language === 'zh' ? names.toReversed().join(' ') : names.join(', ');
}

export function typeName(study: StudyView, type: string, language: Language): string {
  return typeNames(study).get(type)?.[language] ?? type;
}

/** A counted group of people in words; the name of its column where it is not a known one. */
export function groupName(group: string, language: Language): string {
  return words(language).report.groups[group] ?? group;
}

/** A facility's name; its type where it has none. */
export function facilityName(study: StudyView, facility: Facility, language: Language): string {
  return facility.name === '' ? typeName(study, facility.type, language) : facility.name;
}
