import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { historyWords } from '../../src/app/history-words';
import { createSceneMaker } from '../../src/app/map-scene';
import { placeAt } from '../../src/app/map/site-features';
import { actionRows } from '../../src/app/siting/action-list';
import { drawnCurve, kneeOf, objectiveText } from '../../src/app/siting/figures';
import { leadOf } from '../../src/app/siting/lead';
import { placesOfText } from '../../src/app/siting/listed-places';
import { reachParts, reachRows } from '../../src/app/siting/on-map';
import { filled, piecesOf, unbroken } from '../../src/app/siting/sentence';
import { createActions } from '../../src/app/store/actions';
import { activeEdits } from '../../src/app/store/history';
import { acceptedSites, goalOf, liveGap, notMoved, offeredModels, sitingAsked, sitingLack, sitingStatus } from '../../src/app/store/siting';
import { initialState, viewsOf, type AppState } from '../../src/app/store/state';
import { words } from '../../src/i18n';
import type { TaskClient, TaskOptions } from '../../src/jobs/client';
import type { TaskTypes } from '../../src/jobs/task-types';
import { Cancelled, Failure } from '../../src/model/finding';
import { answerOf, fakeClient } from './support/fake-client';
import { scoreOf, sitedAnswer } from './support/sited';
import { smallStudy } from './support/small-study';

const study = smallStudy;

const settled = async ({ getState }: { getState: () => AppState }): Promise<void> => {
  for (let turn = 0; turn < 400; turn++) {
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
    const { job, base, answered } = getState();
    if (!job && base && answered) return;
  }
};

/** A client whose search waits until it is told that its best so far will do, or to stop; every other task is answered at once. */
function searchingClient(client: TaskClient, answer: (input: TaskTypes['siteStudy']['input']) => unknown): TaskClient {
  const search = (input: unknown, { onFound, signal, enough }: TaskOptions): Promise<unknown> =>
    new Promise((resolve, reject) => {
      onFound?.(NaN, 1000);
      onFound?.(500, 700);
      signal?.addEventListener('abort', () => reject(new Cancelled()));
      enough?.addEventListener('abort', () => resolve(answer(input as TaskTypes['siteStudy']['input'])));
    });
  return {
    ...client,
    run: ((name, input, options = {}) =>
      name === 'siteStudy' ? search(input, options) : client.run(name, input, options)) as TaskClient['run'],
  };
}

/** A screen on the small study with the view of siting open; tasks as the test says. */
async function screenOf(tasks: Parameters<typeof fakeClient>[0] = {}, wrap: (client: TaskClient) => TaskClient = (client) => client) {
  const store = createStore<AppState>(() => initialState('en', 'light'));
  const client = fakeClient({
    openStudy: () => study,
    analyse: (input) => answerOf(study, input),
    baseMap: () => ({ hillshade: null, roads: [] }),
    judge: () => [],
    siteCandidates: () => ({
      places: [0, 4, 7].map((row) => ({ id: `p${row}`, name: '', nameEn: '', lon: 0, lat: row / 10, unit: '1' })),
      count: { listed: 3, leftOut: [], examined: 3 },
    }),
    siteStudy: ({ goal }) => sitedAnswer(goal),
    ...tasks,
  });
  const actions = createActions(store, wrap(client));
  await actions.openFiles([], 'study', 'bundled');
  actions.setView('siting');
  await settled(store);
  return { store, client, actions };
}

describe('the goal in words', () => {
  it('is a question of the service on the map: only what its model asks for is asked', async () => {
    const { store, actions } = await screenOf();
    expect(goalOf(store.getState())).toMatchObject({
      model: 'mclp',
      newSites: 5,
      share: 1,
      buildType: 'kiosk',
      question: { types: ['kiosk'], cutoffSeconds: 1800 },
      // the study has neither villages nor towns
      candidates: { from: 'cells', within: '' },
    });
    actions.setSiting({ model: 'lscp', region: '1', share: 0.9 });
    expect(goalOf(store.getState())).toMatchObject({ newSites: null, share: 0.9, region: '1', candidates: { within: '1' } });
    actions.setSiting({ within: '' });
    expect(goalOf(store.getState())?.candidates.within).toBe('');
    actions.setSiting({ model: 'backup', capacity: { newSite: 10, peoplePerUnit: 1, assign: 'split' } });
    expect(goalOf(store.getState())).toMatchObject({ newSites: 5, share: 0.9, capacity: { newSite: 10 } });
    actions.chooseService('halls');
    expect(goalOf(store.getState())?.buildType).toBe('hall');
  });

  it('is a sentence in both languages whose slots are all fields, for every model', () => {
    for (const language of ['zh', 'en'] as const) {
      const w = words(language).app;
      const slots = [...Object.keys(w.sitingFields), 'reach'];
      for (const model of offeredModels) {
        const pieces = piecesOf(w.sitingSentences[model], slots);
        expect(pieces.flatMap((piece) => ('words' in piece && /[{}]/.test(piece.words) ? [piece.words] : []))).toEqual([]);
        expect(filled(w.sitingSentences[model], Object.fromEntries(slots.map((slot) => [slot, ''])))).not.toMatch(/[{}]/);
      }
    }
  });

  it('begins no line with a comma, and ends none with a bracket', () => {
    const stretches = unbroken(piecesOf('在{region}新建{type}，使人 ({trip})最多', ['region', 'type', 'trip'] as const));
    expect(stretches).toEqual([
      { slot: null, opens: '', words: '在' },
      { slot: 'region', opens: '', words: '' },
      { slot: null, opens: '', words: '新建' },
      { slot: 'type', opens: '', words: '，' },
      { slot: null, opens: '', words: '使人 ' },
      { slot: 'trip', opens: '(', words: ')' },
      { slot: null, opens: '', words: '最多' },
    ]);
  });

  it('is not asked while its candidates are not said', async () => {
    const { store, actions } = await screenOf();
    actions.setSiting({ from: 'facilities' });
    expect([sitingLack(store.getState()), sitingAsked(store.getState())]).toEqual(['types', null]);
    actions.setSiting({ types: ['hall'] });
    expect(sitingLack(store.getState())).toBeNull();
    actions.setSiting({ from: 'list' });
    expect(sitingLack(store.getState())).toBe('list');
    actions.setSiting({ from: 'villages' });
    expect(sitingLack(store.getState())).toBe('units');
  });

  it('is offered for a study without standards too', () => {
    expect(viewsOf(study)).toEqual(['map', 'siting']);
  });
});

describe('a list of candidates', () => {
  it('is read from lines as a spreadsheet copies them, without the heading, and says which lines it could not read', () => {
    const text = '\uFEFFname,lon,lat\r\n甲村, 107.1, 34.5\n乙村\t107.2\t34.6\textra\n\n"丙村";107.3;34.7\n丁村,107.4\n戊村,34.7,107.4';
    expect(placesOfText(text)).toEqual({
      places: [
        { id: 'list-2', name: '甲村', lon: 107.1, lat: 34.5 },
        { id: 'list-3', name: '乙村', lon: 107.2, lat: 34.6 },
        { id: 'list-5', name: '丙村', lon: 107.3, lat: 34.7 },
      ],
      bad: [6, 7],
    });
  });
});

describe('a search', () => {
  it('tells what it has found while it runs, and answers with its best so far once that will do', async () => {
    const { store, actions } = await screenOf({}, (client) => searchingClient(client, ({ goal }) => sitedAnswer(goal)));
    const solving = actions.solveSites();
    expect(store.getState().siteSearch).toMatchObject({ objective: 500, bound: 700, enough: false });
    expect(liveGap(store.getState().siteSearch ?? { objective: NaN, bound: NaN })).toBeCloseTo(0.4);
    expect(sitingStatus(store.getState())).toBe('running');
    actions.enoughSites();
    expect(store.getState().siteSearch?.enough).toBe(true);
    await solving;
    expect(store.getState().siteSearch).toBeNull();
    expect(sitingStatus(store.getState())).toBe('done');
    expect(store.getState().sitePicks).toEqual(['p4', 'p7']);
  });

  it('is stopped without an answer, and leaves the one of before', async () => {
    let held = false;
    const { store, actions } = await screenOf({}, (client) => {
      const searching = searchingClient(client, ({ goal }) => sitedAnswer(goal));
      return { ...client, run: (name, input, options) => (held ? searching : client).run(name, input, options) };
    });
    await actions.solveSites();
    held = true;
    actions.setSiting({ newSites: 3 });
    const solving = actions.solveSites();
    actions.cancelSites();
    await solving;
    expect(sitingStatus(store.getState())).toBe('failed');
    expect(store.getState().siteProblem?.finding).toBeNull();
    expect(store.getState().siteAnswer?.output.places).toHaveLength(2);
  });

  it('says why there is no answer, and is asked again once the question is another', async () => {
    let refuse = true;
    const { store, actions } = await screenOf({
      siteStudy: ({ goal }) => {
        if (refuse) throw new Failure('siting.no-solution', {}, { reason: 'unreached', ids: ['p9'], count: 1, people: 100 });
        return sitedAnswer(goal);
      },
    });
    await actions.solveSites();
    expect(sitingStatus(store.getState())).toBe('failed');
    expect(store.getState().siteProblem?.finding?.details['reason']).toBe('unreached');
    // it is no fault of the program: the bar at the bottom stays quiet
    expect(store.getState().failure).toBeNull();
    refuse = false;
    actions.setSiting({ newSites: 6 });
    expect(sitingStatus(store.getState())).toBe('empty');
    await actions.solveSites();
    expect(sitingStatus(store.getState())).toBe('done');
  });

  it('is stale after a change of the form, of the question or of facilities, and done again when that is taken back', async () => {
    const { store, actions } = await screenOf();
    await actions.solveSites();
    await settled(store);
    for (const [there, back] of [
      [() => actions.setSiting({ region: '1' }), () => actions.setSiting({ region: '' })],
      [() => actions.setMinutes(20), () => actions.setMinutes(30)],
      [() => actions.edit({ kind: 'close-facility', id: 'a' }), () => actions.undo()],
      [() => actions.holdSite('p4', 'locked'), () => actions.holdSite('p4', 'locked')],
    ] as const) {
      there();
      expect(sitingStatus(store.getState())).toBe('stale');
      back();
      expect(sitingStatus(store.getState())).toBe('done');
    }
  });

  it('locks a place in or keeps it out, never both, and asks for that', async () => {
    const { store, client, actions } = await screenOf();
    actions.holdSite('p4', 'locked');
    actions.holdSite('p7', 'forbidden');
    actions.holdSite('p4', 'forbidden');
    expect(store.getState().siting).toMatchObject({ locked: [], forbidden: ['p7', 'p4'] });
    await actions.solveSites();
    expect(client.asked.findLast(({ name }) => name === 'siteStudy')?.input).toMatchObject({ goal: { forbidden: ['p7', 'p4'] } });
  });

  it('takes a number from the curve; where the model finds the number itself, it covers most people with so many', async () => {
    const { store, client, actions } = await screenOf();
    actions.setSiting({ model: 'lscp' });
    await actions.takeSites(3);
    expect(store.getState().siting).toMatchObject({ model: 'mclp', newSites: 3 });
    expect(client.asked.findLast(({ name }) => name === 'siteStudy')?.input).toMatchObject({ goal: { newSites: 3 } });
    actions.setSiting({ model: 'p-median' });
    await actions.takeSites(4);
    expect(store.getState().siting.model).toBe('p-median');
  });
});

describe('sites taken over', () => {
  it('are one step of the history, of the type that is built, where they were moved to; undo takes them all back', async () => {
    const { store, actions } = await screenOf({ siteMoved: () => ({ chosen: scoreOf('chosen', 600), moved: scoreOf('moved', 580) }) });
    await actions.solveSites();
    actions.setSiting({ opens: 2026 });
    await actions.moveSite('p7', { lon: 0.01, lat: 0.72 });
    actions.acceptSites();
    expect(store.getState().history.position).toBe(1);
    expect(activeEdits(store.getState().history)).toEqual([
      {
        kind: 'add-facility',
        facility: expect.objectContaining({ id: 'new-kiosk-1', name: 'Place p4 kiosk', type: 'kiosk', lat: 0.4, opened: 2026 }),
      },
      { kind: 'add-facility', facility: expect.objectContaining({ id: 'new-kiosk-2', lon: 0.01, lat: 0.72 }) },
    ]);
    // the sites stand: nothing about the question has changed but for them
    expect(sitingStatus(store.getState())).toBe('done');
    expect(historyWords(study, store.getState().history, 'en')[0]).toContain('Place p4 kiosk');
    actions.acceptSites();
    expect(store.getState().history.position).toBe(1);
    actions.undo();
    expect(activeEdits(store.getState().history)).toEqual([]);
    expect(sitingStatus(store.getState())).toBe('done');
  });

  it('may be some of them', async () => {
    const { store, actions } = await screenOf();
    await actions.solveSites();
    actions.pickSites(['p7']);
    actions.acceptSites();
    expect(activeEdits(store.getState().history)).toMatchObject([{ kind: 'add-facility', facility: { lat: 0.7 } }]);
    expect([...acceptedSites(store.getState())]).toEqual(['p7']);
    actions.pickSites(['p4', 'p7']);
    actions.acceptSites();
    expect(activeEdits(store.getState().history)).toHaveLength(2);
  });

  it('can be accepted again after they were undone, others in their place too', async () => {
    const { store, actions } = await screenOf();
    await actions.solveSites();
    actions.acceptSites();
    actions.undo();
    expect(acceptedSites(store.getState()).size).toBe(0);
    actions.acceptSites();
    expect(activeEdits(store.getState().history)).toHaveLength(2);
    actions.undo();
    actions.pickSites(['p7']);
    actions.acceptSites();
    expect([...acceptedSites(store.getState())]).toEqual(['p7']);
  });
});

describe('a site moved by hand', () => {
  it('is scored against the layout that was found; the newest place counts, and letting go puts it back', async () => {
    const { store, client, actions } = await screenOf({
      siteMoved: ({ lat }) => ({ chosen: scoreOf('chosen', 600), moved: scoreOf('moved', Math.round(lat * 1000)) }),
    });
    await actions.solveSites();
    client.hold();
    actions.dragSite('p4', 0, 0.41);
    actions.dragSite('p4', 0, 0.42);
    actions.dragSite('p4', 0, 0.45);
    client.release();
    await settled(store);
    // one question was in flight, then that of the newest place
    expect(client.asked.filter(({ name }) => name === 'siteMoved').map(({ input }) => (input as { lat: number }).lat)).toEqual([
      0.41, 0.45,
    ]);
    expect(store.getState().siteMoves).toMatchObject({ current: true, scores: { chosen: { covered: 600 }, moved: { covered: 450 } } });
    actions.dropSite();
    expect(store.getState().siteMoves.held).toBeNull();
    actions.dragSite('p4', 0, 0.5);
    actions.releaseSite();
    expect(store.getState().siteMoves.places).toEqual({ p4: { lon: 0, lat: 0.45 } });
    await actions.moveSite('p4', null);
    expect(store.getState().siteMoves).toEqual(notMoved);
  });

  it('of two: the second is scored with the first where it was moved to', async () => {
    const { store, client, actions } = await screenOf({
      siteMoved: ({ places }) => ({ chosen: scoreOf('chosen', places[0]?.lat === 0.4 ? 600 : 1), moved: scoreOf('moved', 500) }),
    });
    await actions.solveSites();
    await actions.moveSite('p4', { lon: 0, lat: 0.45 });
    await actions.moveSite('p7', { lon: 0, lat: 0.75 });
    expect(client.asked.findLast(({ name }) => name === 'siteMoved')?.input).toMatchObject({
      id: 'p7',
      lat: 0.75,
      places: [
        { id: 'p4', lat: 0.45 },
        { id: 'p7', lat: 0.7 },
      ],
    });
    expect(store.getState().siteMoves.scores?.chosen.covered).toBe(600);
  });
});

describe('layouts', () => {
  it('are kept with their places and compared under the question as it is', async () => {
    const { store, client, actions } = await screenOf({
      compareLayouts: ({ layouts }) => layouts.map(({ id, places }) => scoreOf(id, places.length)),
    });
    await actions.solveSites();
    actions.keepLayout('Two');
    await settled(store);
    expect(store.getState().layoutScores?.output).toMatchObject([{ id: '1', covered: 2 }]);
    actions.setMinutes(20);
    await settled(store);
    expect(client.asked.findLast(({ name }) => name === 'compareLayouts')?.input).toMatchObject({
      goal: { question: { cutoffSeconds: 1200 } },
    });
    actions.keepLayout('Again');
    actions.dropLayout('1');
    expect(store.getState().layouts.map(({ id, name }) => [id, name])).toEqual([['2', 'Again']]);
  });
});

describe('the map', () => {
  it('shows candidates before a search, and the chosen sites by number after it; nothing of them in another view', async () => {
    const { store, actions } = await screenOf();
    const sceneOf = createSceneMaker();
    await settled(store);
    expect(sceneOf(store.getState(), false)?.candidates?.map(({ id, mark }) => [id, mark])).toEqual([
      ['p0', 'free'],
      ['p4', 'free'],
      ['p7', 'free'],
    ]);
    await actions.solveSites();
    actions.holdSite('p4', 'locked');
    const scene = sceneOf(store.getState(), false);
    expect(scene?.sites?.map(({ id, number, locked }) => [id, number, locked])).toEqual([
      ['p4', 1, true],
      ['p7', 2, false],
    ]);
    expect(scene?.candidates?.find(({ id }) => id === 'p4')?.mark).toBe('locked');
    expect(sceneOf(store.getState(), false)?.sites).toBe(scene?.sites);
    actions.setView('map');
    expect(sceneOf(store.getState(), false)).toMatchObject({ sites: [], candidates: [] });
  });

  it('tells who was in reach before, who comes into reach, by which site, and who stays out', async () => {
    const { store, actions } = await screenOf();
    actions.setMinutes(5);
    await actions.solveSites();
    await settled(store);
    const { answered, siteAfter } = store.getState();
    if (!answered || !siteAfter) throw new Error('no times');
    const part = (row: number, lookedAt: string): string =>
      reachParts[reachRows(answered.answer.seconds, siteAfter, 300, lookedAt)[row] ?? NaN] ?? 'none';
    // 0.1 degree is 6 minutes: each place reaches itself alone within 5
    expect([0, 4, 7, 5].map((row) => part(row, 'p7'))).toEqual(['before', 'gained', 'this', 'out']);
    expect(part(7, '')).toBe('gained');
    const scene = createSceneMaker()(store.getState(), false);
    expect(scene?.classes?.entries).toHaveLength(reachParts.length);
  });

  it('tells it of where a site was moved to, once it is let go', async () => {
    const { store, actions } = await screenOf({ siteMoved: () => ({ chosen: scoreOf('chosen', 600), moved: scoreOf('moved', 580) }) });
    actions.setMinutes(5);
    await actions.solveSites();
    await settled(store);
    const first = store.getState().siteAfter;
    actions.dragSite('p7', 0, 0.8);
    await settled(store);
    expect(store.getState().siteAfter).toBe(first);
    actions.dropSite();
    // work in the background waits a moment
    for (let turn = 0; turn < 100 && store.getState().siteAfter === first; turn++) await settled(store);
    const { answered, siteAfter } = store.getState();
    if (!answered || !siteAfter) throw new Error('no times');
    const rows = reachRows(answered.answer.seconds, siteAfter, 300, '');
    expect([7, 8].map((row) => reachParts[rows[row] ?? NaN])).toEqual(['out', 'gained']);
  });

  it('finds the place nearest to the pointer', () => {
    const places = [
      { id: 'a', lon: 107, lat: 34 },
      { id: 'b', lon: 107.01, lat: 34 },
    ];
    expect(placeAt(places, 107.008, 34, 0.01)).toBe('b');
    expect(placeAt(places, 107.1, 34, 0.01)).toBeNull();
  });
});

describe('figures of an answer', () => {
  const goal = {
    question: { types: ['kiosk'], trip: 'walk', cutoffSeconds: 1800 },
    model: 'mclp',
    region: '',
    buildType: 'kiosk',
    capacity: null,
  };
  const answer = sitedAnswer(goal as never);

  it('lead with what the sites bring, and whether that is proven', () => {
    expect(leadOf(study, answer, 'en')).toEqual({
      brings: '2 new sites (kiosk) bring 400 more people within 30 minutes (walking); City: 20.0 % → 60.0 %',
      proof: 'proven best',
    });
    expect(leadOf(study, answer, 'zh').brings).toBe('新建 2 处亭，步行30分钟可达的人增加 400 人；市可达 20.0 % → 60.0 %');
    const { receipt } = answer;
    expect(leadOf(study, { ...answer, receipt: { ...receipt, proven: false, gap: 0.004 } }, 'en').proof).toBe(
      'within 0.4 % of the best possible',
    );
    expect(leadOf(study, { ...answer, places: [], coveredBefore: 600 }, 'en').brings).toContain('60.0 %');
    const roomy = { ...answer, goal: { ...answer.goal, capacity: { newSite: 200, peoplePerUnit: 1, assign: 'split' } } } as const;
    // before and after are of people who have a place
    expect(leadOf(study, { ...roomy, coveredBefore: 250 }, 'en').brings).toBe(
      '2 new sites (kiosk) have room for 350 more people within 30 minutes (walking); City: 25.0 % → 60.0 % have a place',
    );
  });

  it('count new sites on the curve, without those that are open; the knee is where it bends', () => {
    const curve = drawnCurve(answer);
    expect(curve.map(({ sites, value }) => [sites, value])).toEqual([
      [0, 0.2],
      [1, 0.5],
      [2, 0.6],
      [3, 0.62],
    ]);
    // the chord rises by 0.333 a site: 0.714 - 0.333 at 1 and 0.952 - 0.667 at 2
    expect(kneeOf(curve)).toBe(1);
    expect(kneeOf([1, 2, 3].map((sites) => ({ sites, value: sites })))).toBeNull();
    const minutes = [20, 8, 6, 5].map((value, sites) => ({ sites, value }));
    expect(kneeOf(minutes)).toBe(1);
  });

  it('are written in people, person-minutes, minutes and sites', () => {
    const w = words('en').app;
    expect(objectiveText('people', 12_340.4, w, 'en')).toBe('12,340 people');
    expect(objectiveText('people-cost', 6000, w, 'en')).toBe('100 person-min');
    expect(objectiveText('cost', 90, w, 'en')).toBe('1.5 min');
    // a bound of 4.2 sites means 5
    expect(objectiveText('sites', 4.2, w, 'en')).toBe('5 sites');
    expect(objectiveText('people', NaN, w, 'en')).toBe('–');
  });

  it('make an action list whose people add up', () => {
    const { head, rows } = actionRows({
      study,
      answer,
      moves: { places: { p7: { lon: 1, lat: 2 } } },
      cost: 80,
      opens: 2026,
      language: 'en',
    });
    expect(head).toHaveLength(rows[0]?.length ?? NaN);
    expect(rows).toEqual([
      [1, 'Place p4', '', 'Kiosk', 0, 0.4, 300, 300, 400, 80, 2026],
      [2, 'Place p7', '', 'Kiosk', 1, 2, 100, 400, 200, 80, 2026],
    ]);
  });
});
