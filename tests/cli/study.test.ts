import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeIo } from '../../src/cli/node-io';
import { runProgram } from '../../src/cli/program';

/**
 * A study whose figures are arithmetic: people are powers of two times 1,000 (2020) or 100 (2019), so that a sum names the places it holds.
 * Places with a clinic are at it, all others are 18 km from any, so within 30 minutes on foot are exactly the former.
 */
const fixture = fileURLToPath(new URL('fixture', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junda-cli-'));
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
  return { code, out: out.join('').replaceAll(folder, 'OUT').replaceAll('\\', '/'), err: err.join('') };
};

interface Ledger {
  readonly code: string;
  readonly people: number;
  readonly covered: number;
  readonly share: number;
}

interface Printed {
  readonly coverage: readonly { readonly question: { readonly year: number }; readonly ledgers: readonly Ledger[] }[];
  readonly results: readonly { readonly standard: string; readonly year: number; readonly answer: string }[];
  readonly files: readonly string[];
}

describe('junda run on a small study', () => {
  it.each(['zh', 'en'])('prints the same as the golden file (%s)', async (language) => {
    const { code, out, err } = await call('run', fixture, '--lang', language, '--out', join(folder, 'golden'));
    expect(err).toBe('');
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`golden/study-${language}.txt`);
  });

  it('writes results, tables, workbook, GeoJSON and the page', async () => {
    await call('run', fixture, '--out', join(folder, 'files'));
    const names = (await readdir(join(folder, 'files'), { recursive: true })).map((name) => name.replaceAll('\\', '/')).toSorted();
    expect(names).toEqual([
      'report.html',
      'results.geojson',
      'results.json',
      'tables',
      'tables.xlsx',
      'tables/coverage.csv',
      'tables/data.csv',
      'tables/domain-health.csv',
      'tables/equity.csv',
      'tables/findings.csv',
      'tables/ledgers.csv',
      'tables/matrix.csv',
      'tables/method.csv',
      'tables/missing.csv',
      'tables/overview.csv',
      'tables/projects.csv',
      'tables/speeds.csv',
      'tables/standards-by-unit.csv',
      'tables/standards.csv',
      'tables/trend.csv',
      'tables/years.csv',
    ]);
    const csv = await readFile(join(folder, 'files/tables/missing.csv'), 'utf8');
    expect(csv).toContain('Yi Town');
  });

  it('says that it cannot write, and where', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const { code, err } = await call('run', fixture, '--out', join(folder, 'a-file', 'below'), '--quiet');
    expect(code).toBe(2);
    expect(err).toMatch(/results\.json: the file cannot be written \((ENOTDIR|EEXIST)\)/);
  });

  it('--json: the sums name the places inside, year by year', async () => {
    const { out } = await call('run', fixture, '--json', '--out', join(folder, 'json'));
    const printed = JSON.parse(out) as Printed;
    const covered = (year: number, code: string): number | undefined =>
      printed.coverage.find((one) => one.question.year === year)?.ledgers.find((ledger) => ledger.code === code)?.covered;
    expect(covered(2020, '99')).toBe(1000 * (1 + 8 + 32));
    expect(covered(2019, '99')).toBe(100 * (1 + 32));
    expect(covered(2020, '9901')).toBe(1000);
    expect(printed.files).toContain('OUT/json/report.html');
  });

  it('--year judges that year only', async () => {
    const { out } = await call('run', fixture, '--json', '--year', '2019', '--out', join(folder, 'year'));
    const printed = JSON.parse(out) as Printed;
    expect([...new Set(printed.results.map((result) => result.year))]).toEqual([2019]);
  });

  it('--strict ends with 1', async () => {
    expect((await call('run', fixture, '--strict', '--out', join(folder, 'strict'))).code).toBe(1);
  });

  it('a folder that is no study is refused', async () => {
    const { code, err } = await call('run', join(fixture, '..', 'golden'), '--out', join(folder, 'none'));
    expect(code).toBe(2);
    expect(err).toContain('[study.no-manifest]');
  });
});

describe('junda change on a small study', () => {
  it.each(['zh', 'en'])('prints the same as the golden file (%s)', async (language) => {
    const { code, out, err } = await call('change', fixture, '--lang', language, '--out', join(folder, 'change'));
    expect(err).toBe('');
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`golden/change-${language}.txt`);
  });

  it('writes csv of every unit, and --json prints the same document as change.json', async () => {
    const { out } = await call('change', fixture, '--from', '2019', '--to', '2020', '--json', '--out', join(folder, 'change-json'));
    expect(await readFile(join(folder, 'change-json/change.json'), 'utf8')).toBe(out);
    const { changes } = JSON.parse(out) as {
      readonly changes: readonly { readonly units: readonly Record<string, number | Record<string, number>>[] }[];
    };
    for (const { units } of changes) {
      for (const { total, parts } of units) {
        const sum = Object.values(parts ?? {}).reduce<number>((all, part) => all + Number(part), 0);
        if (total !== null) expect(sum).toBeCloseTo(Number(total), 12);
      }
    }
    const csv = await readFile(join(folder, 'change-json/change.csv'), 'utf8');
    expect(csv).toContain('Yi Town');
    expect(csv.split('\r\n')[0]).toContain('Facilities (points)');
  });

  it.each([
    [['--from', '2018'], 'study.unknown-year'],
    [['--from', '2020'], 'study.same-year'],
    [['--from', '2019.5'], 'command.bad-option'],
    [['--standard', 'none'], 'catalogue.unknown-standard'],
  ])('%j is refused: %s', async (options, code) => {
    const answer = await call('change', fixture, ...options);
    expect(answer.code).toBe(2);
    expect(answer.err).toContain(code);
  });
});

describe('junda check, convert and travel on small files', () => {
  it('check --json tells format, layer, rows and people', async () => {
    const { code, out } = await call('check', join(fixture, 'demand.csv'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ error: null, format: 'csv', layer: 'demand' });
  });

  it('check refuses a broken file with code and row, exit 2', async () => {
    const path = join(folder, 'broken.csv');
    await writeFile(path, 'id,lon,lat,people\na,107,34,1\nb,"107,34,1\n');
    const { code, out } = await call('check', path, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ status: 'refused', error: { code: 'table.bad-quote', where: { row: 3 } } });
  });

  it('convert moves GCJ-02 to WGS 84 and back to within a metre', async () => {
    const [gcj, back] = [join(folder, 'gcj.csv'), join(folder, 'back.csv')];
    expect((await call('convert', join(fixture, 'facilities.csv'), gcj, '--to', 'gcj02')).code).toBe(0);
    expect((await call('convert', gcj, back, '--from', 'gcj02')).code).toBe(0);
    const places = async (path: string): Promise<readonly (readonly number[])[]> => {
      const [head = '', ...lines] = (await readFile(path, 'utf8')).replace('\u{feff}', '').trim().split(/\r?\n/);
      const names = head.split(',');
      return lines.map((line) => ['lon', 'lat'].map((name) => Number(line.split(',')[names.indexOf(name)])));
    };
    const [before, moved, after] = [await places(join(fixture, 'facilities.csv')), await places(gcj), await places(back)];
    before.forEach((place, row) => {
      expect(Math.abs((moved[row]?.[0] ?? 0) - (place[0] ?? 0))).toBeGreaterThan(0.001);
      expect(after[row]?.[0]).toBeCloseTo(place[0] ?? 0, 5);
      expect(after[row]?.[1]).toBeCloseTo(place[1] ?? 0, 5);
    });
  });

  it('travel writes demand row by row, empty where not reached', async () => {
    const out = join(folder, 'times.csv');
    const [facilities, demand] = [join(fixture, 'facilities.csv'), join(fixture, 'places.csv')];
    const { code } = await call(
      'travel',
      '--facilities',
      facilities,
      '--demand',
      demand,
      '--trip',
      'radius',
      '--cutoff',
      '30',
      '--out',
      out,
    );
    expect(code).toBe(0);
    const lines = (await readFile(out, 'utf8')).trim().split(/\r?\n/);
    expect(lines[0]).toBe('id,seconds,facility');
    expect(lines.slice(1).map((line) => line.split(',')[2])).toEqual(['c1', '', 'c3']);
  });
});

const built = fileURLToPath(new URL('../../dist/cli/junda.js', import.meta.url));

describe.skipIf(!existsSync(built))('the built command line (skipped where dist/cli is absent: npm run build)', () => {
  it('runs as a process: version, help, exit codes', () => {
    const run = (...argv: readonly string[]) =>
      spawnSync(process.execPath, [built, ...argv], { encoding: 'utf8', env: { LANG: 'zh_CN.UTF-8' } });
    expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run('help').stdout).toContain('用法');
    const wrong = run('rum');
    expect([wrong.status, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('“run”');
  });
});
