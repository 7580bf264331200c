import { nextReliefAsked, type ReliefAsked } from './relief';
import type { SitingWork } from './settle-siting';
import type { AppState } from './state';

/** What the panel of relief depots wants next; null where nothing. */
export function nextRelief(state: AppState, isRefused: (key: string) => boolean): SitingWork | null {
  const asked = nextReliefAsked(state, isRefused);
  return asked && workOf(asked);
}

function workOf({ task, name, input, key }: ReliefAsked): SitingWork {
  return {
    key,
    background: false,
    async run(runner, set) {
      const outcome = await runner.run('siting', name, input);
      if (outcome.ok) {
        set(({ reliefAnswers }) => ({ reliefAnswers: { ...reliefAnswers, [task]: { key, output: outcome.output } }, reliefProblem: null }));
        return null;
      }
      set({ reliefProblem: { key, finding: outcome.finding } });
      return { finding: outcome.finding };
    },
  };
}
