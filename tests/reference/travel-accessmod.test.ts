import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fieldIn, rowsOf, secondsById, travelled } from './junda';
import referral from './grass/referral.json';

const folder = '../shared/data/spearfish';
const here = existsSync(`${folder}/dem.tif`);
if (!here) console.log(`${folder} is absent: AccessMod's demo is not asked on the command line`);

const labels = [
  'Grasslands',
  'Urban',
  'Sand',
  'Forest dense',
  'Forest sparse',
  'Shrubland',
  'interstate',
  'primary',
  'secondary',
  'light duty',
  'unimproved',
];
const classes = [1, 2, 3, 4, 5, 6, 1001, 1002, 1003, 1004, 1005];
const kmPerHour = [2, 15, 2, 3, 4, 4, 80, 80, 60, 12, 10];
const demoMode = (speed: number): string => (speed >= 60 ? 'motor' : speed >= 10 ? 'cycling' : 'walking');

/** The demo's table of speeds as the command line takes it, each class in the mode that is asked for. */
const speeds = (mode: (speed: number) => string): string =>
  `class,label,km_per_hour,mode\n${classes.map((number, i) => `${number},${labels[i]},${kmPerHour[i]},${mode(kmPerHour[i]!)}\n`).join('')}`;

const files = {
  'demo.csv': speeds(demoMode),
  'motor.csv': speeds(() => 'motor'),
  'pedestrian.csv': speeds((speed) => (speed >= 60 ? 'motor' : 'walking')),
};

/** Ids of the facilities in the order of the file. */
const ids = ['6', '5', '4', '3', '2', '1'];
const facilities = `${folder}/facilities.utm13.geojson`;
const surface = ['--trip', 'surface', '--surface', `${folder}/land_cover_merged.tif`];
const slope = ['--elevation', `${folder}/dem.tif`];
const endless = ['--cutoff', '100000'];

/** Seconds by `facility demand` of a matrix between the facilities. */
async function pairs(...args: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const bytes = await travelled([...surface, ...endless, ...args, '--out', 'pairs.csv'], files);
  return new Map(rowsOf(bytes).map(([facility, demand, seconds]) => [`${facility} ${demand}`, Number(seconds)]));
}

/** Pairs that either side reaches, and the largest difference in seconds. */
function against(
  found: ReadonlyMap<string, number>,
  truth: readonly (readonly number[])[],
): { readonly pairs: number; readonly seconds: number } {
  let seconds = 0;
  let count = 0;
  truth.forEach((row, i) =>
    row.forEach((expected, j) => {
      const ours = found.get(`${ids[i]} ${ids[j]}`);
      // GRASS labels a facility on a closed cell with 0 at itself; we leave it out and name it
      if (i === j && ours === undefined) return;
      if (expected >= 0 !== (ours !== undefined)) seconds = Infinity;
      if (ours === undefined) return;
      count++;
      seconds = Math.max(seconds, Math.abs(ours - expected));
    }),
  );
  return { pairs: count, seconds };
}

// the csv and the stored figures are rounded, to 1 ms and to 0.1 ms
const rounding = 0.0007;

describe.runIf(here)("AccessMod's demo on the command line: referral between the facilities, both ways", () => {
  test.each(['8', '16'] as const)('%s neighbours on the level: GRASS r.cost from each facility', async (neighbours) => {
    const found = await pairs('--demand', facilities, '--all-pairs', '--neighbours', neighbours, '--speeds', 'motor.csv');
    expect(against(found, referral.cases[`level-${neighbours}`])).toEqual({ pairs: 16, seconds: expect.closeTo(0, 3) as number });
  });

  test.each(['8-to', '16-to', '16-from'] as const)('pedestrian with slope, %s: the rule of AccessMod from each facility', async (name) => {
    const [neighbours, direction] = name.split('-') as [string, string];
    const ask = ['--all-pairs', '--neighbours', neighbours, '--direction', direction, '--speeds', 'pedestrian.csv', ...slope];
    const { pairs: count, seconds } = against(await pairs('--demand', facilities, ...ask), referral.cases[`pedestrian-${name}`]);
    expect(count).toBe(16);
    expect(seconds).toBeLessThan(rounding);
  });

  test('there and back: to is the transpose of from; facilities as demand are the same as all pairs; nearest is the least of each row', async () => {
    const ask = ['--speeds', 'demo.csv', ...slope];
    const to = await pairs('--demand', facilities, '--all-pairs', '--direction', 'to', ...ask);
    const from = await pairs('--demand', facilities, '--all-pairs', '--direction', 'from', ...ask);
    const twice = await pairs('--facilities', facilities, '--demand', facilities, '--matrix', '--direction', 'to', ...ask);
    expect(twice).toEqual(to);
    expect(to.size).toBe(16);
    let apart = 0;
    for (const [pair, seconds] of to) {
      const [facility, demand] = pair.split(' ');
      expect(Math.abs(from.get(`${demand} ${facility}`)! - seconds)).toBeLessThan(0.0015);
      apart = Math.max(apart, Math.abs(from.get(pair)! - seconds));
    }
    // the demo is hilly: a way back may take minutes longer
    expect(apart).toBeGreaterThan(60);
    const nearest = secondsById(
      await travelled([...surface, ...endless, ...ask, '--facilities', facilities, '--demand', facilities, '--out', 'nearest.csv'], files),
    );
    for (const id of ids) {
      const own = [...to].filter(([pair]) => pair.endsWith(` ${id}`)).map(([, seconds]) => seconds);
      expect(nearest.get(id)).toBe(own.length > 0 ? Math.min(...own) : NaN);
    }
  });

  test("people per cell as demand: each row's seconds are those of its cell in the field", async () => {
    const ask = [
      ...surface,
      ...endless,
      '--speeds',
      'demo.csv',
      ...slope,
      '--facilities',
      facilities,
      '--demand',
      `${folder}/population.tif`,
    ];
    const rows = secondsById(await travelled([...ask, '--out', 'times.csv'], files));
    const field = await fieldIn(await travelled([...ask, '--out', 'times.tif'], files));
    const width = 633;
    let compared = 0;
    for (const [id, seconds] of rows) {
      const [row, column] = id.slice(1).split('c').map(Number);
      const cell = field[row! * width + column!]!;
      if (Number.isNaN(seconds) !== Number.isNaN(cell)) expect(`${id} ${seconds}`).toBe(`${id} ${cell}`);
      if (Number.isNaN(seconds)) continue;
      compared++;
      // the csv is rounded to 1 ms, the field is float32
      if (!(Math.abs(seconds - cell) < 0.0005 + 1e-7 * seconds)) expect(`${id} ${seconds}`).toBe(`${id} ${cell}`);
    }
    expect(compared).toBeGreaterThan(60_000);
  });
});
