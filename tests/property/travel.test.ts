import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silentWatch } from '../../src/model/watch';
import { nearest, nearestWithField, prepareTravel, travelMatrix } from '../../src/engine/travel';
import type { TravelFacility, TravelPlaces } from '../../src/engine/travel';
import type { SpeedTable } from '../../src/model/travel';
import { plainSearch } from '../../bench/plain-search';
import { inputsOf, optionsOf, roundSpeeds } from '../engine/travel/made-inputs';
import { country, direction, everywhere, facilities, grid, inputsFor, media, position, prepare, side } from './made-country';

const runs = { numRuns: 60 };

describe('laws of every medium', () => {
  test('a longer cutoff takes nothing away, and cuts where it says', () => {
    fc.assert(
      fc.property(country, facilities, media, direction, fc.integer({ min: 0, max: 900 }), (place, set, medium, way, cutoff) => {
        const prepared = prepare(place, medium, { direction: way });
        const whole = nearest(prepared, set, everywhere, Infinity, silentWatch);
        const bounded = nearest(prepared, set, everywhere, cutoff, silentWatch);
        for (let row = 0; row < side * side; row++) {
          const all = whole.seconds[row]!;
          expect(bounded.seconds[row]).toBe(all > cutoff ? Infinity : all);
          expect(bounded.facility[row]).toBe(all > cutoff ? -1 : whole.facility[row]);
        }
      }),
      runs,
    );
  });

  // Two facilities whose times differ by a rounding error at one cell may have equal times at the next; the one search then keeps the first of
  // them, the searches one by one the lowest row. So the owner is one of those with the least time, and the lowest where sums are exact.
  test("the least of a row's pairs in the matrix is the nearest, bit for bit, and belongs to its facility", () => {
    fc.assert(
      fc.property(country, facilities, media, direction, (place, set, medium, way) => {
        const prepared = prepare(place, medium, { direction: way });
        const cutoff = 700;
        const matrix = travelMatrix(prepared, set, everywhere, cutoff, silentWatch);
        const seconds = new Float64Array(side * side).fill(Infinity);
        const pairs = new Map<string, number>();
        matrix.seconds.forEach((time, pair) => {
          const row = matrix.demand[pair]!;
          seconds[row] = Math.min(seconds[row]!, time);
          pairs.set(`${matrix.facility[pair]} ${row}`, time);
        });
        const found = nearest(prepared, set, everywhere, cutoff, silentWatch);
        expect([...found.seconds].map((time) => (time === time ? time : Infinity))).toEqual([...seconds]);
        found.facility.forEach((owner, row) => expect(owner < 0 ? Infinity : pairs.get(`${owner} ${row}`)).toBe(seconds[row]));
      }),
      runs,
    );
  });

  test('one more facility never makes anyone later; one out of reach changes nothing', () => {
    fc.assert(
      fc.property(country, facilities, media, (place, set, medium) => {
        const prepared = prepare(place, medium);
        const before = nearest(prepared, set.slice(1), everywhere, 800, silentWatch);
        const after = nearest(prepared, set, everywhere, 800, silentWatch);
        for (let row = 0; row < side * side; row++)
          if (before.state[row] === 0) expect(after.seconds[row]).toBeLessThanOrEqual(before.seconds[row]!);
        const late = nearest(prepared, [...set, { ...set[0]!, delaySeconds: 801 }], everywhere, 800, silentWatch);
        expect(late.seconds).toEqual(after.seconds);
        expect(late.facility).toEqual(after.facility);
      }),
      runs,
    );
  });

  test('all speeds times k: all times over k', () => {
    fc.assert(
      fc.property(country, facilities, media, fc.constantFrom(0.5, 0.8, 1.2, 3), (place, set, medium, k) => {
        const faster: SpeedTable = {
          ...roundSpeeds,
          landCover: roundSpeeds.landCover.map((row) => ({ ...row, kmPerHour: row.kmPerHour * k })),
          roads: roundSpeeds.roads.map((row) => ({ ...row, walking: row.walking * k, cycling: row.cycling * k, motor: row.motor * k })),
          openGround: { walking: 3.6 * k, cycling: 18 * k, motor: 36 * k },
        };
        const quick = set.map((facility) => ({ ...facility, delaySeconds: facility.delaySeconds / k }));
        const one = nearest(prepare(place, medium), set, everywhere, Infinity, silentWatch).seconds;
        const other = nearest(prepare(place, medium, {}, faster), quick, everywhere, Infinity, silentWatch).seconds;
        // sums of some dozens of rounded terms
        one.forEach((seconds, row) => {
          if (seconds === Infinity || seconds !== seconds) expect(other[row]).toBe(seconds);
          else expect(Math.abs(other[row]! * k - seconds)).toBeLessThan(1e-9 * (1 + seconds));
        });
      }),
      runs,
    );
  });

  test('from a to b leaving is from a to b arriving, seen from the other end', () => {
    fc.assert(
      fc.property(country, position, position, media, (place, a, b, medium) => {
        const facility = ([lon, lat]: readonly [number, number]): TravelFacility[] => [{ lon, lat, delaySeconds: 0 }];
        const spot = ([lon, lat]: readonly [number, number]): TravelPlaces => ({ lon: Float64Array.of(lon), lat: Float64Array.of(lat) });
        const leaving = nearest(prepare(place, medium, { direction: 'from' }), facility(a), spot(b), Infinity, silentWatch);
        const arriving = nearest(prepare(place, medium, { direction: 'to' }), facility(b), spot(a), Infinity, silentWatch);
        if (leaving.state[0] !== 0 || arriving.state[0] !== 0) return;
        const [there, back] = [leaving.seconds[0]!, arriving.seconds[0]!];
        // the same terms added from the other end
        if (there === Infinity || back === Infinity) expect(there).toBe(back);
        else expect(Math.abs(there - back)).toBeLessThan(1e-9 * (1 + there));
      }),
      { numRuns: 200 },
    );
  });
});

describe('against the textbook', () => {
  test('a surface: the same times as a plain Dijkstra with a heap', () => {
    fc.assert(
      fc.property(
        country,
        position,
        fc.constantFrom(8 as const, 16 as const),
        direction,
        fc.boolean(),
        (place, [lon, lat], neighbours, way, sloped) => {
          const { landCover, elevation } = inputsFor(place);
          const prepared = prepareTravel(
            inputsOf({ landCover, elevation: sloped ? elevation : null }),
            optionsOf('walk', { neighbours, direction: way }),
            silentWatch,
          );
          const pace = Float64Array.from(place.cover, (cover) => ({ 1: 1, 2: 2, 6: Infinity })[cover as 1 | 2 | 6]);
          const source = Math.floor((grid.north - lat) / 100) * side + Math.floor(lon / 100);
          const surface = { grid, secondsPerMetre: pace, elevation: sloped ? Float32Array.from(place.heights) : null, neighbours };
          const truth = plainSearch({ ...surface, sense: way === 'from' ? 1 : -1 }, pace[source] === Infinity ? [] : [source], Infinity);
          const { field } = nearestWithField(prepared, [{ lon, lat, delaySeconds: 0 }], everywhere, Infinity, silentWatch);
          // the table of exponentials is within 4e-16 of Math.exp
          truth.forEach((seconds, cell) => {
            if (seconds === Infinity) expect(field!.seconds[cell]).toBe(Infinity);
            else expect(Math.abs(field!.seconds[cell]! - seconds)).toBeLessThan(1e-11 * (1 + seconds));
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  test('level ground: to and from are the same', () => {
    fc.assert(
      fc.property(country, facilities, (place, set) => {
        const { landCover } = inputsFor(place);
        const ask = (way: 'to' | 'from'): Float64Array =>
          nearest(
            prepareTravel(inputsOf({ landCover }), optionsOf('walk', { direction: way }), silentWatch),
            set,
            everywhere,
            Infinity,
            silentWatch,
          ).seconds;
        expect(ask('to')).toEqual(ask('from'));
      }),
      runs,
    );
  });
});
