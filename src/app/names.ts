import { words } from '../i18n';
import type { Facility, Unit } from '../model/study';
import type { Language } from '../model/text';
import type { StudyView } from '../jobs/task-types';
import { typeNames, unitChain, unitsByCode } from './store/derived';

const chinese = /[\u3400-\u9fff]/;

/** A Chinese name among English words, with what it is in brackets. */
const withKind = (name: string, kind: string): string => (chinese.test(name) ? `${name} (${kind.toLowerCase()})` : name);

/** A unit's name in a language; in English its Chinese name and its level where it has no other. */
export function unitName(unit: Unit, language: Language): string {
  if (language === 'zh') return unit.name;
  return unit.nameEn === '' ? withKind(unit.name, words(language).app.levelNames[unit.level]) : unit.nameEn;
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

/** columns of a facility file that may hold its English name */
const englishNames = ['name_en', 'nameEn'] as const;

/** A facility's name; in English its own English name, or its Chinese name and its type; its type where it has no name. */
export function facilityName(study: StudyView, facility: Facility, language: Language): string {
  const type = typeName(study, facility.type, language);
  if (facility.name === '') return type;
  if (language === 'zh') return facility.name;
  const english = englishNames.map((column) => facility.attributes[column]).find((name) => typeof name === 'string' && name !== '');
  return typeof english === 'string' ? english : withKind(facility.name, type);
}
