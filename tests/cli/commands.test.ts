import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program';
import type { CheckReport, TravelReply } from '../../src/jobs/task-types';
import { sampleRun, sampleView } from '../report/sample-run';
import { fakeIo } from './fake-io';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const sampleAnswers = {
  openStudy: () => sampleView,
  run: () => sampleRun,
  exportRun: () => [{ path: 'results.json', bytes: bytes('{}') }],
};

describe('junda run', () => {
  it.each(['zh', 'en'])('prints what a person can read (%s)', async (language) => {
    const io = fakeIo({ files: ['study/study.json'], answers: sampleAnswers });
    expect(await runProgram(['run', 'study', '--lang', language], io)).toBe(0);
    await expect(io.stdout()).toMatchFileSnapshot(`golden/run-${language}.txt`);
    expect(io.stderr()).toBe('');
    expect([...io.written.keys()]).toEqual(['out/sample/results.json']);
  });

  it('--json prints one value: the results and the files written', async () => {
    const io = fakeIo({ files: ['study/study.json'], answers: sampleAnswers });
    expect(await runProgram(['run', 'study', '--json', '--out', 'there/'], io)).toBe(0);
    expect(JSON.parse(io.stdout())).toMatchObject({
      junda: expect.any(String),
      study: { id: 'sample' },
      coverage: [{ service: 'care' }, { service: 'care' }],
      results: [{ standard: 'circle' }, { standard: 'each-town' }, {}, {}],
      files: ['there/results.json'],
    });
  });

  it('--band goes to the run and its files; one that is no share is refused', async () => {
    const io = fakeIo({ files: ['study/study.json'], answers: sampleAnswers });
    await runProgram(['run', 'study', '--band', '0.1', '--quiet'], io);
    expect(io.asked.slice(-2)).toMatchObject([
      { name: 'run', input: { band: 0.1 } },
      { name: 'exportRun', input: { band: 0.1 } },
    ]);
    for (const band of ['0', '1', '20', 'x']) expect(await runProgram(['run', 'study', '--band', band], io)).toBe(2);
  });

  it('--strict ends with 1 where some standard is not met', async () => {
    const io = fakeIo({ files: ['study/study.json'], answers: sampleAnswers });
    expect(await runProgram(['run', 'study', '--strict', '--quiet'], io)).toBe(1);
  });

  it('--year asks for that year, and refuses one the study does not have', async () => {
    const io = fakeIo({ files: ['study/study.json'], answers: sampleAnswers });
    await runProgram(['run', 'study', '--year', '2020'], io);
    expect(io.asked.at(-1)).toMatchObject({ name: 'exportRun', input: { years: [2020], language: 'en' } });
    expect(await runProgram(['run', 'study', '--year', '2031'], io)).toBe(2);
    expect(io.stderr()).toContain('study.unknown-year');
  });
});

describe('junda check', () => {
  const report: CheckReport = {
    status: 'warn',
    path: 'people.csv',
    format: 'csv',
    layer: 'demand',
    features: 12_345,
    encoding: 'gb18030',
    datum: 'wgs84',
    columns: ['h3', 'people'],
    people: NaN,
    findings: [
      { severity: 'warn', code: 'cell.negative', where: { file: 'people.csv', row: 7, column: 'people' }, details: { value: -3 } },
    ],
  };

  it('--json has the shape the design states', async () => {
    const io = fakeIo({ files: ['people.csv'], answers: { check: () => report } });
    expect(await runProgram(['check', 'people.csv', '--json'], io)).toBe(0);
    expect(JSON.parse(io.stdout())).toEqual({
      status: 'warn',
      error: null,
      warnings: [
        { code: 'cell.negative', where: { file: 'people.csv', row: 7, column: 'people' }, zh: expect.any(String), en: expect.any(String) },
      ],
      features: 12_345,
      format: 'csv',
      layer: 'demand',
      encoding: 'gb18030',
      datum: 'wgs84',
      columns: ['h3', 'people'],
      people: null,
    });
  });

  it('says file, row and column', async () => {
    const io = fakeIo({ files: ['people.csv'], answers: { check: () => report } });
    await runProgram(['check', 'people.csv', '--lang', 'zh'], io);
    expect(io.stdout()).toContain('注意: 文件 people.csv，第 7 行，people 列: ');
    expect(io.stdout()).toContain('12,345');
  });

  it('a refused file ends with 2 and tells the error', async () => {
    const refused: CheckReport = {
      ...report,
      status: 'refused',
      findings: [{ severity: 'error', code: 'file.empty', where: { file: 'people.csv' }, details: {} }],
    };
    const io = fakeIo({ files: ['people.csv'], answers: { check: () => refused } });
    expect(await runProgram(['check', 'people.csv', '--json'], io)).toBe(2);
    expect(JSON.parse(io.stdout())).toMatchObject({ status: 'refused', error: { code: 'file.empty' }, warnings: [] });
  });
});

describe('junda travel', () => {
  const reply: TravelReply = {
    parts: [bytes('id,seconds,'), bytes('facility\n')],
    demandRows: 3,
    facilityRows: 1,
    reached: 2,
    snapped: bytes('layer,row\n'),
    findings: [],
  };
  const files = ['f.csv', 'd.csv', 'r.pbf', 'c.geojson', 's.tif', 'v.csv', 'e.tif', 'x.tif', 'b.geojson'];

  it('hands over every option', async () => {
    const io = fakeIo({ files, answers: { travel: () => reply } });
    const line =
      'travel --facilities f.csv --demand d.csv --trip walk --roads r.pbf --surface s.tif --speeds v.csv --elevation e.tif --barriers b.geojson --closures c.geojson --nth 2 --snap-limit 800 --snapped far.csv ' +
      '--speed walking=3.6 --speed motor=30 --neighbours 8 --direction from --cutoff 7.5 --column demand.people=POP --column id=CODE --out t.csv';
    expect(await runProgram(line.split(' '), io)).toBe(0);
    expect(io.asked[0]?.input).toMatchObject({
      facilities: { path: 'f.csv' },
      demand: { path: 'd.csv' },
      roads: { path: 'r.pbf' },
      surface: { path: 's.tif' },
      speeds: { path: 'v.csv' },
      elevation: { path: 'e.tif' },
      friction: null,
      barriers: { path: 'b.geojson' },
      closures: { path: 'c.geojson' },
      rank: 2,
      snapLimitMetres: 800,
      listSnapped: true,
      trip: 'walk',
      direction: 'from',
      neighbours: 8,
      kmPerHour: { walking: 3.6, motor: 30 },
      cutoffSeconds: 450,
      output: 'nearest',
      columns: { 'demand.people': 'POP', id: 'CODE' },
    });
    expect(io.written.get('t.csv')).toEqual(bytes('id,seconds,facility\n'));
    expect(io.written.get('far.csv')).toEqual(reply.snapped);
    expect(io.stdout()).toBe('');
  });

  it.each([
    ['--out t.tif', { output: 'field' }],
    ['--out t.csv --matrix', { output: 'matrix' }],
    ['--out t.csv --friction x.tif', { trip: 'surface', friction: { path: 'x.tif' } }],
  ])('%s', async (rest, wanted) => {
    const io = fakeIo({ files, answers: { travel: () => reply } });
    await runProgram(`travel --facilities f.csv --demand d.csv --trip walk --cutoff 15 ${rest}`.split(' '), io);
    expect(io.asked[0]?.input).toMatchObject(wanted);
  });

  it.each([
    ['--trip walk --cutoff 15 --cutoff 16 --out t.csv', '--cutoff cannot be "16"; wanted: to be given once only'],
    ['--trip walk --cutoff 15 --nth 0 --out t.csv', '--nth cannot be "0"; wanted: a whole number from 1 up'],
    ['--trip walk --cutoff 15 --nth 2 --matrix --out t.csv', '--nth cannot be "2"; wanted: 1 (the n-th nearest'],
    ['--trip walk --cutoff 15 --snap-limit 0 --out t.csv', '--snap-limit cannot be "0"; wanted: a number above 0'],
    ['--trip walk --cutoff 15 --out t.xlsx', '--out cannot be "t.xlsx"; wanted: a file name that ends in .csv or .tif'],
    ['--trip surface --roads r.pbf --cutoff 15 --out t.csv', 'The command travel needs --surface'],
    ['--trip walk --cutoff 0 --out t.csv', '--cutoff cannot be "0"; wanted: a number above 0'],
  ])('refused before any work: %s', async (rest, words) => {
    const io = fakeIo({ files, answers: { travel: () => reply } });
    expect(await runProgram(`travel --facilities f.csv --demand d.csv ${rest}`.split(' '), io)).toBe(2);
    expect(io.stderr()).toContain(words);
    expect(io.asked).toEqual([]);
  });

  it('--all-pairs needs no facilities and gives a matrix', async () => {
    const io = fakeIo({ files, answers: { travel: () => reply } });
    expect(await runProgram('travel --demand d.csv --trip radius --cutoff 15 --all-pairs --out t.csv'.split(' '), io)).toBe(0);
    expect(io.asked[0]?.input).toMatchObject({ facilities: null, output: 'matrix' });
  });

  it('--out - writes the file on stdout and words on stderr', async () => {
    const io = fakeIo({ files, answers: { travel: () => reply } });
    await runProgram('travel --facilities f.csv --demand d.csv --trip walk --cutoff 15 --out -'.split(' '), io);
    expect(io.stdout()).toBe('id,seconds,facility\n');
    expect(io.stderr()).toBe('3 demand rows, 1 facilities; 2 rows within the cutoff\n');
  });

  it('--json gives one value', async () => {
    const io = fakeIo({ files, answers: { travel: () => reply } });
    await runProgram('travel --facilities f.csv --demand d.csv --trip walk --cutoff 15 --out t.csv --json'.split(' '), io);
    expect(JSON.parse(io.stdout())).toEqual({ status: 'done', out: 't.csv', demandRows: 3, facilityRows: 1, reached: 2, warnings: [] });
  });
});

describe('progress', () => {
  const answers = {
    check: (): CheckReport => ({
      status: 'ok',
      path: 'a',
      format: 'csv',
      layer: '',
      features: 0,
      encoding: '',
      datum: '',
      columns: [],
      people: NaN,
      findings: [],
    }),
  };

  it('is one rewritten line on a terminal, taken away at the end', async () => {
    const io = fakeIo({ files: ['a'], answers, terminal: true });
    await runProgram(['check', 'a'], io);
    expect(io.stderr()).toBe('\r\u{1b}[2KComputing travel times 50 %\r\u{1b}[2K');
  });

  it('is silent elsewhere and with --quiet', async () => {
    const quiet = fakeIo({ files: ['a'], answers, terminal: true });
    await runProgram(['check', 'a', '--quiet'], quiet);
    const piped = fakeIo({ files: ['a'], answers });
    await runProgram(['check', 'a'], piped);
    expect(quiet.stderr() + piped.stderr()).toBe('');
  });
});
