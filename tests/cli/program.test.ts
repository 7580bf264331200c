import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program';
import { fakeIo } from './fake-io';

const call = async (line: string, options: Parameters<typeof fakeIo>[0] = {}) => {
  const io = fakeIo(options);
  const code = await runProgram(
    line.split(' ').filter((word) => word !== ''),
    io,
  );
  return { code, out: io.stdout(), err: io.stderr(), io };
};

describe('language', () => {
  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, '', '用法'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, '', 'Usage'],
    [{ LANG: 'de_DE.UTF-8' }, '', 'Usage'],
    [{}, '', 'Usage'],
    [{ LANG: 'en_GB.UTF-8' }, '--lang zh', '用法'],
    [{ LANG: 'zh_CN.UTF-8' }, '--lang=en', 'Usage'],
  ])('with %j and %j says %s', async (env, flag, word) => {
    expect((await call(`help run ${flag}`, { env })).out).toContain(word);
  });

  it('takes --lang before the command too', async () => {
    expect((await call('--lang zh help')).out).toContain('用法');
  });

  it('refuses another language', async () => {
    const { code, err } = await call('help --lang fr');
    expect(code).toBe(2);
    expect(err).toBe('error: --lang cannot be "fr"; wanted: zh, en. [command.bad-option]\n');
  });
});

describe('help and version', () => {
  it('prints the version', async () => {
    expect((await call('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each(['', 'help', '--help'])('%j lists every command', async (line) => {
    const { code, out } = await call(line);
    expect(code).toBe(0);
    for (const name of ['run STUDY', 'check', 'travel', 'convert IN OUT', 'list', 'serve', 'help']) expect(out).toContain(name);
  });

  it.each(['run', 'check', 'travel', 'convert', 'list', 'serve', 'help'])('%s --help shows an example', async (name) => {
    expect((await call(`${name} --help`)).out).toContain(`junda ${name}`);
  });
});

describe('mistakes', () => {
  it.each([
    ['rum data', 'There is no command "rum". Did you mean "run"?'],
    ['xyzzy', 'There is no command "xyzzy". See junda help.'],
    ['run data --yeer 2020', 'The command run has no option "--yeer". Did you mean "--year"?'],
    ['run data --frob', 'The command run has no option "--frob". See'],
    ['run', 'The command run needs STUDY.'],
    ['run a b', 'run cannot be "b"; wanted: no further argument.'],
    ['run data --year', '--year cannot be ""; wanted: a value after it.'],
    ['run data --year 20x', '--year cannot be "20x"; wanted: a number.'],
    ['run data --strict=yes', '--strict cannot be "yes"; wanted: no value.'],
    ['travel --demand d.csv --trip walk --cutoff 15', 'The command travel needs --out.'],
    ['travel --demand d.csv --trip walk --cutoff 15 --out t.csv', 'The command travel needs --facilities.'],
    ['travel --facilities f.csv --demand d.csv --cutoff 15 --out t.csv', 'The command travel needs --trip.'],
    ['travel --facilities f --demand d --trip walk --cutoff 0 --out t.csv', '--cutoff cannot be "0"; wanted: a number above 0.'],
    ['travel --facilities f --demand d --trip walk --cutoff 9 --speed running=9 --out t.csv', '--speed cannot be "running=9"'],
    ['travel --facilities f --demand d --trip walk --cutoff 9 --neighbours 4 --out t.csv', '--neighbours cannot be "4"; wanted: 8, 16.'],
    ['travel --facilities f --demand d --trip drive --friction x.tif --cutoff 9 --out t.csv', '--trip cannot be "drive"; wanted: surface.'],
    ['travel --facilities f --demand d --trip walk --matrix --cutoff 9 --out t.tif', '--out cannot be "t.tif"; wanted: .csv.'],
    ['convert a.csv b.geojson --from nad27', '--from cannot be "nad27"; wanted: wgs84, gcj02, bd09, cgcs2000.'],
    ['list method', 'list cannot be "method"; wanted: methods.'],
    ['serve --port 80', '--port cannot be "80"; wanted: a port from 1024 to 65535.'],
    ['check nowhere.csv', '[file.missing]'],
  ])('%s', async (line, words) => {
    const { code, out, err } = await call(line);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
  });

  it('with --json gives one value with code, where and both languages, and the message on stderr', async () => {
    const { code, out, err } = await call('check nowhere.csv --json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      error: { code: 'file.missing', where: { file: 'nowhere.csv' }, zh: expect.any(String), en: expect.any(String) },
    });
    expect(err).toContain('file.missing');
  });

  it('a crash is told as one, in the language asked for', async () => {
    const crash = () => {
      throw new TypeError('no such thing');
    };
    const { code, err } = await call('check a.csv --lang zh', { files: ['a.csv'], answers: { check: crash } });
    expect(code).toBe(2);
    expect(err).toBe('错误: 程序内部错误: TypeError: no such thing [task.crashed]\n');
  });
});

describe('list', () => {
  it.each(['methods', 'formats', 'standards', 'trips'])('%s gives id, name and detail in both languages', async (what) => {
    const { code, out } = await call(`list ${what} --json`);
    expect(code).toBe(0);
    const entries = JSON.parse(out) as readonly unknown[];
    expect(entries.length).toBeGreaterThan(2);
    expect(entries[0]).toMatchObject({ id: expect.any(String), name: { zh: expect.any(String), en: expect.any(String) } });
  });
});

describe('serve', () => {
  it.each(['zh', 'en'])('prints the address on a line of its own (%s)', async (language) => {
    const { code, out } = await call(`serve --lang ${language}`);
    expect(code).toBe(0);
    expect(out.split('\n')).toContain('http://localhost:4173/');
  });
});
