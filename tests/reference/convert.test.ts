import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { junda, rowsOf } from './junda';

const file = '../shared/data/datum_vectors/china_cities_vectors.csv';
const here = existsSync(file);
if (!here) console.log(`${file} is absent: no published positions go through junda convert`);

/** Columns of a published system in the file: name, province, then x and y of each. */
const columnsOf = { wgs84: ['WGS84_x', 'WGS84_y'], gcj02: ['GCJ02_x', 'GCJ02_y'], bd09: ['BD09_x', 'BD09_y'] } as const;
const placeOf = { wgs84: 2, gcj02: 4, bd09: 6 } as const;
type System = keyof typeof columnsOf;

const metres = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.hypot((a[0] - b[0]) * 111_320 * Math.cos((a[1] * Math.PI) / 180), (a[1] - b[1]) * 110_574);

describe.runIf(here)('664 published positions of Chinese cities through `junda convert`', () => {
  test.each([
    ['wgs84', 'gcj02'],
    ['gcj02', 'wgs84'],
    ['gcj02', 'bd09'],
    ['bd09', 'gcj02'],
    ['bd09', 'wgs84'],
    ['wgs84', 'bd09'],
  ] as const)('from %s to %s within 1 m', async (from: System, to: System) => {
    const [x, y] = columnsOf[from];
    const args = ['convert', file, 'out.csv', '--from', from, '--to', to, '--column', `lon=${x}`, '--column', `lat=${y}`];
    const { code, written } = await junda(args);
    expect(code).toBe(0);
    const rows = rowsOf(written.get('out.csv')!);
    expect(rows).toHaveLength(664);
    const at = (row: readonly string[], system: System): readonly [number, number] => [
      Number(row[placeOf[system]]),
      Number(row[placeOf[system] + 1]),
    ];
    // the columns of `from` hold the converted position now, those of `to` the published one; the publisher prints 1e-7 degrees, and his
    // own inverse (SOURCE.txt) is good to some decimetres: 1 m is the tolerance that he names
    expect(Math.max(...rows.map((row) => metres(at(row, from), at(row, to))))).toBeLessThan(1);
  });
});
