import type { ScenarioName, StudyView } from '../jobs/task-types';
import { Failure } from '../model/finding';
import type { Scenario } from '../model/scenario';
import type { CommandContext } from './command';
import { readOne } from './commands/convert';

const noFile = (error: unknown): boolean => error instanceof Failure && error.finding.code === 'file.missing';

/**
 * What `--scenario` names: a scenario of the study by its id, else a file. null where the option was not given.
 * @throws Failure study.unknown-scenario with the ids there are, and what a scenario file is refused for
 */
export async function scenarioOf({ io, options, task }: CommandContext, view: StudyView): Promise<Scenario | null> {
  const wanted = options.text('scenario');
  if (wanted === null) return null;
  const own = view.scenarios.find((scenario) => scenario.id === wanted);
  if (own) return own;
  try {
    const file = await readOne(io, wanted);
    return await task('readScenario', { file: { ...file, path: wanted }, edits: [] });
  } catch (error) {
    if (!noFile(error)) throw error;
    throw new Failure('study.unknown-scenario', {}, { scenario: wanted, known: view.scenarios.map((scenario) => scenario.id) });
  }
}

/** What a run calls its edits: nothing without a scenario. */
export function calledAfter(scenario: Scenario | null): { readonly scenario?: ScenarioName } {
  return scenario ? { scenario: { id: scenario.id, name: scenario.name } } : {};
}
