import { Failure } from '../model/finding';
import type { Watch } from '../model/watch';
import type { Session } from './session';
import type { TaskName, TaskTypes } from './task-types';

type Task<N extends TaskName> = (
  input: TaskTypes[N]['input'],
  session: Session,
  watch: Watch,
) => TaskTypes[N]['output'] | Promise<TaskTypes[N]['output']>;

/** The table of tasks: what the screen and the command line can ask of the engine. Each is loaded when it is first asked for. */
const tasks: { readonly [N in TaskName]: () => Promise<Task<N>> } = {
  access: async () => (await import('./tasks/access')).access,
  analyse: async () => (await import('./tasks/analyse')).analyse,
  baseMap: async () => (await import('./tasks/base-map')).baseMap,
  change: async () => (await import('./tasks/change')).change,
  check: async () => (await import('./tasks/check')).check,
  compareLayouts: async () => (await import('./tasks/compare-layouts')).compareLayouts,
  convert: async () => (await import('./tasks/convert')).convert,
  drag: async () => (await import('./tasks/drag')).drag,
  equity: async () => (await import('./tasks/equity')).equity,
  explain: async () => (await import('./tasks/explain')).explain,
  exportRun: async () => (await import('./tasks/export-run')).exportRun,
  judge: async () => (await import('./tasks/judge')).judge,
  openStudy: async () => (await import('./tasks/open-study')).openStudy,
  outline: async () => (await import('./tasks/outline')).outline,
  readPlaces: async () => (await import('./tasks/read-places')).readPlaces,
  readScenario: async () => (await import('./tasks/read-scenario')).readScenario,
  relief: async () => (await import('./tasks/relief')).relief,
  reliefClosures: async () => (await import('./tasks/relief-failures')).reliefClosures,
  reliefFailures: async () => (await import('./tasks/relief-failures')).reliefFailures,
  run: async () => (await import('./tasks/run')).run,
  served: async () => (await import('./tasks/served')).served,
  siting: async () => (await import('./tasks/siting')).siting,
  scorecard: async () => (await import('./tasks/scorecard')).scorecard,
  siteCandidates: async () => (await import('./tasks/site-candidates')).siteCandidates,
  siteMoved: async () => (await import('./tasks/site-moved')).siteMoved,
  sitingPlan: async () => (await import('./tasks/siting-plan')).sitingPlan,
  siteStudy: async () => (await import('./tasks/site-study')).siteStudy,
  tiers: async () => (await import('./tasks/tiers')).tiers,
  travel: async () => (await import('./tasks/travel')).travel,
  unitEquity: async () => (await import('./tasks/unit-equity')).unitEquity,
};

/** Runs a task of the table. @throws Failure task.unknown, and whatever the task refuses */
export async function runTask<N extends TaskName>(
  name: N,
  input: TaskTypes[N]['input'],
  session: Session,
  watch: Watch,
): Promise<TaskTypes[N]['output']> {
  const load: (() => Promise<Task<N>>) | undefined = tasks[name];
  if (!load) throw new Failure('task.unknown', {}, { task: name });
  return (await load())(input, session, watch);
}
