import { report } from '../i18n/words/report';
import { formatBand, formatCutoff, formatPeople, formatShare } from '../i18n/format';
import type { HeadlineParts } from '../i18n/words/report';
import type { FacilityType, PeopleGroup, Service, Standard } from '../model/catalogue';
import type { Population, Question, UnitLedger } from '../model/result';
import type { Facility, Unit } from '../model/study';
import type { Language, Text } from '../model/text';
import type { Trip } from '../model/travel';
import type { CoverageResult, ReportStudy } from './input';
import { peopleOutside, wholeAreaCode } from './ledgers';

type NamingStudy = Pick<ReportStudy, 'units' | 'facilities' | 'catalogue' | 'trips'>;

/** Looks up names of everything a result refers to by id or code; an unknown id is its own name. */
export interface Names {
  readonly language: Language;
  text(text: Text): string;
  unit(code: string): string;
  /** name of the county that holds the unit; empty above counties */
  county(code: string): string;
  unitOf(code: string): Unit | undefined;
  /** a unit or a facility, whichever has the code */
  missing(code: string): string;
  service(id: string): string;
  serviceOf(id: string): Service | undefined;
  trip(id: string): string;
  standard(id: string): Standard | undefined;
  readonly standards: readonly Standard[];
  group(id: string): string;
  /** whom a denominator counts; empty where it counts no people */
  population(population: Population | null | undefined): string;
}

const byKey = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> => new Map(items.map((item) => [key(item), item]));

/** Names of a study in a language. */
export function namesOf(study: NamingStudy, language: Language): Names {
  const words = report[language];
  const units = byKey<Unit>(study.units, (unit) => unit.code);
  const facilities = byKey<Facility>(study.facilities, (facility) => facility.id);
  const services = byKey<Service>(study.catalogue.services, (service) => service.id);
  const standards = byKey<Standard>(study.catalogue.standards, (standard) => standard.id);
  const trips = byKey<Trip>(study.trips, (trip) => trip.id);
  const groups = byKey<PeopleGroup>(study.catalogue.groups, (group) => group.id);
  const types = byKey<FacilityType>(study.catalogue.facilityTypes, (type) => type.id);
  const text = (value: Text): string => value[language];
  const unitName = (unit: Unit): string => (language === 'en' && unit.nameEn !== '' ? unit.nameEn : unit.name);
  const unit = (code: string): string => {
    const found = units.get(code);
    if (found) return unitName(found);
    if (code === wholeAreaCode || (code === '' && study.units.length === 0)) return words.wholeArea;
    return code === '' ? words.levels.outside : code;
  };
  const countyCode = (code: string): string => {
    let at = units.get(code);
    while (at && at.level !== 'county') at = units.get(at.parent);
    return at?.code ?? '';
  };
  const group = (id: string): string => {
    const own = groups.get(id);
    return own ? text(own.name) : (words.groups[id] ?? id);
  };
  return {
    language,
    text,
    unit,
    county: (code) => {
      const found = countyCode(code);
      return found === '' ? '' : unit(found);
    },
    unitOf: (code) => units.get(code),
    missing: (code) => {
      const facility = facilities.get(code);
      if (facility) return facility.name || code;
      const found = units.get(code);
      if (found) return unitName(found);
      const type = types.get(code);
      return type ? text(type.name) : code;
    },
    service: (id) => {
      const found = services.get(id);
      return found ? text(found.name) : id;
    },
    serviceOf: (id) => services.get(id),
    trip: (id) => {
      const found = trips.get(id);
      return found ? text(found.name) : id;
    },
    standard: (id) => standards.get(id),
    standards: study.catalogue.standards,
    group,
    population: (one) => (one ? words.population(group(one.group), one.year === null ? '' : String(one.year), one.source) : ''),
  };
}

/** A name inside an English sentence. */
const inSentence = (name: string, language: Language): string => (language === 'en' ? name.charAt(0).toLowerCase() + name.slice(1) : name);

/** The parts of the headline of a question for one ledger. */
export function headlineParts(names: Names, service: string, question: Question, ledger: UnitLedger): HeadlineParts {
  const { language } = names;
  return {
    year: String(question.year),
    trip: inSentence(names.trip(question.trip), language),
    minutes: formatCutoff(question.cutoffSeconds),
    service: inSentence(names.service(service), language),
    group: names.group(question.group),
    share: formatShare(ledger.share, language),
    band: formatBand(ledger.shareSlow, ledger.shareFast, language),
    outside: formatPeople(peopleOutside(ledger), language),
    outward: question.direction === 'from',
  };
}

/** The one sentence that leads a view: year, trip, minutes, service, share, band, people outside. */
export function headline(names: Names, result: CoverageResult, ledger: UnitLedger): string {
  return report[names.language].headline(headlineParts(names, result.service, result.question, ledger));
}
