import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { isScenarioFile, scenarioOfEdits } from '../../src/app/scenario-file';
import { createActions } from '../../src/app/store/actions';
import { activeEdits } from '../../src/app/store/history';
import { initialState, type AppState } from '../../src/app/store/state';
import type { Edit } from '../../src/model/edit';
import { checkScenario, scenarioText, type Scenario } from '../../src/model/scenario';
import { answerOf, fakeClient } from './support/fake-client';
import { facilityAt, smallStudy } from './support/small-study';

const edits: readonly Edit[] = [
  { kind: 'add-facility', facility: facilityAt('new-1', 0.5) },
  { kind: 'close-facility', id: 'a' },
];
const fileOf = (scenario: Scenario) => ({ path: 'plan.json', bytes: new TextEncoder().encode(scenarioText(scenario)) });

async function opened() {
  const client = fakeClient({
    openStudy: () => smallStudy,
    baseMap: () => ({ hillshade: null, roads: [] }),
    analyse: (input) => answerOf(smallStudy, input),
    judge: () => [],
    readScenario: ({ file }) => {
      const scenario = JSON.parse(new TextDecoder().decode(file.bytes)) as Scenario;
      checkScenario(scenario, smallStudy, file.path);
      return scenario;
    },
  });
  const store = createStore<AppState>(() => initialState('zh', 'system'));
  const actions = createActions(store, client);
  await actions.openFiles([{ path: 'small.zip', bytes: new Uint8Array(1) }], 'small.zip', 'bundled');
  await vi.waitFor(() => expect(store.getState().answered).not.toBeNull());
  return { store, actions, client };
}

describe('the changes on screen as a scenario file', () => {
  it('are named after the study and their number, and told from layers', () => {
    const scenario = scenarioOfEdits(smallStudy, edits);
    expect(scenario).toEqual({ id: 'small-edits-2', name: { zh: 'small：2 处修改', en: 'small: 2 changes' }, edits });
    expect(isScenarioFile(fileOf(scenario))).toBe(true);
    expect(isScenarioFile({ path: 'roads.json', bytes: new TextEncoder().encode('{"type":"FeatureCollection","features":[]}') })).toBe(
      false,
    );
  });

  it('apply to the open study when the file is opened, each to be undone', async () => {
    const { store, actions } = await opened();
    actions.edit({ kind: 'move-facility', id: 'a', lon: 0, lat: 0.1 });
    await actions.openFiles([fileOf(scenarioOfEdits(smallStudy, edits))], 'plan.json', 'user');
    expect(store.getState().study).toBe(smallStudy);
    expect(activeEdits(store.getState().history).slice(1)).toEqual(edits);
    actions.undo();
    expect(activeEdits(store.getState().history)).toHaveLength(2);
  });

  it('change nothing where one of them does not fit, and that is shown', async () => {
    const { store, actions } = await opened();
    const wrong = scenarioOfEdits(smallStudy, [...edits, { kind: 'close-facility', id: 'nobody' }]);
    await actions.openFiles([fileOf(wrong)], 'plan.json', 'user');
    expect(activeEdits(store.getState().history)).toEqual([]);
    expect(store.getState().dialog).toMatchObject({
      kind: 'findings',
      intro: 'refused',
      findings: [{ code: 'edit.unknown-facility', where: { file: 'plan.json' }, details: { id: 'nobody', edit: 3 } }],
    });
  });
});
