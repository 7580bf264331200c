import type { Service } from '../../model/catalogue';
import type { Question } from '../../model/result';
import type { StudyView } from '../../jobs/task-types';

/** The choices of the screen. `year` is 0 for a study without years; `group` is one of the counted groups. */
export interface Choices {
  readonly service: string;
  readonly trip: string;
  readonly minutes: number;
  readonly year: number;
  readonly group: string;
  /** share of speed for the band beside each share: 0.2 for -20 % and +20 % */
  readonly band: number;
}

export const minutesRange = { least: 5, most: 60, step: 5 } as const;

/** The band of a study that was just opened, and the widest, as shares of speed. */
export const usualBand = 0.2;
export const widestBand = 0.5;

export const wholePopulation = 'people';

/** Minutes kept within the range of the slider, whole. */
export function clampMinutes(minutes: number): number {
  return Math.round(Math.max(minutesRange.least, Math.min(minutesRange.most, minutes)));
}

/** The trip a service usually asks for, or the study's first where it has not got that one. */
export function usualTrip(study: StudyView, service: Service): string {
  return study.trips.some((trip) => trip.id === service.trip) ? service.trip : (study.trips[0]?.id ?? '');
}

/** The first question of a study: the first service of its catalogue with its usual trip and minutes, in the latest year. */
export function firstChoices(study: StudyView): Choices | null {
  const service = study.catalogue.services[0];
  if (!service || study.trips.length === 0) return null;
  return {
    service: service.id,
    trip: usualTrip(study, service),
    minutes: clampMinutes(service.minutes),
    year: study.years.length === 0 ? 0 : Math.max(...study.years),
    group: wholePopulation,
    band: usualBand,
  };
}

/** The choices after another service was picked: its own usual trip and minutes, the same year and group. */
export function withService(study: StudyView, choices: Choices, id: string): Choices {
  const service = serviceOf(study, id);
  return service ? { ...choices, service: id, trip: usualTrip(study, service), minutes: clampMinutes(service.minutes) } : choices;
}

export function serviceOf(study: StudyView, id: string): Service | undefined {
  return study.catalogue.services.find((service) => service.id === id);
}

/** The question that the choices put; null where the study has no such service. */
export function questionOf(study: StudyView, choices: Choices): Question | null {
  const service = serviceOf(study, choices.service);
  if (!service) return null;
  return {
    types: service.types,
    trip: choices.trip,
    direction: service.direction,
    cutoffSeconds: choices.minutes * 60,
    year: choices.year,
    group: choices.group,
    band: choices.band,
  };
}

/** The service that an answered question was about: the same types and direction. */
export function serviceOfQuestion(study: StudyView, question: Question): Service | undefined {
  const types = question.types.join(' ');
  return study.catalogue.services.find((service) => service.types.join(' ') === types && service.direction === question.direction);
}

/** Equal questions have equal keys. */
export function questionKey(question: Question): string {
  return JSON.stringify([
    question.types,
    question.trip,
    question.direction,
    question.cutoffSeconds,
    question.year,
    question.group,
    question.band,
  ]);
}
