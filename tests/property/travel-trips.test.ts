import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import trips from '../../data/trips.json';
import { nearest, nearestWithField, nthNearest, prepareTravel, travelMatrix } from '../../src/engine/travel';
import type { TravelInputs, TravelOptions } from '../../src/engine/travel';
import type { Zone } from '../../src/model/study';
import type { Trip } from '../../src/model/travel';
import { silentWatch } from '../../src/model/watch';
import { optionsOf } from '../engine/travel/made-inputs';
import { country, direction, everywhere, facilities, grid, inputsFor, media, position, prepare, side } from './made-country';

const runs = { numRuns: 60 };

const closure: fc.Arbitrary<Zone> = fc
  .record({ a: position, b: position, shift: fc.integer({ min: -60, max: 60 }), area: fc.boolean() })
  .map(({ a: [x1, y1], b: [x2, y2], shift, area }): Zone => {
    const across = [
      [x1 + shift, y1 - 9],
      [x2 - shift, y2 + 13],
    ];
    const ring = [...across, [x1 + 70, y2 + 70], across[0]!];
    const geometry = area ? { type: 'Polygon' as const, coordinates: [ring] } : { type: 'LineString' as const, coordinates: across };
    return { kind: 'closure', level: '', name: '', geometry, attributes: {} };
  });

// over a surface: on the network alone a place beside a closed street is joined to another, which may be the better one
const overGround = fc.constantFrom('walk', 'drive', 'cycle');

describe('closed roads', () => {
  const ask = (inputs: TravelInputs, options: TravelOptions, set: Parameters<typeof nearest>[1]) =>
    nearestWithField(prepareTravel(inputs, options, silentWatch), set, everywhere, Infinity, silentWatch);

  test('closing a road never makes anyone earlier, and one more closure neither', () => {
    let later = 0;
    fc.assert(
      fc.property(country, facilities, overGround, direction, closure, closure, (place, set, trip, way, first, second) => {
        const options = optionsOf(trip, { direction: way });
        const inputs = inputsFor(place);
        const [open, one, two] = [[], [first], [first, second]].map(
          (closures) => ask({ ...inputs, closures }, options, set).field!.seconds,
        );
        open!.forEach((seconds, cell) => {
          // where a step costs the same over another way its rounding differs
          expect(one![cell]).toBeGreaterThanOrEqual(seconds);
          expect(two![cell]).toBeGreaterThanOrEqual(one![cell]!);
          if (two![cell]! > seconds) later++;
        });
      }),
      runs,
    );
    // the closures of this test do close something
    expect(later).toBeGreaterThan(1000);
  });

  test('opening it again gives the same bits', () => {
    fc.assert(
      fc.property(country, facilities, media, closure, (place, set, medium, zone) => {
        const whole = inputsFor(place);
        const inputs = medium.network ? { ...whole, landCover: null, elevation: null } : whole;
        const options = optionsOf(medium.trip, { neighbours: medium.neighbours });
        const open = ask(inputs, options, set);
        ask({ ...inputs, closures: [zone] }, options, set);
        const again = ask({ ...inputs, closures: [] }, options, set);
        expect(again.nearest.seconds).toEqual(open.nearest.seconds);
        expect(again.nearest.facility).toEqual(open.nearest.facility);
      }),
      runs,
    );
  });
});

describe('the fastest of several trips', () => {
  test('is the least of its parts in every place, of the facility that comes first in it', () => {
    fc.assert(
      fc.property(country, facilities, direction, fc.boolean(), fc.integer({ min: 0, max: 900 }), (place, set, way, network, cutoff) => {
        const whole = inputsFor(place);
        const inputs = network ? { ...whole, landCover: null, elevation: null } : whole;
        const parts = network ? ['walk', 'drive', 'cycle'] : ['walk', 'cycle'];
        const trip: Trip = { id: 'any', name: { zh: '', en: '' }, legs: [], fastestOf: parts };
        const fastest = prepareTravel(
          inputs,
          { ...optionsOf('walk', { direction: way }), trip, trips: trips as readonly Trip[] },
          silentWatch,
        );
        const found = nearest(fastest, set, everywhere, cutoff, silentWatch);
        const each = parts.map((id) =>
          nearest(prepareTravel(inputs, optionsOf(id, { direction: way }), silentWatch), set, everywhere, cutoff, silentWatch),
        );
        for (let row = 0; row < side * side; row++) {
          const usable = each.filter(({ state }) => state[row] === 0);
          const least = Math.min(...usable.map(({ seconds }) => seconds[row]!));
          const owners = usable.filter(({ seconds }) => seconds[row] === least).map(({ facility }) => facility[row]!);
          if (usable.length === 0) expect(found.state[row]).toBe(Math.min(...each.map(({ state }) => state[row]!)));
          else {
            expect(found.seconds[row]).toBe(least);
            expect(found.facility[row]).toBe(Math.min(...owners));
          }
        }
        const matrix = travelMatrix(fastest, set, everywhere, cutoff, silentWatch);
        const best = new Float64Array(side * side).fill(Infinity);
        matrix.seconds.forEach((seconds, pair) => void (best[matrix.demand[pair]!] = Math.min(best[matrix.demand[pair]!]!, seconds)));
        expect([...best]).toEqual([...found.seconds].map((seconds) => (seconds === seconds ? seconds : Infinity)));
      }),
      runs,
    );
  });
});

describe('what a slope does not touch, and one search for all', () => {
  test('where everybody goes by motor, hills change nothing, nor does the direction', () => {
    fc.assert(
      fc.property(country, facilities, (place, set) => {
        // class 8 is a motor class at 36 km/h
        const motorised = { ...place, cover: place.cover.map((cover) => (cover === 6 ? 6 : 8)) };
        const hilly = inputsFor(motorised);
        const ask = (inputs: TravelInputs, way: 'to' | 'from') =>
          nearest(prepareTravel(inputs, optionsOf('surface', { direction: way }), silentWatch), set, everywhere, Infinity, silentWatch);
        const level = ask({ ...hilly, elevation: null }, 'to');
        expect(ask(hilly, 'to').seconds).toEqual(level.seconds);
        expect(ask(hilly, 'from').seconds).toEqual(level.seconds);
      }),
      runs,
    );
  });

  test('the least over the rows of the matrix at the centres of cells is the field of one search from all facilities', () => {
    fc.assert(
      fc.property(country, facilities, media, direction, (place, set, medium, way) => {
        const prepared = prepare(place, { ...medium, network: false }, { direction: way });
        const { field } = nearestWithField(prepared, set, everywhere, 700, silentWatch);
        const matrix = travelMatrix(prepared, set, everywhere, 700, silentWatch);
        const least = new Float64Array(grid.width * grid.height).fill(Infinity);
        matrix.seconds.forEach((seconds, pair) => void (least[matrix.demand[pair]!] = Math.min(least[matrix.demand[pair]!]!, seconds)));
        expect(field!.seconds).toEqual(least);
      }),
      runs,
    );
  });
});

describe('the n-th nearest', () => {
  test('is the n-th of the sorted pairs of its place; the first is the nearest, and no later one is earlier', () => {
    fc.assert(
      fc.property(country, facilities, media, direction, fc.integer({ min: 0, max: 900 }), (place, set, medium, way, cutoff) => {
        const prepared = prepare(place, medium, { direction: way });
        const { demand, facility, seconds } = travelMatrix(prepared, set, everywhere, cutoff, silentWatch);
        const pairs = Array.from(seconds, (time, pair) => ({ time, by: facility[pair]!, row: demand[pair]! }));
        const sorted = pairs.toSorted((a, b) => a.time - b.time || a.by - b.by);
        const closest = nearest(prepared, set, everywhere, cutoff, silentWatch);
        let before: Float64Array = new Float64Array(side * side).fill(-Infinity);
        for (let rank = 1; rank <= set.length + 1; rank++) {
          const found = nthNearest(prepared, set, everywhere, cutoff, rank, silentWatch);
          expect(found.state).toEqual(closest.state);
          expect(found.findings).toEqual(closest.findings);
          if (rank === 1) expect(found.seconds).toEqual(closest.seconds);
          for (let row = 0; row < side * side; row++) {
            const wanted = sorted.filter((pair) => pair.row === row)[rank - 1];
            if (found.state[row] !== 2) expect(found.seconds[row]).toBe(wanted?.time ?? Infinity);
            expect(found.facility[row]).toBe(wanted?.by ?? -1);
            if (found.state[row] !== 2) expect(found.seconds[row]).toBeGreaterThanOrEqual(before[row]!);
          }
          before = found.seconds;
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a rank that is none is refused', () => {
    const some = prepare(fc.sample(country, 1)[0]!, { trip: 'walk', network: false, neighbours: 8 });
    for (const rank of [0, -1, 1.5, NaN]) {
      expect(() => nthNearest(some, [], everywhere, 60, rank, silentWatch)).toThrow('travel.bad-rank');
    }
  });
});
