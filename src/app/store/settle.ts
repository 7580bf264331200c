import type { StoreApi } from 'zustand/vanilla';
import type { Question } from '../../model/result';
import type { ExplainedTrip, StudyView } from '../../jobs/task-types';
import { activeStandards } from '../../model/catalogue';
import { analysisAsked, type AnalysisAsked } from './analysis';
import { activeEdits } from './history';
import { currentCatalogue, editsKeyOf, placeKeyOf } from './derived';
import { questionKey, questionOf } from './question';
import type { Runner } from './runner';
import type { AppState } from './state';
import { judgedFor, nextOf, nextStandards, resultOf, withResults, type Judging } from './judging';
import { earlierStandard } from './comparing';
import type { Edit } from '../../model/edit';
import { wholeLedger } from './totals';
import { nextSiting, type SitingWork } from './settle-siting';

/** Pause before work in the background (outlines, standards), so that a slider that moves is answered first. In milliseconds. */
const backgroundPause = 200;

/** the key of a history without edits */
const noEdits = '[]';

/** What the screen wants answered now; null while there is nothing to ask. */
export interface Wanted {
  readonly study: StudyView;
  readonly question: Question;
  /** of the edits that times depend on */
  readonly editsKey: string;
  /** names the question with its edits */
  readonly key: string;
}

export function wantedOf(state: AppState): Wanted | null {
  const question = state.study && state.choices ? questionOf(state.study, state.choices) : null;
  if (!state.study || !question) return null;
  const editsKey = placeKeyOf(state.history);
  return { study: state.study, question, editsKey, key: `${questionKey(question)} ${editsKey}` };
}

/** The key of what is answered on screen. */
export function answeredKey(state: AppState): string | null {
  return state.answered ? `${questionKey(state.answered.answer.question)} ${state.answered.editsKey}` : null;
}

/** Names the trip of the selected row under the answer on screen; null where no row with a time is selected. */
export function tripKey(state: AppState): string | null {
  const { selection, answered } = state;
  if (selection?.kind !== 'cell' || !answered || !Number.isFinite(answered.answer.seconds[selection.row])) return null;
  return `trip ${answeredKey(state)} ${selection.row}`;
}

/** The trip of the selected row; null until it is found. */
export function shownTrip(state: AppState): ExplainedTrip | null {
  return state.tripFound !== null && state.tripFound.key === tripKey(state) ? state.tripFound.trip : null;
}

/** Is the answer on screen of another question, or of other edits, than the choices? */
export function isStale(state: AppState): boolean {
  const wanted = wantedOf(state);
  return wanted !== null && state.answered !== null && wanted.key !== answeredKey(state);
}

/** Years to judge: the study's; the chosen one, 0, for a study without years. */
export function yearsOf({ study, choices }: AppState): readonly number[] {
  if (study && study.years.length > 0) return study.years;
  return choices ? [choices.year] : [];
}

/** What was stopped or failed in judging: nothing more is judged until the edits change or the user asks for it. */
const judgeKey = (state: AppState): string => `judge ${editsKeyOf(state.history)}`;

/** A task that the screen wants done, and whether it can wait for the user to finish. */
interface Work {
  readonly work: () => Promise<void>;
  readonly background: boolean;
}

export interface Settler {
  /** Works until the screen has everything it wants. Safe to call at any time, after any change. */
  settle(): Promise<void>;
  /** Forgets what was refused or stopped, so that `settle` tries again. */
  forgive(): void;
}

/** Keeps the answers up to date with the choices: one task at a time, the newest question only, background work last. */
export function createSettler(store: StoreApi<AppState>, runner: Runner): Settler {
  let settling = false;
  const refused = new Set<string>();
  let outlineKey = '';

  let wake = (): void => undefined;

  /** Waits before work in the background, or until something changes. @returns was the whole pause waited? */
  const pause = (): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(true), backgroundPause);
      wake = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });

  const isCurrent = (study: StudyView): boolean => store.getState().study === study;

  async function drawBase(study: StudyView): Promise<void> {
    const outcome = await runner.run('base', 'baseMap', {});
    if (!isCurrent(study)) return;
    if (outcome.ok) store.setState({ base: outcome.output });
    else {
      refused.add(`base ${study.id}`);
      store.setState({ outcome: outcome.finding ? 'failed' : 'cancelled', failure: outcome.finding });
    }
  }

  async function analyse(wanted: Wanted): Promise<void> {
    const outcome = await runner.run('analyse', 'analyse', { question: wanted.question, edits: activeEdits(store.getState().history) });
    if (!isCurrent(wanted.study)) return;
    if (!outcome.ok) {
      refused.add(wanted.key);
      store.setState({ outcome: outcome.finding ? 'failed' : 'cancelled', failure: outcome.finding });
      return;
    }
    const before = store.getState().answered;
    const answer = outcome.output;
    const sameQuestion = before !== null && questionKey(before.answer.question) === questionKey(wanted.question);
    const [now, then] = [wholeLedger(answer), before && sameQuestion ? wholeLedger(before.answer) : null];
    const change = now && then && before?.editsKey !== wanted.editsKey ? now.covered - then.covered : null;
    store.setState({
      answered: { answer, editsKey: wanted.editsKey, change },
      outcome: 'done',
      failure: null,
      ...(wanted.editsKey === noEdits ? { baseline: { answer, questionKey: questionKey(wanted.question) } } : {}),
    });
  }

  /** The answer without the edits, where the question changed since the first of them. */
  async function compare({ study, question }: Wanted): Promise<void> {
    const key = questionKey(question);
    const outcome = await runner.run('analyse', 'analyse', { question, edits: [] });
    if (!isCurrent(study)) return;
    if (outcome.ok) store.setState({ baseline: { answer: outcome.output, questionKey: key } });
    else refused.add(`before ${key}`);
  }

  async function outline(wanted: Wanted): Promise<void> {
    const outcome = await runner.run('outline', 'outline', {
      question: wanted.question,
      edits: activeEdits(store.getState().history),
      cutoffsSeconds: [wanted.question.cutoffSeconds],
    });
    outlineKey = wanted.key;
    if (!isCurrent(wanted.study)) return;
    store.setState(outcome.ok ? { outlines: outcome.output } : { outlines: [], failure: outcome.finding });
  }

  async function explain({ study, question }: Wanted, row: number, key: string): Promise<void> {
    const outcome = await runner.run('explain', 'explain', { question, edits: activeEdits(store.getState().history), row });
    if (!isCurrent(study)) return;
    if (outcome.ok) store.setState({ tripFound: { trip: outcome.output, key } });
    else {
      refused.add(key);
      store.setState({ outcome: outcome.finding ? 'failed' : 'cancelled', failure: outcome.finding });
    }
  }

  async function analyseMore({ study }: Pick<Wanted, 'study'>, { panel, name, input, key }: AnalysisAsked): Promise<void> {
    const outcome = await runner.run('analysis', name, input);
    if (!isCurrent(study)) return;
    if (outcome.ok) {
      store.setState(({ analyses }) => ({
        analyses: { ...analyses, [panel]: { key, output: outcome.output } },
        analysisProblem: null,
        outcome: 'done',
        failure: null,
      }));
      return;
    }
    refused.add(key);
    store.setState({
      analysisProblem: { key, finding: outcome.finding },
      outcome: outcome.finding ? 'failed' : 'cancelled',
      failure: outcome.finding,
    });
  }

  async function judge({ standards, ...about }: Judging, edits: readonly Edit[]): Promise<void> {
    const state = store.getState();
    const { study } = state;
    if (!study) return;
    const all = activeStandards({ standards: about.plan });
    const share = all.filter((standard) => resultOf(state.judged, about, standard)).length / all.length;
    const input = { edits, years: [about.year], standards: standards.map(({ id }) => id) };
    const outcome = await runner.run('judge', 'judge', input, { shown: { phase: 'standards', share } });
    if (!isCurrent(study)) return;
    const results = outcome.ok ? outcome.output : [];
    if (outcome.ok) store.setState(({ judged }) => ({ judged: withResults(judged, about, standards, results) }));
    else store.setState({ outcome: outcome.finding ? 'failed' : 'cancelled', failure: outcome.finding });
    // what came back without some of its standards would be asked for ever
    if (results.length < standards.length) refused.add(judgeKey(state));
  }

  /** The open standard at once; its other years, what it was before, and all the others where they are looked at. */
  function nextJudging(state: AppState, study: StudyView, year: number): Work | null {
    if (refused.has(judgeKey(state))) return null;
    const looksAtAll = state.view === 'matrix' || (state.view === 'map' && state.tab === 'standards');
    const standards = activeStandards(currentCatalogue(study, state.history));
    const openId = state.openFigure?.standard ?? (looksAtAll ? state.openStandard : null);
    const open = standards.find(({ id }) => id === openId) ?? null;
    if (!looksAtAll && !open) return null;
    const about = judgedFor(study, state.history, year);
    const edits = activeEdits(state.history);
    const now = open && nextOf(state.judged, about, [open]);
    if (now) return { work: () => judge(now, edits), background: false };
    const before = open && earlierStandard(study, state.history, open.id);
    const earlier = before && nextOf(state.judged, judgedFor(study, before.history, year), [before.standard]);
    if (before && earlier) return { work: () => judge(earlier, before.edits), background: true };
    const next = nextStandards(state.judged, about, yearsOf(state), looksAtAll ? standards : [], open);
    return next && { work: () => judge(next, edits), background: true };
  }

  async function site(next: SitingWork, study: StudyView): Promise<void> {
    const problem = await next.run(runner, (part) => {
      if (isCurrent(study)) store.setState(part);
    });
    if (!problem) return;
    refused.add(next.key);
    if (isCurrent(study)) store.setState({ outcome: problem.finding ? 'failed' : 'cancelled', failure: problem.finding });
  }

  /** The most urgent thing to do. */
  function nextWork(): Work | null {
    const state = store.getState();
    const { study, choices } = state;
    if (!study || state.openingName !== '') return null;
    const wanted = wantedOf(state);
    // borders and names are drawn with the study itself; relief and roads can wait for the first answer
    if (wanted && wanted.key !== answeredKey(state) && !refused.has(wanted.key)) return { work: () => analyse(wanted), background: false };
    if (state.heldId !== null) return null;
    const more = analysisAsked(state);
    if (more && state.analyses[more.panel]?.key !== more.key && !refused.has(more.key)) {
      return { work: () => analyseMore({ study }, more), background: false };
    }
    const siting = nextSiting(state, (key) => refused.has(key));
    if (siting) return { work: () => site(siting, study), background: siting.background };
    const judging = choices ? nextJudging(state, study, choices.year) : null;
    if (judging && !judging.background) return judging;
    const { selection } = state;
    const key = tripKey(state);
    if (wanted && selection?.kind === 'cell' && key !== null && state.tripFound?.key !== key && !refused.has(key) && !isStale(state)) {
      return { work: () => explain(wanted, selection.row, key), background: false };
    }
    if (!state.base && !refused.has(`base ${study.id}`)) return { work: () => drawBase(study), background: false };
    if (!wanted) return judging;
    if (state.visible.outline && outlineKey !== wanted.key) return { work: () => outline(wanted), background: true };
    const asked = questionKey(wanted.question);
    const comparable = wanted.editsKey === noEdits || state.baseline?.questionKey === asked || refused.has(`before ${asked}`);
    if (!comparable) return { work: () => compare(wanted), background: true };
    return judging;
  }

  return {
    async settle() {
      wake();
      if (settling) return;
      settling = true;
      try {
        let paused = false;
        for (let next = nextWork(); next; next = nextWork()) {
          if (next.background && !paused) {
            paused = await pause();
            continue;
          }
          paused = next.background;
          await next.work();
        }
      } finally {
        settling = false;
      }
    },
    forgive() {
      refused.clear();
      outlineKey = '';
    },
  };
}
