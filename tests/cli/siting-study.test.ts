import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeIo } from '../../src/cli/node-io';
import { runProgram } from '../../src/cli/program';

/** Places of people are 18 km apart: three have a clinic, and nobody comes from one to another on foot within three hours. */
const fixture = fileURLToPath(new URL('fixture', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junda-siting-'));
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
  return { code, out: out.join(''), err: err.join('') };
};

const asked = [
  'siting',
  fixture,
  '--service',
  'clinic',
  '--trip',
  'radius',
  '--minutes',
  '30',
  '--model',
  'p-median',
  '--candidates',
  'cells',
];

describe('junda siting on a study', () => {
  it('writes a scenario that gives the people of the answer when it is run, the list of actions and the points', async () => {
    const { code, out, err } = await call(...asked, '--new', '5', '--out', folder, '--json');
    expect([code, err]).toEqual([0, '']);
    const answer = JSON.parse(out) as Record<string, unknown> & { readonly files: readonly string[] };
    expect(answer).toMatchObject({
      objective: 0,
      proven: true,
      gap: 0,
      recount: 0,
      covered_before: 41_000,
      covered_people: 255_000,
      total_people: 255_000,
    });
    expect([...(answer['chosen'] as string[])].sort()).toEqual(['a2', 'b1', 'c2', 'd2', 'x1']);
    expect(answer.files.map((path) => path.slice(folder.length + 1))).toEqual([
      'answer.json',
      'scenario.json',
      'actions.csv',
      'sites.geojson',
    ]);
    const actions = (await readFile(join(folder, 'actions.csv'), 'utf8')).trim().split('\r\n');
    expect(actions).toHaveLength(6);
    expect(actions[1]).toContain('128000');
    const points = JSON.parse(await readFile(join(folder, 'sites.geojson'), 'utf8')) as {
      readonly features: readonly { readonly properties: { readonly id: string } }[];
    };
    expect(points.features.map(({ properties }) => properties.id)).toEqual(['x1', 'd2', 'c2', 'b1', 'a2']);
    const run = await call(
      'run',
      fixture,
      '--year',
      '2020',
      '--scenario',
      join(folder, 'scenario.json'),
      '--out',
      join(folder, 'run'),
      '--json',
    );
    const { coverage } = JSON.parse(run.out) as {
      readonly coverage: readonly { readonly ledgers: readonly { readonly covered: number; readonly people: number }[] }[];
    };
    const covered = coverage[0]!.ledgers.filter(({ people }) => people > 0);
    expect(covered.every((ledger) => ledger.covered === ledger.people)).toBe(true);
  });

  it('prints what there was and what is gained', async () => {
    const { out } = await call(...asked, '--new', '5', '--curve', '5');
    expect(out).toContain('Candidates: 8 listed, 8 examined');
    expect(out).toContain('people within the limit: 41,000 → 255,000 of 255,000');
    expect(out).toContain('0 person-minutes, proven best');
  });

  it('ends with 3 where there is no solution, in new sites', async () => {
    const { code, err } = await call(...asked, '--new', '1');
    expect(code).toBe(3);
    expect(err).toMatch(/1 sites are not enough/);
  });

  it.each([
    [['--new', '1.5'], '--new cannot be'],
    [['--new', '1', '--sites', '3'], '--sites cannot be'],
    [['--new', '1', '--trip', 'fly'], 'fly'],
    [['--new', '1', '--region', 'nowhere'], 'nowhere'],
    [['--new', '1', '--lock', 'nobody'], 'nobody'],
    [['--new', '1', '--year', '1999'], '1999'],
    [[], '--new'],
  ])('refuses %j', async (argv, said) => {
    const { code, err } = await call(...asked, ...argv);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});
