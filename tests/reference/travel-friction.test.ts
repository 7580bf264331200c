import { describe, expect, test } from 'vitest';
import { fieldIn, rowsOf, secondsById, travelled } from './junda';

/**
 * A published cost surface as a friction raster with cells of 1 m: a cost of 1 per cell is 1 minute per metre, so that costs are minutes.
 * Cell (column, row) has its centre at (column + 0.5, -0.5 - row).
 */
interface Published {
  readonly cost: readonly (readonly number[])[];
  readonly sources: readonly (readonly [column: number, row: number])[];
  readonly minutes: readonly (readonly number[])[];
}

const closed = -9999;

/** ArcGIS Desktop 9.2 help, 'Cost Distance algorithm' (webhelp.esri.com, TopicName=Cost_Distance_algorithm): output printed to 0.1. */
const arcgis: Published = {
  cost: [
    [1, 3, 4, 4, 3, 2],
    [4, 6, 2, 3, 7, 6],
    [5, 8, 7, 5, 6, 6],
    [1, 4, 5, closed, 5, 1],
    [4, 7, 5, closed, 2, 6],
    [1, 2, 2, 1, 3, 4],
  ],
  sources: [
    [1, 0],
    [2, 0],
    [2, 1],
    [0, 5],
  ],
  minutes: [
    [2.0, 0.0, 0.0, 4.0, 6.7, 9.2],
    [4.5, 4.0, 0.0, 2.5, 7.5, 13.1],
    [8.0, 7.1, 4.5, 4.9, 8.9, 12.7],
    [5.0, 7.5, 10.5, NaN, 10.6, 9.2],
    [2.5, 5.7, 6.4, NaN, 7.1, 11.1],
    [0.0, 1.5, 3.5, 5.0, 7.0, 10.5],
  ],
};

const grassCost = [
  [2, 2, 1, 1, 5, 5, 5],
  [2, 2, 8, 8, 5, 2, 1],
  [7, 1, 1, 8, 2, 2, 2],
  [8, 7, 8, 8, 8, 8, 5],
  [8, 8, 1, 1, 5, 3, 9],
  [8, 1, 1, 2, 5, 3, 9],
];

/** GRASS GIS manual, r.cost, EXAMPLES: both outputs, printed as whole numbers. */
const grass8: Published = {
  cost: grassCost,
  sources: [[5, 4]],
  minutes: [
    [22, 21, 21, 20, 17, 15, 14],
    [20, 19, 22, 20, 15, 12, 11],
    [22, 18, 17, 18, 13, 11, 9],
    [21, 14, 13, 12, 8, 6, 6],
    [16, 13, 8, 7, 4, 0, 6],
    [14, 9, 8, 9, 6, 3, 8],
  ],
};
const grass16: Published = {
  ...grass8,
  minutes: [
    [21, 21, 20, 19, 17, 15, 14],
    [20, 19, 22, 19, 15, 12, 11],
    [22, 18, 17, 17, 12, 11, 9],
    [21, 14, 13, 12, 8, 6, 6],
    [16, 13, 8, 7, 4, 0, 6],
    [14, 9, 8, 9, 6, 3, 8],
  ],
};

/** Far from anything that could be degrees, so that the grid is taken to count in metres. */
const corner = [500_000, 4_000_000] as const;

function asciiGrid(rows: readonly (readonly number[])[]): string {
  const head = [
    `ncols ${rows[0]!.length}`,
    `nrows ${rows.length}`,
    `xllcorner ${corner[0]}`,
    `yllcorner ${corner[1]}`,
    'cellsize 1',
    `NODATA_value ${closed}`,
  ];
  return `${[...head, ...rows.map((row) => row.join(' '))].join('\n')}\n`;
}

/** `junda travel --friction` from the sources to every cell, as table and as field. */
async function times(
  { cost, sources }: Published,
  neighbours: 8 | 16,
): Promise<{ table: number[][]; field: number[][]; owners: string[] }> {
  const place = (column: number, row: number): string => `${corner[0] + column + 0.5},${corner[1] + cost.length - row - 0.5}`;
  const files = {
    'cost.asc': asciiGrid(cost),
    'sources.csv': `id,lon,lat\n${sources.map(([c, r], i) => `s${i},${place(c, r)}`).join('\n')}\n`,
    'cells.csv': `id,lon,lat\n${cost.flatMap((line, r) => line.map((_, c) => `${r}-${c},${place(c, r)}`)).join('\n')}\n`,
  };
  const places = ['--facilities', 'sources.csv', '--demand', 'cells.csv', '--cutoff', '1000'];
  const ask = (out: string): Promise<Uint8Array> =>
    travelled(['--friction', 'cost.asc', ...places, '--neighbours', String(neighbours), '--out', out], files);
  const csv = await ask('times.csv');
  const seconds = secondsById(csv);
  const values = await fieldIn(await ask('times.tif'));
  return {
    table: cost.map((line, r) => line.map((_, c) => seconds.get(`${r}-${c}`)! / 60)),
    field: cost.map((line, r) => line.map((_, c) => values[r * line.length + c]! / 60)),
    owners: rowsOf(csv).map(([, , facility]) => facility!),
  };
}

const farthest = (found: number[][], published: Published): number =>
  Math.max(
    ...published.minutes.flatMap((line, r) =>
      line.map((minutes, c) => (Number.isNaN(minutes) ? (Number.isNaN(found[r]![c]!) ? 0 : Infinity) : Math.abs(found[r]![c]! - minutes))),
    ),
  );

describe('published cost surfaces through `junda travel --friction`', () => {
  test("ArcGIS's worked example of Cost Distance: 6 x 6 cells, four sources, two cells of no data", async () => {
    const { table, field, owners } = await times(arcgis, 8);
    // printed to one decimal; 4.9497 stands as 4.9
    expect(farthest(table, arcgis)).toBeLessThan(0.0501);
    expect(farthest(field, arcgis)).toBeLessThan(0.0501);
    expect(owners.slice(0, 3)).toEqual(['s0', 's0', 's1']);
    expect(owners[21]).toBe('');
  });

  // the manual prints whole numbers, of which some are rounded and some cut off: within 1
  test('the example of r.cost, with and without the knight', async () => {
    expect(farthest((await times(grass8, 8)).table, grass8)).toBeLessThan(0.99);
    expect(farthest((await times(grass16, 16)).table, grass16)).toBeLessThan(1);
  });
});
