import { activeStandards, isListed, type Standard, type TierLadder } from '../../model/catalogue';
import type { Finding } from '../../model/finding';
import type { StudyView, TaskTypes } from '../../jobs/task-types';
import { currentCatalogue, editsKeyOf } from './derived';
import { activeEdits } from './history';
import { questionKey, questionOf, serviceOf } from './question';
import type { AppState } from './state';

/** What can be looked at beside the map: how evenly, for whom there is room, which tiers fail, what changed and why. */
export const analysisPanels = ['equity', 'served', 'tiers', 'change'] as const;
export type AnalysisPanel = (typeof analysisPanels)[number];

/** What the map tells of equity: each against its mean, 1. */
export const equityColours = ['value', 'hrad', 'pad', 'hradByPad'] as const;
export type EquityColour = (typeof equityColours)[number];

/** What the tiers are listed by: who lacks which, place by place, or how far it is from one institution to the next. */
export const tierTables = ['towns', 'villages', 'referrals'] as const;
export type TierTable = (typeof tierTables)[number];

export interface AnalysisChoices {
  readonly panel: AnalysisPanel;
  /** id of a standard; '' for the question in front of the user */
  readonly subject: string;
  readonly level: 'county' | 'town';
  readonly colour: EquityColour;
  /** people whom one unit of capacity serves; null for what the plan says */
  readonly peoplePerUnit: number | null;
  /** id of a ladder; '' for the first */
  readonly ladder: string;
  readonly tierTable: TierTable;
  /** the two years of a change; 0 for the first and the last of the study */
  readonly from: number;
  readonly to: number;
}

export const firstAnalysis: AnalysisChoices = {
  panel: 'equity',
  subject: '',
  level: 'county',
  colour: 'value',
  peoplePerUnit: null,
  ladder: '',
  tierTable: 'towns',
  from: 0,
  to: 0,
};

/** The task behind each panel. */
export const analysisTasks = { equity: 'unitEquity', served: 'served', tiers: 'tiers', change: 'change' } as const satisfies Readonly<
  Record<AnalysisPanel, keyof TaskTypes>
>;
type TaskOf<P extends AnalysisPanel> = (typeof analysisTasks)[P];

/** A panel's answer and what it belongs to. */
export interface AnalysisAnswer<P extends AnalysisPanel> {
  /** of `AnalysisAsked` */
  readonly key: string;
  readonly output: TaskTypes[TaskOf<P>]['output'];
}

export type Analyses = { readonly [P in AnalysisPanel]: AnalysisAnswer<P> | null };
export const noAnalyses: Analyses = { equity: null, served: null, tiers: null, change: null };

/** What an analysis was refused for; `finding` null where it was stopped. */
export interface AnalysisProblem {
  readonly key: string;
  readonly finding: Finding | null;
}

/** What a panel wants computed. */
export type AnalysisAsked = {
  readonly [P in AnalysisPanel]: {
    readonly panel: P;
    readonly name: TaskOf<P>;
    readonly input: TaskTypes[TaskOf<P>]['input'];
    /** equal questions have equal keys */
    readonly key: string;
  };
}[AnalysisPanel];

const typesWithRoom = new WeakMap<StudyView, ReadonlySet<string>>();

/** Facility types of which some have a capacity. */
function roomyTypes(study: StudyView): ReadonlySet<string> {
  const kept = typesWithRoom.get(study);
  if (kept) return kept;
  const made = new Set(study.facilities.flatMap(({ type, capacity }) => (capacity === null ? [] : [type])));
  typesWithRoom.set(study, made);
  return made;
}

const hasRoom = (study: StudyView, types: readonly string[]): boolean => types.some((type) => roomyTypes(study).has(type));

const suits: Readonly<Record<AnalysisPanel, (study: StudyView, standard: Standard) => boolean>> = {
  equity: (_study, { kind }) => kind === 'reach' || kind === 'ratio' || kind === 'capacity',
  served: (study, standard) =>
    standard.kind === 'capacity' || (standard.kind === 'reach' && !standard.from && !standard.also && hasRoom(study, standard.types)),
  tiers: () => false,
  change: (_study, standard) => !isListed(standard),
};

/** What a panel may be about. */
export interface AnalysisSubjects {
  /** the question in front of the user too? */
  readonly question: boolean;
  readonly standards: readonly Standard[];
}

export function subjectsOf(state: Pick<AppState, 'study' | 'history' | 'choices'>, panel: AnalysisPanel): AnalysisSubjects {
  const { study, history, choices } = state;
  if (!study) return { question: false, standards: [] };
  const service = choices ? serviceOf(study, choices.service) : undefined;
  const asksQuestion = { equity: true, served: hasRoom(study, service?.types ?? []), tiers: false, change: false }[panel];
  return {
    question: asksQuestion && service !== undefined,
    standards: activeStandards(currentCatalogue(study, history)).filter((standard) => suits[panel](study, standard)),
  };
}

/** What the panel is about: the chosen standard where it suits, else the question, else the first standard that suits; null where nothing does. */
export function subjectOf(state: Pick<AppState, 'study' | 'history' | 'choices' | 'analysis'>): Standard | 'question' | null {
  const { panel, subject } = state.analysis;
  const { question, standards } = subjectsOf(state, panel);
  return standards.find(({ id }) => id === subject) ?? (question ? 'question' : (standards[0] ?? null));
}

/** The ladder that is looked at. */
export function ladderOf({ study, history, analysis }: Pick<AppState, 'study' | 'history' | 'analysis'>): TierLadder | null {
  const tiers = study ? currentCatalogue(study, history).tiers : [];
  return tiers.find(({ id }) => id === analysis.ladder) ?? tiers[0] ?? null;
}

/** The two years of a change: earlier, later; null where the study has fewer than two. */
export function changeYears({ study, analysis }: Pick<AppState, 'study' | 'analysis'>): readonly [from: number, to: number] | null {
  const years = study?.years ?? [];
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const from = years.includes(analysis.from) ? analysis.from : first;
  const to = years.includes(analysis.to) ? analysis.to : last;
  return from === to ? null : [from, to];
}

/** What the open panel wants computed; null where no panel is open or it has nothing to ask. */
export function analysisAsked(state: AppState): AnalysisAsked | null {
  const { study, choices, history, analysis, view } = state;
  if (!study || !choices || view !== 'analysis') return null;
  const { panel, level, peoplePerUnit } = analysis;
  const edits = activeEdits(history);
  const keyed = (about: string): string => `${panel} ${about} ${editsKeyOf(history)}`;
  if (panel === 'tiers') {
    const { year } = choices;
    return ladderOf(state) ? { panel, name: 'tiers', input: { edits, year }, key: keyed(String(year)) } : null;
  }
  const about = subjectOf(state);
  if (about === null) return null;
  if (panel === 'change') {
    const years = changeYears(state);
    if (!years || about === 'question') return null;
    const [from, to] = years;
    return { panel, name: 'change', input: { edits, from, to, standards: [about.id] }, key: keyed(`${about.id} ${from} ${to}`) };
  }
  const question = questionOf(study, choices);
  if (!question) return null;
  const subject =
    about === 'question' ? ({ kind: 'question', question } as const) : ({ kind: 'standard', id: about.id, year: choices.year } as const);
  const aboutKey = about === 'question' ? questionKey(question) : `${about.id} ${choices.year}`;
  return panel === 'equity'
    ? { panel, name: 'unitEquity', input: { edits, subject, level }, key: keyed(`${aboutKey} ${level}`) }
    : { panel, name: 'served', input: { edits, subject, peoplePerUnit }, key: keyed(`${aboutKey} ${peoplePerUnit ?? ''}`) };
}

/** How a panel stands: nothing to ask, waiting for its first answer, an older answer while the new one comes, stopped or refused, done. */
export type AnalysisStatus = 'empty' | 'waiting' | 'stale' | 'failed' | 'done';

export function analysisStatus(state: AppState): AnalysisStatus {
  const asked = analysisAsked(state);
  if (!asked) return 'empty';
  const kept = state.analyses[asked.panel];
  if (kept?.key === asked.key) return 'done';
  if (state.analysisProblem?.key === asked.key) return 'failed';
  return kept ? 'stale' : 'waiting';
}
