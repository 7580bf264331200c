import { describe, expect, test } from 'vitest';
import { checkFile, isScenarioFile, readScenarioFile } from '../../src/formats';
import { Failure, type Finding } from '../../src/model/finding';
import { looksLikeScenario, scenarioIdOf, scenarioIdPattern, scenarioText, type Scenario } from '../../src/model/scenario';
import { openStudyFiles } from '../../src/formats';
import { findingText } from '../../src/i18n/words/findings';
import { silentWatch } from '../../src/model/watch';
import { textFile } from './real-data';
import { resources } from '../../src/jobs/resources';

const name = { zh: '方案甲', en: 'Plan A' };
const facility = { id: 'n1', name: '新', type: 'clinic', lon: 107.2, lat: 34.2 };
const close = (id: string) => ({ kind: 'close-facility', id });
const standard = {
  kind: 'provision',
  id: 's',
  project: 1,
  name,
  clause: name,
  source: { text: name, check: true },
  types: ['clinic'],
  where: [{ attribute: 'beds', is: 'at-least', value: 20 }],
  level: 'town',
  only: [],
  atLeast: 2,
};
const put = (change: object) => ({ id: 'p', name, edits: [{ kind: 'put-standard', standard: { ...standard, ...change } }] });
const road = [
  [107, 34],
  [107.1, 34.1, 600],
];
const square = [
  [107, 34],
  [107.1, 34],
  [107.1, 34.1],
  [107, 34],
];
const closing = (geometry: unknown) => ({ id: 'p', name, edits: [{ kind: 'close-roads', name: '', geometry }] });
const fileOf = (value: unknown) => textFile('plan.json', JSON.stringify(value));
const refusal = (act: () => unknown): Finding => {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error.finding;
  }
  throw new Error('was not refused');
};

describe('a scenario file', () => {
  test('is read as it was written', () => {
    const edits = [
      {
        kind: 'add-facility',
        facility: { ...facility, opened: null, closed: null, capacity: 4, delaySeconds: 60, unit: '', attributes: { gps: true } },
      },
      { kind: 'move-facility', id: 'a', lon: 107, lat: 34 },
      close('a'),
      { kind: 'reopen-facility', id: 'a' },
      { kind: 'set-delay', id: 'a', delaySeconds: 90 },
      { kind: 'close-roads', name: '塌方', geometry: { type: 'LineString', coordinates: road } },
      { kind: 'add-barrier', name: '水库', geometry: { type: 'MultiPolygon', coordinates: [[square]] } },
      { kind: 'use-speeds', table: 'winter' },
      { kind: 'put-standard', standard },
      { kind: 'drop-standard', id: 's' },
      { kind: 'switch-standard', id: 's', on: false },
    ] as const;
    const scenario = { id: 'plan-a', name, edits } as Scenario;
    expect(readScenarioFile(textFile('plan.json', scenarioText(scenario)))).toEqual(scenario);
  });

  test('a facility may leave out what is usual', () => {
    const { edits } = readScenarioFile(fileOf({ id: 'p', name, edits: [{ kind: 'add-facility', facility }] }));
    expect(edits).toEqual([
      {
        kind: 'add-facility',
        facility: { ...facility, opened: null, closed: null, capacity: null, delaySeconds: 0, unit: '', attributes: {} },
      },
    ]);
  });

  test.each([
    [{ id: 'p', name, edits: [close('a'), { kind: 'move-facility', id: 'a', lon: 200, lat: 34 }] }, 'edits[2].lon: '],
    [
      { id: 'p', name, edits: [{ kind: 'add-facility', facility: { ...facility, type: undefined } }] },
      'edits[1].facility.type: is missing',
    ],
    [{ id: 'p', name, edits: [{ kind: 'burn-facility', id: 'a' }] }, 'edits[1].kind: '],
    [closing({ type: 'Point', coordinates: [107, 34] }), 'edits[1].geometry.type: '],
    [closing({ type: 'LineString', coordinates: [[107, 34]] }), 'edits[1].geometry.coordinates: '],
    [
      closing({
        type: 'LineString',
        coordinates: [
          [107, 340],
          [107, 34],
        ],
      }),
      'edits[1].geometry.coordinates[1][2]: ',
    ],
    [closing({ type: 'Polygon', coordinates: [square.with(3, [107, 34.2])] }), 'edits[1].geometry.coordinates[1]: '],
    [{ id: 'p', name, edits: [{ kind: 'set-delay', id: 'a', delaySeconds: -1 }] }, 'edits[1].delaySeconds: '],
    [put({ level: 'street' }), 'edits[1].standard.level: '],
    [put({ atLeast: 0 }), 'edits[1].standard.atLeast: '],
    [put({ atLeast: undefined }), 'edits[1].standard.atLeast: is missing'],
    [put({ kind: 'wish' }), 'edits[1].standard.kind: '],
    [{ id: '../out', name, edits: [] }, 'id: '],
    [{ id: 'p', edits: [] }, 'name: is missing'],
    [{ id: 'p', name }, 'edits: is missing'],
  ])('is refused by the name of the entry (%#)', (value, entry) => {
    const finding = refusal(() => readScenarioFile(fileOf(value)));
    expect(finding).toMatchObject({ code: 'scenario.bad', where: { file: 'plan.json' } });
    expect(findingText(finding, 'en')).toContain(entry);
    expect(findingText(finding, 'zh')).toContain(entry.replace(' is missing', ' 缺少这一项'));
  });

  test('is told by check, with its number of edits or its refusal', async () => {
    const good = await checkFile([fileOf({ id: 'p', name, edits: [close('a'), close('b')] })], { resources });
    expect(good).toMatchObject({ status: 'ok', format: 'scenario', layer: 'scenario', features: 2 });
    const bad = await checkFile([fileOf({ id: 'p', name, edits: [{ kind: 'close-facility' }] })], { resources });
    expect(bad).toMatchObject({ status: 'refused', findings: [{ code: 'scenario.bad' }] });
  });

  test('that is no JSON is refused with line and column', () => {
    const finding = refusal(() => readScenarioFile(textFile('plan.json', '{\n "id": }')));
    expect(findingText(finding, 'en')).toContain('line 2');
  });

  test('is told from other files by its content', () => {
    expect(isScenarioFile(fileOf({ id: 'p', name, edits: [] }))).toBe(true);
    expect(isScenarioFile(fileOf({ type: 'FeatureCollection', features: [] }))).toBe(false);
    expect(isScenarioFile(textFile('plan.csv', '{"edits":[]}'))).toBe(false);
    expect(looksLikeScenario('{"edits": 1}')).toBe(false);
    expect(looksLikeScenario('{"edits": [')).toBe(false);
  });

  test.each(['baoji', '我的 数据 (1)', '../..', ''])('the screen names it so that it can be read back (%s)', (study) => {
    expect(scenarioIdOf(study, 3)).toMatch(scenarioIdPattern);
  });
});

describe('scenarios of a study', () => {
  const text = { zh: '甲', en: 'A' };
  const people = [
    textFile('f.csv', 'id,name,type,lon,lat\na,甲,clinic,107.1,34.1\n'),
    textFile('d.csv', 'id,lon,lat,people\n1,107.1,34.1,1\n'),
  ];
  const open = (scenarios: unknown, ...more: readonly ReturnType<typeof textFile>[]) =>
    openStudyFiles(
      [
        textFile(
          'study.json',
          JSON.stringify({ junda: 1, id: 's', title: text, scenarios, layers: { facilities: 'f.csv', demand: 'd.csv' } }),
        ),
        ...people,
        ...more,
      ],
      { columns: {}, resources },
      silentWatch,
    );
  const plan = (id: string, ...edits: readonly unknown[]) => ({ id, name, edits });

  test('are inline or in files of the study; none by default', async () => {
    const study = await open([plan('one', close('a')), 'plans/two.json'], textFile('plans/two.json', JSON.stringify(plan('two'))));
    expect(study.scenarios.map(({ id, edits }) => [id, edits.length])).toEqual([
      ['one', 1],
      ['two', 0],
    ]);
    expect((await open(undefined)).scenarios).toEqual([]);
  });

  test.each([
    ['a path that is not there', ['plans/none.json'], { code: 'study.missing-layer', where: { file: 'plans/none.json' } }],
    ['an id twice', [plan('one'), plan('one')], { code: 'cell.duplicate-id', details: { id: 'one' } }],
    ['no scenario at all', [plan('one'), 7], { code: 'scenario.bad', where: { file: 'study.json' } }],
    [
      'an unknown facility',
      [plan('one', close('a'), close('b'))],
      { code: 'edit.unknown-facility', where: { file: 'study.json' }, details: { id: 'b', edit: 2 } },
    ],
    [
      'a new facility under a known id',
      [plan('one', { kind: 'add-facility', facility: { ...facility, id: 'a' } })],
      { code: 'cell.duplicate-id', details: { id: 'a', edit: 1 } },
    ],
  ])('%s is refused', async (_, scenarios, finding) => {
    await expect(open(scenarios)).rejects.toMatchObject({ finding });
  });

  test('an entry inside study.json is named with its number', async () => {
    const opening = open([plan('one'), plan('two', { kind: 'close-facility' })]);
    await expect(opening).rejects.toMatchObject({ finding: { details: { issues: ['scenarios[2].edits[1].id: is missing'] } } });
  });

  test('an edit may name a facility that an earlier one added', async () => {
    const study = await open([plan('one', { kind: 'add-facility', facility }, close('n1'))]);
    expect(study.scenarios[0]?.edits).toHaveLength(2);
  });

  test('loose files may hold one beside the layers', async () => {
    const study = await openStudyFiles([...people, fileOf(plan('one', close('a')))], { columns: {}, resources }, silentWatch);
    expect(study.scenarios.map(({ id }) => id)).toEqual(['one']);
  });
});
