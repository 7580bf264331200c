import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../../bench/seeded';
import { silentWatch } from '../../../src/model/watch';
import type { Raster } from '../../../src/model/grid';
import { nearestWithField, prepareTravel } from '../../../src/engine/travel';
import type { TravelInputs } from '../../../src/engine/travel';
import { kernelModule } from '../../../tools/kernel.mjs';
import { centre, facilitiesAt, inputsOf, metresGrid, optionsOf, placesAt, roundSpeeds } from './made-inputs';

test('the compiled kernel is what its source compiles to', async () => {
  expect(readFileSync('src/engine/travel/kernel/surface-wasm.ts', 'utf8')).toBe(await kernelModule());
});

/** A country larger than a tile (128 cells) both ways: classes, heights and friction at random, some of it shut. */
function country(seed: number, width: number, height: number) {
  const random = seeded(seed);
  const grid = metresGrid(width, height);
  const cells = width * height;
  const classes = roundSpeeds.landCover.map((row) => row.class);
  const landCover: Raster = {
    grid,
    values: Uint8Array.from({ length: cells }, () => classes[Math.floor(random() ** 2 * classes.length)]!),
    nodata: null,
  };
  const metres = Float32Array.from({ length: cells }, (_, i) => 300 * Math.sin(i / 37) + 40 * random());
  const minutes = Float32Array.from({ length: cells }, () => (random() < 0.05 ? 0 : 0.006 + 0.03 * random()));
  const elevation: Raster = { grid, values: metres, nodata: null };
  const friction: Raster = { grid, values: minutes, nodata: null };
  const facilities = facilitiesAt(
    ...Array.from({ length: 9 }, () => centre(grid, Math.floor(random() * width), Math.floor(random() * height))),
  ).map((facility, row) => ({ ...facility, delaySeconds: row % 3 === 0 ? 100 * row : 0 }));
  return { landCover, elevation, friction, facilities };
}

describe('the kernel and the plain search give the same bits', () => {
  const cases = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    ground: fc.constantFrom('friction', 'level', 'sloped', 'classes'),
    neighbours: fc.constantFrom(8 as const, 16 as const),
    direction: fc.constantFrom('to' as const, 'from' as const),
    minutes: fc.constantFrom(10, 90, Infinity),
  });
  test('friction, level, slope and modes per class, 8 and 16 neighbours, both ways, any cutoff', () => {
    fc.assert(
      fc.property(cases, ({ seed, ground, neighbours, direction, minutes }) => {
        const { landCover, elevation, friction, facilities } = country(seed, 150 + (seed % 130), 140);
        const inputs: TravelInputs =
          ground === 'friction' ? inputsOf({ friction }) : inputsOf({ landCover, elevation: ground === 'level' ? null : elevation });
        const trip = ground === 'friction' || ground === 'classes' ? 'surface' : 'walk';
        const options = optionsOf(trip, { neighbours, direction });
        const ways = [{}, { plainSearch: true }, { timesOnly: true }];
        const [fast, plain, ownerless] = ways.map((way) => {
          const prepared = prepareTravel(inputs, { ...options, ...way }, silentWatch);
          return nearestWithField(prepared, facilities, placesAt(), minutes * 60, silentWatch).field!;
        });
        expect(fast!.seconds).toEqual(plain!.seconds);
        expect(fast!.facility).toEqual(plain!.facility);
        expect(ownerless!.seconds).toEqual(plain!.seconds);
        expect(ownerless!.facility).toEqual(plain!.facility.map((row) => Math.min(row, 0)));
      }),
      { numRuns: 24 },
    );
  });
});
