import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeIo } from '../../src/cli/node-io';
import { runProgram } from '../../src/cli/program';
import type { ScorecardAnswer } from '../../src/model/scorecard';

/** Clinics stand at three of the places, all others are 18 km from any; one standard: 30 minutes on foot, in a straight line. */
const fixture = fileURLToPath(new URL('fixture', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junda-cards-'));
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
  const code = await runProgram(['scorecard', fixture, ...argv], io);
  return { code, out: out.join(''), err: err.join('') };
};

const answerOf = async (...argv: readonly string[]): Promise<ScorecardAnswer> =>
  JSON.parse((await call(...argv, '--json')).out) as ScorecardAnswer;

describe('junda scorecard', () => {
  it('scores a position, in the last year where none is named', async () => {
    const { cards, services } = await answerOf('--points', '107.5,34.1');
    expect(services.map(({ standards }) => standards)).toEqual([['care-30']]);
    expect(cards[0]!.items[0]).toMatchObject({ answer: 'met', minutes: 0, facility: 'c2' });
    // c2 opened in 2020
    expect((await answerOf('--points', '107.5,34.1', '--year', '2019')).cards[0]!.items[0]!.answer).toBe('not-met');
  });

  it('scores the facilities of a type, and a list from a file; writes a row for each service', async () => {
    expect((await answerOf('--points', 'clinic')).cards.map(({ met }) => met)).toEqual([1, 1, 1]);
    const list = join(folder, 'places.csv');
    await writeFile(list, 'id,name,lon,lat\nn,North,107.5,34.3\ns,South,107.7,34.1\n');
    const table = join(folder, 'cards.csv');
    const { code, out, err } = await call('--points', list, '--out', table);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/North.*\s1\s+1\s/);
    expect(out).toMatch(/South.*\s0\s+1\s.*Clinic .*more than 60 min/);
    const rows = (await readFile(table, 'utf8')).trim().split('\r\n');
    expect(rows.slice(1).map((row) => row.split(',')[10])).toEqual(['met', 'not met']);
  });

  it('finds the best candidates and says how many there were', async () => {
    const { best, candidates } = await answerOf('--best', '2', '--candidates', 'cells');
    expect(candidates).toEqual({ listed: 8, leftOut: [], examined: 8 });
    expect(best.map(({ place, met }) => [place.id, met])).toEqual([
      ['a1', 1],
      ['c1', 1],
    ]);
  });

  it.each([
    [[], 'at least one of --points and --best'],
    [['--points', '200,34'], '--points cannot be'],
    [['--best', '0'], '--best cannot be'],
    [['--points', 'nothing.csv'], 'file.missing'],
    [['--best', '1', '--candidates', 'towns', '--slope', '5'], 'elevation'],
    [['--points', '107,34', '--year', '2001'], '2001'],
  ])('refuses %j', async (argv, said) => {
    const { code, err } = await call(...argv);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});
