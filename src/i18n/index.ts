import type { Language } from '../model/text';
import { app } from './words/app';
import { jobs } from './words/jobs';
import { map } from './words/map';
import { report } from './words/report';

const areas = {
  zh: { app: app.zh, jobs: jobs.zh, map: map.zh, report: report.zh },
  en: { app: app.en, jobs: jobs.en, map: map.en, report: report.en },
} as const;

/** All the words of the product in one language, by area. */
export type AllWords = (typeof areas)['zh' | 'en'];

/** The words of a language, by area: `words('zh').app.headline`. */
export function words(language: Language): AllWords {
  return areas[language];
}
