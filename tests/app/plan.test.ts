import { describe, expect, it } from 'vitest';
import { historyWords } from '../../src/app/history-words';
import { blankStandard, copyOfStandard } from '../../src/app/plan/blank-standards';
import { changedFields, fieldText, gapText } from '../../src/app/standard-words';
import { changesBetween, changesOf, earlierStandard } from '../../src/app/store/comparing';
import { emptyHistory, withLastStep, withStep, type EditHistory } from '../../src/app/store/history';
import { judgedFor, nothingJudged, resultOf, withResults } from '../../src/app/store/judging';
import { readScenarioFile } from '../../src/formats';
import type { ReachStandard, Standard, StandardKind } from '../../src/model/catalogue';
import type { Answer, StandardResult, UnitResult } from '../../src/model/result';
import { scenarioText } from '../../src/model/scenario';
import { fieldsOfKind, targetYear, withTarget } from '../../src/model/standard-fields';
import { standardProblems } from '../../src/model/standard-problems';
import { words } from '../../src/i18n';
import { facilityAt, judgedStudy as study } from './support/small-study';

const planned = study.catalogue.standards[0] as ReachStandard;
const put = (standard: Standard) => ({ kind: 'put-standard', standard }) as const;
const history = (...standards: readonly Standard[]): EditHistory =>
  standards.reduce<EditHistory>((kept, standard) => withStep(kept, put(standard)), emptyHistory);

const unitOf = (unit: string, answer: Answer, value: number): UnitResult => ({
  standard: planned.id,
  kind: 'reach',
  year: 2020,
  unit,
  level: 'city',
  answer,
  measure: 'share',
  value,
  target: 0.95,
  numerator: value * 100,
  denominator: 100,
  peopleOutside: 0,
  slow: NaN,
  fast: NaN,
  shortfall: NaN,
  missing: [],
  acrossBorder: [],
});
const resultWith = (...units: readonly UnitResult[]): StandardResult => ({
  standard: planned.id,
  year: 2020,
  answer: 'met',
  unitsMet: 0,
  unitsNotMet: 0,
  unitsNoData: 0,
  units,
});

describe('a standard changed by its form', () => {
  it('is told in the history by what was changed, in both languages', () => {
    const kept = withStep(
      withStep(
        withStep(history({ ...planned, target: 0.98 }, { ...planned, target: 0.98, minutes: 15, trip: 'walk' }, planned), {
          kind: 'switch-standard',
          id: planned.id,
          on: false,
        }),
        put({ ...planned, id: 'new', name: { zh: '新', en: 'New' } }),
      ),
      { kind: 'drop-standard', id: 'new' },
    );
    expect(historyWords(study, kept, 'zh')).toEqual([
      '标准「reach-1」：目标 95 % → 98 %',
      '标准「reach-1」：时限 30 分钟 → 15 分钟',
      '标准「reach-1」：恢复规划原值',
      '停用标准「reach-1」',
      '新增标准「新」',
      '删除标准「新」',
    ]);
    expect(historyWords(study, kept, 'en')).toEqual([
      'reach-1: Target 95 % → 98 %',
      'reach-1: Time limit 30 min → 15 min',
      'reach-1: back to the plan',
      'Switch off: reach-1',
      'New standard: New',
      'Delete the standard New',
    ]);
  });

  it('names the fields that differ, and says each of them', () => {
    const where = [{ attribute: 'beds', is: 'at-least', value: 20 }] as const;
    const after: Standard = { ...planned, where, direction: 'from' };
    const fields = changedFields(planned, after);
    expect(fields.map(({ key }) => key)).toEqual(['direction', 'where']);
    expect(fields.map((field) => fieldText(study, after, field, 'zh'))).toEqual([words('zh').app.directionFrom, 'beds ≥ 20']);
  });

  it('has a target of its own for a year where the plan has one', () => {
    const rising: Standard = { ...planned, targets: { '2019': 0.9, '2020': 0.92 } };
    expect([2018, 2019, 2020, 2021].map((year) => targetYear(rising, year))).toEqual([null, 2019, 2020, 2020]);
    expect(withTarget(rising, 2018, 0.8)).toEqual({ ...rising, target: 0.8 });
    expect(withTarget(rising, 2019, 0.8)).toEqual({ ...rising, targets: { '2019': 0.8, '2020': 0.92 } });
    expect(withTarget(planned, 2020, 0.8)).toEqual({ ...planned, target: 0.8 });
  });

  it('tells how far a unit is from its target, on the side that counts', () => {
    const unit = unitOf('1', 'not-met', 0.9);
    expect(gapText(unit, 'at-least', 'zh')).toBe('还差 5 个百分点');
    expect(gapText(unit, 'at-most', 'en')).toBe('5 points below the limit');
    expect(gapText({ ...unit, value: 0.95 }, 'at-least', 'en')).toBe('exactly met');
    expect(gapText({ ...unit, value: NaN }, 'at-least', 'en')).toBe('');
    expect(gapText({ ...unit, measure: 'count', value: 3, target: 5 }, 'at-least', 'en')).toBe('2 short');
  });
});

describe('a new standard', () => {
  const kinds = Object.keys(words('zh').app.planKinds) as StandardKind[];

  it.each(kinds)('of kind %s can be judged as it stands, and be kept in a file', (kind) => {
    const blank = blankStandard(study, study.catalogue.standards, kind);
    if (!blank) throw new Error('no blank');
    expect(blank.kind).toBe(kind);
    expect(standardProblems(blank, study)).toEqual([]);
    const scenario = { id: 'p', name: { zh: '', en: '' }, edits: [put(blank)] };
    const file = { path: 'plan.json', bytes: new TextEncoder().encode(scenarioText(scenario)) };
    expect(readScenarioFile(file).edits).toEqual([put(blank)]);
    for (const field of fieldsOfKind(kind)) expect(words('en').app.fieldNames[field.key]).toBeTruthy();
  });

  it('has an id and a name of its own, and a preset is to be checked', () => {
    const copy = copyOfStandard(study.catalogue.standards, planned);
    expect(copy).toEqual({
      ...planned,
      id: 'reach-1-1',
      name: { zh: 'reach-1（副本）', en: 'reach-1 (copy)' },
      source: { ...planned.source, check: true },
    });
    expect(copyOfStandard([...study.catalogue.standards, copy], planned).id).toBe('reach-1-2');
  });
});

describe('what a change moved', () => {
  it('is told by who falls out and who comes in, of the level judged alone', () => {
    const before = resultWith(unitOf('a', 'met', 1), unitOf('b', 'not-met', 0.5), unitOf('c', 'no-data', NaN), unitOf('d', 'met', 1));
    const town = { ...unitOf('t', 'not-met', 0), level: 'town' } as const;
    const now = resultWith(unitOf('a', 'not-met', 0.9), unitOf('b', 'met', 1), unitOf('c', 'met', 1), unitOf('d', 'met', 0.99), town);
    const { fallOut, comeIn, others } = changesBetween('city', now, { ...before, units: [...before.units, { ...town, answer: 'met' }] });
    expect([fallOut, comeIn, others].map((list) => list.map((unit) => unit.now.unit))).toEqual([['a'], ['b'], ['c']]);
  });

  it('is held against the last place of the history that could move it', () => {
    const stricter = { ...planned, target: 0.98 };
    const kept = withStep(history(stricter), put({ ...(study.catalogue.standards[1] as Standard), project: 2 }));
    expect(earlierStandard(study, kept, planned.id)?.standard).toBe(planned);
    // a facility moves all of them
    const closed = withStep(kept, { kind: 'add-facility', facility: facilityAt('new', 0.5) });
    expect(earlierStandard(study, closed, planned.id)?.standard).toBe(stricter);
    expect(earlierStandard(study, emptyHistory, planned.id)).toBeNull();
    expect(earlierStandard(study, history({ ...planned, id: 'new' }), 'new')).toBeNull();
    // a step that goes on with the last one is held against what was before both
    expect(earlierStandard(study, withLastStep(history(stricter), put({ ...planned, target: 0.99 })), planned.id)?.standard).toBe(planned);
  });

  it('is known once both were judged; equal questions share their answers, a balance follows the standard it speaks of', () => {
    const kept = history({ ...planned, target: 0.98 });
    const [before, now] = [judgedFor(study, emptyHistory, 2020), judgedFor(study, kept, 2020)];
    const first = withResults(nothingJudged, before, [planned], [resultWith(unitOf('1', 'met', 0.96))]);
    expect(changesOf(study, kept, first, 2020, planned.id)).toBeNull();
    const changed = now.plan.find(({ id }) => id === planned.id) as Standard;
    const both = withResults(first, now, [changed], [resultWith(unitOf('1', 'not-met', 0.96))]);
    expect(changesOf(study, kept, both, 2020, planned.id)?.fallOut.map((unit) => unit.now.unit)).toEqual(['1']);
    expect(resultOf(both, before, { ...planned, clause: { zh: '别的话', en: 'other words' } })).toBe(resultOf(both, before, planned));
    const balance: Standard = {
      ...(blankStandard(study, study.catalogue.standards, 'balance') as Extract<Standard, { kind: 'balance' }>),
      of: planned.id,
    };
    const judged = withResults(both, before, [balance], [{ ...resultWith(), standard: balance.id }]);
    expect(resultOf(judged, before, balance)).not.toBeNull();
    expect(resultOf(judged, now, balance)).toBeNull();
  });
});
