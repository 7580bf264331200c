import fc from 'fast-check';
import { silentWatch } from '../../src/model/watch';
import { prepareTravel } from '../../src/engine/travel';
import type { PreparedTravel, TravelFacility, TravelInputs, TravelOptions, TravelPlaces } from '../../src/engine/travel';
import type { SpeedTable } from '../../src/model/travel';
import { centre, inputsOf, metresGrid, optionsOf, roundSpeeds } from '../engine/travel/made-inputs';
import { madeRoads } from '../engine/travel/made-roads';
import type { MadeWay } from '../engine/travel/made-roads';

/** Cells along each side of the country. */
export const side = 9;
export const grid = metresGrid(side, side);

/** A small country: land cover with water, hills, streets between cells at random, some of them one-way. */
export interface Country {
  readonly cover: readonly number[];
  readonly heights: readonly number[];
  readonly ways: readonly MadeWay[];
}

export const position = fc
  .tuple(fc.integer({ min: 0, max: side - 1 }), fc.integer({ min: 0, max: side - 1 }))
  .map(([c, r]) => centre(grid, c, r));

export const country: fc.Arbitrary<Country> = fc.record({
  cover: fc.array(fc.constantFrom(1, 1, 1, 2, 6), { minLength: side * side, maxLength: side * side }),
  heights: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: side * side, maxLength: side * side }),
  ways: fc.array(
    fc.record({
      class: fc.constantFrom('residential', 'residential', 'motorway', 'footway'),
      line: fc.uniqueArray(position, { minLength: 2, maxLength: 4, selector: String }),
      oneway: fc.constantFrom(0 as const, 0 as const, 1 as const, -1 as const),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});

export const facilities: fc.Arbitrary<TravelFacility[]> = fc.array(
  fc
    .record({ at: position, delaySeconds: fc.constantFrom(0, 0, 30, 200) })
    .map(({ at: [lon, lat], delaySeconds }) => ({ lon, lat, delaySeconds })),
  { minLength: 1, maxLength: 5 },
);

/** The country as inputs of a trip; its roads always hold one street in the corner. */
export const inputsFor = ({ cover, heights, ways }: Country, speeds: SpeedTable = roundSpeeds): TravelInputs =>
  inputsOf({
    landCover: { grid, values: Uint8Array.from(cover), nodata: null },
    elevation: { grid, values: Float32Array.from(heights), nodata: null },
    roads: madeRoads([...ways, { class: 'residential', line: [centre(grid, 0, 0), centre(grid, 1, 0)] }]),
    speeds,
  });

/** The centre of every cell, row by row. */
export const everywhere: TravelPlaces = {
  lon: Float64Array.from({ length: side * side }, (_, cell) => centre(grid, cell % side, 0)[0]),
  lat: Float64Array.from({ length: side * side }, (_, cell) => centre(grid, 0, Math.floor(cell / side))[1]),
};

/** Trips over each medium; `network`: over the roads alone. */
export const media: fc.Arbitrary<{ readonly trip: string; readonly network: boolean; readonly neighbours: 8 | 16 }> = fc.constantFrom(
  { trip: 'walk', network: false, neighbours: 8 as const },
  { trip: 'walk', network: false, neighbours: 16 as const },
  { trip: 'drive', network: false, neighbours: 8 as const },
  { trip: 'cycle', network: false, neighbours: 8 as const },
  { trip: 'surface', network: false, neighbours: 16 as const },
  { trip: 'drive', network: true, neighbours: 8 as const },
  { trip: 'walk', network: true, neighbours: 8 as const },
  { trip: 'radius', network: true, neighbours: 8 as const },
);

export type Medium = typeof media extends fc.Arbitrary<infer T> ? T : never;

/** Makes a trip of the country ready. */
export function prepare(place: Country, medium: Medium, options: Partial<TravelOptions> = {}, speeds?: SpeedTable): PreparedTravel {
  const inputs = inputsFor(place, speeds);
  const some = medium.network ? { ...inputs, landCover: null, elevation: null } : inputs;
  return prepareTravel(some, optionsOf(medium.trip, { neighbours: medium.neighbours, ...options }), silentWatch);
}

export const direction = fc.constantFrom('to' as const, 'from' as const);
