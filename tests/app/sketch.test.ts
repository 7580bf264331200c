import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createActions } from '../../src/app/store/actions';
import { groundEdits, speedTableOf } from '../../src/app/store/derived';
import { activeEdits, emptyHistory, withStep } from '../../src/app/store/history';
import { roadCut } from '../../src/app/store/road-cut';
import { barrierOf, withPoint, type Sketch } from '../../src/app/store/sketch';
import { initialState, type AppState } from '../../src/app/store/state';
import { groundFeatures } from '../../src/app/map/ground-style';
import type { BaseMap } from '../../src/jobs/task-types';
import { answerOf, fakeClient } from './support/fake-client';
import { smallStudy } from './support/small-study';

/** A road along the equator from 0 to 1 degree east, and a track across it at 0.5 degrees. */
const roads: BaseMap['roads'] = [
  { class: 'secondary', tunnel: false, path: Float64Array.of(0, 0, 1, 0), start: Uint32Array.of(0, 2) },
  { class: 'track', tunnel: false, path: Float64Array.of(0.5, -1, 0.5, 1), start: Uint32Array.of(0, 2) },
];
/** metres of a degree at the equator */
const degree = 111_195;

describe('a cut across a road', () => {
  it('stands at right angles to the nearest road, 20 m to either side', () => {
    const cut = roadCut(roads, 0.2, 0.0001, 50);
    expect(cut?.roadClass).toBe('secondary');
    expect(cut?.from[0]).toBeCloseTo(0.2, 9);
    expect(cut?.to[0]).toBeCloseTo(0.2, 9);
    expect(((cut?.from[1] ?? NaN) * degree).toFixed(3)).toBe('20.000');
    expect(((cut?.to[1] ?? NaN) * degree).toFixed(3)).toBe('-20.000');
    expect(roadCut(roads, 0.5001, 0.2, 50)?.roadClass).toBe('track');
  });

  it('is none where no road is near enough', () => {
    expect(roadCut(roads, 0.2, 60 / degree, 50)).toBeNull();
    expect(roadCut(roads, 1 + 60 / degree, 0, 50)).toBeNull();
    expect(roadCut([], 0, 0, 1e9)).toBeNull();
  });
});

describe('the sketch of a barrier', () => {
  const three = (
    [
      [0, 0],
      [1, 0],
      [1, 1],
    ] as const
  ).reduce<Sketch>(withPoint, { points: [], shape: 'line' });

  it('is a line of two points or more, or a closed area of three or more', () => {
    expect(barrierOf({ ...three, points: three.points.slice(0, 1) }, 'x')).toBeNull();
    expect(barrierOf({ points: three.points.slice(0, 2), shape: 'area' }, 'x')).toBeNull();
    expect(barrierOf(three, 'x')).toMatchObject({ name: 'x', geometry: { type: 'LineString' } });
    const area = barrierOf({ ...three, shape: 'area' }, 'x');
    expect(area).toMatchObject({
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    });
  });

  it('takes the second click of a double click for the same point', () => {
    expect(withPoint(three, [1, 1])).toBe(three);
  });
});

async function opened() {
  const client = fakeClient({
    openStudy: () => smallStudy,
    baseMap: () => ({ hillshade: null, roads }),
    analyse: (input) => answerOf(smallStudy, input),
  });
  const store = createStore<AppState>(() => initialState('zh', 'system'));
  const actions = createActions(store, client);
  await actions.openFiles([{ path: 'small.zip', bytes: new Uint8Array(1) }], 'small.zip', 'bundled');
  await vi.waitFor(() => expect(store.getState().base).not.toBeNull());
  return { store, actions };
}

describe('the tools that change the ground', () => {
  it('close a road that is clicked, or by a line of two clicks, one edit each, and put the tool away', async () => {
    const { store, actions } = await opened();
    actions.setTool('close-road');
    actions.pointAt(0.2, 0.0001, 10);
    expect(store.getState()).toMatchObject({ tool: 'select', sketch: { points: [] } });
    expect(activeEdits(store.getState().history)).toMatchObject([{ kind: 'close-roads', name: '封路 1（省道）' }]);
    actions.setTool('close-road');
    actions.pointAt(0.3, 0.1, 10);
    expect(store.getState().sketch.points).toEqual([[0.3, 0.1]]);
    actions.pointAt(0.3, -0.1, 10);
    expect(activeEdits(store.getState().history)[1]).toEqual({
      kind: 'close-roads',
      name: '封路 2',
      geometry: {
        type: 'LineString',
        coordinates: [
          [0.3, 0.1],
          [0.3, -0.1],
        ],
      },
    });
  });

  it('draw a barrier point by point, take points back, and leave nothing on Escape', async () => {
    const { store, actions } = await opened();
    actions.setTool('barrier');
    for (const lat of [0, 1, 2]) actions.pointAt(0, lat, 10);
    actions.dropPoint();
    actions.finishSketch();
    const [barrier] = groundEdits(store.getState().history);
    expect(barrier).toMatchObject({
      kind: 'add-barrier',
      name: '障碍 1',
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0, 1],
        ],
      },
    });
    actions.setTool('barrier');
    actions.pointAt(0, 0, 10);
    actions.finishSketch();
    expect(store.getState().tool).toBe('barrier');
    actions.setTool('select');
    expect(store.getState().sketch.points).toEqual([]);
    expect(store.getState().history.steps).toHaveLength(1);
  });

  it('take one away from among others; undo brings it back, and the next has a number of its own', async () => {
    const { store, actions } = await opened();
    for (const lon of [0.1, 0.2]) {
      actions.setTool('close-road');
      actions.pointAt(lon, 0, 10);
    }
    const [first] = groundEdits(store.getState().history);
    if (!first) throw new Error('no closing');
    actions.takeAway(first);
    expect(groundEdits(store.getState().history)).toHaveLength(1);
    expect(groundFeatures(groundEdits(store.getState().history)).features.map(({ geometry }) => geometry.type)).toEqual([
      'LineString',
      'Point',
    ]);
    actions.undo();
    expect(groundEdits(store.getState().history)).toHaveLength(2);
    actions.redo();
    actions.setTool('close-road');
    actions.pointAt(0.4, 0, 10);
    expect(groundEdits(store.getState().history).map((edit) => ('name' in edit ? edit.name : ''))).toEqual([
      '封路 2（省道）',
      '封路 3（省道）',
    ]);
  });
});

it('tells the speed table of the last edit that names one, else the own one of the study', () => {
  const study = { ...smallStudy, speedTables: ['own', 'winter'].map((id) => ({ id, name: { zh: id, en: id } })) };
  expect(speedTableOf(study, emptyHistory)).toBe('own');
  expect(speedTableOf(study, withStep(emptyHistory, { kind: 'use-speeds', table: 'winter' }))).toBe('winter');
});
