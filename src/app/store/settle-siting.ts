import type { TaskName, TaskTypes } from '../../jobs/task-types';
import type { Finding } from '../../model/finding';
import { editedFacilities } from '../../model/edit';
import { sitingEdits } from '../../model/siting-edits';
import { siteFacilityName } from '../siting/site-names';
import { nextRelief } from './settle-relief';
import { nextScore } from './settle-scorecard';
import type { Runner } from './runner';
import { candidatesAsked, layoutsAsked, placesAsMoved } from './siting';
import type { AppState } from './state';

/** Sets a part of the state, or what a function makes of it. */
type SetState = (part: Partial<AppState> | ((state: AppState) => Partial<AppState>)) => void;

/** A task of the siting panel that is done without being asked for. */
export interface SitingWork {
  /** names the task: one that was refused or stopped is not tried again */
  readonly key: string;
  readonly background: boolean;
  /** @returns why it was not done; null where it was */
  run(runner: Runner, set: SetState): Promise<{ readonly finding: Finding | null } | null>;
}

const workOf = <N extends TaskName>(
  key: string,
  background: boolean,
  name: N,
  input: TaskTypes[N]['input'],
  stateOf: (output: TaskTypes[N]['output']) => Partial<AppState>,
): SitingWork => ({
  key,
  background,
  async run(runner, set) {
    const outcome = await runner.run('siting-more', name, input);
    if (outcome.ok) set(stateOf(outcome.output));
    return outcome.ok ? null : { finding: outcome.finding };
  },
});

/** Times once the sites of the answer are built, as moved by hand, where they join the facilities that there are. */
function afterWork(state: AppState): SitingWork | null {
  const { study, siteAnswer, siteAfter, siteMoves, language } = state;
  if (!study || !siteAnswer || siteMoves.held) return null;
  const { output, edits, key } = siteAnswer;
  const moved = siteMoves.places;
  if (siteAfter?.of === output && siteAfter.moved === moved) return null;
  const { goal } = output;
  const places = placesAsMoved(output, siteMoves);
  if (!goal.keepExisting || places.length === 0) return null;
  const ids = places.map(({ id }) => id);
  const taken = new Set(editedFacilities(study.facilities, edits).map(({ id }) => id));
  const built = sitingEdits({ ...output, places }, ids, taken, (place) => siteFacilityName(study, place, goal.buildType, language));
  const siteOf = new Map(built.map(({ facility }, at) => [facility.id, ids[at] ?? '']));
  const input = { question: goal.question, edits: [...edits, ...built] };
  // the first times are waited for; those of a move can wait for the next one
  const again = siteAfter?.of === output;
  return workOf(`after ${key} ${JSON.stringify(moved)}`, again, 'analyse', input, (coverage) => ({
    siteAfter: { of: output, moved, siteOf, coverage },
  }));
}

function candidatesWork(state: AppState): SitingWork | null {
  const asked = candidatesAsked(state);
  if (!asked || asked.key === state.siteCandidates?.key) return null;
  const { key, input } = asked;
  return workOf(`candidates ${key}`, true, 'siteCandidates', input, (output) => ({ siteCandidates: { key, output } }));
}

function layoutsWork(state: AppState): SitingWork | null {
  const asked = layoutsAsked(state);
  if (!asked || asked.key === state.layoutScores?.key) return null;
  const { key, input } = asked;
  return workOf(`layouts ${key}`, false, 'compareLayouts', input, (output) => ({ layoutScores: { key, output } }));
}

/** What the siting panel wants next, while it is open and no search runs; null where nothing. */
export function nextSiting(state: AppState, isRefused: (key: string) => boolean): SitingWork | null {
  if (state.view !== 'siting' || state.siteSearch) return null;
  if (state.siting.panel === 'relief') return nextRelief(state, isRefused);
  if (state.siting.panel === 'scorecard') {
    const candidates = state.scoring.shown === 'best' ? candidatesWork(state) : null;
    return nextScore(state, isRefused) ?? (candidates && !isRefused(candidates.key) ? candidates : null);
  }
  const wanted = [afterWork(state), layoutsWork(state), candidatesWork(state)];
  return wanted.find((work) => work !== null && !isRefused(work.key)) ?? null;
}
