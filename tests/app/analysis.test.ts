import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { changeColours, changeText, equityOnMap, indexText, lorenzAt, ratioText, waterfallOf } from '../../src/app/analysis/figures';
import { aroundNone, aroundOne, classAround, servedRows, tierClasses, tierClassOf } from '../../src/app/analysis/map-classes';
import { classPaint, classTimes, markedCells, noClass } from '../../src/app/map/cell-classes';
import { analysisAsked, analysisStatus, changeYears, subjectOf, subjectsOf } from '../../src/app/store/analysis';
import { createActions } from '../../src/app/store/actions';
import { initialState, type AppState } from '../../src/app/store/state';
import type { StudyView, TaskTypes } from '../../src/jobs/task-types';
import { Failure } from '../../src/model/finding';
import type { UnitChange } from '../../src/model/change';
import { answerOf, fakeClient } from './support/fake-client';
import { facilityAt, judgedStudy } from './support/small-study';

const study: StudyView = { ...judgedStudy, facilities: [{ ...facilityAt('a', 0), capacity: 5 }, facilityAt('b', 0.9, 'hall')] };
const servedAnswer: TaskTypes['served']['output'] = {
  cutoffSeconds: 1800,
  group: 'people',
  peoplePerUnit: 1,
  facilityIds: ['a'],
  blank: 0,
  room: 5,
  people: Float64Array.of(10, 10, 10, 10, NaN),
  served: Float64Array.of(6, 5, 0, 0, NaN),
  full: Float64Array.of(4, 5, 2, 0, NaN),
  outOfReach: Float64Array.of(0, 0, 8, 0, NaN),
  unknown: Float64Array.of(0, 0, 0, 10, NaN),
  units: [],
};

/** A screen on the small study; tasks as the test says. */
async function screenOf(tasks: Parameters<typeof fakeClient>[0] = {}) {
  const store = createStore<AppState>(() => initialState('en', 'light'));
  const client = fakeClient({
    openStudy: () => study,
    analyse: (input) => answerOf(study, input),
    baseMap: () => ({ hillshade: null, roads: [] }),
    judge: () => [],
    served: () => servedAnswer,
    change: ({ from, to }) => ({ study: { id: 's', title: study.title, note: study.note }, from, to, changes: [] }),
    ...tasks,
  });
  const actions = createActions(store, client);
  await actions.openFiles([], 'study', 'bundled');
  await settled(store);
  return { store, client, actions };
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

describe('what an analysis is about', () => {
  it('is the question where it suits, else a standard that does; a change is of a standard', async () => {
    const { store, actions } = await screenOf();
    expect(subjectsOf(store.getState(), 'equity')).toMatchObject({ question: true });
    expect(subjectsOf(store.getState(), 'equity').standards.map(({ id }) => id)).toEqual(['reach-1', 'reach-2']);
    expect(subjectOf(store.getState())).toBe('question');
    actions.setAnalysis({ panel: 'served' });
    expect(subjectOf(store.getState())).toBe('question');
    // halls have no capacity
    actions.chooseService('halls');
    expect(subjectOf(store.getState())).toMatchObject({ id: 'reach-1' });
    actions.setAnalysis({ panel: 'change' });
    expect(subjectOf(store.getState())).toMatchObject({ id: 'reach-1' });
    actions.setAnalysis({ subject: 'reach-2' });
    expect(subjectOf(store.getState())).toMatchObject({ id: 'reach-2' });
  });

  it('is the standard that is open when the analysis is', async () => {
    const { store, actions } = await screenOf();
    actions.openStandard('reach-2');
    actions.setView('analysis');
    expect(store.getState().analysis.subject).toBe('reach-2');
  });

  it('is between the first and the last year, two chosen ones, or nothing where they are one', () => {
    const analysis = initialState('en', 'light').analysis;
    expect(changeYears({ study, analysis })).toEqual([2018, 2020]);
    expect(changeYears({ study, analysis: { ...analysis, from: 2019 } })).toEqual([2019, 2020]);
    expect(changeYears({ study, analysis: { ...analysis, from: 2019, to: 2019 } })).toBeNull();
    expect(changeYears({ study: { ...study, years: [2020] }, analysis })).toBeNull();
  });
});

describe('an open analysis', () => {
  it('asks the worker once for what it shows, again after an edit, and tells an older answer from its own', async () => {
    const { store, client, actions } = await screenOf();
    const asked = () => client.asked.filter(({ name }) => name === 'served').length;
    actions.setAnalysis({ panel: 'served' });
    await settled(store);
    expect(asked()).toBe(0);
    expect(analysisStatus(store.getState())).toBe('empty');
    actions.setView('analysis');
    await settled(store);
    expect([asked(), analysisStatus(store.getState())]).toEqual([1, 'done']);
    actions.select({ kind: 'cell', row: 0 });
    await settled(store);
    expect(asked()).toBe(1);
    actions.setAnalysis({ peoplePerUnit: 3 });
    expect(analysisStatus(store.getState())).toBe('stale');
    await settled(store);
    expect([asked(), analysisStatus(store.getState())]).toEqual([2, 'done']);
    expect(client.asked.findLast(({ name }) => name === 'served')?.input).toMatchObject({ peoplePerUnit: 3 });
    actions.setAnalysis({ subject: 'reach-2' });
    expect(store.getState().analysis.peoplePerUnit).toBeNull();
    actions.edit({ kind: 'close-facility', id: 'a' });
    await settled(store);
    expect(client.asked.findLast(({ name }) => name === 'served')?.input).toMatchObject({ edits: [{ id: 'a' }] });
  });

  it('says what it was refused for, and tries again when asked to', async () => {
    let refuse = true;
    const { store, actions } = await screenOf({
      served: () => {
        if (refuse) throw new Failure('study.no-network');
        return servedAnswer;
      },
    });
    actions.setAnalysis({ panel: 'served' });
    actions.setView('analysis');
    await settled(store);
    expect(analysisStatus(store.getState())).toBe('failed');
    expect(store.getState().analysisProblem?.finding?.code).toBe('study.no-network');
    refuse = false;
    actions.retry();
    await settled(store);
    expect(analysisStatus(store.getState())).toBe('done');
  });

  it('is stopped by cancel, and stays so until asked again', async () => {
    const { store, client, actions } = await screenOf();
    client.hold();
    actions.setAnalysis({ panel: 'served' });
    actions.setView('analysis');
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    expect([analysisStatus(store.getState()), store.getState().job?.kind]).toEqual(['waiting', 'analysis']);
    actions.cancel();
    client.release();
    await settled(store);
    expect(analysisStatus(store.getState())).toBe('failed');
    expect(store.getState().analysisProblem).toEqual({ key: analysisAsked(store.getState())?.key, finding: null });
  });
});

describe('figures of an analysis', () => {
  it('have three or two decimals, a dash where there is none, and a sign where they are changes', () => {
    expect([indexText(0.16547), indexText(NaN), ratioText(1.963), ratioText(NaN)]).toEqual(['0.165', '–', '1.96', '–']);
    expect(changeText('share', 0.00446, 'zh')).toBe('+0.45');
    expect(changeText('share', -0.0151, 'en')).toBe('−1.51');
    expect(changeText('share', 1e-9, 'en')).toBe('0.00');
    expect(changeText('count', -1240, 'en')).toBe('−1,240');
    expect(changeText('number', NaN, 'en')).toBe('–');
  });

  it('read a Lorenz curve between its points', () => {
    const points = [
      [0, 0],
      [0.5, 0.2],
      [1, 1],
    ] as const;
    expect(lorenzAt(points, 0.25)).toBeCloseTo(0.1, 12);
    expect(lorenzAt(points, 0.75)).toBeCloseTo(0.6, 12);
    expect([lorenzAt(points, 0), lorenzAt(points, 1), lorenzAt([], 0.5)]).toEqual([0, 1, NaN]);
  });

  it('put the value of a unit beside the mean, and agglomeration as it is', () => {
    const row = { unit: 'u', county: '', value: 3, people: 1, amount: 1, squareKilometres: 1, hrad: 0.4, pad: 0.8, hradByPad: 0.5 };
    expect(equityOnMap({ rows: [row], mean: 2 }, 'value')).toEqual([{ unit: 'u', value: 1.5 }]);
    expect(equityOnMap({ rows: [row], mean: 2 }, 'hradByPad')).toEqual([{ unit: 'u', value: 0.5 }]);
    expect(classAround(aroundOne, 0.5)?.from).toBe(0.5);
    expect(classAround(aroundOne, NaN)).toBeUndefined();
    // dots on all that is below, so that the two dark ends differ in grey print
    expect(aroundOne.every(({ to, marked }) => marked === to <= 0.95)).toBe(true);
  });

  it('colour changes by thirds of the largest', () => {
    const change = (unit: string, total: number): UnitChange =>
      ({ unit, level: 'county', from: null, to: null, total, parts: {}, alone: null }) as unknown as UnitChange;
    const colours = changeColours({ units: [change('a', -3), change('b', 0), change('c', 1.5), change('d', NaN)] }, 'county');
    expect(colours?.units.map(({ value }) => classAround(colours.classes, value)?.from)).toEqual([-Infinity, -3e-6, 1, undefined]);
    expect(changeColours({ units: [] }, 'town')).toBeNull();
    expect(classAround(aroundNone(1), 0)?.marked).toBe(false);
  });

  it('follow each other in a waterfall from the one value to the other', () => {
    const end = (value: number) => ({ answer: 'met', value, target: 1, numerator: 0, denominator: 1 }) as const;
    const parts = { facilities: 0.3, people: -0.1, roads: 0, rules: 0, figures: 0 };
    const unit: UnitChange = { unit: 'u', level: 'city', from: end(0.5), to: end(0.7), total: 0.2, parts, alone: null };
    const bars = waterfallOf(unit, ['facilities', 'people']);
    expect(bars.map(({ factor }) => factor)).toEqual(['from', 'facilities', 'people', 'to']);
    bars.slice(1, -1).forEach((bar, at) => expect(bar.begin).toBe(bars[at]?.end));
    expect(bars.at(-2)?.end).toBeCloseTo(bars.at(-1)?.end ?? NaN, 12);
    expect(waterfallOf({ ...unit, parts: { ...parts, roads: NaN } }, ['facilities'])).toEqual([]);
  });
});

describe('classes on the map', () => {
  it('a place is what became of most of its people, the worse of two alike, nothing where it is not known', () => {
    expect([...servedRows(servedAnswer)]).toEqual([0, 1, 2, noClass, noClass]);
  });

  it('tiers: nothing lacking, one step alone, several, all, not known', () => {
    const keys = tierClasses(3).map(({ lacks }) => lacks);
    expect(keys).toEqual(['none', 0, 1, 2, 'several', 'all']);
    expect([0, 1, 2, 4, 3, 5, 6, 7].map((bits) => keys[tierClassOf(bits, 3)])).toEqual([
      'none',
      0,
      1,
      2,
      'several',
      'several',
      'several',
      'all',
    ]);
    expect(tierClassOf(-1, 3)).toBe(noClass);
    expect(tierClasses(1).map(({ lacks }) => lacks)).toEqual(['none', 'all']);
    expect([tierClassOf(0, 1), tierClassOf(1, 1)]).toEqual([0, 1]);
    expect(tierClasses(2).map(({ lacks }) => lacks)).toEqual(['none', 0, 1, 'all']);
  });

  it('are told apart without their colour: by marks or by lightness', () => {
    const light = (colour: string): number => [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(colour.slice(at, at + 2), 16), 0) / 3;
    const classes = tierClasses(3);
    for (const a of classes) {
      for (const b of classes) {
        if (a === b) continue;
        const apart = a.pattern !== b.pattern || Math.abs(light(a.colour) - light(b.colour)) > 20;
        expect({ a: a.lacks, b: b.lacks, apart }).toMatchObject({ apart: true });
      }
    }
  });

  it('paint cells in place of their times, and mark those whose class has marks', () => {
    const entries = [
      { colour: '#010203', pattern: null },
      { colour: '#040506', pattern: 'dots' },
    ] as const;
    const classes = { of: Uint8Array.of(0, 1, noClass), people: Float64Array.of(1, 1, 1), entries };
    const times = classTimes(classes, null);
    expect([...times.seconds]).toEqual([0, 1, NaN]);
    expect([...times.state]).toEqual([0, 0, 1]);
    const bytes = (colour: number) => [...new Uint8Array(Uint32Array.of(colour).buffer)];
    const paint = classPaint(classes, 200);
    expect(bytes(paint(1, 0, -1))).toEqual([4, 5, 6, 200]);
    expect(paint(NaN, 1, -1)).not.toBe(paint(0, 0, -1));
    const outline = Float64Array.of(0, 0, 1, 0, 1, 1, 2, 0, 3, 0, 3, 1, 4, 0, 5, 0, 5, 1);
    const marked = markedCells({ ...study.demand, outline, outlineStart: Uint32Array.of(0, 3, 6, 9) }, classes);
    expect(marked.features.map(({ properties, geometry }) => [properties, geometry])).toEqual([
      [
        { pattern: 'pattern-dots' },
        {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [2, 0],
                [3, 0],
                [3, 1],
                [2, 0],
              ],
            ],
          ],
        },
      ],
    ]);
    expect(markedCells(study.demand, null).features).toEqual([]);
  });
});
