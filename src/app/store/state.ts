import type { MultiPolygon } from 'geojson';
import type { Finding } from '../../model/finding';
import type { Language } from '../../model/text';
import type { Phase } from '../../model/watch';
import type { StandardResult } from '../../model/result';
import type { BaseMap, CoverageAnswer, ExplainedTrip, NamedBytes, StudyView } from '../../jobs/task-types';
import { layerIds, type LayerId, type MapTool, type Selection } from '../map/contract';
import { emptyHistory, type EditHistory } from './history';
import type { Choices } from './question';
import { emptySketch, type Sketch } from './sketch';

export type Theme = 'system' | 'light' | 'dark';
export type Tool = MapTool;
export type Tab = 'towns' | 'counties' | 'cells' | 'facilities' | 'standards';

/** What the worker is busy with, for the status bar. */
export interface Job {
  readonly kind: 'open' | 'base' | 'analyse' | 'judge' | 'outline' | 'explain' | 'export';
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

/** The standards judged so far and what they belong to; they come a few at a time. */
export interface Judged {
  readonly results: readonly StandardResult[];
  /** results of an earlier year or of other edits, to show until the new ones come */
  readonly older: readonly StandardResult[];
  readonly editsKey: string;
  readonly year: number;
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
  readonly judged: Judged | null;
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
  readonly tab: Tab;
  readonly openStandard: string | null;
  readonly visible: Readonly<Record<LayerId, boolean>>;
  readonly colourBy: 'minutes' | 'covered';
  /** does the map draw neighbouring cells as one, at its present scale? */
  readonly cellsMerged: boolean;
  readonly dialog: Dialog | null;
}

const shownAtFirst: readonly LayerId[] = ['hillshade', 'rivers', 'roads', 'hexagons', 'facilities', 'ground', 'labels'];

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
    judged: null,
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
    tab: 'towns',
    openStandard: null,
    visible: visibleAtFirst,
    colourBy: 'minutes',
    cellsMerged: false,
    dialog: null,
  };
}
