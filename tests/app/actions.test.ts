import { describe, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createActions } from '../../src/app/store/actions';
import { changesOf } from '../../src/app/store/comparing';
import { standardEntries } from '../../src/app/store/judging';
import { isStale } from '../../src/app/store/settle';
import { initialState, type AppState } from '../../src/app/store/state';
import { wholeLedger } from '../../src/app/store/totals';
import type { StudyView, TaskTypes } from '../../src/jobs/task-types';
import type { ReachStandard } from '../../src/model/catalogue';
import type { StandardResult } from '../../src/model/result';
import { Failure } from '../../src/model/finding';
import { answerOf, fakeClient, type FakeClient } from './support/fake-client';
import { facilityAt, judgedStudy, smallStudy } from './support/small-study';

const refusedFile = { path: 'bad.csv', bytes: new Uint8Array() };
const goodFile = { path: 'small.zip', bytes: new Uint8Array(1) };

interface TestScreen {
  readonly client: FakeClient;
  readonly store: StoreApi<AppState>;
  readonly actions: ReturnType<typeof createActions>;
  /** called while standards are judged */
  readonly hooks: { onJudge: (() => void) | null };
}

function newScreen(study: StudyView): TestScreen {
  const hooks: TestScreen['hooks'] = { onJudge: null };
  const client = fakeClient({
    openStudy: ({ files }) => {
      if (files[0]?.path === refusedFile.path) throw new Failure('table.no-header', { file: 'bad.csv' });
      return study;
    },
    baseMap: () => ({ hillshade: null, roads: [] }),
    analyse: (input) => answerOf(study, input),
    judge: ({ years, standards }) => {
      hooks.onJudge?.();
      return (standards ?? []).map((id) => standardResult(id, years[0] ?? 0));
    },
    check: () => ({
      status: 'refused',
      path: 'bad.csv',
      format: 'csv',
      layer: '',
      features: 0,
      encoding: '',
      datum: '',
      columns: [],
      people: NaN,
      findings: [
        { severity: 'error', code: 'table.no-header', where: { file: 'bad.csv' }, details: {} },
        { severity: 'warn', code: 'table.row-width', where: { file: 'bad.csv', row: 3 }, details: {} },
      ],
    }),
  });
  const store = createStore<AppState>(() => initialState('zh', 'system'));
  return { client, store, actions: createActions(store, client), hooks };
}

async function opened(study = smallStudy) {
  const screen = newScreen(study);
  await screen.actions.openFiles([goodFile], 'small.zip', 'bundled');
  await settled(screen.store);
  return screen;
}

const standardResult = (standard: string, year: number): StandardResult => ({
  standard,
  year,
  answer: 'met',
  unitsMet: 1,
  unitsNotMet: 0,
  unitsNoData: 0,
  units: [],
});

const judgedIds = (store: StoreApi<AppState>): readonly string[] => {
  const { judged, history, choices } = store.getState();
  return standardEntries(judgedStudy, history, judged, choices?.year ?? 0).flatMap(({ standard, fresh }) => (fresh ? [standard.id] : []));
};

/** Are all standards of all years judged, and nothing runs? */
const allJudged = (store: StoreApi<AppState>): Promise<void> =>
  vi.waitFor(() => {
    const { judged, history, job } = store.getState();
    const { standards } = judgedStudy.catalogue;
    for (const year of judgedStudy.years) {
      expect(standardEntries(judgedStudy, history, judged, year).filter(({ fresh }) => fresh)).toHaveLength(standards.length);
    }
    expect(job).toBeNull();
  });

const settled = (store: StoreApi<AppState>): Promise<void> =>
  vi.waitFor(() => {
    const state = store.getState();
    expect(state.job).toBeNull();
    expect(state.answered).not.toBeNull();
    expect(isStale(state)).toBe(false);
  });

const coveredOf = (state: AppState): number => (state.answered && wholeLedger(state.answered.answer)?.covered) ?? NaN;

describe('the screen', () => {
  it('opens a study, answers the first question and then draws its base', async () => {
    const { client, store } = await opened();
    expect(client.asked.map((task) => task.name)).toEqual(['openStudy', 'analyse', 'baseMap']);
    expect(coveredOf(store.getState())).toBe(600);
    expect(store.getState().outcome).toBe('done');
  });

  it('answers a moved slider, the newest place only', async () => {
    const { client, store, actions } = await opened();
    client.hold();
    for (const minutes of [35, 40, 45]) actions.setMinutes(minutes);
    expect(isStale(store.getState())).toBe(true);
    client.release();
    await settled(store);
    expect(store.getState().answered?.answer.question.cutoffSeconds).toBe(45 * 60);
    expect(client.asked.filter((task) => task.name === 'analyse')).toHaveLength(3);
  });

  it('says what an edit changed, and takes it back', async () => {
    const { store, actions } = await opened();
    actions.edit({ kind: 'add-facility', facility: facilityAt('new-1', 0.9) });
    await settled(store);
    expect(coveredOf(store.getState())).toBe(1000);
    expect(store.getState().answered?.change).toBe(400);
    actions.undo();
    await settled(store);
    expect(coveredOf(store.getState())).toBe(600);
    expect(store.getState().answered?.change).toBe(-400);
    actions.redo();
    await settled(store);
    expect(coveredOf(store.getState())).toBe(1000);
  });

  it('says nothing of a change when the question changed', async () => {
    const { store, actions } = await opened();
    actions.setMinutes(60);
    await settled(store);
    expect(store.getState().answered?.change).toBeNull();
  });

  it('keeps the open study and tells every finding when files are refused', async () => {
    const { store, actions } = await opened();
    const before = store.getState();
    await actions.openFiles([refusedFile], 'bad.csv', 'user');
    const state = store.getState();
    expect(state.study).toBe(before.study);
    expect(state.answered).toBe(before.answered);
    expect(state.dialog?.kind === 'findings' && state.dialog.findings.map((finding) => finding.code)).toEqual([
      'table.no-header',
      'table.row-width',
    ]);
    expect(state.failure?.code).toBe('table.no-header');
  });

  it('stops on cancel, keeps the old answer, and tries again when asked', async () => {
    const { client, store, actions } = await opened();
    client.hold();
    actions.setMinutes(60);
    await vi.waitFor(() => expect(store.getState().job?.kind).toBe('analyse'));
    actions.cancel();
    await vi.waitFor(() => expect(store.getState().outcome).toBe('cancelled'));
    expect(coveredOf(store.getState())).toBe(600);
    expect(isStale(store.getState())).toBe(true);
    client.release();
    actions.retry();
    await settled(store);
    expect(store.getState().answered?.answer.question.cutoffSeconds).toBe(3600);
  });

  it('judges a part of the standards at a time, quick kinds first, and lets a new question in between', async () => {
    const { client, store, actions, hooks } = await opened(judgedStudy);
    actions.setTab('standards');
    await allJudged(store);
    const judgings = (): readonly TaskTypes['judge']['input'][] =>
      client.asked.filter((task) => task.name === 'judge').map((task) => task.input as TaskTypes['judge']['input']);
    const partsOf = (year: number) => judgings().flatMap(({ years, standards }) => (years[0] === year && standards ? [standards] : []));
    for (const year of judgedStudy.years) {
      expect(partsOf(year)[0]?.every((id) => id.startsWith('provision'))).toBe(true);
      expect(partsOf(year).slice(-2)).toEqual([['reach-1'], ['reach-2']]);
    }
    // the year of the screen first, then back in time
    expect([...new Set(judgings().map(({ years }) => years[0]))]).toEqual([2020, 2019, 2018]);

    // an edit while the parts are judged again: the answer comes before the rest
    const before = client.asked.length;
    hooks.onJudge = () => actions.setMinutes(45);
    actions.edit({ kind: 'close-facility', id: 'a' });
    await vi.waitFor(() => expect(judgedIds(store)).toHaveLength(judgedStudy.catalogue.standards.length));
    const since = client.asked.slice(before).map((task) => task.name);
    // the third answer is that of the new question without the edit
    expect(since.slice(0, 5)).toEqual(['analyse', 'judge', 'analyse', 'analyse', 'judge']);
    const edits = [{ kind: 'close-facility', id: 'a' }];
    expect(judgings().findLast(({ years }) => years[0] === 2020)).toEqual({ edits, years: [2020], standards: ['reach-2'] });
  });

  it('keeps the results before an edit until the new ones come', async () => {
    const { client, store, actions } = await opened(judgedStudy);
    actions.setTab('standards');
    await vi.waitFor(() => expect(judgedIds(store)).toHaveLength(judgedStudy.catalogue.standards.length));
    client.hold();
    actions.edit({ kind: 'close-facility', id: 'a' });
    const { judged, history } = store.getState();
    const entries = standardEntries(judgedStudy, history, judged, 2020);
    expect(entries.every((entry) => entry.result !== null && !entry.fresh)).toBe(true);
    client.release();
  });

  it('judges a changed standard at once, alone, and keeps what was answered before the change', async () => {
    const { client, store, actions } = await opened(judgedStudy);
    actions.setTab('standards');
    actions.openStandard('reach-1');
    await allJudged(store);
    const before = client.asked.length;
    const planned = judgedStudy.catalogue.standards[0] as ReachStandard;
    for (const target of [0.96, 0.97, 0.98]) actions.putStandard({ ...planned, target }, 'target');
    actions.putStandard({ ...planned, target: 0.98, minutes: 20 }, 'minutes');
    // three changes of a target that follow each other are one step
    expect(store.getState().history.steps).toHaveLength(2);
    await allJudged(store);
    const since = client.asked.slice(before);
    expect(new Set(since.map(({ name }) => name))).toEqual(new Set(['judge']));
    expect(since.every(({ input }) => (input as TaskTypes['judge']['input']).standards?.join() === 'reach-1')).toBe(true);
    expect(changesOf(judgedStudy, store.getState().history, store.getState().judged, 2020, 'reach-1')).toEqual({
      fallOut: [],
      comeIn: [],
      others: [],
    });
    const count = client.asked.length;
    actions.undo();
    actions.undo();
    await settled(store);
    expect(client.asked).toHaveLength(count);
    expect(judgedIds(store)).toHaveLength(judgedStudy.catalogue.standards.length);
  });
});
