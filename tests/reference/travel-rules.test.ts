import { describe, expect, test } from 'vitest';
import { secondsById, travelled } from './junda';

/** Rows of numbers, north first, as an ESRI ASCII grid of cells of so many metres, far from anything that could be degrees. */
const west = 500_000;
const south = 4_000_000;
function grid(rows: readonly (readonly number[])[], cellMetres: number): string {
  const head = `ncols ${rows[0]!.length}\nnrows ${rows.length}\nxllcorner ${west}\nyllcorner ${south}\ncellsize ${cellMetres}\nNODATA_value -9999\n`;
  return `${head}${rows.map((row) => row.join(' ')).join('\n')}\n`;
}

/** Every cell as a place, `row-column`, and one of them as the facility. */
function places(rows: readonly (readonly number[])[], cellMetres: number, facility: string): Record<string, string> {
  const lines = rows.flatMap((row, r) =>
    row.map((_, c) => `${r}-${c},${west + (c + 0.5) * cellMetres},${south + (rows.length - r - 0.5) * cellMetres}`),
  );
  const head = 'id,lon,lat';
  return {
    'cells.csv': `${[head, ...lines].join('\n')}\n`,
    'facility.csv': `${head}\n${lines.find((line) => line.startsWith(`${facility},`))!}\n`,
  };
}

const asked = ['--facilities', 'facility.csv', '--demand', 'cells.csv', '--cutoff', '100000', '--out', 'times.csv'];

// seconds are printed to the millisecond
const printed = 0.00051;

describe('the knight and a barrier between', () => {
  const speeds = 'class,label,km_per_hour,mode\n1,ground,3.6,walking\n6,water,0,walking\n';
  const cover = async (
    rows: readonly (readonly number[])[],
    facility: string,
    neighbours: '8' | '16',
  ): Promise<ReadonlyMap<string, number>> =>
    secondsById(
      await travelled(['--trip', 'surface', '--surface', 'cover.asc', '--speeds', 'speeds.csv', '--neighbours', neighbours, ...asked], {
        'cover.asc': grid(rows, 100),
        'speeds.csv': speeds,
        ...places(rows, 100, facility),
      }),
    );

  test.each([
    ['both cells on the way are open', [1, 1, 1], [1, 1, 1], 100 * Math.sqrt(5)],
    ['the straight neighbour is shut', [1, 6, 1], [1, 1, 1], 100 * (Math.SQRT2 + 1)],
    ['the diagonal neighbour is shut', [1, 1, 1], [1, 6, 1], 100 * (1 + Math.SQRT2)],
  ])('two over and one down where %s', async (_, north, below, seconds) => {
    const times = await cover([north, below], '0-0', '16');
    expect(Math.abs(times.get('1-2')! - seconds)).toBeLessThan(printed);
  });

  test('a wall one cell thick is not jumped, and a gap in it is found', async () => {
    const wall = Array.from({ length: 5 }, () => [1, 1, 6, 1, 1]);
    const shut = await cover(wall, '2-0', '16');
    for (let row = 0; row < 5; row++) expect(shut.get(`${row}-3`)).toBe(NaN);
    const gap = wall.map((row, r) => (r === 4 ? [1, 1, 1, 1, 1] : row));
    // into the gap at (4, 2): a knight past the wall's last cell is shut, so one knight, one straight and one diagonal step
    expect(Math.abs((await cover(gap, '0-0', '16')).get('4-2')! - 100 * (Math.sqrt(5) + 1 + Math.SQRT2))).toBeLessThan(printed);
    expect(Math.abs((await cover(gap, '0-0', '8')).get('4-2')! - 100 * (2 + 2 * Math.SQRT2))).toBeLessThan(printed);
  });
});

describe('steps of height along a line of cells of 100 m', () => {
  const heights = [0, 10, 10, 40, 35, 5, 5, 65];
  const rises = heights.slice(1).map((height, i) => height - heights[i]!);
  const line = [heights];

  const walk = async (direction: 'to' | 'from', facility: string): Promise<ReadonlyMap<string, number>> =>
    secondsById(
      await travelled(['--trip', 'walk', '--elevation', 'heights.asc', '--speed', 'walking=5', '--direction', direction, ...asked], {
        'heights.asc': grid(line, 100),
        ...places(line, 100, facility),
      }),
    );

  // Tobler (1993): speed over level speed is exp(-3.5 |slope + 0.05|) / exp(-3.5 x 0.05), slope in the walker's direction
  const tobler = (slope: number): number => Math.exp(3.5 * Math.abs(slope + 0.05)) / Math.exp(0.175);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

  test('on foot: Tobler for each step, up and down changed about with the direction', async () => {
    const along = sum(rises.map((rise) => ((100 * 3.6) / 5) * tobler(rise / 100)));
    const back = sum(rises.map((rise) => ((100 * 3.6) / 5) * tobler(-rise / 100)));
    expect(Math.abs(along - back)).toBeGreaterThan(60);
    expect(Math.abs((await walk('from', '0-0')).get('0-7')! - along)).toBeLessThan(printed);
    expect(Math.abs((await walk('to', '0-7')).get('0-0')! - along)).toBeLessThan(printed);
    expect(Math.abs((await walk('to', '0-0')).get('0-7')! - back)).toBeLessThan(printed);
    expect(Math.abs((await walk('from', '0-7')).get('0-0')! - back)).toBeLessThan(printed);
  });

  test('motors take no notice', async () => {
    const speeds = 'class,label,km_per_hour,mode\n1,road,36,motor\n';
    const files = { 'cover.asc': grid([heights.map(() => 1)], 100), 'heights.asc': grid(line, 100), 'speeds.csv': speeds };
    const driven = secondsById(
      await travelled(['--trip', 'surface', '--surface', 'cover.asc', '--speeds', 'speeds.csv', '--elevation', 'heights.asc', ...asked], {
        ...files,
        ...places(line, 100, '0-0'),
      }),
    );
    expect(driven.get('0-7')).toBe(70);
  });

  /**
   * Level metres per second of a rider of constant power, weight (rolling + slope) v + drag v^3 = watts, solved in closed form
   * (Cardano; Viete's cosine where there are three real roots). Rider and air are AccessMod's, 15 km/h on the level.
   */
  function ridden(slope: number): number {
    const weight = 95 * 9.8;
    const drag = 0.5 * 0.445 * (1.293 - 0.00426 * 20) * Math.exp(-500 / 7000);
    const level = 15 / 3.6;
    const watts = (weight * 0.012 + drag * level * level) * level;
    const p = (weight * (0.012 + slope)) / drag;
    const q = -watts / drag;
    const under = (q * q) / 4 + (p * p * p) / 27;
    const root =
      under >= 0
        ? Math.cbrt(-q / 2 + Math.sqrt(under)) + Math.cbrt(-q / 2 - Math.sqrt(under))
        : 2 * Math.sqrt(-p / 3) * Math.cos(Math.acos(((3 * q) / (2 * p)) * Math.sqrt(-3 / p)) / 3);
    // at most twice the level speed downhill; pushed at Tobler's 3.2 km/h where that is faster
    return Math.max(Math.min(root, 2 * level), 3.2 / 3.6 / tobler(slope));
  }

  test.each([-0.2, -0.05, -0.02, -0.01, 0, 0.01, 0.03, 0.06, 0.1, 0.25])(
    'by bicycle on a slope of %f: the closed solution',
    async (slope) => {
      const ramp = [Array.from({ length: 11 }, (_, column) => Math.round(10_000 * column * slope) / 100)];
      const speeds = 'class,label,km_per_hour,mode\n1,road,15,cycling\n2,track,10,cycling\n';
      for (const [number, times] of [
        [1, 1],
        [2, 1.5],
      ] as const) {
        const found = secondsById(
          await travelled(
            [
              '--trip',
              'surface',
              '--surface',
              'cover.asc',
              '--speeds',
              'speeds.csv',
              '--elevation',
              'heights.asc',
              '--direction',
              'from',
              ...asked,
            ],
            {
              'cover.asc': grid([ramp[0]!.map(() => number)], 100),
              'heights.asc': grid(ramp, 100),
              'speeds.csv': speeds,
              ...places(ramp, 100, '0-0'),
            },
          ),
        );
        // the factor is read from a table linearly between slopes 1/1024 apart, and elevations are float32
        expect(Math.abs(found.get('0-10')! / ((times * 1000) / ridden(slope)) - 1)).toBeLessThan(2e-4);
      }
    },
  );
});
