import { describe, expect, it } from 'vitest';
import { answersOnMap, hasAnswersToDraw } from '../../../src/app/answers-on-map';
import { createSceneMaker } from '../../../src/app/map-scene';
import { answerColours, answerShades } from '../../../src/app/map/answer-colours';
import { emptyHistory, withStep } from '../../../src/app/store/history';
import { judgedFor, nothingJudged, withResults } from '../../../src/app/store/judging';
import { firstChoices } from '../../../src/app/store/question';
import { initialState, type AppState } from '../../../src/app/store/state';
import type { ReachStandard } from '../../../src/model/catalogue';
import type { Answer, StandardResult, UnitResult } from '../../../src/model/result';
import { judgedStudy } from '../support/small-study';

const town = (code: string) => ({ code, name: code, nameEn: '', level: 'town', parent: '1', geometry: null, attributes: {} }) as const;
const reach: ReachStandard = { ...(judgedStudy.catalogue.standards[0] as ReachStandard), level: 'town' };
const study = {
  ...judgedStudy,
  units: [...judgedStudy.units, town('a'), town('b'), town('c')],
  catalogue: { ...judgedStudy.catalogue, standards: [reach] },
};
const unit = (code: string, level: UnitResult['level'], answer: Answer): UnitResult => ({
  standard: reach.id,
  kind: 'reach',
  year: 2020,
  unit: code,
  level,
  answer,
  measure: 'share',
  value: 1,
  target: 0.95,
  numerator: 1,
  denominator: 1,
  peopleOutside: 0,
  slow: NaN,
  fast: NaN,
  shortfall: NaN,
  missing: [],
  acrossBorder: [],
});
const result = (...answers: readonly Answer[]): StandardResult => ({
  standard: reach.id,
  year: 2020,
  answer: 'not-met',
  unitsMet: 0,
  unitsNotMet: 0,
  unitsNoData: 0,
  units: [unit('1', 'city', 'not-met'), ...answers.map((answer, at) => unit(['a', 'b', 'c'][at] ?? '', 'town', answer))],
});

const stricter: ReachStandard = { ...reach, target: 0.99 };
const history = withStep(emptyHistory, { kind: 'put-standard', standard: stricter });
const [before, now] = [judgedFor(study, emptyHistory, 2020), judgedFor(study, history, 2020)];
const judged = withResults(
  withResults(nothingJudged, before, [reach], [result('met', 'met', 'no-data')]),
  now,
  [stricter],
  [result('not-met', 'met', 'no-data')],
);
const state: AppState = {
  ...initialState('zh', 'light'),
  study,
  choices: firstChoices(study),
  history,
  judged,
  tab: 'standards',
  openStandard: reach.id,
};

describe('answers of the open standard on the map', () => {
  it('colours the units of one level, those that fell out darker, and hatches those without data', () => {
    expect(answersOnMap(state)).toEqual({
      level: 'town',
      colours: new Map([
        ['a', answerShades['fall-out']],
        ['b', answerShades.met],
      ]),
      noData: ['c'],
    });
    expect(answerColours('county', [{ unit: 'x', answer: 'met' }], new Set(), new Set(['x'])).colours.get('x')).toBe(
      answerShades['come-in'],
    );
  });

  it('takes the place of cells and shares only while a standard is open and the layer is on', () => {
    const sceneOf = createSceneMaker();
    const scene = sceneOf(state, false);
    expect(scene?.visible).toMatchObject({ hexagons: false, towns: true, counties: false });
    // nothing is drawn anew where nothing changed
    expect(sceneOf({ ...state, hovered: { kind: 'unit', code: 'a' } }, false)?.answers).toBe(scene?.answers);
    for (const other of [
      { openStandard: null },
      { tab: 'towns' },
      { visible: { ...state.visible, answers: false } },
    ] satisfies readonly Partial<AppState>[]) {
      const plain = createSceneMaker()({ ...state, ...other }, false);
      expect([plain?.answers, plain?.visible.hexagons]).toEqual([null, true]);
    }
    expect(hasAnswersToDraw({ ...state, openStandard: 'none' })).toBe(false);
  });
});
