import { nextScoreAsked } from './scorecard';
import type { SitingWork } from './settle-siting';
import type { AppState } from './state';

/** What the panel of scorecards wants next; null where nothing. */
export function nextScore(state: AppState, isRefused: (key: string) => boolean): SitingWork | null {
  const asked = nextScoreAsked(state, isRefused);
  if (!asked) return null;
  const { shown, input, key } = asked;
  return {
    key,
    background: false,
    async run(runner, set) {
      const outcome = await runner.run('siting', 'scorecard', input);
      if (outcome.ok) {
        set(({ scores }) => ({ scores: { ...scores, [shown]: { key, output: outcome.output } }, scoreProblem: null }));
        return null;
      }
      set({ scoreProblem: { key, finding: outcome.finding } });
      return { finding: outcome.finding };
    },
  };
}
