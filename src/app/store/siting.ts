import type {
  CandidateAnswer,
  CandidateRules,
  CandidateSource,
  CurvePoint,
  LayoutScore,
  ListedPlace,
  MovedSite,
  SitedPlace,
  SitingAnswer,
  SitingGoal,
  SitingModelId,
} from '../../model/siting';
import type { Edit } from '../../model/edit';
import type { Finding } from '../../model/finding';
import type { Facility } from '../../model/study';
import type { CoverageAnswer, StudyView, TaskName, TaskTypes } from '../../jobs/task-types';
import { currentFacilities, placeKeyOf } from './derived';
import { activeEdits } from './history';
import { questionOf, serviceOf } from './question';
import type { AppState } from './state';

/** What can be planned beside the map, one panel each. */
export const sitingPanels = ['sites', 'relief', 'scorecard'] as const;
export type SitingPanel = (typeof sitingPanels)[number];

/** What the sentence of a goal asks for, by model; those that are left out are not offered on the screen. */
export const sitingAsks = {
  lscp: { sites: false, share: true, minutes: true },
  mclp: { sites: true, share: false, minutes: true },
  'p-median': { sites: true, share: false, minutes: false },
  'p-center': { sites: true, share: false, minutes: false },
  backup: { sites: true, share: true, minutes: true },
} as const satisfies Readonly<Partial<Record<SitingModelId, Readonly<Record<'sites' | 'share' | 'minutes', boolean>>>>>;
export type OfferedModel = keyof typeof sitingAsks;
export const offeredModels = Object.keys(sitingAsks) as readonly OfferedModel[];

/** The form of a siting question, beyond service, trip, minutes, year and group, which it shares with the map. */
export interface SitingChoices {
  readonly panel: SitingPanel;
  readonly model: OfferedModel;
  /** code of a unit; '' for everyone */
  readonly region: string;
  readonly newSites: number;
  /** 0 to 1 */
  readonly share: number;
  readonly keepExisting: boolean;
  /** '' for the first type of the service */
  readonly buildType: string;
  readonly from: CandidateSource;
  readonly types: readonly string[];
  readonly list: readonly ListedPlace[];
  /** code of the unit that candidates lie in; null: where the people are who count */
  readonly within: string | null;
  readonly roadMetres: number | null;
  readonly slopeDegrees: number | null;
  readonly avoidHazards: readonly string[];
  readonly offBarriers: boolean;
  readonly twoWaysIn: boolean;
  readonly locked: readonly string[];
  readonly forbidden: readonly string[];
  readonly capacity: SitingGoal['capacity'];
  /** largest number of new sites on the curve, 0 for none */
  readonly curve: number;
  /** of one new site, in the unit of money of the action list; null where it is not known */
  readonly cost: number | null;
  /** in which the new sites open; null: left open */
  readonly opens: number | null;
}

export const firstSiting: SitingChoices = {
  panel: 'sites',
  model: 'mclp',
  region: '',
  newSites: 5,
  share: 0.95,
  keepExisting: true,
  buildType: '',
  from: 'villages',
  types: [],
  list: [],
  within: null,
  roadMetres: null,
  slopeDegrees: null,
  avoidHazards: [],
  offBarriers: true,
  twoWaysIn: false,
  locked: [],
  forbidden: [],
  capacity: null,
  curve: 10,
  cost: null,
  opens: null,
};

/** The form for a study that was just opened: candidates of a kind that it has. */
export function sitingFor(study: StudyView): SitingChoices {
  const has = (level: 'village' | 'town'): boolean => study.units.some((unit) => unit.level === level);
  return { ...firstSiting, from: has('village') ? 'villages' : has('town') ? 'towns' : 'cells' };
}

export const sitesRange = { least: 1, most: 200 } as const;

/** An answer, what it was asked with, and which of its sites were taken over. */
export interface SiteAnswer {
  /** of `SitingAsked` */
  readonly key: string;
  readonly edits: readonly Edit[];
  readonly output: SitingAnswer;
  /** facilities that sites became when they were accepted, by the site's id; undo takes them away again */
  readonly accepted: Readonly<Record<string, Pick<Facility, 'id' | 'name'>>>;
  /** keys of the question with accepted sites in the scenario: the answer is the same */
  readonly acceptedKeys: readonly string[];
}

/** A search that runs: what it has found so far (NaN before there is anything). */
export interface SiteSearch {
  readonly key: string;
  readonly objective: number;
  readonly bound: number;
  /** the best so far was asked for */
  readonly enough: boolean;
}

/** Why there is no answer; `finding` null where the search was stopped. */
export interface SiteProblem {
  readonly key: string;
  readonly finding: Finding | null;
}

/** The candidates of the form, and the key of what they were asked with. */
export interface SiteCandidates {
  readonly key: string;
  readonly output: CandidateAnswer;
}

/** Times once all sites of an answer are built, where they stand now. */
export interface SiteAfter {
  readonly of: SitingAnswer;
  readonly moved: SiteMoves['places'];
  /** of its facilities: id of the new site */
  readonly siteOf: ReadonlyMap<string, string>;
  readonly coverage: CoverageAnswer;
}

/** Sites of the answer that were moved by hand, and what that costs against the layout that was found. */
export interface SiteMoves {
  readonly places: Readonly<Record<string, { readonly lon: number; readonly lat: number }>>;
  /** of the layout as it was found, and as it was moved; null while it is being found */
  readonly scores: MovedSite | null;
  /** do the scores belong to where the sites are? */
  readonly current: boolean;
  /** the site that is being dragged, and where it stood; null where none is */
  readonly held: { readonly id: string; readonly before: SiteMoves['places'] } | null;
}

export const notMoved: SiteMoves = { places: {}, scores: null, current: true, held: null };

/** A layout that was kept for comparison. */
export interface KeptLayout {
  readonly id: string;
  readonly name: string;
  readonly places: readonly ListedPlace[];
}

/** The scores of the kept layouts, and the key of what they were asked with. */
export interface LayoutScores {
  readonly key: string;
  readonly output: readonly LayoutScore[];
}

interface TaskAsked<N extends TaskName> {
  readonly input: TaskTypes[N]['input'];
  /** equal questions have equal keys */
  readonly key: string;
}
export type SitingAsked = TaskAsked<'siteStudy'>;

/** The type of facility that is built: the chosen one where the service has it, else its first; '' where it has none. */
export function buildTypeOf({ study, choices, siting }: Pick<AppState, 'study' | 'choices' | 'siting'>): string {
  const types = (study && choices ? serviceOf(study, choices.service)?.types : undefined) ?? [];
  return types.includes(siting.buildType) ? siting.buildType : (types[0] ?? '');
}

/** What the form lacks before it can be solved; null where nothing. */
export type SitingLack = 'types' | 'list' | 'units';

export function sitingLack({ study, siting }: Pick<AppState, 'study' | 'siting'>): SitingLack | null {
  if (siting.from === 'facilities' && siting.types.length === 0) return 'types';
  if (siting.from === 'list' && siting.list.length === 0) return 'list';
  const level = siting.from === 'villages' ? 'village' : siting.from === 'towns' ? 'town' : null;
  return level && study && !study.units.some((unit) => unit.level === level) ? 'units' : null;
}

/** other sets as good as the chosen one that are looked for, at most */
const tiesWanted = 20;

/** Where the form says that may be built. */
export function candidateRulesOf(siting: SitingChoices): CandidateRules {
  return {
    from: siting.from,
    types: siting.from === 'facilities' ? siting.types : [],
    list: siting.from === 'list' ? siting.list : [],
    within: siting.within ?? siting.region,
    roadMetres: siting.roadMetres,
    slopeDegrees: siting.slopeDegrees,
    avoidHazards: siting.avoidHazards,
    landCover: [],
    offBarriers: siting.offBarriers,
    twoWaysIn: siting.twoWaysIn,
  };
}

/** The question that the form puts; null while there is no study or service. */
export function goalOf(state: Pick<AppState, 'study' | 'choices' | 'siting'>): SitingGoal | null {
  const { study, choices, siting } = state;
  const question = study && choices ? questionOf(study, choices) : null;
  if (!question) return null;
  const asks = sitingAsks[siting.model];
  return {
    model: siting.model,
    question,
    region: siting.region,
    newSites: asks.sites ? siting.newSites : null,
    share: asks.share ? siting.share : 1,
    keepExisting: siting.keepExisting,
    buildType: buildTypeOf(state),
    candidates: candidateRulesOf(siting),
    locked: siting.locked,
    forbidden: siting.forbidden,
    capacity: siting.capacity,
    ties: tiesWanted,
  };
}

/** What a click on 'solve' asks the worker; null while something is lacking. */
export function sitingAsked(state: AppState): SitingAsked | null {
  const goal = goalOf(state);
  if (!goal || sitingLack(state) !== null) return null;
  const input = { edits: activeEdits(state.history), goal, curve: state.siting.curve };
  return { input, key: `${JSON.stringify([goal, input.curve])} ${placeKeyOf(state.history)}` };
}

/** Names the candidates that the form means; null while something is lacking. Neither the model nor locked and forbidden sites matter to it. */
export function candidatesAsked(state: AppState): TaskAsked<'siteCandidates'> | null {
  const goal = goalOf(state);
  if (!goal || sitingLack(state) !== null) return null;
  const { trip, types, year } = goal.question;
  const key = `${JSON.stringify([goal.candidates, trip, types, year])} ${placeKeyOf(state.history)}`;
  return { input: { goal: { ...goal, locked: [], forbidden: [] }, edits: activeEdits(state.history) }, key };
}

/** Names what the kept layouts are compared under; null where there are none. */
export function layoutsAsked(state: AppState): TaskAsked<'compareLayouts'> | null {
  const { layouts, siting } = state;
  const goal = goalOf(state);
  if (!goal || layouts.length === 0) return null;
  const input = {
    edits: activeEdits(state.history),
    goal,
    layouts: layouts.map(({ id, places }) => ({ id, places })),
    costOfOne: siting.cost,
  };
  const { question, region, keepExisting } = goal;
  return { input, key: `${JSON.stringify([question, region, keepExisting, input.layouts, siting.cost])} ${placeKeyOf(state.history)}` };
}

/** How the panel stands: nothing asked yet, searching, the answer of an older question, no answer to this one, done. */
export type SitingStatus = 'empty' | 'running' | 'stale' | 'failed' | 'done';

export function sitingStatus(state: AppState): SitingStatus {
  if (state.siteSearch) return 'running';
  const key = sitingAsked(state)?.key ?? '';
  const { siteAnswer, siteProblem } = state;
  if (siteProblem?.key === key) return 'failed';
  if (!siteAnswer) return 'empty';
  return siteAnswer.key === key || siteAnswer.acceptedKeys.includes(key) ? 'done' : 'stale';
}

/** The chosen new places in the order in which their gains are counted. */
export function rankedPlaces({ places }: Pick<SitingAnswer, 'places'>): readonly SitedPlace[] {
  return places.toSorted((a, b) => a.gain.order - b.gain.order);
}

/** The curve by the number of new sites: the sites that are open anyway are not counted. */
export function curveOfNew({ curve, openSites }: Pick<SitingAnswer, 'curve' | 'openSites'>): readonly CurvePoint[] {
  return curve.map((point) => ({ ...point, sites: point.sites - openSites }));
}

/** Where the sites of an answer stand, some of them moved by hand. */
export function placesAsMoved(
  { places }: Pick<SitingAnswer, 'places'>,
  { places: moved }: Pick<SiteMoves, 'places'>,
): readonly SitedPlace[] {
  return places.map((place) => ({ ...place, ...moved[place.id] }));
}

const noIds: ReadonlySet<string> = new Set();
const acceptedIn = new WeakMap<SiteAnswer, { readonly facilities: readonly Facility[]; readonly ids: ReadonlySet<string> }>();

/** Ids of the sites of the answer that stand in the scenario; the same set for the same answer and facilities. */
export function acceptedSites({ study, history, siteAnswer }: Pick<AppState, 'study' | 'history' | 'siteAnswer'>): ReadonlySet<string> {
  if (!study || !siteAnswer) return noIds;
  const facilities = currentFacilities(study, history);
  const kept = acceptedIn.get(siteAnswer);
  if (kept?.facilities === facilities) return kept.ids;
  // an id that was freed by undo may be another facility's by now
  const nameOf = ({ id, name }: Pick<Facility, 'id' | 'name'>): string => `${id} ${name}`;
  const there = new Set(facilities.map(nameOf));
  const ids = new Set(Object.entries(siteAnswer.accepted).flatMap(([site, facility]) => (there.has(nameOf(facility)) ? [site] : [])));
  acceptedIn.set(siteAnswer, { facilities, ids });
  return ids;
}

/** |objective - bound| by |objective|; NaN before both are known. */
export function liveGap({ objective, bound }: Pick<SiteSearch, 'objective' | 'bound'>): number {
  if (objective === bound) return 0;
  const gap = Math.abs(objective - bound) / Math.abs(objective);
  return Number.isFinite(gap) ? gap : NaN;
}
