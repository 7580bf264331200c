import { words } from '../i18n';
import type { NamedBytes, StudyView } from '../jobs/task-types';
import type { Edit } from '../model/edit';
import { looksLikeScenario, scenarioIdOf, type Scenario } from '../model/scenario';

/** The changes on screen as a scenario, named after the study and their number. */
export function scenarioOfEdits(study: StudyView, edits: readonly Edit[]): Scenario {
  const nameIn = (language: 'zh' | 'en'): string => words(language).app.scenarioName(study.id, edits.length);
  return { id: scenarioIdOf(study.id, edits.length), name: { zh: nameIn('zh'), en: nameIn('en') }, edits };
}

/** Is it a JSON file that looks like a scenario? Told by its content; what is wrong inside is for the engine to say. */
export function isScenarioFile(file: NamedBytes): boolean {
  return file.path.toLowerCase().endsWith('.json') && looksLikeScenario(new TextDecoder().decode(file.bytes));
}
