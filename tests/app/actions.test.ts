import { describe, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createActions } from '../../src/app/store/actions';
import { isStale } from '../../src/app/store/settle';
import { initialState, type AppState } from '../../src/app/store/state';
import { wholeLedger } from '../../src/app/store/totals';
import { Failure } from '../../src/model/finding';
import { answerOf, fakeClient, type FakeClient } from './support/fake-client';
import { facilityAt, smallStudy } from './support/small-study';

const refusedFile = { path: 'bad.csv', bytes: new Uint8Array() };
const goodFile = { path: 'small.zip', bytes: new Uint8Array(1) };

function newScreen(): { client: FakeClient; store: StoreApi<AppState>; actions: ReturnType<typeof createActions> } {
  const client = fakeClient({
    openStudy: ({ files }) => {
      if (files[0]?.path === refusedFile.path) throw new Failure('table.no-header', { file: 'bad.csv' });
      return smallStudy;
    },
    baseMap: () => ({ hillshade: null, roads: [] }),
    analyse: (input) => answerOf(smallStudy, input),
    judge: () => [],
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
  return { client, store, actions: createActions(store, client) };
}

async function opened() {
  const screen = newScreen();
  await screen.actions.openFiles([goodFile], 'small.zip', 'bundled');
  await settled(screen.store);
  return screen;
}

const settled = (store: StoreApi<AppState>): Promise<void> =>
  vi.waitFor(() => {
    const state = store.getState();
    expect(state.job).toBeNull();
    expect(state.answered).not.toBeNull();
    expect(isStale(state)).toBe(false);
  });

const coveredOf = (state: AppState): number => (state.answered && wholeLedger(state.answered.answer)?.covered) ?? NaN;

describe('the screen', () => {
  it('opens a study, draws its base and answers the first question', async () => {
    const { client, store } = await opened();
    expect(client.asked.map((task) => task.name)).toEqual(['openStudy', 'baseMap', 'analyse']);
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

  it('judges the standards when they are looked at, and again after an edit', async () => {
    const { client, store, actions } = await opened();
    actions.setTab('standards');
    await vi.waitFor(() => expect(store.getState().judged).not.toBeNull());
    actions.edit({ kind: 'close-facility', id: 'a' });
    await vi.waitFor(() => expect(client.asked.filter((task) => task.name === 'judge')).toHaveLength(2));
    expect(client.asked.at(-1)?.input).toEqual({ edits: [{ kind: 'close-facility', id: 'a' }], years: [2020] });
  });
});
