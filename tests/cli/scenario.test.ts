import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeIo } from '../../src/cli/node-io';
import { runProgram } from '../../src/cli/program';
import { fakeIo } from './fake-io';
import { sampleRun, sampleView } from '../report/sample-run';

const fixture = fileURLToPath(new URL('fixture', import.meta.url));
const name = { zh: '乙镇新建', en: 'A clinic for Yi Town' };
const clinic = { id: 'new-1', name: '乙镇卫生所', type: 'clinic', lon: 107.1, lat: 34.3 };
const edits = [
  { kind: 'add-facility', facility: clinic },
  { kind: 'close-facility', id: 'c2' },
];

let folder = '';
let study = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junda-scenario-'));
  study = join(folder, 'study');
  await cp(fixture, study, { recursive: true });
  const manifest = JSON.parse(await readFile(join(fixture, 'study.json'), 'utf8')) as object;
  const scenarios = [{ id: 'yi', name, edits }, 'later.json'];
  await writeFile(join(study, 'study.json'), JSON.stringify({ ...manifest, scenarios }));
  await writeFile(join(study, 'later.json'), JSON.stringify({ id: 'later', name, edits: [] }));
  await writeFile(join(folder, 'plan.json'), JSON.stringify({ id: 'plan', name, edits }));
  const wrong = [...edits, { kind: 'move-facility', id: 'c9', lon: 107, lat: 34 }];
  await writeFile(join(folder, 'wrong.json'), JSON.stringify({ id: 'wrong', name, edits: wrong }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const call = async (...argv: readonly string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    ...nodeIo(),
    env: { LANG: 'en_GB.UTF-8' },
    out: (data: string | Uint8Array) => void out.push(typeof data === 'string' ? data : new TextDecoder().decode(data)),
    err: (text: string) => void err.push(text),
    errIsTerminal: false,
  };
  const code = await runProgram(argv, io);
  return { code, out: out.join(''), err: err.join('').replaceAll(folder, 'OUT').replaceAll('\\', '/') };
};

interface Printed {
  readonly parameters: { readonly edits: number; readonly scenario?: { readonly id: string; readonly edits: readonly object[] } };
  readonly coverage: readonly { readonly question: { readonly year: number }; readonly ledgers: readonly { readonly covered: number }[] }[];
}

const covered = (printed: Printed, year: number): number | undefined =>
  printed.coverage.find((one) => one.question.year === year)?.ledgers[0]?.covered;

describe('junda run --scenario', () => {
  it.each([
    ['the id of one of the study', 'yi', 'yi'],
    ['a file', 'plan.json', 'plan'],
  ])('takes %s; the sums name the places inside', async (_, wanted, id) => {
    const out = join(folder, `out-${id}`);
    const given = wanted.endsWith('.json') ? join(folder, wanted) : wanted;
    const { code, out: json, err } = await call('run', study, '--scenario', given, '--json', '--out', out);
    expect([code, err]).toEqual([0, '']);
    const printed = JSON.parse(json) as Printed;
    expect(covered(printed, 2020)).toBe(1000 * (1 + 4 + 32));
    expect(covered(printed, 2019)).toBe(100 * (1 + 4 + 32));
    expect(printed.parameters).toMatchObject({ edits: 2, scenario: { id, name, edits: [{ facility: clinic }, edits[1]] } });
    const results = JSON.parse(await readFile(join(out, 'results.json'), 'utf8')) as Printed;
    expect(results.parameters.scenario?.id).toBe(id);
    const page = await readFile(join(out, 'report.html'), 'utf8');
    expect(page).toContain('<h1>Sample study · Scenario: A clinic for Yi Town</h1>');
    expect(page).toContain(`A clinic for Yi Town (${id}) · 2 changes`);
  });

  it('obeys changes of the plan: another target, a new standard, one switched off', async () => {
    const { standards } = JSON.parse(await readFile(join(fixture, 'catalogue.json'), 'utf8')) as { standards: { id: string }[] };
    const [reach, provision] = standards;
    const path = join(folder, 'stricter.json');
    const plan = [
      { kind: 'put-standard', standard: { ...reach, target: 1 } },
      { kind: 'put-standard', standard: { ...provision, id: 'two', name: { zh: '每镇 2 所', en: 'Two in each town' }, atLeast: 2 } },
      { kind: 'switch-standard', id: provision?.id, on: false },
    ];
    await writeFile(path, JSON.stringify({ id: 'stricter', name, edits: plan }));
    const out = join(folder, 'out-stricter');
    const { code, out: text, err } = await call('run', study, '--scenario', path, '--year', '2020', '--out', out);
    expect([code, err]).toEqual([0, '']);
    expect(text).toContain('Two in each town');
    const results = JSON.parse(await readFile(join(out, 'results.json'), 'utf8')) as {
      results: { standard: string; units: { target: number | null }[] }[];
    };
    const ids = results.results.map((result) => result.standard);
    expect(ids).toEqual([...standards.map(({ id }) => id).filter((id) => id !== provision?.id), 'two']);
    expect(new Set(results.results[0]?.units.map((unit) => unit.target))).toEqual(new Set([1]));
  });

  it('names it in the printed title', async () => {
    const { out } = await call('run', study, '--scenario', 'yi', '--lang', 'zh', '--out', join(folder, 'zh'));
    expect(out.split('\n')[0]).toBe('样例研究 · 方案: 乙镇新建');
  });

  it.each(['zh', 'en'])('refuses one that there is not, and edits that do not fit (%s)', async (lang) => {
    const unknown = await call('run', study, '--scenario', 'yii', '--lang', lang);
    const wrong = await call('run', study, '--scenario', join(folder, 'wrong.json'), '--lang', lang);
    expect([unknown.code, unknown.out, wrong.code, wrong.out]).toEqual([2, '', 2, '']);
    await expect(`${unknown.err}${wrong.err}`).toMatchFileSnapshot(`golden/scenario-refused-${lang}.txt`);
  });

  it('writes into a folder of its own', async () => {
    const scenario = { id: 'yi', name, edits: [] };
    const answers = { openStudy: () => ({ ...sampleView, scenarios: [scenario] }), run: () => sampleRun };
    const io = fakeIo({
      files: ['study/study.json'],
      answers: { ...answers, exportRun: () => [{ path: 'results.json', bytes: new Uint8Array(0) }] },
    });
    expect(await runProgram(['run', 'study', '--scenario', 'yi'], io)).toBe(0);
    expect([...io.written.keys()]).toEqual(['out/sample-yi/results.json']);
  });
});

describe('junda convert', () => {
  it('does not overwrite its input, by whatever path', async () => {
    const input = join(folder, 'a.csv');
    await cp(join(fixture, 'facilities.csv'), input);
    const before = await readFile(input, 'utf8');
    for (const output of [input, join(folder, 'study', '..', 'a.csv'), `${folder}/./a.csv`]) {
      const { code, err } = await call('convert', input, output);
      expect(code).toBe(2);
      expect(err).toContain('[command.bad-option]');
    }
    expect(await readFile(input, 'utf8')).toBe(before);
    expect((await call('convert', input, join(folder, 'b.csv'))).code).toBe(0);
  });
});
