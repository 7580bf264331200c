import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { tripFeatures } from '../../src/app/map/features';
import { createActions } from '../../src/app/store/actions';
import { isStale, shownTrip } from '../../src/app/store/settle';
import { initialState, type AppState } from '../../src/app/store/state';
import { words } from '../../src/i18n';
import type { ExplainedTrip } from '../../src/jobs/task-types';
import { answerOf, fakeClient } from './support/fake-client';
import { smallStudy } from './support/small-study';

const tripOf = (row: number): ExplainedTrip => ({
  facility: 0,
  trip: 'walk',
  seconds: 60 * row,
  delaySeconds: 0,
  legs: [
    { kind: 'surface', mode: 'walking', metres: 10, seconds: 10, path: Float64Array.of(0, row / 10, 0, 0.01) },
    { kind: 'network', mode: 'motor', metres: 10, seconds: 10, roadClass: 'trunk', path: Float64Array.of(0, 0.01, 0, 0) },
  ],
});

it('asks for the trip of a selected row once, shows it while the row and the answer stay, and asks again after a change', async () => {
  const client = fakeClient({
    openStudy: () => smallStudy,
    baseMap: () => ({ hillshade: null, roads: [] }),
    analyse: (input) => answerOf(smallStudy, input),
    explain: ({ row }) => tripOf(row),
  });
  const store = createStore<AppState>(() => initialState('zh', 'system'));
  const actions = createActions(store, client);
  const asked = (): number => client.asked.filter(({ name }) => name === 'explain').length;
  const settled = (): Promise<void> =>
    vi.waitFor(() => {
      const state = store.getState();
      expect(state.job).toBeNull();
      expect(state.answered).not.toBeNull();
      expect(isStale(state)).toBe(false);
    });
  await actions.openFiles([{ path: 'small.zip', bytes: new Uint8Array(1) }], 'small.zip', 'bundled');
  await settled();
  expect(asked()).toBe(0);
  actions.select({ kind: 'cell', row: 3 });
  await vi.waitFor(() => expect(shownTrip(store.getState())).toEqual(tripOf(3)));
  await settled();
  actions.select({ kind: 'unit', code: '1' });
  expect(shownTrip(store.getState())).toBeNull();
  actions.select({ kind: 'cell', row: 3 });
  expect(shownTrip(store.getState())).toEqual(tripOf(3));
  expect(asked()).toBe(1);
  actions.edit({ kind: 'close-facility', id: 'a' });
  await settled();
  expect(shownTrip(store.getState())).toBeNull();
});

it('draws walks apart from rides', () => {
  const { features } = tripFeatures(tripOf(2));
  expect(features.map(({ properties }) => properties?.['walked'] as boolean)).toEqual([true, false]);
  expect(features[0]?.geometry).toEqual({
    type: 'LineString',
    coordinates: [
      [0, 0.2],
      [0, 0.01],
    ],
  });
  expect(tripFeatures(null).features).toEqual([]);
});

it('names roads in both languages, links as what they lead to, and unknown classes by their own name', () => {
  for (const language of ['zh', 'en'] as const) {
    const { tripRoad } = words(language).app;
    expect(tripRoad('trunk')).not.toBe('trunk');
    expect(tripRoad('trunk_link')).toBe(tripRoad('trunk'));
    expect(tripRoad('unheard_of')).toBe('unheard_of');
  }
});
