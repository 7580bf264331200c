import { activeEdits } from './history';
import { groundEdits, placeKeyOf } from './derived';
import {
  reliefLevels,
  usualReliefGoal,
  type ClosureGoal,
  type FailureGoal,
  type ReliefGoal,
  type ReliefTier,
  type StockRules,
} from '../../model/relief';
import type { Edit } from '../../model/edit';
import type { Finding } from '../../model/finding';
import type { UnitLevel } from '../../model/unit-level';
import type { StudyView, TaskTypes } from '../../jobs/task-types';
import type { AppState } from './state';

/** What can be looked at of relief depots: how soon, with what stock, what fails in turn, what closes at once. */
export const reliefSections = ['times', 'stock', 'failures', 'closures'] as const;
export type ReliefSection = (typeof reliefSections)[number];

/** What the stock is listed by. */
export const stockTables = ['depots', 'zones', 'towns'] as const;
export type StockTable = (typeof stockTables)[number];

/** What is made to fail in turn. */
export const failureTables = ['roads', 'bridges', 'depots'] as const;
export type FailureTable = (typeof failureTables)[number];

/** Ranked segments that are listed and drawn. */
export const segmentsListed = 10;

/** What the user says of a level of depots in place of the usual. */
export type TierChoice = Partial<Pick<ReliefTier, 'targetHours' | 'dispatchMinutes' | 'loadingMinutes'>> & {
  /** false: depots of this level do not help */
  readonly on?: boolean;
};

/** The form of relief depots, beyond year and group, which it shares with the map. */
export interface ReliefChoices {
  readonly section: ReliefSection;
  readonly tiers: Readonly<Partial<Record<UnitLevel, TierChoice>>>;
  readonly stock: Partial<StockRules>;
  /** the level of depots whose times the map and the table tell; null for whichever comes first */
  readonly shown: UnitLevel | null;
  readonly unitLevel: 'county' | 'town';
  readonly stockTable: StockTable;
  readonly failureTable: FailureTable;
  /** depots of this level alone are looked at where roads fail or are closed; null for all levels */
  readonly helping: UnitLevel | null;
  /** roads inside hazard zones of these kinds are closed */
  readonly hazardKinds: readonly string[];
  /** the roads that the scenario closes, held against the same without them */
  readonly drawn: boolean;
}

export const firstRelief: ReliefChoices = {
  section: 'times',
  tiers: {},
  stock: {},
  shown: null,
  unitLevel: 'county',
  stockTable: 'depots',
  failureTable: 'roads',
  helping: null,
  hazardKinds: [],
  drawn: true,
};

/** The task behind each question about depots. */
export const reliefTasks = { times: 'relief', failures: 'reliefFailures', closures: 'reliefClosures' } as const satisfies Readonly<
  Record<string, keyof TaskTypes>
>;
export type ReliefTask = keyof typeof reliefTasks;
type Output<T extends ReliefTask> = TaskTypes[(typeof reliefTasks)[T]]['output'];

/** Which question a section shows the answer of. */
export const taskOfSection: Readonly<Record<ReliefSection, ReliefTask>> = {
  times: 'times',
  stock: 'times',
  failures: 'failures',
  closures: 'closures',
};

export type ReliefAnswers = { readonly [T in ReliefTask]: { readonly key: string; readonly output: Output<T> } | null };
export const noRelief: ReliefAnswers = { times: null, failures: null, closures: null };

/** What a question was refused for; `finding` null where it was stopped. */
export interface ReliefProblem {
  readonly key: string;
  readonly finding: Finding | null;
}

/** A question about depots as it is put to the worker. Equal questions have equal keys. */
export type ReliefAsked<T extends ReliefTask = ReliefTask> = {
  readonly [K in T]: {
    readonly task: K;
    readonly name: (typeof reliefTasks)[K];
    readonly input: TaskTypes[(typeof reliefTasks)[K]]['input'];
    readonly key: string;
  };
}[T];

type Asking = Pick<AppState, 'study' | 'choices' | 'history' | 'relief'>;

/** The levels of depots that a study's catalogue knows, the lowest first, each with what the user says of it. */
export function reliefTiers({ study, choices, relief }: Pick<AppState, 'study' | 'choices' | 'relief'>): readonly (ReliefTier & {
  readonly on: boolean;
})[] {
  if (!study) return [];
  return usualReliefGoal(study.catalogue, choices?.year ?? 0).tiers.map((tier) => ({ ...tier, on: true, ...relief.tiers[tier.level] }));
}

/** The question that the form puts; null where no level of depots helps. */
export function reliefGoalOf(state: Pick<AppState, 'study' | 'choices' | 'relief'>): ReliefGoal | null {
  const { study, choices, relief } = state;
  if (!study || !choices) return null;
  const tiers = reliefTiers(state).flatMap(({ on, ...tier }) => (on ? [tier] : []));
  if (tiers.length === 0) return null;
  const usual = usualReliefGoal(study.catalogue, choices.year);
  return { ...usual, group: choices.group, tiers, stock: { ...usual.stock, ...relief.stock } };
}

/** Who helps where roads fail or are closed, and within which hours: those of the level, the longest of all levels. */
function failureOf(goal: ReliefGoal, helping: UnitLevel | null): FailureGoal {
  const tiers = goal.tiers.filter(({ level }) => helping === null || level === helping);
  const counted = tiers.length > 0 ? tiers : goal.tiers;
  return {
    levels: counted.map(({ level }) => level),
    targetHours: Math.max(...counted.map(({ targetHours }) => targetHours)),
    listed: segmentsListed,
  };
}

/** The roads that the scenario closes, in the order of the history. */
export const drawnClosures = (state: Pick<AppState, 'history'>): ClosureGoal['zones'] =>
  groundEdits(state.history).flatMap((edit) => (edit.kind === 'close-roads' ? [{ name: edit.name, geometry: edit.geometry }] : []));

/** The kinds of a study's hazard zones, each with the number of its zones. */
export function hazardKinds(study: StudyView): readonly { readonly kind: string; readonly zones: number }[] {
  const counted = new Map<string, number>();
  for (const { kind } of study.hazards) counted.set(kind, (counted.get(kind) ?? 0) + 1);
  return Array.from(counted, ([kind, zones]) => ({ kind, zones }));
}

const isClosing = (edit: Edit): boolean => edit.kind === 'close-roads';

/** What a question asks; null while it has nothing to ask. */
export function reliefAsked(state: Asking, task: ReliefTask): ReliefAsked | null {
  const goal = reliefGoalOf(state);
  if (!goal) return null;
  const { history, relief } = state;
  const edits = activeEdits(history);
  const keyed = (...about: readonly unknown[]): string => `${task} ${JSON.stringify([goal, ...about])} ${placeKeyOf(history)}`;
  if (task === 'times') return { task, name: 'relief', input: { edits, goal }, key: keyed() };
  const failure = failureOf(goal, relief.helping);
  if (task === 'failures') return { task, name: 'reliefFailures', input: { edits, goal, failure }, key: keyed(failure) };
  const zones = relief.drawn ? drawnClosures(state) : [];
  if (zones.length === 0 && relief.hazardKinds.length === 0) return null;
  const closure: ClosureGoal = { zones, hazardKinds: relief.hazardKinds };
  const before = zones.length > 0 ? edits.filter((edit) => !isClosing(edit)) : edits;
  return {
    task,
    name: 'reliefClosures',
    input: { edits: before, goal, failure, closure },
    key: keyed(failure, closure.hazardKinds, zones.length),
  };
}

/** Is the panel of relief depots in front of the user? */
export const looksAtRelief = ({ study, view, siting }: Pick<AppState, 'study' | 'view' | 'siting'>): boolean =>
  study !== null && view === 'siting' && siting.panel === 'relief';

/** What the open panel wants computed next; failures in turn only once they were asked for. Null where nothing. */
export function nextReliefAsked(state: AppState, isRefused: (key: string) => boolean): ReliefAsked | null {
  if (!looksAtRelief(state)) return null;
  const tasks = ['times', taskOfSection[state.relief.section]] as const;
  for (const task of tasks) {
    const asked = reliefAsked(state, task);
    const waits = task === 'failures' && state.reliefWanted !== asked?.key;
    if (asked && !waits && state.reliefAnswers[task]?.key !== asked.key && !isRefused(asked.key)) return asked;
  }
  return null;
}

/** How a question stands: nothing to ask, to be asked for, waiting, an older answer while the new one comes, stopped or refused, done. */
export type ReliefStatus = 'empty' | 'ready' | 'waiting' | 'stale' | 'failed' | 'done';

export function reliefStatus(state: AppState, task: ReliefTask): ReliefStatus {
  const asked = reliefAsked(state, task);
  if (!asked) return 'empty';
  const kept = state.reliefAnswers[task];
  if (kept?.key === asked.key) return 'done';
  if (state.reliefProblem?.key === asked.key) return 'failed';
  if (task === 'failures' && state.reliefWanted !== asked.key) return 'ready';
  return kept ? 'stale' : 'waiting';
}

/** Levels in the order of a goal's tiers. */
export const levelsOf = (goal: ReliefGoal): readonly UnitLevel[] =>
  reliefLevels.filter((level) => goal.tiers.some((tier) => tier.level === level));
