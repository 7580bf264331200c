import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { words } from '../../src/i18n';
import type { TaskTypes } from '../../src/jobs/task-types';
import type { StudyView } from '../../src/jobs/task-types';
import { Failure } from '../../src/model/finding';
import type { ScoredItem } from '../../src/model/scorecard';
import type { CandidatePlace } from '../../src/model/siting';
import { createSceneMaker } from '../../src/app/map-scene';
import { lackingServices, nearestName, scoredName, serviceRule, serviceTitle } from '../../src/app/scorecard/score-words';
import { scoreMarks } from '../../src/app/scorecard/score-on-map';
import { createActions } from '../../src/app/store/actions';
import { openCard, scoreAsked, scoredType, scoreStatus, shownCards } from '../../src/app/store/scorecard';
import { initialState, type AppState } from '../../src/app/store/state';
import { answerOf, fakeClient } from './support/fake-client';
import { judgedStudy } from './support/small-study';

const study: StudyView = {
  ...judgedStudy,
  catalogue: {
    ...judgedStudy.catalogue,
    standards: judgedStudy.catalogue.standards.map((standard) =>
      standard.id === 'reach-2' && standard.kind === 'reach' ? { ...standard, from: { type: 'hall' } } : standard,
    ),
  },
};

type Asked = TaskTypes['scorecard']['input'];
const services = [
  { standards: ['reach-1'], types: ['kiosk'], trip: 'walk', minutes: 30, direction: 'to', ownUnit: false },
  { standards: ['reach-2'], types: ['kiosk', 'hall'], trip: 'walk', minutes: 15, direction: 'from', ownUnit: true },
] as const;
const item = (answer: ScoredItem['answer'], minutes: number): ScoredItem => ({ answer, minutes, facility: 'a', facilityName: 'Place a' });

/** Places met by their order: the first misses one service, all others none. */
function answers({ question }: Asked): TaskTypes['scorecard']['output'] {
  const place = (id: string): CandidatePlace => ({ id, name: '', nameEn: '', unit: '1', lon: 0, lat: 0.2 });
  const list = question.places && 'list' in question.places ? question.places.list : [{ ...place('a'), name: 'A' }];
  const card = (one: CandidatePlace, missing: number) => ({
    place: one,
    items: [item(missing > 0 ? 'not-met' : 'met', missing > 0 ? 42 : 3), item('not-asked', NaN)],
    met: 1 - missing,
    judged: 1,
    noData: 0,
    minutesOver: 12 * missing,
  });
  return {
    services,
    boundMinutes: 60,
    cards: question.places ? list.map((one, at) => card({ ...place(one.id), ...one }, at === 0 ? 1 : 0)) : [],
    best: question.best ? [card(place('v1'), 0), card(place('v2'), 0)] : [],
    candidates: question.best ? { listed: 9, leftOut: [], examined: 9 } : null,
  };
}

const settled = async ({ getState }: { getState: () => AppState }): Promise<void> => {
  for (let turn = 0; turn < 400; turn++) {
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
    const { job, base, answered } = getState();
    if (!job && base && answered) return;
  }
};

async function screenOf(tasks: Parameters<typeof fakeClient>[0] = {}) {
  const store = createStore<AppState>(() => initialState('en', 'light'));
  const client = fakeClient({
    openStudy: () => study,
    analyse: (input) => answerOf(study, input),
    baseMap: () => ({ hillshade: null, roads: [] }),
    judge: () => [],
    siteCandidates: () => ({ places: [], count: { listed: 0, leftOut: [], examined: 0 } }),
    scorecard: answers,
    ...tasks,
  });
  const actions = createActions(store, client);
  await actions.openFiles([], 'study', 'bundled');
  await settled(store);
  actions.setSiting({ panel: 'scorecard' });
  actions.setView('siting');
  await settled(store);
  const asked = (): number => client.asked.filter(({ name }) => name === 'scorecard').length;
  const last = (): Asked => client.asked.findLast(({ name }) => name === 'scorecard')?.input as Asked;
  return { store, client, actions, asked, last };
}

describe('places to be scored', () => {
  it('are clicked on the map one after another with the tool, and each can be taken away', async () => {
    const { store, actions, asked, last } = await screenOf();
    expect([asked(), scoreStatus(store.getState())]).toEqual([0, 'empty']);
    actions.setTool('score-place');
    actions.pointAt(0.5, 0.3, 1);
    actions.pointAt(0.6, 0.4, 1);
    await settled(store);
    expect(last().question).toMatchObject({ places: { list: [{ id: 'place-1', lon: 0.5, lat: 0.3 }, { id: 'place-2' }] }, best: null });
    expect(scoreStatus(store.getState())).toBe('done');
    // the last one clicked is open; the better one is listed first
    expect(openCard(store.getState())?.place.id).toBe('place-2');
    expect(shownCards(store.getState()).map(({ place }) => place.id)).toEqual(['place-2', 'place-1']);
    actions.dropScored('place-1');
    await settled(store);
    actions.pointAt(0.7, 0.4, 1);
    await settled(store);
    expect(store.getState().scoring.clicked.map(({ id }) => id)).toEqual(['place-2', 'place-3']);
  });

  it('the tool goes with the form that it belongs to', async () => {
    const { store, actions } = await screenOf();
    for (const leave of [
      () => actions.setView('map'),
      () => actions.setSiting({ panel: 'sites' }),
      () => actions.setScoring({ source: 'type' }),
    ]) {
      actions.setView('siting');
      actions.setSiting({ panel: 'scorecard' });
      actions.setScoring({ source: 'click' });
      actions.setTool('score-place');
      expect(store.getState().tool).toBe('score-place');
      leave();
      expect(store.getState().tool).toBe('select');
    }
    await settled(store);
  });

  it('are the facilities that the plan resettles people to, another type, or a list', async () => {
    const { store, actions, last } = await screenOf();
    expect(scoredType(store.getState())).toBe('hall');
    actions.setScoring({ source: 'type' });
    await settled(store);
    expect(last().question.places).toEqual({ facilityType: 'hall' });
    actions.setScoring({ type: 'kiosk' });
    await settled(store);
    expect(last().question.places).toEqual({ facilityType: 'kiosk' });
    actions.setScoring({ type: 'gone' });
    expect(scoredType(store.getState())).toBe('hall');
    actions.setScoring({ source: 'list', list: [{ id: 'list-1', name: 'Here', lon: 1, lat: 1 }] });
    await settled(store);
    expect(last().question.places).toEqual({ list: [{ id: 'list-1', name: 'Here', lon: 1, lat: 1 }] });
  });

  it('are scored again when the plan or a facility changes, and not while nobody looks', async () => {
    const { store, actions, asked } = await screenOf();
    actions.setScoring({ source: 'type' });
    await settled(store);
    const before = asked();
    actions.edit({ kind: 'switch-standard', id: 'reach-1', on: false });
    expect(scoreStatus(store.getState())).toBe('stale');
    await settled(store);
    expect(asked()).toBe(before + 1);
    actions.setView('map');
    actions.edit({ kind: 'close-facility', id: 'a' });
    await settled(store);
    expect(asked()).toBe(before + 1);
  });

  it('a refusal is told and tried again when asked to', async () => {
    let refuse = true;
    const { store, actions } = await screenOf({
      scorecard: (input) => {
        if (refuse) throw new Failure('study.no-network');
        return answers(input);
      },
    });
    actions.setScoring({ source: 'type' });
    await settled(store);
    expect([scoreStatus(store.getState()), store.getState().scoreProblem?.finding?.code]).toEqual(['failed', 'study.no-network']);
    refuse = false;
    actions.retry();
    await settled(store);
    expect(scoreStatus(store.getState())).toBe('done');
  });
});

describe('best places for settlement', () => {
  it('are found among the candidates of the form, once asked for', async () => {
    const { store, client, actions, asked, last } = await screenOf();
    actions.setScoring({ shown: 'best', count: 2 });
    await settled(store);
    expect([asked(), scoreStatus(store.getState())]).toEqual([0, 'ready']);
    // how many candidates there are is counted meanwhile
    await expect.poll(() => client.asked.some(({ name }) => name === 'siteCandidates')).toBe(true);
    actions.findBest();
    await settled(store);
    expect(last().question).toMatchObject({ places: null, best: { count: 2, candidates: { from: 'cells', offBarriers: true } } });
    expect(shownCards(store.getState()).map(({ place }) => place.id)).toEqual(['v1', 'v2']);
    actions.setScoring({ count: 3 });
    expect(scoreStatus(store.getState())).toBe('ready');
    actions.setSiting({ from: 'list', list: [] });
    expect([scoreAsked(store.getState(), 'best'), scoreStatus(store.getState())]).toEqual([null, 'empty']);
    expect(shownCards(store.getState())).toEqual([]);
    await settled(store);
  });
});

describe('scored places on the map and in words', () => {
  it('stand as numbered marks by rank that cannot be moved, with the facilities that the open card names', async () => {
    const { store, actions } = await screenOf();
    actions.scorePlace(0.5, 0.3);
    actions.scorePlace(0.6, 0.4);
    await settled(store);
    const marks = scoreMarks(store.getState());
    expect(marks?.map(({ id, number, fixed }) => [id, number, fixed])).toEqual([
      ['place-2', 1, true],
      ['place-1', 2, true],
    ]);
    expect(scoreMarks(store.getState())).toBe(marks);
    const scene = createSceneMaker()(store.getState(), false);
    expect(scene?.sites).toBe(marks);
    expect(scene?.facilities.map(({ id }) => id)).toEqual(['a']);
    actions.setSiting({ panel: 'relief' });
    expect(scoreMarks(store.getState())).toBeNull();
  });

  it('name places, services and what is missing', async () => {
    const { store, actions } = await screenOf();
    actions.scorePlace(0.5, 0.3);
    await settled(store);
    const card = openCard(store.getState());
    if (!card) throw new Error('no card');
    const w = words('en').app;
    expect(scoredName(card, w, 'en')).toBe('Place 1');
    expect(scoredName({ place: { ...card.place, id: 'x', name: '甲', nameEn: 'A' } }, w, 'en')).toBe('A');
    expect(serviceTitle(study, services[1], 'en')).toBe('Kiosk / Hall');
    expect(serviceRule(study, services[0], w, 'en')).toBe('Walking, within 30 min');
    expect(serviceRule(study, services[1], w, 'en')).toBe("Walking, there within 15 min · the unit's own");
    expect([nearestName(study, 'a', '', 'en'), nearestName(study, 'gone', 'Given', 'en')]).toEqual(['Place a', 'Given']);
    expect(lackingServices(card)).toEqual([0]);
  });
});
