import { report } from '../i18n/words/report';
import type { ReportRun } from './input';
import type { Language } from '../model/text';

/** The title of the study, with the scenario's name where one was run. */
export function runTitle(run: ReportRun, language: Language): string {
  const { scenario } = run.parameters;
  const title = run.study.title[language];
  return scenario ? `${title} · ${report[language].page.scenario}: ${scenario.name[language]}` : title;
}
