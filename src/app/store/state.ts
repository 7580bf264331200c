import type { MultiPolygon } from 'geojson';
import type { Finding } from '../../model/finding';
import type { Language } from '../../model/text';
import type { Phase } from '../../model/watch';
import type { BaseMap, CoverageAnswer, ExplainedTrip, NamedBytes, StudyView } from '../../jobs/task-types';
import { layerIds, type LayerId, type MapTool, type Selection } from '../map/contract';
import { firstAnalysis, noAnalyses, type Analyses, type AnalysisChoices, type AnalysisProblem } from './analysis';
import { emptyHistory, type EditHistory } from './history';
import { nothingJudged, type Judged } from './judging';
import type { Choices } from './question';
import {
  firstSiting,
  type KeptLayout,
  type LayoutScores,
  type SiteAfter,
  type SiteAnswer,
  type SiteCandidates,
  type SiteMoves,
  notMoved,
  type SiteProblem,
  type SiteSearch,
  type SitingChoices,
} from './siting';
import { firstRelief, noRelief, type ReliefAnswers, type ReliefChoices, type ReliefProblem } from './relief';
import { firstScore, noScores, type ScoreAnswers, type ScoreChoices, type ScoreProblem } from './scorecard';
import { emptySketch, type Sketch } from './sketch';

export type Theme = 'system' | 'light' | 'dark';
export type Tool = MapTool;
/** the map with its panels, the matrix of provision in their place, the map with an analysis or with where to build beside it */
export const views = ['map', 'matrix', 'analysis', 'siting'] as const;
export type View = (typeof views)[number];

/** The views that a study has something for: without standards the map and where to build. */
export function viewsOf({ catalogue }: Pick<StudyView, 'catalogue'>): readonly View[] {
  return catalogue.standards.length > 0 ? views : ['map', 'siting'];
}

export type Tab = 'towns' | 'counties' | 'cells' | 'facilities' | 'standards';

/** What the worker is busy with, for the status bar. */
export interface Job {
  readonly kind: 'open' | 'base' | 'analyse' | 'judge' | 'outline' | 'explain' | 'analysis' | 'siting' | 'siting-more' | 'export';
  readonly phase: Phase | null;
  /** share of the phase that is done, 0 to 1 */
  readonly share: number;
}

/** The answer on screen and what it belongs to. */
export interface Answered {
  readonly answer: CoverageAnswer;
  readonly editsKey: string;
  /** people covered more (or fewer) than before the last edit; null where no edit came before this answer */
  readonly change: number | null;
}

/** The answer to a question before any edit, to hold the present one against. */
export interface Baseline {
  readonly answer: CoverageAnswer;
  /** of `questionKey` */
  readonly questionKey: string;
}

/** A figure of a standard that is opened: for a unit, in the year of the screen. */
export interface OpenFigure {
  readonly standard: string;
  /** code of a unit */
  readonly unit: string;
}

/** The trip of a demand row and what it belongs to; null where it has none. */
export interface TripFound {
  readonly trip: ExplainedTrip | null;
  /** of `tripKey` */
  readonly key: string;
}

export type Dialog =
  | { readonly kind: 'findings'; readonly intro: 'refused' | 'opened' | 'study' | 'question'; readonly findings: readonly Finding[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'files'; readonly files: readonly NamedBytes[] };

/** All the state of the screen, plain data. */
export interface AppState {
  readonly language: Language;
  readonly theme: Theme;
  readonly study: StudyView | null;
  /** name of the file that is being opened */
  readonly openingName: string;
  readonly base: BaseMap | null;
  readonly choices: Choices | null;
  readonly history: EditHistory;
  readonly answered: Answered | null;
  readonly baseline: Baseline | null;
  readonly judged: Judged;
  readonly outlines: readonly MultiPolygon[];
  readonly tripFound: TripFound | null;
  readonly job: Job | null;
  readonly outcome: 'idle' | 'done' | 'cancelled' | 'failed';
  readonly failure: Finding | null;
  readonly selection: Selection | null;
  readonly hovered: Selection | null;
  /** the facility that is being moved; work in the background waits for it */
  readonly heldId: string | null;
  readonly tool: Tool;
  /** where a new facility is about to be put */
  readonly draft: { readonly lon: number; readonly lat: number } | null;
  /** the closing or barrier that is being drawn */
  readonly sketch: Sketch;
  readonly view: View;
  readonly tab: Tab;
  readonly openStandard: string | null;
  readonly openFigure: OpenFigure | null;
  readonly analysis: AnalysisChoices;
  readonly analyses: Analyses;
  readonly analysisProblem: AnalysisProblem | null;
  readonly siting: SitingChoices;
  readonly siteCandidates: SiteCandidates | null;
  readonly siteSearch: SiteSearch | null;
  readonly siteAnswer: SiteAnswer | null;
  readonly siteProblem: SiteProblem | null;
  /** ids of the sites of the answer that are to be taken over */
  readonly sitePicks: readonly string[];
  readonly siteAfter: SiteAfter | null;
  readonly siteMoves: SiteMoves;
  readonly layouts: readonly KeptLayout[];
  readonly layoutScores: LayoutScores | null;
  readonly relief: ReliefChoices;
  readonly reliefAnswers: ReliefAnswers;
  readonly reliefProblem: ReliefProblem | null;
  /** key of the question of failures that the user asked for; '' for none */
  readonly reliefWanted: string;
  readonly scoring: ScoreChoices;
  readonly scores: ScoreAnswers;
  readonly scoreProblem: ScoreProblem | null;
  /** key of the question of best places that the user asked for; '' for none */
  readonly bestWanted: string;
  readonly visible: Readonly<Record<LayerId, boolean>>;
  readonly colourBy: 'minutes' | 'covered';
  /** does the map draw neighbouring cells as one, at its present scale? */
  readonly cellsMerged: boolean;
  readonly dialog: Dialog | null;
}

const shownAtFirst: readonly LayerId[] = ['hillshade', 'rivers', 'roads', 'hexagons', 'answers', 'facilities', 'ground', 'labels'];

const visibleAtFirst = Object.fromEntries(layerIds.map((id) => [id, shownAtFirst.includes(id)])) as Record<LayerId, boolean>;

/** The screen before anything is open. */
export function initialState(language: Language, theme: Theme): AppState {
  return {
    language,
    theme,
    study: null,
    openingName: '',
    base: null,
    choices: null,
    history: emptyHistory,
    answered: null,
    baseline: null,
    judged: nothingJudged,
    outlines: [],
    tripFound: null,
    job: null,
    outcome: 'idle',
    failure: null,
    selection: null,
    hovered: null,
    heldId: null,
    tool: 'select',
    draft: null,
    sketch: emptySketch,
    view: 'map',
    tab: 'towns',
    openStandard: null,
    openFigure: null,
    analysis: firstAnalysis,
    analyses: noAnalyses,
    analysisProblem: null,
    siting: firstSiting,
    siteCandidates: null,
    siteSearch: null,
    siteAnswer: null,
    siteProblem: null,
    sitePicks: [],
    siteAfter: null,
    siteMoves: notMoved,
    layouts: [],
    layoutScores: null,
    relief: firstRelief,
    reliefAnswers: noRelief,
    reliefProblem: null,
    reliefWanted: '',
    scoring: firstScore,
    scores: noScores,
    scoreProblem: null,
    bestWanted: '',
    visible: visibleAtFirst,
    colourBy: 'minutes',
    cellsMerged: false,
    dialog: null,
  };
}
