import { Failure } from '../model/finding';
import type { Watch } from '../model/watch';
import type { Session } from './session';
import type { TaskName, TaskTypes } from './task-types';
import { analyse } from './tasks/analyse';
import { baseMap } from './tasks/base-map';
import { check } from './tasks/check';
import { convert } from './tasks/convert';
import { drag } from './tasks/drag';
import { explain } from './tasks/explain';
import { exportRun } from './tasks/export-run';
import { judge } from './tasks/judge';
import { openStudy } from './tasks/open-study';
import { outline } from './tasks/outline';
import { readScenario } from './tasks/read-scenario';
import { run } from './tasks/run';
import { travel } from './tasks/travel';

type Task<N extends TaskName> = (
  input: TaskTypes[N]['input'],
  session: Session,
  watch: Watch,
) => TaskTypes[N]['output'] | Promise<TaskTypes[N]['output']>;

/** The table of tasks: what the screen and the command line can ask of the engine. */
const tasks: { readonly [N in TaskName]: Task<N> } = {
  openStudy,
  baseMap,
  analyse,
  drag,
  explain,
  outline,
  judge,
  readScenario,
  run,
  exportRun,
  travel,
  convert,
  check,
};

/** Runs a task of the table. @throws Failure task.unknown, and whatever the task refuses */
export async function runTask<N extends TaskName>(
  name: N,
  input: TaskTypes[N]['input'],
  session: Session,
  watch: Watch,
): Promise<TaskTypes[N]['output']> {
  const task: Task<N> | undefined = tasks[name];
  if (!task) throw new Failure('task.unknown', {}, { task: name });
  return task(input, session, watch);
}
