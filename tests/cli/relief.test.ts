import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeIo } from '../../src/cli/node-io';
import { runProgram } from '../../src/cli/program';

/**
 * A road of 11.13 km (0.1 degree of the equator, 14.84 minutes at 45 km/h) from a to b, b to c and, over a bridge, c to d; a way over the hills from a to c,
 * 1.41 times as long as by b. The city's depot stands at a (30 minutes to set out), that of the eastern county at c (10 minutes). People 1,000 at a, then doubled from place to place.
 */
const fixture = fileURLToPath(new URL('relief-fixture', import.meta.url));
const leg = 14.84;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junda-relief-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// one for all calls: each listens to the process's stdout
const node = nodeIo();

const call = async (...argv: readonly string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    ...node,
    env: { LANG: 'en_GB.UTF-8' },
    out: (data: string | Uint8Array) => void out.push(typeof data === 'string' ? data : new TextDecoder().decode(data)),
    err: (text: string) => void err.push(text),
    errIsTerminal: false,
  };
  const code = await runProgram(['relief', fixture, ...argv], io);
  return { code, out: out.join('').replaceAll(folder, 'OUT').replaceAll('\\', '/'), err: err.join('') };
};

interface Loss {
  readonly cutOff: number;
  readonly fallOut: number;
  readonly addedPeopleMinutes: number;
}

interface Printed {
  readonly units: readonly { readonly unit: string; readonly tier: string | null; readonly ledger: Readonly<Record<string, number>> }[];
  readonly stock: {
    readonly steps: readonly { readonly level: string; readonly demand: number; readonly supplied: number; readonly short: number }[];
    readonly firstDry: number;
    readonly depots: readonly { readonly depot: number; readonly dryHours: number }[];
  };
  readonly depots: readonly { readonly id: string }[];
  readonly failures: {
    readonly worst: readonly (Loss & { readonly name: string; readonly bridgeMetres: number })[];
    readonly worstBridges: readonly Loss[];
    readonly depotLosses: readonly (Loss & { readonly depot: number })[];
  };
  readonly closures: { readonly loss: Loss } | null;
}

const asked = async (...argv: readonly string[]): Promise<Printed> => JSON.parse((await call('--json', ...argv)).out) as Printed;

describe('junda relief in a valley', () => {
  it.each(['zh', 'en'])('prints the same as the golden file (%s)', async (language) => {
    const { code, out, err } = await call('--lang', language, '--close-hazards', 'landslide', '--out', join(folder, language));
    expect(err).toBe('');
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`golden/relief-${language}.txt`);
  });

  it('times: start and drive, held against the target of each level', async () => {
    const { units } = await asked('--hours', 'city=1,county=0.5');
    const of = (tier: string | null) => units.find((row) => row.unit === '1' && row.tier === tier)?.ledger;
    // from a: 30, 44.84, 59.68 and 74.52 minutes: d is late; from c: a 39.68 and d 24.84, b 24.84, c 10: a is late
    expect(of('city')).toMatchObject({ people: 15000, within: 7000, beyond: 8000, cutOff: 0 });
    expect(of('county')).toMatchObject({ people: 15000, within: 14000, beyond: 1000, cutOff: 0 });
    expect(of(null)).toMatchObject({ within: 15000, beyond: 0 });
    expect(of('city')?.maxHours).toBeCloseTo((30 + 3 * leg) / 60, 2);
  });

  it('dispatch and loading of a level take the place of the delay of its facilities', async () => {
    const { units } = await asked('--dispatch', 'city=20', '--loading', 'city=25');
    const city = units.find((row) => row.unit === '1' && row.tier === 'city')?.ledger;
    expect(city?.maxHours).toBeCloseTo((45 + 3 * leg) / 60, 2);
    const county = units.find((row) => row.unit === '1' && row.tier === 'county')?.ledger;
    expect(county?.maxHours).toBeCloseTo((10 + 2 * leg) / 60, 2);
  });

  it('stock: the county depot has 1,000 for 12,000 of its own county, the city fills in 3,000 of what is left', async () => {
    const { stock, depots } = await asked();
    expect(stock.steps).toMatchObject([
      { level: 'county', demand: 14000, supplied: 1000, short: 13000 },
      { level: 'city', demand: 13000, supplied: 3000, short: 10000 },
    ]);
    // 72 hours of 1,000 people for 12,000
    expect(depots[stock.firstDry]?.id).toBe('e1');
    expect(stock.depots.find(({ depot }) => depot === stock.firstDry)?.dryHours).toBeCloseTo(6, 9);
    const half = await asked('--resettled', 'flood=0.5,landslide=0');
    expect(half.stock.steps[0]).toMatchObject({ demand: 6000, supplied: 1000 });
  });

  it('the bridge cuts off those behind it; either depot can stand in for the other', async () => {
    const { failures } = await asked();
    expect(failures.worst[0]).toMatchObject({ name: '桥路', cutOff: 8000, fallOut: 8000 });
    expect(failures.worst[0]?.bridgeMetres).toBeCloseTo(2226.4, 0);
    expect(failures.worstBridges).toHaveLength(1);
    const east = failures.depotLosses.find(({ depot }) => depot === 0);
    // b 44.84 instead of 24.84, c 59.68 instead of 10, d 74.52 instead of 24.84
    expect(east).toMatchObject({ cutOff: 0 });
    expect((east?.addedPeopleMinutes ?? 0) / 1000).toBeCloseTo(2 * 20 + 4 * 49.68 + 8 * 49.68, 0);
  });

  it('closures by hazard and by file', async () => {
    const slide = await asked('--close-hazards', 'landslide');
    // the road is closed 1.11 km on either side of b: a lorry comes that far from c, and the goods are carried on at 5 km/h
    expect(slide.closures?.loss).toMatchObject({ cutOff: 0, fallOut: 0 });
    expect((slide.closures?.loss.addedPeopleMinutes ?? NaN) / 2000).toBeCloseTo(13.36 - 1.48, 0);
    expect((await asked()).closures).toBeNull();
    const across = {
      type: 'LineString',
      coordinates: [
        [100.25, -0.01],
        [100.25, 0.01],
      ],
    };
    const file = join(folder, 'cut.geojson');
    await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: across }] }));
    expect((await asked('--closures', file, '--carry', '60')).closures?.loss).toMatchObject({
      cutOff: 8000,
      fallOut: 8000,
      addedPeopleMinutes: 0,
    });
    // closed from the start by a scenario: they are cut off before anything fails
    const plan = join(folder, 'plan.json');
    await writeFile(
      plan,
      JSON.stringify({ id: 'cut', name: { zh: '断', en: 'Cut' }, edits: [{ kind: 'close-roads', name: '', geometry: across }] }),
    );
    const { units, failures } = await asked('--scenario', plan, '--carry', '60');
    expect(units.find(({ unit, tier }) => unit === '1' && tier === null)?.ledger).toMatchObject({ within: 7000, cutOff: 8000 });
    expect(failures.worst.some(({ name }) => name === '桥路')).toBe(false);
  });

  it('writes tables, the document and the lines of the critical roads', async () => {
    await call('--out', join(folder, 'files'));
    expect((await readdir(join(folder, 'files'))).toSorted()).toEqual([
      'critical-roads.csv',
      'critical-roads.geojson',
      'relief-depots.csv',
      'relief-flows.csv',
      'relief-hours.csv',
      'relief-stock-steps.csv',
      'relief-stock-units.csv',
      'relief-stock-zones.csv',
      'relief.json',
    ]);
    const roads = JSON.parse(await readFile(join(folder, 'files', 'critical-roads.geojson'), 'utf8')) as {
      readonly features: readonly {
        readonly properties: Record<string, unknown>;
        readonly geometry: { readonly coordinates: readonly (readonly number[])[] };
      }[];
    };
    const [first] = roads.features;
    expect(first?.properties).toMatchObject({ list: 'segment', rank: 1, name: '桥路', cutOff: 8000 });
    expect([first?.geometry.coordinates[0], first?.geometry.coordinates.at(-1)]).toEqual([
      [100.2, 0],
      [100.3, 0],
    ]);
  });

  it.each([
    ['--hours', 'moon=3'],
    ['--hours', 'city=-1'],
    ['--resettled', 'flood=2'],
    ['--levels', 'town'],
    ['--listed', '0'],
    ['--carry', '0'],
    ['--year', '2031'],
    ['--trip', 'walk'],
  ])('refuses %s %s', async (option, value) => {
    expect((await call(option, value)).code).toBe(2);
  });
});
