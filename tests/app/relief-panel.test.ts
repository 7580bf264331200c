import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { boundsOfSegment, closeSegment, closingOf } from '../../src/app/relief/close-segment';
import { hourClasses, hourRows } from '../../src/app/relief/hour-classes';
import { durationText, hoursText, leadText, wholeOf, worstUnits } from '../../src/app/relief/relief-figures';
import { rankedSegments, reliefOnMap, reliefTypes, segmentsOnMap } from '../../src/app/relief/relief-on-map';
import { segmentAt, segmentFeatures } from '../../src/app/map/segment-features';
import { groundFeatures } from '../../src/app/map/ground-style';
import { noClass } from '../../src/app/map/cell-classes';
import { createActions } from '../../src/app/store/actions';
import { groundEdits } from '../../src/app/store/derived';
import { reliefAsked, reliefGoalOf, reliefStatus } from '../../src/app/store/relief';
import { initialState, type AppState } from '../../src/app/store/state';
import { createSceneMaker } from '../../src/app/map-scene';
import type { TaskTypes } from '../../src/jobs/task-types';
import type { ReliefUnit } from '../../src/model/relief';
import { words } from '../../src/i18n';
import { Failure } from '../../src/model/finding';
import { answerOf, fakeClient } from './support/fake-client';
import { closureAnswer, failureAnswer, ledger, reliefAnswer, reliefStudy, segmentAcross } from './support/relief-answers';

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
    openStudy: () => reliefStudy,
    analyse: (input) => answerOf(reliefStudy, input),
    baseMap: () => ({ hillshade: null, roads: [] }),
    judge: () => [],
    siteCandidates: () => ({ places: [], count: { listed: 0, leftOut: [], examined: 0 } }),
    relief: reliefAnswer,
    reliefFailures: failureAnswer,
    reliefClosures: closureAnswer,
    ...tasks,
  });
  const actions = createActions(store, client);
  await actions.openFiles([], 'study', 'bundled');
  await settled(store);
  actions.setSiting({ panel: 'relief' });
  actions.setView('siting');
  await settled(store);
  const asked = (name: string): number => client.asked.filter((one) => one.name === name).length;
  return { store, client, actions, asked };
}

describe('the question of relief depots', () => {
  it('has the levels of the catalogue, the lowest first, with the first preset and each own start delay', async () => {
    const { store } = await screenOf();
    expect(reliefGoalOf(store.getState())?.tiers).toEqual([
      { level: 'town', types: ['shed'], targetHours: 12, dispatchMinutes: null, loadingMinutes: null },
      { level: 'county', types: ['store'], targetHours: 12, dispatchMinutes: null, loadingMinutes: null },
    ]);
  });

  it('takes hours of a preset, delays and a level away, one by one', async () => {
    const { store, actions, asked } = await screenOf();
    const before = asked('relief');
    actions.takeTarget('14th');
    actions.setTier('town', { loadingMinutes: 20 });
    actions.setTier('county', { on: false });
    await settled(store);
    expect(reliefGoalOf(store.getState())?.tiers).toEqual([
      { level: 'town', types: ['shed'], targetHours: 10, dispatchMinutes: null, loadingMinutes: 20 },
    ]);
    expect(asked('relief')).toBeGreaterThan(before);
    expect(reliefStatus(store.getState(), 'times')).toBe('done');
    actions.setTier('town', { on: false });
    expect(reliefGoalOf(store.getState())).toBeNull();
    expect(reliefStatus(store.getState(), 'times')).toBe('empty');
  });

  it('is asked once while the panel is open, and not at all while it is not', async () => {
    const { store, actions, asked } = await screenOf();
    expect([asked('relief'), asked('reliefFailures'), asked('reliefClosures')]).toEqual([1, 0, 0]);
    actions.setRelief({ section: 'stock', shown: 'town' });
    await settled(store);
    expect(asked('relief')).toBe(1);
    actions.setView('map');
    actions.edit({ kind: 'close-facility', id: 'low' });
    await settled(store);
    expect(asked('relief')).toBe(1);
    actions.setView('siting');
    expect(reliefStatus(store.getState(), 'times')).toBe('stale');
    await settled(store);
    expect([asked('relief'), reliefStatus(store.getState(), 'times')]).toEqual([2, 'done']);
    actions.undo();
    await settled(store);
    expect(asked('relief')).toBe(3);
  });

  it('says what it was refused for, and tries again when asked to', async () => {
    let refuse = true;
    const { store, actions } = await screenOf({
      relief: (input) => {
        if (refuse) throw new Failure('study.no-network');
        return reliefAnswer(input);
      },
    });
    expect(reliefStatus(store.getState(), 'times')).toBe('failed');
    expect(store.getState().reliefProblem?.finding?.code).toBe('study.no-network');
    refuse = false;
    actions.retry();
    await settled(store);
    expect(reliefStatus(store.getState(), 'times')).toBe('done');
  });
});

describe('failures in turn', () => {
  it('wait for the user, can be stopped, and are to be asked for again once the question changed', async () => {
    const { store, client, actions, asked } = await screenOf();
    actions.setRelief({ section: 'failures' });
    await settled(store);
    expect([asked('reliefFailures'), reliefStatus(store.getState(), 'failures')]).toEqual([0, 'ready']);
    client.hold();
    actions.runFailures();
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    expect([reliefStatus(store.getState(), 'failures'), store.getState().job?.kind]).toEqual(['waiting', 'siting']);
    actions.cancel();
    client.release();
    await settled(store);
    expect(reliefStatus(store.getState(), 'failures')).toBe('failed');
    expect(store.getState().reliefProblem?.finding).toBeNull();
    actions.retry();
    await settled(store);
    expect(reliefStatus(store.getState(), 'failures')).toBe('done');
    actions.setRelief({ helping: 'county' });
    await settled(store);
    expect([asked('reliefFailures'), reliefStatus(store.getState(), 'failures')]).toEqual([2, 'ready']);
    actions.runFailures();
    await settled(store);
    const last = client.asked.findLast(({ name }) => name === 'reliefFailures');
    expect(last?.input).toMatchObject({ failure: { levels: ['county'], targetHours: 12 } });
  });

  it('lists and draws the ten worst, roads or bridges, by rank', async () => {
    const { store, actions } = await screenOf();
    actions.setRelief({ section: 'failures' });
    actions.runFailures();
    await settled(store);
    expect(rankedSegments(store.getState()).map(({ segment }) => segment)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const scene = createSceneMaker()(store.getState(), false);
    expect(scene?.segments?.map(({ segment, rank }) => [segment, rank])[1]).toEqual([2, 2]);
    expect(segmentsOnMap(store.getState())).toBe(segmentsOnMap(store.getState()));
    actions.setRelief({ failureTable: 'bridges' });
    expect(segmentsOnMap(store.getState()).map(({ segment }) => segment)).toEqual([2]);
    actions.setRelief({ failureTable: 'depots' });
    expect(segmentsOnMap(store.getState())).toEqual([]);
    actions.setRelief({ failureTable: 'roads', section: 'times' });
    expect(segmentsOnMap(store.getState())).toEqual([]);
  });

  it('a segment is closed as an edit that can be undone, once', async () => {
    const { store, actions, asked } = await screenOf();
    const before = asked('relief');
    const [segment] = failureAnswer(reliefAsked(store.getState(), 'failures')?.input as TaskTypes['reliefFailures']['input']).worst;
    if (!segment) throw new Error('no segment');
    actions.closeRoad(segment);
    actions.closeRoad(segment);
    await settled(store);
    const ground = groundEdits(store.getState().history);
    expect(ground).toHaveLength(1);
    expect(ground[0]).toMatchObject({ kind: 'close-roads', name: 'closure 1 (secondary road)' });
    expect(closingOf(segment, ground)).toBe(ground[0]);
    expect(closingOf(segmentAcross(2, 0), ground)).toBeUndefined();
    expect(asked('relief')).toBe(before + 1);
    actions.undo();
    expect(groundEdits(store.getState().history)).toEqual([]);
  });
});

describe('closures', () => {
  it('are those drawn, against the same without them, and those of hazard zones', async () => {
    const { store, client, actions, asked } = await screenOf();
    actions.setRelief({ section: 'closures' });
    await settled(store);
    expect([asked('reliefClosures'), reliefStatus(store.getState(), 'closures')]).toEqual([0, 'empty']);
    actions.closeRoad(segmentAcross(3, 5));
    await settled(store);
    const last = () => client.asked.findLast(({ name }) => name === 'reliefClosures')?.input as TaskTypes['reliefClosures']['input'];
    expect(last()).toMatchObject({ edits: [], closure: { zones: [{ name: 'closure 1 (secondary road)' }], hazardKinds: [] } });
    actions.setRelief({ hazardKinds: ['flood'] });
    await settled(store);
    expect(last()).toMatchObject({ edits: [], closure: { zones: [{}], hazardKinds: ['flood'] } });
    actions.setRelief({ drawn: false });
    await settled(store);
    expect(last()).toMatchObject({ edits: [{ kind: 'close-roads' }], closure: { zones: [], hazardKinds: ['flood'] } });
    expect(asked('reliefClosures')).toBe(3);
    // the map tells of the roads closed
    expect([...(reliefOnMap(store.getState())?.seconds ?? [])]).toEqual(Array<number>(10).fill(Infinity));
    actions.setRelief({ hazardKinds: [] });
    expect(reliefStatus(store.getState(), 'closures')).toBe('empty');
    expect(reliefOnMap(store.getState())?.seconds[0]).toBe(3600);
  });
});

describe('figures of relief', () => {
  const unit = (code: string, part: Partial<typeof ledger>, unitLevel: ReliefUnit['unitLevel'] = 'town'): ReliefUnit => ({
    unit: code,
    unitLevel,
    tier: null,
    ledger: { ...ledger, ...part },
  });

  it('name the towns with most people outside, or those that wait longest where nobody is', () => {
    const outside = [unit('a', { beyond: 0, cutOff: 5 }), unit('b', { beyond: 3, cutOff: 9 }), unit('c', { beyond: 0, cutOff: 0 })];
    expect(worstUnits({ units: outside }, null, 3).map((one) => one.unit)).toEqual(['b', 'a']);
    const inTime = [unit('a', { beyond: 0, cutOff: 0, maxHours: 2 }), unit('b', { beyond: 0, cutOff: 0, maxHours: 3 })];
    expect(worstUnits({ units: inTime }, null, 1).map((one) => one.unit)).toEqual(['b']);
  });

  it('add the outside to the city, with hours over all rows', () => {
    const units = [unit('1', { people: 300 }, 'city'), unit('', { people: 100, maxHours: NaN }, 'outside')];
    const seconds = Float64Array.of(3600, 7200, 10_800, Infinity);
    const whole = wholeOf(
      { units, times: [{ tier: null, targetHours: 12, seconds, depot: new Int32Array(4) }], people: Float64Array.of(1, 1, 2, 5) },
      null,
    );
    expect(whole).toMatchObject({ people: 400, within: 1400, p50Hours: 2, p90Hours: 3, maxHours: 3 });
    expect(wholeOf({ units: [], times: [], people: new Float64Array(0) }, null)).toBeNull();
  });

  it('hours have two decimals at most, and a dash where there are none', () => {
    expect([hoursText(1.456, 'en'), hoursText(12, 'zh'), hoursText(NaN, 'en')]).toEqual(['1.46', '12', '–']);
    const { app } = words('en');
    expect([0.15, 1.5, 2.456, NaN].map((hours) => durationText(hours, app, 'en'))).toEqual(['9 min', '90 min', '2.46 h', '–']);
  });

  it('lead with the people in time, and with the hours where all levels have the same', async () => {
    const { store, actions } = await screenOf();
    const lead = (): string => {
      const answer = store.getState().reliefAnswers.times?.output;
      return answer ? leadText(answer, null, words('zh').app, 'zh') : '';
    };
    expect(lead()).toBe('灾后 12 小时内，任一级储备库能送到 70.0 % 的常住人口，700 人');
    actions.setTier('town', { targetHours: 6 });
    await settled(store);
    expect(lead()).toBe('各级时限内，任一级储备库能送到 70.0 % 的常住人口，700 人');
  });
});

describe('relief on the map', () => {
  it('has round steps up to the target, then later, then cut off', () => {
    const seconds = Float64Array.of(3600, 9000, 46_800, Infinity, NaN);
    const classes = hourClasses(seconds, 12 * 3600);
    expect(classes.map(({ key, from, to }) => [key, from / 3600, to / 3600]).slice(0, -2)).toEqual([
      ['within', 0, 2],
      ['within', 2, 4],
      ['within', 4, 6],
      ['within', 6, 8],
      ['within', 8, 12],
    ]);
    expect(classes.slice(-2).map(({ key }) => key)).toEqual(['beyond', 'cut-off']);
    expect([...hourRows(seconds, classes)]).toEqual([0, 1, 5, 6, noClass]);
  });

  it('has finer steps near the depots, at most six, where all are in time', () => {
    const classes = hourClasses(Float64Array.of(360, 3000, 8800), 12 * 3600);
    expect(classes.map(({ key, from, to }) => [key, from / 60, to / 60])).toEqual([
      ['within', 0, 10],
      ['within', 10, 20],
      ['within', 20, 30],
      ['within', 30, 60],
      ['within', 60, 120],
      ['within', 120, 240],
      ['cut-off', Infinity, Infinity],
    ]);
    const wide = hourClasses(Float64Array.of(60, 80_000), 20 * 3600);
    expect(wide.filter(({ key }) => key === 'within').length).toBeLessThanOrEqual(6);
    expect(hourClasses(Float64Array.of(Infinity), 3600).map(({ key }) => key)).toEqual(['cut-off']);
  });

  it('classes have a mark or a lightness of their own', () => {
    const light = (colour: string): number => [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(colour.slice(at, at + 2), 16), 0) / 3;
    const classes = hourClasses(Float64Array.of(600, 50_000, Infinity), 12 * 3600);
    for (const a of classes) {
      for (const b of classes) {
        if (a === b) continue;
        expect({ a: a.from, b: b.from, apart: a.pattern !== b.pattern || Math.abs(light(a.colour) - light(b.colour)) > 8 }).toMatchObject({
          apart: true,
        });
      }
    }
  });

  it('shows the depots of the level that is looked at', async () => {
    const { store, actions } = await screenOf();
    expect(reliefTypes(store.getState())).toEqual(['shed', 'store']);
    actions.setRelief({ shown: 'county' });
    expect(reliefTypes(store.getState())).toEqual(['store']);
    expect(createSceneMaker()(store.getState(), false)?.facilities.map(({ id }) => id)).toEqual(['high']);
    actions.setView('map');
    expect(reliefTypes(store.getState())).toBeNull();
  });

  it('finds the ranked segment under the pointer, and marks it at its middle', () => {
    const segments = [1, 2].map((segment) => ({ segment, rank: segment, path: segmentAcross(segment, 0).path }));
    expect(segmentAt(segments, 1.00005, 0.004, 0.0001)).toBe(1);
    expect(segmentAt(segments, 2, 0.0091, 0.0002)).toBe(2);
    expect(segmentAt(segments, 1.5, 0, 0.01)).toBe(-1);
    expect(segmentFeatures(segments).features.map(({ geometry, properties }) => [geometry.type, properties?.['segment']])).toEqual([
      ['LineString', 1],
      ['Point', 1],
      ['LineString', 2],
      ['Point', 2],
    ]);
  });

  it('a segment is closed by cuts across the middle of each stretch, at right angles, shorter than it', () => {
    const edit = closeSegment(segmentAcross(1, 0), 'x');
    if (edit?.geometry.type !== 'MultiLineString') throw new Error('no cuts');
    const cuts = edit.geometry.coordinates.map(([[ax = NaN, ay = NaN] = [], [bx = NaN, by = NaN] = []]) =>
      [(ax + bx) / 2, (ay + by) / 2, by - ay, Math.abs(bx - ax) * 111_195].map((value) => Number(value.toFixed(3))),
    );
    expect(cuts).toEqual([
      [1, 0.001, 0, 8],
      [1, 0.005, 0, 8],
    ]);
    const short = closeSegment({ path: Float64Array.of(1, 0, 1, 0.0001) }, 'x');
    const [[a, b] = []] = short?.geometry.type === 'MultiLineString' ? short.geometry.coordinates : [];
    expect(Math.abs((a?.[0] ?? NaN) - (b?.[0] ?? NaN)) * 111_195).toBeCloseTo(0.2 * 11.12, 2);
    expect(closeSegment({ path: Float64Array.of(1, 1) }, 'x')).toBeNull();
    expect(closeSegment({ path: Float64Array.of(1, 1, 1, 1) }, 'x')).toBeNull();
    expect(boundsOfSegment(segmentAcross(1, 0))).toEqual([0.99, -0.01, 1.01, 0.019]);
    expect(edit && groundFeatures([edit]).features.map(({ properties }) => properties?.['kind'])).toEqual(['close-roads', 'cross']);
  });
});
