import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { FindingList, readRaster, writeRaster } from '../../src/formats';
import { fieldIn, junda, travelled } from './junda';
import figures from './lonlat/figures.json';

const file = '../shared/data/rasters/srtm.tif';
const here = existsSync(file);
if (!here) console.log(`${file} is absent: no walk over cells of degrees is compared with geodesics`);

const points = `id,lon,lat\n${figures.sources.map(([lon, lat], i) => `s${i},${lon},${lat}\n`).join('')}`;
const places = ['--facilities', 'points.csv', '--demand', 'points.csv', '--cutoff', '1000000', '--out', 'field.tif'];

type Case = keyof typeof figures.cases;

describe.runIf(here)('Zion, SRTM in degrees: true cell sizes by latitude', () => {
  let friction: Uint8Array;

  beforeAll(async () => {
    const dem = await readRaster({ path: 'srtm.tif', bytes: new Uint8Array(readFileSync(file)) }, new FindingList());
    const [least, each] = [Math.fround(0.01), Math.fround(0.0002)];
    const values = Float32Array.from(dem.values, (metres) => Math.fround(least + Math.fround(each * (metres % 97))));
    friction = writeRaster({ grid: dem.grid, values, nodata: null });
  });

  const asks: Readonly<Record<Case, () => readonly string[]>> = {
    'friction-8': () => ['--friction', 'friction.tif', '--neighbours', '8'],
    'friction-16': () => ['--friction', 'friction.tif', '--neighbours', '16'],
    'walk-8-to': () => ['--trip', 'walk', '--elevation', file, '--speed', 'walking=5', '--neighbours', '8', '--direction', 'to'],
    'walk-8-from': () => ['--trip', 'walk', '--elevation', file, '--speed', 'walking=5', '--neighbours', '8', '--direction', 'from'],
    'walk-16-to': () => ['--trip', 'walk', '--elevation', file, '--speed', 'walking=5', '--direction', 'to'],
  };

  test.each(Object.keys(asks) as Case[])("%s: scipy's Dijkstra over geodesics between the centres", async (name) => {
    const values = await fieldIn(await travelled([...asks[name](), ...places], { 'points.csv': points, 'friction.tif': friction }));
    const truth = figures.cases[name];
    const worst = Math.max(...figures.cells.map((cell, i) => Math.abs(values[cell]! / truth.seconds[i]! - 1)));
    // ours: degrees at the middle latitude of a step, off the geodesic by less than 1e-8 for 100 m; the field is written as float32, 6e-8
    expect(worst).toBeLessThan(1e-7);
    expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length / truth.meanSeconds - 1)).toBeLessThan(1e-7);
  });

  test('land cover in metres of UTM beside elevation in degrees is refused by name, not taken cell by cell', async () => {
    const nlcd = '../shared/data/rasters/nlcd.tif';
    const mixed = ['--trip', 'walk', '--surface', nlcd, '--elevation', file, ...places];
    const { code, stderr, written } = await junda(['travel', ...mixed], { 'points.csv': points });
    expect(code).toBe(2);
    expect(stderr).toMatch(/elevation|grid|projection/i);
    expect(written.size).toBe(0);
  });
});

const python = '/usr/bin/python3';
const installed = here && spawnSync(python, ['-c', 'import scipy, pyproj']).status === 0;
if (here && !installed) console.log('scipy and pyproj are not installed: their figures are the stored ones');

test.runIf(installed)('the stored figures are what scipy and PROJ give', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lonlat-'));
  try {
    const { written } = await junda(['convert', file, 'srtm.tif']);
    writeFileSync(join(folder, 'srtm.tif'), written.get('srtm.tif')!);
    const out = execFileSync(python, ['tests/reference/lonlat/truth.py', join(folder, 'srtm.tif')], { encoding: 'utf8' });
    const { cases } = JSON.parse(out) as { cases: typeof figures.cases };
    for (const [name, { seconds }] of Object.entries(cases)) {
      seconds.forEach((value, i) => expect(value).toBeCloseTo(figures.cases[name as Case].seconds[i]!, 4));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
