import { readScenarioFile } from '../../formats';
import { editedStudy } from '../../model/edit';
import { checkScenario, type Scenario } from '../../model/scenario';
import { studyOf, type Session } from '../session';
import type { TaskTypes } from '../task-types';

/** A scenario file that fits the open study. @throws Failure scenario.bad, edit.unknown-facility, cell.duplicate-id, ... */
export function readScenario({ file, edits }: TaskTypes['readScenario']['input'], session: Session): Scenario {
  const scenario = readScenarioFile(file);
  checkScenario(scenario, editedStudy(studyOf(session), edits), file.path);
  return scenario;
}
