import { activeStandards } from '../../model/catalogue';
import type { Finding } from '../../model/finding';
import type { Scorecard, ScorecardQuestion, ScoredPlaces } from '../../model/scorecard';
import type { ListedPlace } from '../../model/siting';
import type { StudyView, TaskTypes } from '../../jobs/task-types';
import { currentCatalogue, editsKeyOf } from './derived';
import { activeEdits } from './history';
import { candidateRulesOf, sitingLack } from './siting';
import type { AppState } from './state';

/** What is looked at: scorecards of places, or the best places among candidates. */
export const scoreShown = ['places', 'best'] as const;
export type ScoreShown = (typeof scoreShown)[number];

/** Where the places come from: clicks on the map, the facilities of a type, a list. */
export const scoreSources = ['click', 'type', 'list'] as const;
export type ScoreSource = (typeof scoreSources)[number];

export interface ScoreChoices {
  readonly shown: ScoreShown;
  readonly source: ScoreSource;
  readonly clicked: readonly ListedPlace[];
  /** '' for the first that the plan resettles people to, else the first there is */
  readonly type: string;
  readonly list: readonly ListedPlace[];
  /** best places to find */
  readonly count: number;
}

export const firstScore: ScoreChoices = { shown: 'places', source: 'click', clicked: [], type: '', list: [], count: 5 };
export const countRange = { least: 1, most: 100 } as const;

export type ScoreAnswers = {
  readonly [S in ScoreShown]: { readonly key: string; readonly output: TaskTypes['scorecard']['output'] } | null;
};
export const noScores: ScoreAnswers = { places: null, best: null };

/** What a question was refused for; `finding` null where it was stopped. */
export interface ScoreProblem {
  readonly key: string;
  readonly finding: Finding | null;
}

export interface ScoreAsked {
  readonly shown: ScoreShown;
  readonly input: TaskTypes['scorecard']['input'];
  /** equal questions have equal keys */
  readonly key: string;
}

/** Types of facilities that a study has. */
export const presentTypes = (study: StudyView): readonly string[] => [...new Set(study.facilities.map(({ type }) => type))];

/** The type whose facilities are scored: the chosen one; else the first from which standards of the plan count; else the first there is. */
export function scoredType({ study, history, scoring }: Pick<AppState, 'study' | 'history' | 'scoring'>): string {
  if (!study) return '';
  const present = presentTypes(study);
  const settled = activeStandards(currentCatalogue(study, history)).flatMap((standard) =>
    standard.kind === 'reach' && standard.from ? [standard.from.type] : [],
  );
  return [scoring.type, ...settled, ...present].find((type) => present.includes(type)) ?? '';
}

function placesOf(state: Pick<AppState, 'study' | 'history' | 'scoring'>): ScoredPlaces | null {
  const { source, clicked, list } = state.scoring;
  if (source === 'type') {
    const facilityType = scoredType(state);
    return facilityType === '' ? null : { facilityType };
  }
  const places = source === 'click' ? clicked : list;
  return places.length > 0 ? { list: places } : null;
}

/** What the form asks; null while it asks nothing. */
export function scoreAsked(state: AppState, shown: ScoreShown): ScoreAsked | null {
  const { study, choices, history, scoring } = state;
  if (!study || !choices) return null;
  const { year } = choices;
  const places = shown === 'places' ? placesOf(state) : null;
  const best = shown === 'best' && sitingLack(state) === null ? { count: scoring.count, candidates: candidateRulesOf(state.siting) } : null;
  if (!places && !best) return null;
  const question: ScorecardQuestion = { year, places, best };
  return { shown, input: { edits: activeEdits(history), question }, key: `score ${JSON.stringify(question)} ${editsKeyOf(history)}` };
}

/** Is the panel of scorecards in front of the user? */
export const looksAtScores = ({ study, view, siting }: Pick<AppState, 'study' | 'view' | 'siting'>): boolean =>
  study !== null && view === 'siting' && siting.panel === 'scorecard';

/** May places be picked on the map to be scored? */
export const picksScored = (state: Pick<AppState, 'study' | 'view' | 'siting' | 'scoring'>): boolean =>
  looksAtScores(state) && state.scoring.shown === 'places' && state.scoring.source === 'click';

/** What the open panel wants computed; the best places only once they were asked for. Null where nothing. */
export function nextScoreAsked(state: AppState, isRefused: (key: string) => boolean): ScoreAsked | null {
  if (!looksAtScores(state)) return null;
  const { shown } = state.scoring;
  const asked = scoreAsked(state, shown);
  if (!asked || state.scores[shown]?.key === asked.key || isRefused(asked.key)) return null;
  return shown === 'best' && state.bestWanted !== asked.key ? null : asked;
}

/** How a question stands: nothing to ask, to be asked for, waiting, an older answer while the new one comes, stopped or refused, done. */
export type ScoreStatus = 'empty' | 'ready' | 'waiting' | 'stale' | 'failed' | 'done';

export function scoreStatus(state: AppState): ScoreStatus {
  const { shown } = state.scoring;
  const asked = scoreAsked(state, shown);
  if (!asked) return 'empty';
  const kept = state.scores[shown];
  if (kept?.key === asked.key) return 'done';
  if (state.scoreProblem?.key === asked.key) return 'failed';
  if (shown === 'best' && state.bestWanted !== asked.key) return 'ready';
  return kept ? 'stale' : 'waiting';
}

const noCards: readonly Scorecard[] = [];
const ranked = new WeakMap<readonly Scorecard[], readonly Scorecard[]>();

/** Most services within their standard first, then fewest minutes over; the same list for the same cards. */
function rankedCards(cards: readonly Scorecard[]): readonly Scorecard[] {
  const known = ranked.get(cards) ?? cards.toSorted((a, b) => b.met - a.met || a.minutesOver - b.minutesOver);
  ranked.set(cards, known);
  return known;
}

/** The cards that are looked at, ranked; none where the form asks nothing. */
export function shownCards(state: AppState): readonly Scorecard[] {
  const { shown } = state.scoring;
  const output = state.scores[shown]?.output;
  if (!output || scoreStatus(state) === 'empty') return noCards;
  return shown === 'best' ? output.best : rankedCards(output.cards);
}

/** The card that is open: of the picked place, else the first. Null where there is none. */
export function openCard(state: AppState): Scorecard | null {
  const cards = shownCards(state);
  const { selection } = state;
  return (selection?.kind === 'site' ? cards.find(({ place }) => place.id === selection.id) : undefined) ?? cards[0] ?? null;
}
