import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createActions } from '../../src/app/store/actions';
import { atRest, createHold } from '../../src/app/store/hold';
import { isStale } from '../../src/app/store/settle';
import { initialState, type AppState } from '../../src/app/store/state';
import { wholeLedger } from '../../src/app/store/totals';
import type { TaskTypes } from '../../src/jobs/task-types';
import { answerOf, fakeClient } from './support/fake-client';
import { smallStudy } from './support/small-study';

/** The times of the fake engine with the facility elsewhere, as a frame that names every row. */
function dragOf({ question, edits, id, lon, lat }: TaskTypes['drag']['input']): TaskTypes['drag']['output'] {
  const moved = lon === null || lat === null ? edits : [...edits, { kind: 'move-facility', id, lon, lat } as const];
  const { seconds, facility, ledgers } = answerOf(smallStudy, { question, edits: moved });
  return {
    rows: Int32Array.from(seconds, (_, row) => row),
    seconds,
    facility,
    covered: Float64Array.from(ledgers, (ledger) => ledger.covered),
    uncovered: Float64Array.from(ledgers, (ledger) => ledger.uncovered),
    share: Float64Array.from(ledgers, (ledger) => ledger.share),
    shareSlow: Float64Array.from(ledgers, (ledger) => ledger.shareSlow),
    shareFast: Float64Array.from(ledgers, (ledger) => ledger.shareFast),
  };
}

async function opened() {
  const client = fakeClient({
    openStudy: () => smallStudy,
    baseMap: () => ({ hillshade: null, roads: [] }),
    analyse: (input) => answerOf(smallStudy, input),
    drag: dragOf,
  });
  const store = createStore<AppState>(() => initialState('zh', 'system'));
  const actions = createActions(store, client);
  const frames: (() => void)[] = [];
  const hold = createHold(store, actions, client, (draw) => frames.push(draw));
  const settled = (): Promise<void> =>
    vi.waitFor(() => {
      const state = store.getState();
      expect(state.job).toBeNull();
      expect(state.answered).not.toBeNull();
      expect(isStale(state)).toBe(false);
    });
  await actions.openFiles([{ path: 'small.zip', bytes: new Uint8Array(1) }], 'small.zip', 'bundled');
  await settled();
  const placesAsked = (): readonly (number | null)[] =>
    client.asked.flatMap(({ name, input }) => (name === 'drag' ? [(input as TaskTypes['drag']['input']).lat] : []));
  const drawn = async (): Promise<void> => {
    await vi.waitFor(() => expect(frames.length).toBeGreaterThan(0));
    for (const draw of frames.splice(0)) draw();
  };
  const coveredLive = (): number => {
    const { answered } = store.getState();
    const { ledgers } = hold.moves.getState();
    return (answered && ledgers ? wholeLedger({ ...answered.answer, ledgers })?.covered : null) ?? NaN;
  };
  return { client, store, actions, hold, frames, settled, placesAsked, drawn, coveredLive };
}

it('asks for the newest place only, one at a time, and shows figures before the drop', async () => {
  const { client, store, hold, placesAsked, drawn, coveredLive, frames } = await opened();
  const covered = store.getState().answered?.answer.ledgers[0]?.covered ?? NaN;
  client.hold();
  for (const lat of [0.01, 0.1, 0.2, 0.3, 0.5]) hold.hold('a', 0, lat);
  expect(placesAsked()).toEqual([0.01]);
  client.release();
  await vi.waitFor(() => expect(placesAsked()).toEqual([0.01, 0.5]));
  await vi.waitFor(() => expect(hold.timings.roundTrips).toHaveLength(2));
  expect(hold.moves.getState().ledgers).toBeNull();
  expect(frames).toHaveLength(1);
  await drawn();
  expect(coveredLive()).toBe(1000);
  expect(coveredLive()).not.toBe(covered);
  expect(store.getState().history.steps).toHaveLength(0);
});

it('drops as one edit, keeps the last frame until its answer comes, and undo takes it back', async () => {
  const { store, actions, hold, settled, drawn, coveredLive, placesAsked } = await opened();
  const covered = store.getState().answered?.answer.ledgers[0]?.covered;
  hold.hold('a', 0, 0.2);
  hold.hold('a', 0, 0.4);
  await drawn();
  const live = coveredLive();
  expect(live).not.toBe(covered);
  hold.drop();
  expect(hold.moves.getState()).toMatchObject({ held: null });
  expect(coveredLive()).toBe(live);
  await settled();
  expect(hold.moves.getState()).toEqual(atRest);
  expect(store.getState().history.steps).toEqual([{ kind: 'move-facility', id: 'a', lon: 0, lat: 0.4 }]);
  expect(store.getState().answered?.answer.ledgers[0]?.covered).toBe(live);
  expect(placesAsked().at(-1)).toBeNull();
  actions.undo();
  await settled();
  expect(store.getState().answered?.answer.ledgers[0]?.covered).toBe(covered);
});

it('lets go without a trace', async () => {
  const { store, hold, drawn, placesAsked } = await opened();
  const { answered, history } = store.getState();
  hold.hold('a', 0, 0.4);
  await drawn();
  hold.release();
  expect(hold.moves.getState()).toEqual(atRest);
  expect(store.getState()).toMatchObject({ answered, history, heldId: null });
  expect(placesAsked().at(-1)).toBeNull();
});

it('takes down a frame of an answer that is not the one on screen any more', async () => {
  const { store, actions, hold, settled, drawn } = await opened();
  hold.hold('a', 0, 0.4);
  await drawn();
  expect(hold.moves.getState().frame).not.toBeNull();
  actions.setMinutes(60);
  await settled();
  expect(hold.moves.getState()).toMatchObject({ frame: null, ledgers: null, held: { id: 'a' } });
  expect(store.getState().heldId).toBe('a');
});
